//! Why a gazetteer could not be loaded, in words for the person who edits it.

use std::{io, path::PathBuf};

use super::declaration::Place;

/// Why a gazetteer could not be loaded.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("cannot read gazetteer {}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("no .toml file in gazetteer folder {}: put at least one there", path.display())]
    NoFile { path: PathBuf },
    #[error("{place}: {message}")]
    Syntax { place: Place, message: String },
    #[error("{place}: {code:?} is no language known here: use one of ko, en, zh, ru, ja, es")]
    UnknownLanguage { place: Place, code: String },
    #[error("{place}: an alias of {owner} is empty: write its text or delete it")]
    EmptyAlias { place: Place, owner: String },
    #[error("{place}: an alias of {owner} has neither `text` nor `texts`: write one of them")]
    NoText { place: Place, owner: String },
    #[error(
        "{place}: alias {alias:?} of {owner} can never match, because text is normalised before \
         it is searched: write {normal:?}"
    )]
    NotNormalised {
        place: Place,
        alias: String,
        owner: String,
        normal: String,
    },
    #[error(
        "{place}: {date:?} of {owner} is no day: write it as 1998-09-01, without time or quotes"
    )]
    NoDay {
        place: Place,
        date: String,
        owner: String,
    },
    #[error("{place}: `from` of {owner} is later than its `to`: exchange them")]
    NoTime { place: Place, owner: String },
    #[error(
        "{place}: {what} {id:?} of {owner} is not declared: correct the id or add an [[entity]]"
    )]
    Undeclared {
        place: Place,
        what: &'static str,
        id: String,
        owner: String,
    },
    #[error(
        "{place}: there is no entity {id:?} here to add aliases to: give it a `name` and a \
         `kind`, or put the file into a copy of the built-in ones"
    )]
    NothingToAddTo { place: Place, id: String },
    #[error("{place}: {id:?} is already declared at {first}: use another id, or merge the two")]
    Duplicate {
        place: Place,
        id: String,
        first: Place,
    },
    #[error(
        "{place}: entity {id:?} has a `name` or a `kind` but not both: write both to declare it, \
         or neither to add aliases to an entity declared elsewhere"
    )]
    HalfDeclared { place: Place, id: String },
    #[error("{place}: compound {alias:?} names no entity: list ids, or make it a [[decoy]]")]
    NoEntity { place: Place, alias: String },
    #[error("gazetteer has {count} {what}, more than the {limit} that can be told apart")]
    TooMany {
        what: &'static str,
        count: usize,
        limit: usize,
    },
}
