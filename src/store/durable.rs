//! Files that survive a kill: written once and synced, or replaced whole.
//!
//! Knows no content, only bytes, names and the order in which they reach the disk.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
};

use crate::store::error::Error;
use crate::store::manifest::FileEntry;

/// A new file on its way to the disk, its bytes counted and digested as they pass.
pub(super) struct NewFile {
    file: BufWriter<File>,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl NewFile {
    /// Creates the file.
    ///
    /// # Errors
    ///
    /// If it exists: a file of the store is never written twice.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Self {
            // Large writes: the columns come in long runs.
            file: BufWriter::with_capacity(1 << 20, file),
            hasher: blake3::Hasher::new(),
            bytes: 0,
        })
    }

    /// Brings the file to the disk and returns what the manifest says of it.
    pub(super) fn finish(self, rows: u64) -> io::Result<FileEntry> {
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(FileEntry {
            bytes: self.bytes,
            digest: self.hasher.finalize().to_hex().to_string(),
            rows,
            seal: None,
        })
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Replaces a file so that at any moment either the old or the new content is there, whole.
///
/// The new content is first written to the file `beside`, which a killed run may leave behind.
pub(super) fn replace(path: &Path, beside: &Path, content: &[u8]) -> Result<(), Error> {
    let written = File::create(beside).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    written.map_err(|source| {
        // On a full disk even this little is wanted back.
        let _ = fs::remove_file(beside);
        Error::write(beside, source)
    })?;
    fs::rename(beside, path).map_err(|source| Error::write(path, source))
}

/// Makes the names in a folder durable: a synced file whose name is lost is lost.
pub(super) fn sync_folder(path: &Path) -> Result<(), Error> {
    // Windows opens no folder as a file, and its journal orders names by itself.
    if cfg!(unix) {
        File::open(path)
            .and_then(|folder| folder.sync_all())
            .map_err(|source| Error::write(path, source))?;
    }
    Ok(())
}

/// Makes a folder, if it is not there, and its name durable.
pub(super) fn create_folder(path: &Path) -> Result<(), Error> {
    if path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(path).map_err(|source| Error::write(path, source))?;
    match path.parent() {
        Some(above) if above.as_os_str().is_empty() => sync_folder(Path::new(".")),
        Some(above) => sync_folder(above),
        None => Ok(()),
    }
}
