//! One commit: new files first, then the manifest that names them.

use std::{
    collections::BTreeSet,
    fs, mem,
    path::{Path, PathBuf},
};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use crate::gazetteer::model::Gazetteer;
use crate::store::durable;
use crate::store::error::Error;
use crate::store::former;
use crate::store::manifest::{
    FileEntry, Manifest, MentionEntry, RemovedEntry, gazetteer_path, mentions_path, menus_path,
    rejected_path, removed_path,
};
use crate::store::menus::MenuLines;
use crate::store::rejected::RejectedLines;
use crate::store::removal::{self, Removal};
use crate::store::table;

/// A generation in the making. Dropped before [`Self::finish`], it takes its files with it, so
/// that a disk that was full has room again.
#[derive(Debug)]
pub(super) struct Commit<'a> {
    folder: &'a Path,
    /// The manifest to be.
    pub(super) manifest: Manifest,
    written: BTreeSet<PathBuf>,
}

impl<'a> Commit<'a> {
    /// Begins the generation after that of `manifest`.
    pub(super) fn begin(folder: &'a Path, manifest: &Manifest) -> Self {
        let mut manifest = manifest.clone();
        manifest.generation += 1;
        Self {
            folder,
            manifest,
            written: BTreeSet::new(),
        }
    }

    /// Writes a table to a new file, at a path below the store's folder.
    pub(super) fn write_table(
        &mut self,
        path: &Path,
        batch: Result<RecordBatch, ArrowError>,
    ) -> Result<FileEntry, Error> {
        let path = self.new_path(path)?;
        let batch = batch.map_err(|source| Error::encode(&path, source))?;
        table::write(&path, &batch)
    }

    /// Writes rejections to the new file of a partition.
    pub(super) fn write_rejected(
        &mut self,
        number: u64,
        lines: &mut RejectedLines,
    ) -> Result<FileEntry, Error> {
        let path = self.new_path(&rejected_path(number))?;
        lines.write(&path)
    }

    /// Writes menus to the new file of a partition.
    pub(super) fn write_menus(
        &mut self,
        number: u64,
        lines: &mut MenuLines,
    ) -> Result<FileEntry, Error> {
        let path = self.new_path(&menus_path(number))?;
        lines.write(&path)
    }

    /// Writes the mentions in a partition's documents, and names them in the manifest to be. With
    /// the first of a gazetteer it writes the gazetteer itself.
    pub(super) fn write_mentions(
        &mut self,
        gazetteer: &Gazetteer,
        number: u64,
        batch: Result<RecordBatch, ArrowError>,
    ) -> Result<(), Error> {
        let fingerprint = &gazetteer.fingerprint;
        let file = self.write_table(&mentions_path(fingerprint, number), batch)?;
        let path = gazetteer_path(fingerprint);
        if !self.folder.join(&path).exists() {
            former::write(&self.new_path(&path)?, gazetteer)?;
        }
        let entry = MentionEntry { number, file };
        self.manifest.add_mentions(fingerprint, entry);
        Ok(())
    }

    /// Writes what is taken out to a new file, and names it in the manifest to be.
    pub(super) fn write_removal(&mut self, removal: &Removal) -> Result<u64, Error> {
        let number = self.manifest.generation;
        let path = self.new_path(&removed_path(number))?;
        let file = removal::write(&path, removal)?;
        self.manifest.removed.push(RemovedEntry {
            number,
            records: removal.records(),
            file,
        });
        Ok(number)
    }

    /// Makes the generation the store's, and returns its manifest.
    pub(super) fn finish(mut self) -> Result<Manifest, Error> {
        let folders: BTreeSet<&Path> = self.written.iter().filter_map(|p| p.parent()).collect();
        for folder in folders {
            durable::sync_folder(folder)?;
        }
        self.manifest.forget_old_mentions();
        self.manifest.format = self.manifest.needed_format();
        self.manifest.replace(self.folder)?;
        // The manifest names the files now, even if its own name is not durable yet.
        self.written.clear();
        durable::sync_folder(self.folder)?;
        Ok(mem::replace(&mut self.manifest, Manifest::empty()))
    }

    fn new_path(&mut self, path: &Path) -> Result<PathBuf, Error> {
        let path = self.folder.join(path);
        if let Some(folder) = path.parent() {
            durable::create_folder(folder)?;
        }
        self.written.insert(path.clone());
        Ok(path)
    }
}

impl Drop for Commit<'_> {
    fn drop(&mut self) {
        for path in &self.written {
            // What stays behind is swept by the next writer.
            let _ = fs::remove_file(path);
        }
    }
}
