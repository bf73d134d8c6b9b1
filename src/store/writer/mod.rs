//! Adding to a store: one writer, whole generations.

use std::{
    collections::HashSet,
    fmt, fs, io, mem,
    path::{Path, PathBuf},
};

use crate::document::{Document, DocumentId};
use crate::facts::{Added, MentionCount};
use crate::gazetteer::model::Gazetteer;
use crate::rejection::Rejection;
use crate::signature::Signature;
use crate::store::commit::Commit;
use crate::store::documents::{DocumentRows, Keeping};
use crate::store::durable;
use crate::store::error::Error;
use crate::store::lock::{LOCK, Lock};
use crate::store::manifest::{
    MANIFEST, MANIFEST_BESIDE, Manifest, PartitionEntry, SourceEntry, Totals, documents_path,
};
use crate::store::mentions::MentionRows;
use crate::store::reader::Store;
use crate::store::rejected::RejectedLines;
use crate::store::sweep::sweep;

/// Bytes of text after which a partition is cut. It bounds the writer's memory and what a kill
/// can lose, keeps the work of one recount worth a thread, and 10 GB of text in 160 files.
const PARTITION_BYTES: usize = 64 << 20;

/// Rows after which a partition is cut, for copies and headlines, which have next to no text:
/// their columns then take about as much memory as full text does.
const PARTITION_ROWS: usize = 200_000;

/// The one writer of a store. Dropped without [`Self::commit`], what was added since the last
/// commit is lost, as in a kill, and the store is that of the last commit.
pub struct Writer<'g> {
    pub(super) folder: PathBuf,
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) manifest: Manifest,
    /// Ids of all articles, 16 bytes each: copies are known without asking the disk.
    ids: HashSet<DocumentId>,
    documents: DocumentRows,
    mentions: MentionRows,
    rejected: RejectedLines,
    copies: u64,
    state: State,
    limit: Limit,
    _lock: Lock,
}

/// Where the writer stands between what it was given and the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Everything is committed.
    Clean,
    /// Something was added since the last commit.
    Changed,
    /// A write failed: what was added since the last commit is lost.
    Failed,
}

/// When a partition is cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub(super) bytes: usize,
    pub(super) rows: usize,
}

/// An input file, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Name, as on the command line or found below it.
    pub name: String,
    /// Digest of the content, hexadecimal.
    pub digest: String,
    /// Length in bytes.
    pub bytes: u64,
}

/// What the store already holds of an input file.
#[derive(Debug)]
pub enum Standing<'w, 'g> {
    /// All of it: a file with the same content was read to its end. Nothing is to be done.
    Complete,
    /// Nothing, or the first [`SourceWriter::records`] records, after which a run was stopped.
    Open(SourceWriter<'w, 'g>),
}

/// Adds the records of one input file, in the order in which they stand in it.
///
/// Dropped without [`Self::finish`], the file counts as read in part, and the next run goes on
/// after the last record that was committed.
#[derive(Debug)]
pub struct SourceWriter<'w, 'g> {
    writer: &'w mut Writer<'g>,
    /// Position in the ledger.
    position: usize,
}

impl<'g> Writer<'g> {
    /// Opens the store in a folder for writing; makes the folder and an empty store in it if
    /// there is none. Mentions that are added are those of `gazetteer`.
    ///
    /// Takes the lock, sweeps what a killed run left behind, and loads the ids of all articles.
    ///
    /// # Errors
    ///
    /// [`Error::Locked`], at once, if another run is writing; [`Error::Occupied`] if the folder
    /// holds other files and no store; otherwise as [`Store::open`].
    pub fn open(folder: impl AsRef<Path>, gazetteer: &'g Gazetteer) -> Result<Self, Error> {
        let folder = folder.as_ref();
        if folder.is_file() {
            return Err(Error::NotAFolder {
                path: folder.to_owned(),
            });
        }
        durable::create_folder(folder)?;
        require_no_strangers(folder)?;
        let lock = Lock::take(folder)?;
        let manifest = match Manifest::read(folder) {
            Err(Error::NoStore { .. }) => Commit::begin(folder, &Manifest::empty()).finish()?,
            read => read?,
        };
        sweep(folder, &manifest)?;
        let mut ids = HashSet::new();
        for partition in Store::open(folder)?.partitions() {
            ids.extend(partition.own_ids()?.into_iter().map(|(_, id)| id));
        }
        Ok(Self {
            folder: folder.to_owned(),
            gazetteer,
            manifest,
            ids,
            documents: DocumentRows::default(),
            mentions: MentionRows::default(),
            rejected: RejectedLines::default(),
            copies: 0,
            state: State::Clean,
            limit: Limit {
                bytes: PARTITION_BYTES,
                rows: PARTITION_ROWS,
            },
            _lock: lock,
        })
    }

