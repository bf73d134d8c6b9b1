//! The manifest: what belongs to the store. Whatever it does not name is not there.

mod entries;
mod names;

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::store::durable;
use crate::store::error::Error;

pub(super) use entries::{FileEntry, MentionEntry, MentionSet, PartitionEntry, RemovedEntry, Seal};
pub use entries::{SourceEntry, Totals};
pub(super) use names::{
    DOCUMENTS, GAZETTEER, GAZETTEER_BESIDE, LOCK, MANIFEST, MANIFEST_BESIDE, MENTIONS, MENUS,
    REJECTED, REMOVED, damaged_path, documents_path, gazetteer_path, mentions_path, menus_path,
    rejected_path, removed_path,
};

/// The newest version of the store's format that this program reads: 3 was damaged and repaired,
/// 2 has menus, 1 has none.
pub const FORMAT: u32 = 3;

/// The version that a store has in which nothing was ever set aside: older programs read it.
const NEVER_REPAIRED: u32 = 2;

/// Sets of mentions kept: that of the gazetteer in use and of the one before, so that going
/// back from an edit counts nothing again.
const KEPT_GAZETTEERS: usize = 2;

/// Everything that belongs to the store, as of one generation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Version of the format.
    pub(super) format: u32,
    /// Number of commits.
    pub(super) generation: u64,
    /// Partitions of documents, in the order they were written.
    pub(super) partitions: Vec<PartitionEntry>,
    /// Sets of mentions, that of the gazetteer used last at the end.
    pub(super) mentions: Vec<MentionSet>,
    /// What was taken out, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) removed: Vec<RemovedEntry>,
    /// Whether it holds copies of articles that were set aside: see
    /// [`strays`](crate::store::strays).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) has_strays: bool,
    /// The ledger: every input file, in the order it was read.
    pub(super) sources: Vec<SourceEntry>,
    /// Digest of this manifest with an empty digest.
    pub(super) digest: String,
}

impl Manifest {
    /// Returns the manifest of a store that holds nothing.
    pub(super) fn empty() -> Self {
        Self {
            format: NEVER_REPAIRED,
            generation: 0,
            partitions: Vec::new(),
            mentions: Vec::new(),
            removed: Vec::new(),
            has_strays: false,
            sources: Vec::new(),
            digest: String::new(),
        }
    }

