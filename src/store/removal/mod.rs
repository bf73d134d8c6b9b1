//! What was taken out: records that the files still hold and that no count and no list sees.
//!
//! A partition never changes, so a removal is a file of its own, written once and named by the
//! manifest; every reading of the store leaves out what it names. Undone, it is named no more.
//!
//! An article that is removed stays removed, whatever file it is read from again. Of an input
//! file that is removed, the records go: an article that also stands in another file stays, and
//! its next record stands for it.

mod effect;
mod file;
mod select;

use std::collections::BTreeSet;
use std::fmt;

use crate::document::DocumentId;
use crate::store::manifest::{SourceEntry, Totals};

pub(super) use effect::{Effect, Place, Standing};
pub(super) use file::{read, write};

/// What is to be taken out, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Every article of this outlet.
    Outlet(String),
    /// Every record read from input files of this name.
    Source(String),
    /// The articles whose ids begin so.
    Documents(Vec<String>),
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outlet(name) => write!(f, "outlet {name}"),
            Self::Source(name) => write!(f, "file {name}"),
            Self::Documents(ids) => match &ids[..] {
                [id] => write!(f, "document {id}"),
                [first, ..] => write!(f, "{} documents, the first {first}", ids.len()),
                [] => f.write_str("no document"),
            },
        }
    }
}

/// Articles and input files that are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Removed {
    pub(super) ids: BTreeSet<DocumentId>,
    /// Positions in the ledger.
    pub(super) sources: BTreeSet<u32>,
}

impl Removed {
    /// Returns whether a record is left out.
    pub(super) fn takes(&self, id: DocumentId, source: u32) -> bool {
        self.sources.contains(&source) || self.ids.contains(&id)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.sources.is_empty()
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.ids.extend(&other.ids);
        self.sources.extend(&other.sources);
    }
}

/// A selection that was found in a store, and what taking it out does. Nothing is done yet:
/// [`Writer::remove`](crate::store::Writer::remove) does it.
#[derive(Clone, Debug)]
pub struct Removal {
    pub(super) selection: Selection,
    pub(super) removed: Removed,
    /// The sums before.
    pub before: Totals,
    /// The sums after.
    pub after: Totals,
    /// Input files of which records go, as they are after it, each with the number that goes.
    pub sources: Vec<(SourceEntry, u64)>,
}

impl Removal {
    /// Returns the number of records that go.
    pub fn records(&self) -> u64 {
        self.after.removed - self.before.removed
    }

    /// Returns the number of articles that go.
    pub fn documents(&self) -> u64 {
        self.before.documents - self.after.documents
    }
}

/// A removal that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovalEntry {
    /// Its number, by which it is undone.
    pub number: u64,
    /// What was taken out.
    pub selection: Selection,
    /// Records taken out when it was made; records of the same articles that were read since
    /// are removed too.
    pub records: u64,
}
