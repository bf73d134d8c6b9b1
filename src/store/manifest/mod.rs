//! The manifest: what belongs to the store. Whatever it does not name is not there.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::store::durable;
use crate::store::error::Error;

/// Version of the store's format that this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// Name of the manifest in the store's folder.
pub(super) const MANIFEST: &str = "MANIFEST.json";

/// Name of the next manifest, until it takes the place of the old one.
pub(super) const MANIFEST_BESIDE: &str = "MANIFEST.json.tmp";

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
    /// The ledger: every input file, in the order it was read.
    pub(super) sources: Vec<SourceEntry>,
    /// Digest of this manifest with an empty digest.
    pub(super) digest: String,
}

/// One file of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileEntry {
    /// Length in bytes.
    pub(super) bytes: u64,
    /// BLAKE3 digest, hexadecimal.
    pub(super) digest: String,
    /// Rows or lines.
    pub(super) rows: u64,
    /// Of a table, what is checked whenever it is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seal: Option<Seal>,
}

/// Digests of a table's parts, so that counting reads nothing that was not checked and yet need
/// not read all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    /// Digest of the frame.
    pub(super) frame: String,
    /// Digests of the columns, by name; not of the text.
    pub(super) columns: BTreeMap<String, String>,
}

/// What one commit added: documents, and records refused meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PartitionEntry {
    /// Number in the names of its files; numbers only grow.
    pub(super) number: u64,
    /// Rows of documents that are copies.
    pub(super) copies: u64,
    /// The file of documents, if there are any.
    pub(super) documents: Option<FileEntry>,
    /// The file of rejections, if there are any.
    pub(super) rejected: Option<FileEntry>,
}

/// Mentions of one gazetteer's entities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MentionSet {
    /// Fingerprint of the gazetteer, which names the folder.
    pub(super) gazetteer: String,
    /// The partitions counted, by number.
    pub(super) partitions: Vec<MentionEntry>,
}

/// Mentions in the documents of one partition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MentionEntry {
    /// Number of the partition of documents.
    pub(super) number: u64,
    /// The file of mentions.
    pub(super) file: FileEntry,
}

/// One input file in the ledger, and what became of its records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// Name, as on the command line or found below it.
    pub name: String,
    /// Digest of the content, hexadecimal: a file with the same content is the same source.
    pub digest: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Whether the file was read to its end. If not, the run was stopped after [`Self::records`].
    pub complete: bool,
    /// Records read: the sum of those kept, copied and refused.
    pub records: u64,
    /// Records kept as documents.
    pub documents: u64,
    /// Records that are copies of a document.
    pub copies: u64,
    /// Records refused.
    pub rejected: u64,
}

/// Sums over the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Records read, whatever became of them.
    pub records: u64,
    /// Records kept as documents.
    pub documents: u64,
    /// Records that are copies of a document.
    pub copies: u64,
    /// Records refused.
    pub rejected: u64,
}

impl Manifest {
    /// Returns the manifest of a store that holds nothing.
    pub(super) fn empty() -> Self {
        Self {
            format: FORMAT,
            generation: 0,
            partitions: Vec::new(),
            mentions: Vec::new(),
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

    /// Returns the sums over the ledger.
    pub(super) fn totals(&self) -> Totals {
        self.sources
            .iter()
            .fold(Totals::default(), |sum, source| Totals {
                records: sum.records + source.records,
                documents: sum.documents + source.documents,
                copies: sum.copies + source.copies,
                rejected: sum.rejected + source.rejected,
            })
    }

    /// Returns every file of the store, as a path below its folder, with what is known of it.
    pub(super) fn files(&self) -> Vec<(PathBuf, &FileEntry)> {
        let own = self.partitions.iter().flat_map(|partition| {
            let documents = partition.documents.as_ref();
            let rejected = partition.rejected.as_ref();
            [
                documents.map(|entry| (documents_path(partition.number), entry)),
                rejected.map(|entry| (rejected_path(partition.number), entry)),
            ]
            .into_iter()
            .flatten()
        });
        let mentions = self.mentions.iter().flat_map(|set| {
            set.partitions
                .iter()
                .map(|entry| (mentions_path(&set.gazetteer, entry.number), &entry.file))
        });
        own.chain(mentions).collect()
    }
}

/// Folder of the documents.
pub(super) const DOCUMENTS: &str = "documents";
/// Folder of the rejections.
pub(super) const REJECTED: &str = "rejected";
/// Folder of the folders of mentions.
pub(super) const MENTIONS: &str = "mentions";

pub(super) fn documents_path(number: u64) -> PathBuf {
    Path::new(DOCUMENTS).join(format!("{number}.arrow"))
}

pub(super) fn rejected_path(number: u64) -> PathBuf {
    Path::new(REJECTED).join(format!("{number}.jsonl"))
}

pub(super) fn mentions_path(gazetteer: &str, number: u64) -> PathBuf {
    Path::new(MENTIONS)
        .join(gazetteer)
        .join(format!("{number}.arrow"))
}
