//! What the manifest says of each file, set of mentions and input file.

use std::collections::BTreeMap;
use std::{fmt, ops::Sub};

use serde::{Deserialize, Serialize};

/// One file of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct FileEntry {
    /// Length in bytes.
    pub(in crate::store) bytes: u64,
    /// BLAKE3 digest, hexadecimal.
    pub(in crate::store) digest: String,
    /// Rows or lines.
    pub(in crate::store) rows: u64,
    /// Of a table, what is checked whenever it is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::store) seal: Option<Seal>,
}

/// Digests of a table's parts, so that counting reads nothing that was not checked and yet need
/// not read all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Seal {
    /// Digest of the frame.
    pub(in crate::store) frame: String,
    /// Digests of the columns, by name; not of the text.
    pub(in crate::store) columns: BTreeMap<String, String>,
}

/// What one commit added: documents, and records refused meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct PartitionEntry {
    /// Number in the names of its files; numbers only grow.
    pub(in crate::store) number: u64,
    /// Rows of documents that are copies.
    pub(in crate::store) copies: u64,
    /// The file of documents, if there are any.
    pub(in crate::store) documents: Option<FileEntry>,
    /// The file of rejections, if there are any.
    pub(in crate::store) rejected: Option<FileEntry>,
    /// The file of menus, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::store) menus: Option<FileEntry>,
}

/// Mentions of one gazetteer's entities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct MentionSet {
    /// Fingerprint of the gazetteer, which names the folder.
    pub(in crate::store) gazetteer: String,
    /// The partitions counted, by number.
    pub(in crate::store) partitions: Vec<MentionEntry>,
}

/// Mentions in the documents of one partition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct MentionEntry {
    /// Number of the partition of documents.
    pub(in crate::store) number: u64,
    /// The file of mentions.
    pub(in crate::store) file: FileEntry,
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
    /// Whether the file was read to its end. If not, the run was stopped after [`Self::records`]
    /// and [`Self::menus`].
    pub complete: bool,
    /// Records read: the sum of those kept, copied and refused.
    pub records: u64,
    /// Records kept as documents.
    pub documents: u64,
    /// Records that are copies of a document.
    pub copies: u64,
    /// Records refused.
    pub rejected: u64,
    /// Files of menus kept: one, or in an archive any number. They are no records.
    #[serde(default, skip_serializing_if = "is_none")]
    pub menus: u64,
    /// Records that were kept, copied or refused and then removed.
    #[serde(default, skip_serializing_if = "is_none")]
    pub removed: u64,
    /// Records and menus that were lost to damage and set aside: they are in no other number
    /// here, and the file is read again for them until it was read to its end.
    #[serde(default, skip_serializing_if = "is_none")]
    pub set_aside: u64,
}

/// Returns whether there are none, so that a ledger without them is written as before there
/// could be any.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// What was taken out, in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct RemovedEntry {
    /// Number in the name of its file: that of the generation which made it.
    pub(in crate::store) number: u64,
    /// Records that it took out when it was made.
    pub(in crate::store) records: u64,
    /// The file.
    pub(in crate::store) file: FileEntry,
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
    /// Records removed.
    pub removed: u64,
}

impl<'a> FromIterator<&'a SourceEntry> for Totals {
    fn from_iter<I: IntoIterator<Item = &'a SourceEntry>>(ledger: I) -> Self {
        let sources = ledger.into_iter();
        sources.fold(Self::default(), |sum, source| Self {
            records: sum.records + source.records,
            documents: sum.documents + source.documents,
            copies: sum.copies + source.copies,
            rejected: sum.rejected + source.rejected,
            removed: sum.removed + source.removed,
        })
    }
}

impl Sub for Totals {
    type Output = Self;

    /// Returns what was added since `earlier`, totals of the same store.
    fn sub(self, earlier: Self) -> Self {
        Self {
            records: self.records - earlier.records,
            documents: self.documents - earlier.documents,
            copies: self.copies - earlier.copies,
            rejected: self.rejected - earlier.rejected,
            removed: self.removed - earlier.removed,
        }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            records,
            documents,
            copies,
            rejected,
            removed,
        } = self;
        write!(
            f,
            "{records} records = {documents} documents + {copies} copies + {rejected} rejected"
        )?;
        if *removed > 0 {
            write!(f, " + {removed} removed")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_say_what_a_run_added() {
        let before = Totals {
            records: 6,
            documents: 4,
            copies: 1,
            rejected: 1,
            removed: 0,
        };
        let after = Totals {
            records: 16,
            documents: 7,
            copies: 6,
            rejected: 3,
            removed: 0,
        };
        let added = (after - before).to_string();
        assert_eq!(added, "10 records = 3 documents + 5 copies + 2 rejected");
    }
}
