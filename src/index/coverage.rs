//! What an index covers: the payload of its last commit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::index::token;
use crate::store::{Partition, Store};

/// Version of the schema; an index of another is made anew.
const FORMAT: u32 = 1;

/// The partitions whose documents stand in an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Coverage {
    format: u32,
    tokens: u32,
    /// Digest of the content by number of the partition.
    partitions: BTreeMap<u64, String>,
}

impl Coverage {
    /// Returns what an empty index covers.
    pub(super) fn none() -> Self {
        Self {
            format: FORMAT,
            tokens: token::VERSION,
            partitions: BTreeMap::new(),
        }
    }

    /// Reads a payload; `None` if it is of another version, or none of ours.
    pub(super) fn parse(payload: Option<&str>) -> Option<Self> {
        let coverage: Self = serde_json::from_str(payload?).ok()?;
        let is_known = coverage.format == FORMAT && coverage.tokens == token::VERSION;
        is_known.then_some(coverage)
    }

    /// Returns the payload.
    pub(super) fn to_payload(&self) -> String {
        serde_json::to_string(self).expect("numbers and texts are plain data")
    }

    /// Returns whether the documents of a partition, as it is now, stand in the index.
    pub(super) fn covers(&self, partition: &Partition) -> bool {
        let known = self.partitions.get(&partition.number());
        known.is_some_and(|digest| digest == partition.digest())
    }

    /// Returns whether all of a store stands in the index, and nothing else.
    pub(super) fn is_of(&self, store: &Store) -> bool {
        let partitions = store.partitions();
        partitions.len() == self.partitions.len()
            && partitions.iter().all(|partition| self.covers(partition))
    }

    /// Notes that the documents of a partition stand in the index.
    pub(super) fn add(&mut self, partition: &Partition) {
        let digest = partition.digest().to_owned();
        self.partitions.insert(partition.number(), digest);
    }

    /// Takes out the partitions that the store has no more, or no more with this content, and
    /// returns their numbers.
    pub(super) fn forget_all_but(&mut self, store: &Store) -> Vec<u64> {
        let mut kept = Self::none();
        for partition in store.partitions() {
            if self.covers(partition) {
                kept.add(partition);
            }
        }
        let gone = self.partitions.keys().copied();
        let gone = gone
            .filter(|number| !kept.partitions.contains_key(number))
            .collect();
        *self = kept;
        gone
    }
}
