//! Tallies: the documents of a store added up day by day, so that counting need not look at each.
//!
//! Documents of one day that no question of `count` can tell apart stand in one cell: of one
//! outlet, language, standing and set of sections. For every entity there is a posting for each
//! cell in which it is mentioned. A million documents are a hundred thousand cells, and of the
//! postings only those of the entities asked for are read.
//!
//! ```text
//! tallies/<digest of the gazetteer's files>.tallies    beside the store's documents
//! ```
//!
//! Derived from facts and kept beside the documents (`file`); what does not fit the store, the
//! gazetteer's files or the rules of this version is passed over, and made anew by who may write.
//! Knows no question: `analysis::counts` counts them as it counts facts.

mod build;
mod check;
mod file;
mod format;

#[cfg(test)]
mod tests;

use crate::facts::{OutletIndex, SectionIndex};
use crate::gazetteer::model::{Counts, Entity, EntityIndex};
use crate::language::Language;

pub use check::{Finding, check};
pub use file::{KeptTallies, keep, remove};

/// The folder of tallies in that of the store.
const FOLDER: &str = "tallies";

/// The documents of a corpus, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallies {
    /// Fingerprint of the gazetteer that mentions were found with.
    pub gazetteer: String,
    /// The entities of that gazetteer, in its order.
    pub entities: Vec<Entity>,
    /// Names of outlets, as in [`Facts::outlets`](crate::facts::Facts::outlets).
    pub outlets: Vec<String>,
    /// Names of sections, as in [`Facts::sections`](crate::facts::Facts::sections).
    pub sections: Vec<String>,
    /// Sets of sections that documents stand in, each with the number of a document's records.
    pub stands: Vec<Vec<(SectionIndex, u32)>>,
    /// Cells, by day; no two differ in nothing but their sums.
    pub cells: Vec<Cell>,
    /// For each of [`Self::entities`] its postings, by cell and level; empty too where they were
    /// not asked for.
    pub postings: Vec<Vec<Posting>>,
}

/// Documents that no question tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Day of publication, as [`day_number`](crate::facts::day_number) counts.
    pub day: i32,
    /// Outlet.
    pub outlet: OutletIndex,
    /// Language, if known.
    pub language: Option<Language>,
    /// Which of them count.
    pub standing: Standing,
    /// Where they stand: position in [`Tallies::stands`].
    pub stands: u32,
    /// How many documents, at least 1.
    pub documents: u32,
    /// Tokens in all of them.
    pub tokens: u64,
}

/// Whether a document counts where copies, or copies and earlier versions, are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is the bare title of another: a copy.
    BareTitle,
    /// It is no copy, but an earlier version of another.
    Earlier,
    /// It counts.
    Last,
}

/// Mentions of one entity in the documents of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// Position in [`Tallies::cells`].
    pub cell: u32,
    /// Smallest `--counts` under which these count.
    pub level: Counts,
    /// Documents with a mention at this level and none at a smaller one.
    pub documents: u32,
    /// Mentions at this level.
    pub mentions: u64,
}

impl Tallies {
    /// Returns the postings of an entity.
    ///
    /// # Panics
    ///
    /// If the entity is none of these.
    pub fn postings_of(&self, entity: EntityIndex) -> &[Posting] {
        &self.postings[usize::from(entity.0)]
    }
}
