//! Why a query is not understood: where, and what was expected there.

use crate::gazetteer::lookup::UnknownEntity;
use crate::language::UnknownLanguage;
use crate::period::ImpossibleWindow;

/// Why a query is not understood. `at` is the number of the character at which it is not, from 1.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum QueryError {
    #[error("the query is empty: give a word, a \"phrase\" or a field such as outlet:kcna-en")]
    Empty,
    #[error(
        "at character {at} of the query: {text:?} holds no letter or digit, and nothing else is searched for"
    )]
    NoWord { at: usize, text: String },
    #[error("at character {at} of the query: expected {expected}, found {found}")]
    Expected {
        at: usize,
        expected: &'static str,
        found: String,
    },
    #[error("at character {at} of the query: {what} is never closed")]
    Unclosed { at: usize, what: &'static str },
    #[error(
        "at character {at} of the query: there is no field {name:?}, the fields are entity, outlet, section, language and date; set words with a colon in quotes"
    )]
    UnknownField { at: usize, name: String },
    #[error(
        "at character {at} of the query: {text:?} is no day, month or year: write date:2024-06-30, date:2024-06, date:2024 or date:[2024-01-01 TO 2024-06-30]"
    )]
    Date { at: usize, text: String },
    #[error("at character {at} of the query")]
    Range { at: usize, source: ImpossibleWindow },
    #[error("at character {at} of the query")]
    Language { at: usize, source: UnknownLanguage },
    #[error("at character {at} of the query")]
    Entity { at: usize, source: UnknownEntity },
    #[error("at character {at} of the query: parentheses and NOT are nested too deeply")]
    TooDeep { at: usize },
}
