//! What gazetteer files declare, each with the line it stands in.
//!
//! Ids are still words here: a file may name an entity that another file declares.

use std::{collections::BTreeMap, fmt, sync::Arc};

use jiff::civil::Date;

use super::{
    error::Error,
    model::{AliasKind, Boundary, Context, Counts, EntityKind},
};
use crate::language::Language;

/// Where something is declared. Displayed as `path:line`, which editors jump to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as it was named.
    pub path: Arc<str>,
    /// Line, from 1.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path, self.line)
    }
}

/// Everything that one or several files declare.
#[derive(Clone, Debug, Default)]
pub struct Declarations {
    /// Entities by id.
    pub entities: BTreeMap<String, DeclaredEntity>,
    /// Aliases in the order of the files.
    pub aliases: Vec<DeclaredAlias>,
    /// Offices by id.
    pub offices: BTreeMap<String, DeclaredOffice>,
}

/// An entity that has a name and a kind.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as in `model::Entity`")]
pub struct DeclaredEntity {
    pub place: Place,
    pub name: String,
    pub kind: EntityKind,
    pub country: Option<String>,
}

/// An office and its holders, by id.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as in `model::Office`")]
pub struct DeclaredOffice {
    pub place: Place,
    pub terms: Vec<DeclaredTerm>,
}

/// Who held an office from when to when.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as in `model::Office`")]
pub struct DeclaredTerm {
    pub place: Place,
    pub holder: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Whose alias it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Of this entity.
    Entity(String),
    /// Of these entities at once.
    Compound(Vec<String>),
    /// Of whoever holds this office.
    Office(String),
    /// Of nobody: it keeps an alias inside it from being found.
    Decoy,
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entity(id) => write!(f, "entity {id:?}"),
            Self::Compound(ids) => write!(f, "a compound of {}", ids.join(" and ")),
            Self::Office(id) => write!(f, "office {id:?}"),
            Self::Decoy => write!(f, "a decoy"),
        }
    }
}

/// A spelling as declared, before other spellings are derived from it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the rest as in `model::Alias`")]
pub struct DeclaredAlias {
    pub place: Place,
    pub text: String,
    pub language: Option<Language>,
    pub owner: Owner,
    pub kind: AliasKind,
    /// Countries that are named inside the alias of an organisation.
    pub also: Vec<String>,
    pub boundary: Boundary,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub context: Arc<[Context]>,
    pub counts: Counts,
    /// Whether it is looked for as it stands only, and nothing derived from it.
    pub exact: bool,
    /// Whether it is meant to be an alias of another entity too.
    pub shared: bool,
}

impl Declarations {
    /// Returns what both declare, where `other` has the last word.
    ///
    /// An entity or office that both declare is taken from `other` with all its aliases, and
    /// those of `self` are forgotten. Everything else adds up.
    #[must_use]
    pub fn overlaid_by(mut self, other: Self) -> Self {
        self.aliases.retain(|alias| match &alias.owner {
            Owner::Entity(id) => !other.entities.contains_key(id),
            Owner::Office(id) => !other.offices.contains_key(id),
            Owner::Compound(_) | Owner::Decoy => true,
        });
        self.entities.extend(other.entities);
        self.offices.extend(other.offices);
        self.aliases.extend(other.aliases);
        self
    }

    /// Adds what another file of the same gazetteer declares.
    ///
    /// # Errors
    ///
    /// If both declare the same entity or office.
    pub(super) fn join(&mut self, other: Self) -> Result<(), Error> {
        for (id, entity) in other.entities {
            if let Some(first) = self.entities.get(&id) {
                let first = first.place.clone();
                let place = entity.place;
                return Err(Error::Duplicate { place, id, first });
            }
            self.entities.insert(id, entity);
        }
        for (id, office) in other.offices {
            if let Some(first) = self.offices.get(&id) {
                let first = first.place.clone();
                let place = office.place;
                return Err(Error::Duplicate { place, id, first });
            }
            self.offices.insert(id, office);
        }
        self.aliases.extend(other.aliases);
        Ok(())
    }
}
