//! Adding the records of one input file.

use crate::document::Document;
use crate::facts::{Added, Fingerprints, MentionCount};
use crate::menu::MenuFile;
use crate::rejection::Rejection;
use crate::store::documents::Keeping;
use crate::store::error::Error;
use crate::store::manifest::SourceEntry;
use crate::store::reader::Store;
use crate::store::writer::reread::Kept;
use crate::store::writer::{State, Writer};

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

/// An input file of a run, and what the store holds of it already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub(super) file: SourceFile,
    /// How many files with the same content were claimed before it in this run.
    pub(super) occurrence: usize,
    pub(super) records: u64,
    pub(super) is_complete: bool,
    pub(super) is_removed: bool,
}

impl Claim {
    /// Returns whether nothing is to be read: the store holds all of it.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Returns whether the file was removed from the store: what is read of it stays removed.
    pub fn is_removed(&self) -> bool {
        self.is_removed
    }

    /// Returns the number of records and menus that the store holds of the file, after which a
    /// run was stopped. The caller reads the file again from its beginning and adds only what follows
    /// them. None if records of the file were set aside: then it is added again from its
    /// beginning, and what the store still holds is passed over.
    pub fn records(&self) -> u64 {
        self.records
    }
}

/// Adds the records of one input file, in the order in which they stand in it.
///
/// Without a [`Self::finish`] the file counts as read in part, and the next run goes on after
/// the last record that was committed.
#[derive(Debug)]
pub struct SourceWriter<'w, 'g> {
    pub(super) writer: &'w mut Writer<'g>,
    /// Position in the ledger.
    pub(super) position: usize,
    /// Name under which the file is read now.
    pub(super) name: String,
}

impl SourceWriter<'_, '_> {
    /// Returns what became of the file's records so far.
    pub fn entry(&self) -> &SourceEntry {
        &self.writer.manifest.sources[self.position]
    }

    /// Adds a record that became a document, with the mentions in its text.
    ///
    /// An article that the store holds already is noted as a copy, without its text and
    /// mentions, whatever file it came from. Returns `None` for a record that the store kept when
    /// others of the file were set aside.
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
        fingerprints: Fingerprints,
        mentions: &[MentionCount],
    ) -> Result<Option<Added>, Error> {
        self.require_sound()?;
        let source = self.number();
        if self.is_kept(|kept, name| kept.meets_record(source, name, &document.provenance))? {
            return Ok(None);
        }
        let writer = &mut *self.writer;
        let row = u32::try_from(writer.documents.rows()).expect("partitions are cut long before");
        let entry = &mut writer.manifest.sources[self.position];
        entry.records += 1;
        let added = if writer.ids.insert(document.id) {
            entry.documents += 1;
            let rows = &mut writer.documents;
            rows.push(document, fingerprints, source, Keeping::Text);
            writer.mentions.push(writer.gazetteer, row, mentions);
            Added::Document
        } else {
            entry.copies += 1;
            writer.copies += 1;
            let rows = &mut writer.documents;
            rows.push(document, fingerprints, source, Keeping::Copy);
            Added::Copy
        };
        writer.changed()?;
        Ok(Some(added))
    }

    /// Adds a record that was refused.
    ///
    /// # Errors
    ///
    /// If a partition is full and cannot be written.
    pub fn add_rejection(&mut self, rejection: &Rejection) -> Result<(), Error> {
        self.require_sound()?;
        let source = self.number();
        if self.is_kept(|kept, name| kept.meets_record(source, name, &rejection.provenance))? {
            return Ok(());
        }
        let entry = &mut self.writer.manifest.sources[self.position];
        entry.records += 1;
        entry.rejected += 1;
        self.writer.rejected.push(rejection, source);
        self.writer.changed()
    }

    /// Adds what the file tells of menus. It is no record.
    ///
    /// # Errors
    ///
    /// If a partition is full and cannot be written.
    pub fn add_menu(&mut self, menu: &MenuFile) -> Result<(), Error> {
        self.require_sound()?;
        let source = self.number();
        if self.is_kept(|kept, name| kept.meets_menu(source, name, &menu.file))? {
            return Ok(());
        }
        self.writer.manifest.sources[self.position].menus += 1;
        self.writer.menus.push(menu, source);
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
        let entry = &mut self.writer.manifest.sources[self.position];
        entry.complete = true;
        entry.set_aside = 0;
        self.writer.changed()
    }

    /// Returns whether something is kept of a file that is read again.
    fn is_kept(&mut self, meets: impl FnOnce(&mut Kept, &str) -> bool) -> Result<bool, Error> {
        let writer = &mut *self.writer;
        if writer.manifest.sources[self.position].set_aside == 0 {
            return Ok(false);
        }
        let kept = match &mut writer.kept {
            Some(kept) => kept,
            // Nothing was added yet of a file that is read again, so all of it is on the disk.
            none => {
                let store = Store::open(&writer.folder)?;
                none.insert(Kept::read(&store, &writer.manifest)?)
            }
        };
        Ok(meets(kept, &self.name))
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
