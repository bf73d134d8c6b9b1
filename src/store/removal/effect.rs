//! What removals do to the rows and sums of a store: the one place that decides.

use std::collections::{HashMap, HashSet};

use arrow_array::Array;
use arrow_array::types::UInt32Type;

use crate::document::DocumentId;
use crate::store::documents::{self, ID};
use crate::store::error::Error;
use crate::store::manifest::SourceEntry;
use crate::store::reader::Partition;
use crate::store::removal::Removed;

/// A row: the position of its partition among those with documents, and the row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::store) struct Place {
    pub(in crate::store) partition: usize,
    pub(in crate::store) row: usize,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Standing {
    /// A record that is kept.
    Kept,
    /// The copy that stands for its article, because the record with the text was removed; the
    /// text and its mentions are in that row.
    Heir(Place),
    /// Nothing: it was removed.
    Removed,
    /// Nothing: it is a copy, and the file with its article was damaged and set aside.
    Stray,
}

impl Standing {
    /// Returns whether the row is left out of everything.
    pub(in crate::store) fn is_nothing(self) -> bool {
        matches!(self, Self::Removed | Self::Stray)
    }
}

/// Removals as they meet the rows of a store.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Effect {
    pub(in crate::store) removed: Removed,
    heirs: HashMap<DocumentId, Heir>,
    /// Copies of articles that were set aside.
    strays: HashSet<Place>,
    /// The ledger after the removals.
    pub(in crate::store) ledger: Vec<SourceEntry>,
}

#[derive(Clone, Copy, Debug)]
struct Heir {
    text: Place,
    copy: Place,
}

impl Effect {
    /// Returns what removals do; `strays` are in no sum, and `ledger` is that of the records as
    /// they were read.
    pub(in crate::store) fn of(
        removed: Removed,
        strays: HashSet<Place>,
        partitions: &[Partition],
        ledger: &[SourceEntry],
    ) -> Result<Self, Error> {
        let mut effect = Self {
            removed,
            heirs: HashMap::new(),
            strays,
            ledger: ledger.to_vec(),
        };
        if effect.removed.is_empty() {
            return Ok(effect);
        }
        let mut texts = HashMap::new();
        for (position, partition) in partitions.iter().enumerate() {
            effect.add(position, partition, &mut texts)?;
        }
        for position in &effect.removed.sources {
            let Some(source) = effect.ledger.get_mut(*position as usize) else {
                continue;
            };
            source.removed += source.rejected;
            source.rejected = 0;
        }
        Ok(effect)
    }

    /// Takes the removed rows of a partition off the ledger. `texts` are the removed rows with a
    /// text for which no copy stands yet.
    fn add(
        &mut self,
        position: usize,
        partition: &Partition,
        texts: &mut HashMap<DocumentId, Place>,
    ) -> Result<(), Error> {
        let table = partition.file.columns(&["id", "source", "copy_of"])?;
        let ids = table.bytes("id", ID)?;
        let sources = table.numbers::<UInt32Type>("source")?;
        let copy_of = table.bytes("copy_of", ID)?;
        for row in 0..table.rows() {
            let (id, source) = (documents::id(&ids, row), sources.value(row));
            let is_copy = copy_of.is_valid(row);
            let place = Place {
                partition: position,
                row,
            };
            if self.strays.contains(&place) {
                continue;
            }
            let Some(entry) = self.ledger.get_mut(source as usize) else {
                return Err(partition.file.content("a row is of no input file"));
            };
            if self.removed.takes(id, source) {
                entry.removed += 1;
                if is_copy {
                    entry.copies -= 1;
                } else {
                    entry.documents -= 1;
                    texts.insert(id, place);
                }
            } else if let Some(text) = texts.remove(&id) {
                entry.copies -= 1;
                entry.documents += 1;
                self.heirs.insert(id, Heir { text, copy: place });
            }
        }
        Ok(())
    }

    /// Returns what a row stands for.
    pub(in crate::store) fn standing(&self, id: DocumentId, source: u32, place: Place) -> Standing {
        if self.strays.contains(&place) {
            return Standing::Stray;
        }
        if self.removed.takes(id, source) {
            return Standing::Removed;
        }
        match self.heirs.get(&id) {
            Some(heir) if heir.copy == place => Standing::Heir(heir.text),
            Some(_) | None => Standing::Kept,
        }
    }

    /// Returns whether every row stands for itself.
    pub(in crate::store) fn is_none(&self) -> bool {
        self.removed.is_empty() && self.strays.is_empty()
    }

    /// Returns the copies of articles that were set aside.
    pub(in crate::store) fn strays(&self) -> &HashSet<Place> {
        &self.strays
    }

    /// Returns whether a copy stands for this article, whose record with the text was removed.
    pub(in crate::store) fn has_heir(&self, id: DocumentId) -> bool {
        self.heirs.contains_key(&id)
    }

    /// Returns the partitions whose texts copies need, sorted.
    pub(in crate::store) fn partitions_of_heirs(&self) -> Vec<usize> {
        let mut needed: Vec<usize> = self.heirs.values().map(|h| h.text.partition).collect();
        needed.sort_unstable();
        needed.dedup();
        needed
    }
}
