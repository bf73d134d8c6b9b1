//! Finding mentions of a gazetteer's entities in text.
//!
//! `definition` says what a mention is, slowly and obviously; `automaton` finds the same mentions
//! with Aho-Corasick, and `gate` much faster with vectors and a trie; `explain` says of every
//! string that could have been a mention why it is one or not. They differ in how they search;
//! `sieve` tells the texts that a change of the gazetteer may concern. What is found is judged by
//! one law:
//!
//! 1. A *candidate* is a place where an alias stands as a bare string.
//! 2. A candidate is valid if its language and date fit (`validity`), its edges pass the test
//!    that its alias asks for (`boundary`, `attach`) and its neighbours allow it (`context`).
//!    The edges of leaders' names that lost the spaces around them are boundaries (`seam`).
//! 3. Of overlapping valid candidates the leftmost counts, of those that start together the
//!    longest; decoys take part and count for nothing (`overlap`).
//! 4. Titles (`Russian President`) are judged in a layer of their own, beside the names in them
//!    (`Russian`), and count for the holder of the office on the document's date (`judge`, `title`).

pub mod automaton;
pub mod definition;
pub mod explain;
pub mod gate;
pub mod sieve;
pub mod verdict;

mod attach;
mod beginnings;
mod boundary;
mod byte_set;
mod candidate;
mod context;
mod head;
mod judge;
mod overlap;
mod script;
mod seam;
mod spelling;
mod starts;
mod title;
mod tries;
mod validity;
mod vector;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod laws_of_change;

use jiff::civil::Date;

use crate::gazetteer::model::{AliasIndex, AliasKind, Counts, EntityIndex};
use crate::language::Language;
use crate::span::Span;

/// An occurrence of an entity in a document's stored text.
///
/// Ordered by where it stands, then by entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    /// Bytes of the surface form; a particle or ending after it is not covered.
    pub span: Span,
    /// Who or what is mentioned.
    pub entity: EntityIndex,
    /// The alias that was found.
    pub alias: AliasIndex,
    /// What sort of name it is for this entity.
    pub kind: AliasKind,
    /// Smallest `--counts` under which it counts.
    pub counts: Counts,
}

/// What a matcher needs to know of a document besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstance {
    /// Language of the text, if known.
    pub language: Option<Language>,
    /// Day of publication; without it no spelling is out of date and no title is resolved.
    pub published: Option<Date>,
}

/// Something that finds mentions.
pub trait Matcher: Send + Sync {
    /// Appends the mentions in `text` to `mentions`, sorted.
    ///
    /// No two mentions of one entity share a span. Names do not overlap one another, nor do
    /// titles; a title may cover a name.
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>);
}
