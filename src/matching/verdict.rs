//! Verdicts: what becomes of a candidate, and why.
//!
//! Types only, without words: whoever shows them to people finds the words.

use crate::gazetteer::model::{AliasIndex, EntityIndex, OfficeIndex};
use crate::span::Span;

use super::Mention;

/// What becomes of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is a mention.
    Counted(Mention),
    /// It is a decoy: it stands there and counts for nothing.
    Decoy,
    /// It may not stand there.
    Refused(Refusal),
    /// It may stand there, but gives way to another that overlaps it.
    GivesWay {
        /// How the two lie.
        to: Precedence,
        /// The alias that stands instead; a decoy if its targets are empty.
        alias: AliasIndex,
        /// Where that one stands.
        span: Span,
    },
    /// Another alias of the same spelling already counts for this entity here.
    Again {
        /// Who is mentioned.
        entity: EntityIndex,
        /// The alias that counts.
        alias: AliasIndex,
    },
    /// It is a title, and nobody is known to have held the office on the document's date, or
    /// the document has none.
    NoHolder(OfficeIndex),
    /// It is a title beside the name of its holder: one mention, which the name already is.
    BesideName {
        /// The holder.
        entity: EntityIndex,
        /// Where the name stands.
        name: Span,
    },
}

/// Why an alias may not stand where it was found. Listed in the order of the tests: the first
/// that fails is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The document is in another language of the same script.
    Language,
    /// The document is older or younger than the spelling.
    Date,
    /// What precedes is part of the same word.
    LeftBoundary,
    /// What follows is part of the same word.
    RightBoundary,
    /// This condition, as a position in the alias' `context`, is not met.
    Context(usize),
}

/// Why one candidate gives way to another that overlaps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// The other begins with it or further left and reaches at least as far.
    Longer,
    /// The other begins further left and ends inside it.
    Earlier,
    /// The other is a decoy of the same spelling.
    SameDecoy,
}
