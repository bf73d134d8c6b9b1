//! Which documents stand behind a number?
//!
//! Every number of documents opens to the documents that it counts. They are collected from an
//! answer and the facts that it was found in, so that who does not ask for them does not pay.
//! Knows no title and no text.

mod counts;
mod sections;
mod silence;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::document::DocumentId;
use crate::facts::DocumentFact;
use crate::facts::Facts;
use crate::facts::OutletIndex;

pub use self::counts::of_comparison;
pub use self::counts::of_counts;
pub use self::counts::of_season;
pub use self::sections::of_sections;
pub use self::silence::SilenceEvidence;
pub use self::silence::of_silences;

/// A document that stands behind a number. Ordered by day, then by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    /// Day of publication.
    pub published: Date,
    /// The document.
    pub id: DocumentId,
    /// Its outlet.
    pub outlet: OutletIndex,
    /// How many times it counts, at least once; more only where every record counts.
    pub times: u64,
}

/// The documents behind one number, in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    cited: Vec<Cited>,
}

impl Evidence {
    /// Returns the documents given, each with how many times it counts. No document may be given
    /// twice.
    pub fn of<'a>(documents: impl IntoIterator<Item = (&'a DocumentFact, u64)>) -> Self {
        let mut cited: Vec<Cited> = documents
            .into_iter()
            .map(|(document, times)| Cited {
                published: document.published,
                id: document.id,
                outlet: document.outlet,
                times,
            })
            .collect();
        cited.sort_unstable();
        Self { cited }
    }

    /// Returns the documents, by day and then by id.
    pub fn cited(&self) -> &[Cited] {
        &self.cited
    }

    /// Returns the number that they make: the documents, each as often as it counts.
    pub fn documents(&self) -> u64 {
        self.cited.iter().map(|cited| cited.times).sum()
    }

    /// Returns the ids, by day and then by id, each as often as its document counts: as many as
    /// [`Self::documents`] says.
    pub fn ids(&self) -> impl Iterator<Item = DocumentId> {
        self.cited
            .iter()
            .flat_map(|cited| (0..cited.times).map(|_| cited.id))
    }

    /// Returns the documents of several parts that have none in common.
    fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut cited: Vec<Cited> = parts.into_iter().flat_map(|part| part.cited).collect();
        cited.sort_unstable();
        Self { cited }
    }
}

/// Returns the documents with these ids, a list for each set; what is not in `facts` is left out.
pub fn of_ids<'a>(
    sets: impl IntoIterator<Item = &'a BTreeSet<DocumentId>>,
    facts: &Facts,
) -> Vec<Evidence> {
    let sets: Vec<&BTreeSet<DocumentId>> = sets.into_iter().collect();
    let wanted: BTreeSet<DocumentId> = sets.iter().copied().flatten().copied().collect();
    let documents: BTreeMap<DocumentId, &DocumentFact> = facts
        .documents
        .iter()
        .filter(|document| wanted.contains(&document.id))
        .map(|document| (document.id, document))
        .collect();
    let of_set = |set: &BTreeSet<DocumentId>| {
        let found = set.iter().filter_map(|id| documents.get(id));
        Evidence::of(found.map(|document| (*document, 1)))
    };
    sets.into_iter().map(of_set).collect()
}

#[cfg(test)]
mod tests;