    /// Reads the manifest of the store in `folder`.
    pub(super) fn read(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(MANIFEST);
        let content = fs::read(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => Error::NoStore {
                path: folder.to_owned(),
            },
            io::ErrorKind::NotADirectory => Error::NotAFolder {
                path: folder.to_owned(),
            },
            _ => Error::Read {
                path: path.clone(),
                source,
            },
        })?;
        Self::parse(&content, folder, path)
    }

    fn parse(content: &[u8], folder: &Path, path: PathBuf) -> Result<Self, Error> {
        /// All that is certain of any version.
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let version: Version = match serde_json::from_slice(content) {
            Ok(version) => version,
            Err(source) => return Err(Error::Manifest { path, source }),
        };
        if version.format > FORMAT {
            return Err(Error::Newer {
                path: folder.to_owned(),
                found: version.format,
            });
        }
        let manifest: Self = match serde_json::from_slice(content) {
            Ok(manifest) => manifest,
            Err(source) => return Err(Error::Manifest { path, source }),
        };
        if manifest.digest != manifest.own_digest() {
            return Err(Error::ManifestDigest { path });
        }
        Ok(manifest)
    }

    /// Makes this the manifest of the store in `folder`: the commit.
    ///
    /// After an error the manifest of before is in place.
    pub(super) fn replace(&mut self, folder: &Path) -> Result<(), Error> {
        self.digest = self.own_digest();
        let mut content = serde_json::to_vec_pretty(self).expect("a manifest is plain data");
        content.push(b'\n');
        durable::replace(
            &folder.join(MANIFEST),
            &folder.join(MANIFEST_BESIDE),
            &content,
        )
    }

    fn own_digest(&self) -> String {
        let mut blank = self.clone();
        blank.digest.clear();
        let content = serde_json::to_vec(&blank).expect("a manifest is plain data");
        blake3::hash(&content).to_hex().to_string()
    }

    /// Returns the version of the format that is needed to read it.
    pub(super) fn needed_format(&self) -> u32 {
        let is_set_aside = |source: &SourceEntry| source.set_aside > 0;
        if self.has_strays || self.sources.iter().any(is_set_aside) {
            FORMAT
        } else {
            NEVER_REPAIRED
        }
    }

    /// Returns the number of the next partition.
    pub(super) fn next_number(&self) -> u64 {
        self.partitions.last().map_or(1, |last| last.number + 1)
    }

    /// Returns the set of mentions of a gazetteer.
    pub(super) fn mention_set(&self, gazetteer: &str) -> Option<&MentionSet> {
        self.mentions.iter().find(|set| set.gazetteer == gazetteer)
    }

    /// Adds the mentions of one partition to the set of a gazetteer, which becomes the one
    /// used last.
    pub(super) fn add_mentions(&mut self, gazetteer: &str, entry: MentionEntry) {
        let known = self
            .mentions
            .iter()
            .position(|set| set.gazetteer == gazetteer);
        let mut set = match known {
            Some(position) => self.mentions.remove(position),
            None => MentionSet {
                gazetteer: gazetteer.to_owned(),
                partitions: Vec::new(),
            },
        };
        let place = set
            .partitions
            .partition_point(|other| other.number < entry.number);
        set.partitions.insert(place, entry);
        self.mentions.push(set);
    }

    /// Returns the numbers of the partitions of documents without mentions of this gazetteer.
    pub(super) fn uncounted(&self, gazetteer: &str) -> Vec<u64> {
        let counted = self
            .mention_set(gazetteer)
            .map_or(&[][..], |set| &set.partitions);
        self.partitions
            .iter()
            .filter(|partition| partition.documents.is_some())
            .map(|partition| partition.number)
            .filter(|number| {
                counted
                    .binary_search_by_key(number, |entry| entry.number)
                    .is_err()
            })
            .collect()
    }

    /// Forgets the mentions of gazetteers that are no longer in use, once those of the one used
    /// last are complete.
    pub(super) fn forget_old_mentions(&mut self) {
        let is_complete = self
            .mentions
            .last()
            .is_some_and(|set| self.uncounted(&set.gazetteer).is_empty());
        if is_complete && self.mentions.len() > KEPT_GAZETTEERS {
            self.mentions.drain(..self.mentions.len() - KEPT_GAZETTEERS);
        }
    }

    /// Returns the sums over the ledger, as records were read: none is removed.
    pub(super) fn totals(&self) -> Totals {
        self.sources.iter().collect()
    }

    /// Returns every file of the store, as a path below its folder, with what is known of it.
    pub(super) fn files(&self) -> Vec<(PathBuf, &FileEntry)> {
        let own = self.partitions.iter().flat_map(|partition| {
            let documents = partition.documents.as_ref();
            let rejected = partition.rejected.as_ref();
            let menus = partition.menus.as_ref();
            [
                documents.map(|entry| (documents_path(partition.number), entry)),
                rejected.map(|entry| (rejected_path(partition.number), entry)),
                menus.map(|entry| (menus_path(partition.number), entry)),
            ]
            .into_iter()
            .flatten()
        });
        let mentions = self.mentions.iter().flat_map(|set| {
            set.partitions
                .iter()
                .map(|entry| (mentions_path(&set.gazetteer, entry.number), &entry.file))
        });
        let removed = self.removed.iter();
        let removed = removed.map(|entry| (removed_path(entry.number), &entry.file));
        own.chain(mentions).chain(removed).collect()
    }

    /// Returns the path of every file that belongs to the store, also of the gazetteers beside
    /// their mentions, whether they are there or not.
    pub(super) fn paths(&self) -> BTreeSet<PathBuf> {
        let named = self.files().into_iter().map(|(path, _)| path);
        let sets = self.mentions.iter();
        named
            .chain(sets.map(|set| gazetteer_path(&set.gazetteer)))
            .collect()
    }
}
