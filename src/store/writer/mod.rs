//! Adding to a store: one writer, whole generations.

mod opening;
mod removing;
mod reread;
mod source;

use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap, HashSet},
    fmt, mem,
    path::PathBuf,
};

use crate::document::DocumentId;
use crate::gazetteer::model::Gazetteer;
use crate::store::commit::Commit;
use crate::store::documents::DocumentRows;
use crate::store::error::Error;
use crate::store::former::Former;
use crate::store::lock::Lock;
use crate::store::manifest::{Manifest, PartitionEntry, SourceEntry, Totals, documents_path};
use crate::store::mentions::MentionRows;
use crate::store::menus::MenuLines;
use crate::store::rejected::RejectedLines;
use crate::store::sweep::sweep;

use reread::Kept;
pub use source::{Claim, SourceFile, SourceWriter};

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
    /// Positions in the ledger of the input files that were removed.
    removed_sources: BTreeSet<u32>,
    /// Ids of all articles, 16 bytes each: copies are known without asking the disk.
    ids: HashSet<DocumentId>,
    /// Positions in the ledger of the input files with each digest: several files may have the
    /// same content.
    positions: HashMap<String, Vec<usize>>,
    /// How many input files with each digest were claimed since the writer was opened.
    claimed: HashMap<String, usize>,
    /// Former gazetteers whose mentions may be carried over; read when first asked for.
    pub(super) formers: OnceCell<Vec<Former>>,
    /// What is held of the files that are read again; read when the first of them is.
    kept: Option<Kept>,
    documents: DocumentRows,
    mentions: MentionRows,
    rejected: RejectedLines,
    menus: MenuLines,
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

/// When a partition is cut, and with it a generation committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Bytes of text that are enough.
    pub bytes: usize,
    /// Rows that are enough.
    pub rows: usize,
}

impl Default for Limit {
    fn default() -> Self {
        Self {
            bytes: PARTITION_BYTES,
            rows: PARTITION_ROWS,
        }
    }
}

impl<'g> Writer<'g> {
    /// Sets when partitions are cut; documents and counts do not depend on it.
    #[must_use]
    pub fn with_limit(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self
    }

    /// Claims an input file for this run, and says what the store holds of it already.
    ///
    /// A file is known by its content. Of several files with the same content, the first claimed
    /// stands for the first that was ever added, and so on: each is read once.
    pub fn claim(&mut self, file: SourceFile) -> Claim {
        let claimed = self.claimed.entry(file.digest.clone()).or_default();
        let occurrence = *claimed;
        *claimed += 1;
        let position = self.position(&file.digest, occurrence);
        let known = position.map(|position| &self.manifest.sources[position]);
        let is_set_aside = known.is_some_and(|source| source.set_aside > 0);
        Claim {
            records: known
                .filter(|_| !is_set_aside)
                .map_or(0, |source| source.records + source.menus),
            is_complete: known.is_some_and(|source| source.complete),
            is_removed: position.is_some_and(|position| self.is_removed(position)),
            occurrence,
            file,
        }
    }

    /// Begins a claimed file, or goes on with it. Files are begun in the order of their claims.
    ///
    /// # Panics
    ///
    /// If the claim is complete: its records would be there twice.
    pub fn source(&mut self, claim: &Claim) -> SourceWriter<'_, 'g> {
        assert!(!claim.is_complete, "a complete file is not read again");
        let known = self.position(&claim.file.digest, claim.occurrence);
        let position = known.unwrap_or_else(|| self.enter(&claim.file));
        SourceWriter {
            writer: self,
            position,
            name: claim.file.name.clone(),
        }
    }

    fn is_removed(&self, position: usize) -> bool {
        u32::try_from(position).is_ok_and(|position| self.removed_sources.contains(&position))
    }

    /// Returns where the ledger has a file with this content, the one after `occurrence` others.
    fn position(&self, digest: &str, occurrence: usize) -> Option<usize> {
        self.positions.get(digest)?.get(occurrence).copied()
    }

    /// Enters a file into the ledger and returns its position.
    fn enter(&mut self, file: &SourceFile) -> usize {
        let position = self.manifest.sources.len();
        self.manifest.sources.push(SourceEntry {
            name: file.name.clone(),
            digest: file.digest.clone(),
            bytes: file.bytes,
            complete: false,
            records: 0,
            documents: 0,
            copies: 0,
            rejected: 0,
            removed: 0,
            set_aside: 0,
            menus: 0,
        });
        let same = self.positions.entry(file.digest.clone());
        same.or_default().push(position);
        position
    }

    /// Returns the ledger, with what is not committed yet, as records were read: what was removed
    /// is not taken off.
    pub fn sources(&self) -> &[SourceEntry] {
        &self.manifest.sources
    }

    /// Returns the sums over [`Self::sources`].
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
        sweep(&self.folder, &self.manifest)?;
        Ok(())
    }

    fn write_partition(&mut self, commit: &mut Commit<'_>) -> Result<(), Error> {
        let number = self.manifest.next_number();
        let mut entry = PartitionEntry {
            number,
            copies: mem::take(&mut self.copies),
            documents: None,
            rejected: None,
            menus: None,
        };
        if self.rejected.rows() > 0 {
            entry.rejected = Some(commit.write_rejected(number, &mut self.rejected)?);
        }
        if self.menus.rows() > 0 {
            entry.menus = Some(commit.write_menus(number, &mut self.menus)?);
        }
        if self.documents.rows() > 0 {
            let documents = self.documents.take();
            entry.documents = Some(commit.write_table(&documents_path(number), documents)?);
            let mentions = self.mentions.take();
            commit.write_mentions(self.gazetteer, number, mentions)?;
        }
        if entry.documents.is_some() || entry.rejected.is_some() || entry.menus.is_some() {
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
        let bytes = self.documents.bytes() + self.rejected.bytes() + self.menus.bytes();
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
