//! Why a file of claims could not be read, in words for the person who edits it.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::gazetteer::declaration::Place;

/// Why a file of claims could not be read.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("cannot read claims {}", path.display())]
    Read {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{place}: {message}")]
    Syntax { place: Place, message: String },
    #[error(
        "{path} has no claim: a claim begins with a line `[[claim]]` and needs `id`, `text`, `source` \
         and `kind`, and what its kind asks for, such as `entities`, `from`, `to` and `value`"
    )]
    Empty { path: String },
    #[error("{place}: claim {id:?}: {problem}")]
    Claim {
        place: Place,
        id: String,
        problem: Problem,
    },
}

/// What is wrong with a claim.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Problem {
    #[error("its id is that of an earlier claim: use another")]
    Duplicate,
    #[error("a claim of kind {kind} needs `{field}`")]
    Missing {
        kind: &'static str,
        field: &'static str,
    },
    #[error("a claim of kind {kind} has no use for `{field}`: delete it")]
    Useless {
        kind: &'static str,
        field: &'static str,
    },
    #[error(
        "no entity has the id {id:?}: `headcount gazetteer show` finds ids, and a claim that is \
         about none is of kind out-of-reach"
    )]
    Entity { id: String },
    #[error("a claim of kind {kind} names {needed}, this one {named}: correct `entities`")]
    Entities {
        kind: &'static str,
        needed: &'static str,
        named: usize,
    },
    #[error("{id:?} stands on both sides: name two entities")]
    SameEntity { id: String },
    #[error(
        "a claim of kind {kind} asks for entities, phrases or both, this one for neither: give \
         `entities` or `phrases`"
    )]
    NothingSought { kind: &'static str },
    #[error(
        "a claim of kind mentions counts one entity, or one phrase without an entity: correct \
         `entities` and `phrases`"
    )]
    NotOneCounted,
    #[error("{0:?} is no phrase: write words, with | between spellings")]
    Phrase(String),
    #[error("the unit of a claim of kind {kind} is {needed}: correct `unit`")]
    Unit {
        kind: &'static str,
        needed: &'static str,
    },
    #[error("a season is some of the months 1 to 12, each once and not all of them")]
    Months,
    #[error("{id:?} is no country: a claim of kind top ranks countries below the first entity")]
    NoCountry { id: String },
    #[error("{0:?} is none of `titles`: add it there, or correct `value`")]
    NoTitle(String),
    #[error("{from} to {to} overlaps with the days asked for: correct `than_from` and `than_to`")]
    Overlap { from: Date, to: Date },
    #[error("a claim of kind section names one section, this one {named}: correct `sections`")]
    Sections { named: usize },
    #[error("{0} is no day: write it as 2024-09-20, without time or quotes")]
    NoDay(String),
    #[error("it begins on {from}, after it ends on {to}: exchange the two days")]
    Reversed { from: Date, to: Date },
    #[error("{field} is {needed}")]
    Number {
        field: &'static str,
        needed: &'static str,
    },
}
