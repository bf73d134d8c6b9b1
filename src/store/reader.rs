//! Reading a store: any number of readers, none of which waits for the writer.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use arrow_array::Array;
use arrow_array::types::UInt32Type;

use crate::document::DocumentId;
use crate::menu::MenuFile;
use crate::rejection::Rejection;
use crate::store::documents::{self, DocumentTable, ID, StoredDocument};
use crate::store::error::Error;
use crate::store::manifest::{
    FileEntry, Manifest, SourceEntry, Totals, documents_path, mentions_path, menus_path,
    rejected_path, removed_path,
};
use crate::store::menus;
use crate::store::rejected;
use crate::store::removal::{self, Effect, RemovalEntry, Removed};
use crate::store::strays;
use crate::store::table::{TableFile, require_length};

/// A store as of the generation it was opened at; what a writer adds later is not seen.
#[derive(Debug)]
pub struct Store {
    pub(super) folder: PathBuf,
    pub(super) manifest: Manifest,
    partitions: Vec<Partition>,
    pub(super) effect: Effect,
    removals: Vec<RemovalEntry>,
    mentions: Vec<MappedMentions>,
}

/// A run of documents in one file.
#[derive(Clone, Debug)]
pub struct Partition {
    pub(super) number: u64,
    pub(super) file: TableFile,
    rows: u64,
    digest: String,
}

/// The mentions in one partition's documents.
#[derive(Debug)]
pub(super) struct MappedMentions {
    pub(super) gazetteer: String,
    pub(super) number: u64,
    pub(super) file: TableFile,
}

impl Store {
    /// Opens the store in a folder. Writes nothing, so the medium may be read-only.
    ///
    /// The length of every file is checked, and of tables the frame, by which columns are found;
    /// what stands in them is read when it is asked for. [`check`](crate::store::check()) finds
    /// any damage.
    ///
    /// # Errors
    ///
    /// If there is no store, it is of a newer format, its manifest is damaged, or a file that
    /// the manifest names is missing, of another length or evidently damaged.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = folder.as_ref();
        loop {
            let manifest = Manifest::read(folder)?;
            match Self::of(folder, &manifest) {
                Ok(store) => return Ok(store),
                // The mentions of an old gazetteer go when a writer commits those of a new one.
                Err(Error::Missing { .. })
                    if Manifest::read(folder)?.generation != manifest.generation => {}
                Err(why) => return Err(why),
            }
        }
    }

    fn of(folder: &Path, manifest: &Manifest) -> Result<Self, Error> {
        let mut partitions = Vec::new();
        for entry in &manifest.partitions {
            if let Some(documents) = &entry.documents {
                partitions.push(Partition::open(folder, entry.number, documents)?);
            }
            if let Some(rejected) = &entry.rejected {
                require_length(&folder.join(rejected_path(entry.number)), rejected)?;
            }
            if let Some(menus) = &entry.menus {
                require_length(&folder.join(menus_path(entry.number)), menus)?;
            }
        }
        let mut mentions = Vec::new();
        for set in &manifest.mentions {
            for entry in &set.partitions {
                let path = folder.join(mentions_path(&set.gazetteer, entry.number));
                mentions.push(MappedMentions {
                    gazetteer: set.gazetteer.clone(),
                    number: entry.number,
                    file: TableFile::open(path, &entry.file)?,
                });
            }
        }
        let mut removals = Vec::new();
        let mut removed = Removed::default();
        for entry in &manifest.removed {
            let path = folder.join(removed_path(entry.number));
            let (selection, of_it) = removal::read(&path, &entry.file)?;
            removed.add(&of_it);
            removals.push(RemovalEntry {
                number: entry.number,
                selection,
                records: entry.records,
            });
        }
        let strays = if manifest.has_strays {
            strays::of(&partitions)?
        } else {
            HashSet::new()
        };
        Ok(Self {
            folder: folder.to_owned(),
            manifest: manifest.clone(),
            effect: Effect::of(removed, strays, &partitions, &manifest.sources)?,
            removals,
            partitions,
            mentions,
        })
    }

    /// Returns the folder that the store is in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the partitions of documents, in the order they were written.
    pub fn partitions(&self) -> &[Partition] {
        &self.partitions
    }

    /// Returns the mentions of a gazetteer's entities in a partition, if they were counted.
    pub(super) fn mentions(&self, gazetteer: &str, number: u64) -> Option<&MappedMentions> {
        self.mentions
            .iter()
            .find(|set| set.gazetteer == gazetteer && set.number == number)
    }

    /// Returns the numbers of the partitions that have no mentions of this gazetteer: those that
    /// [`Writer::recount`](crate::store::Writer::recount) has to count.
    pub fn missing_mentions(&self, gazetteer: &str) -> Vec<u64> {
        self.manifest.uncounted(gazetteer)
    }

    /// Returns the number of documents in those partitions: the texts that would be counted.
    pub fn uncounted_documents(&self, gazetteer: &str) -> u64 {
        let missing = self.missing_mentions(gazetteer);
        let partitions = self.manifest.partitions.iter();
        partitions
            .filter(|entry| missing.contains(&entry.number))
            .filter_map(|entry| Some(entry.documents.as_ref()?.rows - entry.copies))
            .sum()
    }

    /// Returns the number of commits that made this store.
    pub fn generation(&self) -> u64 {
        self.manifest.generation
    }

    /// Returns the ledger: every input file and what became of its records.
    pub fn sources(&self) -> &[SourceEntry] {
        &self.effect.ledger
    }

    /// Returns the sums over the ledger.
    pub fn totals(&self) -> Totals {
        self.sources().iter().collect()
    }

    /// Returns the removals, in the order in which they were made.
    pub fn removals(&self) -> &[RemovalEntry] {
        &self.removals
    }

    /// Returns a digest of what is removed: what is derived from the documents that are left is
    /// of this one and no other.
    pub fn removals_digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for entry in &self.manifest.removed {
            hasher.update(entry.file.digest.as_bytes());
        }
        if self.manifest.has_strays {
            hasher.update(b"strays");
        }
        hasher.finalize().to_hex().to_string()
    }

    /// Returns the records that were refused, in the order they were read; not those of input
    /// files that were removed.
    pub fn rejections(&self) -> impl Iterator<Item = Result<Rejection, Error>> {
        self.manifest
            .partitions
            .iter()
            .filter(|entry| entry.rejected.is_some())
            .flat_map(|entry| {
                let (lines, failure) =
                    match rejected::read(&self.folder.join(rejected_path(entry.number))) {
                        Ok(lines) => (Some(lines), None),
                        Err(why) => (None, Some(Err(why))),
                    };
                lines.into_iter().flatten().chain(failure)
            })
            .filter(|line| match line {
                Ok((_, source)) => !self.effect.removed.sources.contains(source),
                Err(_) => true,
            })
            .map(|line| line.map(|(rejection, _)| rejection))
    }

    /// Returns what was found of menus, in the order it was read; not of
    /// input files that were removed.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn menus(&self) -> Result<Vec<MenuFile>, Error> {
        let mut found = Vec::new();
        for entry in &self.manifest.partitions {
            if entry.menus.is_some() {
                let path = self.folder.join(menus_path(entry.number));
                let lines = menus::read(&path)?;
                let kept = lines
                    .into_iter()
                    .filter(|(_, source)| !self.effect.removed.sources.contains(source));
                found.extend(kept.map(|(menu, _)| menu));
            }
        }
        Ok(found)
    }
}

