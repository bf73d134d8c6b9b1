//! The language of queries: words, phrases, fields, AND, OR, NOT and parentheses.

mod error;
mod lex;
mod parse;

use crate::gazetteer::model::EntityIndex;
use crate::index::Phrase;
use crate::language::Language;
use crate::period::Window;

pub use error::QueryError;

/// What is looked for. What stands side by side is joined by AND, which binds more closely than
/// OR.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A word or phrase in title or text.
    Phrase(Phrase),
    /// A mention of any of these, as `count` counts them.
    Entity(Vec<EntityIndex>),
    /// An outlet, by its name.
    Outlet(String),
    /// A section, by its name.
    Section(String),
    /// A language.
    Language(Language),
    /// Days of publication.
    Days(Window),
    /// All of these.
    All(Vec<Self>),
    /// Any of these.
    Any(Vec<Self>),
    /// Everything else.
    Not(Box<Self>),
}

impl Expression {
    /// Returns whether mentions are asked for, in whatever place.
    pub fn asks_for_mentions(&self) -> bool {
        match self {
            Self::Entity(_) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_for_mentions),
            Self::Not(part) => part.asks_for_mentions(),
            Self::Phrase(_)
            | Self::Outlet(_)
            | Self::Section(_)
            | Self::Language(_)
            | Self::Days(_) => false,
        }
    }

    /// Returns the words, phrases and entities that a document can be found for, in order: not
    /// those behind NOT.
    pub fn sought(&self) -> Vec<&Self> {
        match self {
            Self::Phrase(_) | Self::Entity(_) => vec![self],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::sought).collect(),
            Self::Not(_)
            | Self::Outlet(_)
            | Self::Section(_)
            | Self::Language(_)
            | Self::Days(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