    /// Sets when partitions are cut.
    #[cfg(test)]
    pub(super) fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self
    }

    /// Returns whether the ledger holds a file with this content, read to its end.
    pub fn contains_source(&self, digest: &str) -> bool {
        let mut sources = self.manifest.sources.iter();
        sources.any(|source| source.complete && source.digest == digest)
    }

    /// Begins an input file, or goes on with it after a run that was stopped.
    pub fn source(&mut self, file: SourceFile) -> Standing<'_, 'g> {
        let mut known = self.manifest.sources.iter();
        let position = known.position(|source| source.digest == file.digest);
        if let Some(position) = position
            && self.manifest.sources[position].complete
        {
            return Standing::Complete;
        }
        let position = position.unwrap_or_else(|| {
            self.manifest.sources.push(SourceEntry {
                name: file.name,
                digest: file.digest,
                bytes: file.bytes,
                complete: false,
                records: 0,
                documents: 0,
                copies: 0,
                rejected: 0,
            });
            self.manifest.sources.len() - 1
        });
        Standing::Open(SourceWriter {
            writer: self,
            position,
        })
    }

    /// Returns the ledger, with what is not committed yet.
    pub fn sources(&self) -> &[SourceEntry] {
        &self.manifest.sources
    }

    /// Returns the sums over the ledger, with what is not committed yet.
    pub fn totals(&self) -> Totals {
        self.manifest.totals()
    }

    /// Brings everything that was added to the disk, as a new generation. Without additions
    /// there is none.
    ///
    /// # Errors
    ///
    /// If the disk is full or a write fails: then the store is that of the last commit, and this
    /// writer takes no more.
    pub fn commit(&mut self) -> Result<(), Error> {
        match self.state {
            State::Clean => Ok(()),
            State::Changed => self.commit_with(|_| Ok(())),
            State::Failed => Err(self.poisoned()),
        }
    }

    /// Commits what was added, and what `more` adds.
    pub(super) fn commit_with(
        &mut self,
        more: impl FnOnce(&mut Commit<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if self.state == State::Failed {
            return Err(self.poisoned());
        }
        // Until the end is reached, this is what has happened.
        self.state = State::Failed;
        let folder = self.folder.clone();
        let mut commit = Commit::begin(&folder, &self.manifest);
        self.write_partition(&mut commit)?;
        more(&mut commit)?;
        self.manifest = commit.finish()?;
        self.state = State::Clean;
        // Mentions of gazetteers out of use.
        sweep(&self.folder, &self.manifest)
    }

    fn write_partition(&mut self, commit: &mut Commit<'_>) -> Result<(), Error> {
        let number = self.manifest.next_number();
        let mut entry = PartitionEntry {
            number,
            copies: mem::take(&mut self.copies),
            documents: None,
            rejected: None,
        };
        if self.rejected.rows() > 0 {
            entry.rejected = Some(commit.write_rejected(number, &mut self.rejected)?);
        }
        if self.documents.rows() > 0 {
            let documents = self.documents.take();
            entry.documents = Some(commit.write_table(&documents_path(number), documents)?);
            let mentions = self.mentions.take();
            commit.write_mentions(&self.gazetteer.fingerprint, number, mentions)?;
        }
        if entry.documents.is_some() || entry.rejected.is_some() {
            commit.manifest.partitions.push(entry);
        }
        Ok(())
    }

    fn poisoned(&self) -> Error {
        Error::Poisoned {
            path: self.folder.clone(),
        }
    }

    /// Notes that something was added, and commits when a partition is full.
    fn changed(&mut self) -> Result<(), Error> {
        self.state = State::Changed;
        let bytes = self.documents.bytes() + self.rejected.bytes();
        if bytes >= self.limit.bytes || self.documents.rows() >= self.limit.rows {
            self.commit()?;
        }
        Ok(())
    }
}

impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("folder", &self.folder)
            .field("generation", &self.manifest.generation)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl SourceWriter<'_, '_> {
    /// Returns the number of records that the store holds of this file. The caller passes on
    /// only what follows them: a file that was read in part is read again from its beginning.
    pub fn records(&self) -> u64 {
        self.entry().records
    }

    /// Returns what became of the file's records so far.
    pub fn entry(&self) -> &SourceEntry {
        &self.writer.manifest.sources[self.position]
    }

    /// Adds a record that became a document, with the mentions in its text.
    ///
    /// An article that the store holds already is noted as a copy, without its text and
    /// mentions, whatever file it came from.
    ///
    /// # Errors
    ///
    /// If a partition is full and cannot be written.
    ///
    /// # Panics
    ///
    /// If the mentions are not of the writer's gazetteer.
    pub fn add_document(
        &mut self,
        document: &Document,
        signature: Signature,
        mentions: &[MentionCount],
    ) -> Result<Added, Error> {
        self.require_sound()?;
        let source = self.number();
        let writer = &mut *self.writer;
        let row = u32::try_from(writer.documents.rows()).expect("partitions are cut long before");
        let entry = &mut writer.manifest.sources[self.position];
        entry.records += 1;
        let added = if writer.ids.insert(document.id) {
            entry.documents += 1;
            let rows = &mut writer.documents;
            rows.push(document, signature, source, Keeping::Text);
            writer.mentions.push(writer.gazetteer, row, mentions);
            Added::Document
        } else {
            entry.copies += 1;
            writer.copies += 1;
            let rows = &mut writer.documents;
            rows.push(document, signature, source, Keeping::Copy);
            Added::Copy
        };
        writer.changed()?;
        Ok(added)
    }

    /// Adds a record that was refused.
    ///
    /// # Errors
    ///
    /// If a partition is full and cannot be written.
    pub fn add_rejection(&mut self, rejection: &Rejection) -> Result<(), Error> {
        self.require_sound()?;
        let source = self.number();
        let entry = &mut self.writer.manifest.sources[self.position];
        entry.records += 1;
        entry.rejected += 1;
        self.writer.rejected.push(rejection, source);
        self.writer.changed()
    }

    /// Notes that the file was read to its end. It is committed with what is added next, at the
    /// latest by [`Writer::commit`].
    ///
    /// # Errors
    ///
    /// If an earlier write failed.
    pub fn finish(self) -> Result<(), Error> {
        self.require_sound()?;
        self.writer.manifest.sources[self.position].complete = true;
        self.writer.changed()
    }

    fn require_sound(&self) -> Result<(), Error> {
        match self.writer.state {
            State::Clean | State::Changed => Ok(()),
            State::Failed => Err(self.writer.poisoned()),
        }
    }

    fn number(&self) -> u32 {
        u32::try_from(self.position).expect("the ledger is far below four billion files")
    }
}

/// Refuses a folder that holds files but no manifest: names would mix, and the sweep would take
/// the documents of a store whose manifest was lost.
fn require_no_strangers(folder: &Path) -> Result<(), Error> {
    if folder.join(MANIFEST).exists() {
        return Ok(());
    }
    let read = |source: io::Error| Error::Read {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(read)? {
        let name = entry.map_err(read)?.file_name();
        // All that a run leaves if it is killed before its first manifest.
        if name != LOCK && name != MANIFEST_BESIDE {
            return Err(Error::Occupied {
                path: folder.to_owned(),
            });
        }
    }
    Ok(())
}
