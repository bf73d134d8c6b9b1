//! Finding mentions of a gazetteer's entities in text.
//!
//! `definition` says what a mention is, slowly and obviously; `automaton` finds the same
//! mentions with aho-corasick. Every matcher gives the same mentions on every text.

use jiff::civil::Date;

use crate::{
    gazetteer::model::{AliasIndex, AliasKind, Counts, EntityIndex},
    language::Language,
    span::Span,
};

/// An occurrence of an entity in a document's stored text.
///
/// Ordered by where it stands, then by entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    /// Bytes of the surface form.
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
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>);
}
