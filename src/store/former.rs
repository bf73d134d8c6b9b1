//! Mentions counted with a former gazetteer, where they hold for the one in use.
//!
//! Beside its mentions stands the gazetteer itself, `mentions/<fingerprint>/gazetteer.json`. The
//! manifest does not name it: it proves itself by its fingerprint, and where it is missing or
//! damaged everything is counted anew.

use std::{fs, path::Path};

use crate::facts::MentionCount;
use crate::gazetteer::{change::Change, model::Gazetteer};
use crate::matching::sieve::Sieve;
use crate::store::durable;
use crate::store::error::Error;
use crate::store::manifest::{
    FileEntry, GAZETTEER_BESIDE, Manifest, gazetteer_path, mentions_path,
};
use crate::store::mentions::MentionTable;
use crate::store::table::TableFile;

/// A gazetteer whose mentions the store still holds, and what changed since.
#[derive(Debug)]
pub(super) struct Former {
    gazetteer: Gazetteer,
    change: Change,
    sieve: Sieve,
    /// Its files of mentions, by the number of the partition.
    files: Vec<(u64, FileEntry)>,
}

/// The mentions that were counted in one partition with a former gazetteer.
#[derive(Debug)]
pub(super) struct FormerMentions<'f> {
    former: &'f Former,
    mentions: MentionTable,
}

impl Former {
    /// Returns the former gazetteers from which little changed, that from which least did first.
    pub(super) fn of(folder: &Path, manifest: &Manifest, gazetteer: &Gazetteer) -> Vec<Self> {
        // The one used last stands at the end, and goes before others as near.
        let sets = manifest.mentions.iter().rev();
        let mut formers: Vec<Self> = sets
            .filter(|set| set.gazetteer != gazetteer.fingerprint)
            .filter_map(|set| {
                let json = fs::read(folder.join(gazetteer_path(&set.gazetteer))).ok()?;
                let former = Gazetteer::from_json(&json)?;
                if former.fingerprint != set.gazetteer {
                    return None;
                }
                let change = Change::between(&former, gazetteer);
                let partitions = set.partitions.iter();
                Some(Self {
                    sieve: Sieve::of(&change)?,
                    files: partitions
                        .map(|entry| (entry.number, entry.file.clone()))
                        .collect(),
                    gazetteer: former,
                    change,
                })
            })
            .collect();
        formers.sort_by_key(|former| former.change.spellings().len());
        formers
    }

    /// Returns its mentions in a partition of so many rows; `None` where there are none, or where
    /// they are damaged: then they are counted anew like any others.
    pub(super) fn mentions(
        &self,
        folder: &Path,
        number: u64,
        rows: usize,
    ) -> Option<FormerMentions<'_>> {
        let (_, entry) = self.files.iter().find(|(of, _)| *of == number)?;
        let path = folder.join(mentions_path(&self.gazetteer.fingerprint, number));
        let file = TableFile::open(path, entry).ok()?;
        let mentions = MentionTable::decode(&file).ok()?;
        mentions
            .fits(rows, Some(&self.gazetteer))
            .then_some(FormerMentions {
                former: self,
                mentions,
            })
    }
}

impl FormerMentions<'_> {
    /// Returns the mentions in a row as the gazetteer in use has them; `None` if its text holds a
    /// spelling that changed.
    pub(super) fn of(&self, row: u32, text: &str) -> Option<Vec<MentionCount>> {
        let Former { change, sieve, .. } = self.former;
        if sieve.catches(text) {
            return None;
        }
        let carried = |mention: MentionCount| {
            Some(MentionCount {
                entity: change.entity(mention.entity)?,
                alias: change.alias(mention.alias)?,
                ..mention
            })
        };
        let rows = self.mentions.of(row);
        let mut mentions: Vec<MentionCount> = rows
            .map(|at| carried(self.mentions.get(at)))
            .collect::<Option<_>>()?;
        mentions.sort_unstable();
        Some(mentions)
    }
}

/// Writes a gazetteer to a file beside its mentions. Killed meanwhile, it is there whole or not at
/// all.
pub(super) fn write(path: &Path, gazetteer: &Gazetteer) -> Result<(), Error> {
    let beside = path.with_file_name(GAZETTEER_BESIDE);
    durable::replace(path, &beside, &gazetteer.to_json())
}