impl Partition {
    /// Opens the documents of one partition.
    pub(super) fn open(folder: &Path, number: u64, entry: &FileEntry) -> Result<Self, Error> {
        let path = folder.join(documents_path(number));
        Ok(Self {
            number,
            file: TableFile::open(path, entry)?,
            rows: entry.rows,
            digest: entry.digest.clone(),
        })
    }

    /// Returns the number of the partition.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Returns the number of rows, copies included.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns the digest of the file: what is derived from it is of this content and no other.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns the documents, copies included, in the order they were read; also those that
    /// were removed.
    ///
    /// # Errors
    ///
    /// If the file is damaged.
    pub fn documents(&self) -> Result<Documents, Error> {
        DocumentTable::decode(&self.file).map(Documents)
    }

    /// Returns every row with its id and the position of its input file in the ledger.
    pub(super) fn ids(&self) -> Result<Vec<(usize, DocumentId, u32)>, Error> {
        let table = self.file.columns(&["id", "source"])?;
        let ids = table.bytes("id", ID)?;
        let sources = table.numbers::<UInt32Type>("source")?;
        Ok((0..table.rows())
            .map(|row| (row, documents::id(&ids, row), sources.value(row)))
            .collect())
    }

    /// Returns the rows that are no copies, with their ids.
    pub(super) fn own_ids(&self) -> Result<Vec<(usize, DocumentId)>, Error> {
        let table = self.file.columns(&["id", "copy_of"])?;
        let ids = table.bytes("id", ID)?;
        let copy_of = table.bytes("copy_of", ID)?;
        Ok((0..table.rows())
            .filter(|row| copy_of.is_null(*row))
            .map(|row| (row, documents::id(&ids, row)))
            .collect())
    }
}

/// The documents of one partition; their text stays in the mapped file.
#[derive(Clone, Debug)]
pub struct Documents(DocumentTable);

impl Documents {
    /// Returns the document in a row.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn get(&self, row: usize) -> StoredDocument<'_> {
        self.0.get(row)
    }

    /// Returns the number of rows.
    pub fn rows(&self) -> usize {
        self.0.rows()
    }

    /// Returns the documents, in the order they were read.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = StoredDocument<'_>> {
        (0..self.0.rows()).map(|row| self.0.get(row))
    }
}
