//! Files that are whole under their name, or not there.
//!
//! Bytes go to a file beside, with `.part` behind the name, are brought to the disk, and only
//! then take the name: neither a kill nor a power cut leaves half a file under it. Knows no
//! content.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

/// A file that is being written.
#[derive(Debug)]
pub struct PartFile {
    path: PathBuf,
    file: File,
}

/// A file that is on the disk, whole, and has yet to take its name.
#[derive(Debug)]
#[must_use = "it has no name yet"]
pub struct WholeFile {
    path: PathBuf,
}

/// Writes a file of this name at once.
///
/// # Errors
///
/// If writing fails; a file of this name that was there is then as it was.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<PartFile>) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = BufWriter::new(PartFile::create(path)?);
    content(&mut file)?;
    PartFile::finish(file)?.take_name()
}

/// Gives two files of one run, in one folder, their names: `first` goes before `second` is named
/// and comes after it. So a kill at any moment leaves no `first` of one run beside a `second` of
/// another: where both are there, both are of the same.
///
/// # Errors
///
/// If a name cannot be given or taken away; `first` may then have none.
pub fn take_names(first: WholeFile, second: WholeFile) -> io::Result<()> {
    match fs::remove_file(&first.path) {
        Ok(()) => sync_folder_of(&first.path)?,
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(why),
    }
    second.take_name()?;
    first.take_name()
}

impl PartFile {
    /// Begins a file that is to have this name.
    ///
    /// # Errors
    ///
    /// If it cannot be created.
    pub fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            file: File::create(part(path))?,
        })
    }

    /// Brings a file to the disk.
    ///
    /// # Errors
    ///
    /// If writing fails; the file with `.part` behind its name then stays.
    pub fn finish(file: BufWriter<Self>) -> io::Result<WholeFile> {
        let Self { path, file } = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(WholeFile { path })
    }
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl WholeFile {
    /// Gives the file its name, in place of the file that has it.
    ///
    /// # Errors
    ///
    /// If it cannot be renamed.
    pub fn take_name(self) -> io::Result<()> {
        fs::rename(part(&self.path), &self.path)?;
        sync_folder_of(&self.path)
    }
}

/// Returns the name of a file while it is written.
fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// Makes names durable, where the file system lets a folder be synced: folders shared with
/// another system often do not, and what they hold is no worse for it.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    // Windows opens no folder as a file.
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = match path.parent() {
        Some(above) if !above.as_os_str().is_empty() => above,
        _ => Path::new("."),
    };
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(why)
            if !matches!(
                why.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            Err(why)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(path: &Path, content: &str) -> WholeFile {
        let mut file = BufWriter::new(PartFile::create(path).unwrap());
        file.write_all(content.as_bytes()).unwrap();
        PartFile::finish(file).unwrap()
    }

    #[test]
    fn a_file_has_its_name_only_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "old").unwrap();
        let failed = write(&path, |file| {
            file.write_all(b"ne")?;
            Err(io::Error::other("no more"))
        });
        assert_eq!(failed.unwrap_err().to_string(), "no more");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        write(&path, |file| file.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    /// A device cannot be synced, so that whoever does not sync does not fail.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_cannot_be_brought_to_the_disk_takes_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        std::os::unix::fs::symlink("/dev/null", part(&path)).unwrap();
        let failed = write(&path, |file| file.write_all(b"new"));
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert!(fs::symlink_metadata(&path).is_err());
    }

    /// Whatever stops the naming of the second, the first of another run is not beside it.
    #[test]
    fn of_two_files_the_first_is_there_only_beside_the_second_of_its_run() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second] = ["first", "second"].map(|name| folder.path().join(name));
        take_names(whole(&first, "1"), whole(&second, "1")).unwrap();
        let files = (whole(&first, "2"), whole(&second, "2"));
        fs::remove_file(part(&second)).unwrap();
        take_names(files.0, files.1).unwrap_err();
        assert!(!first.exists());
        assert_eq!(fs::read_to_string(&second).unwrap(), "1");
        take_names(whole(&first, "3"), whole(&second, "3")).unwrap();
        for file in [first, second] {
            assert_eq!(fs::read_to_string(file).unwrap(), "3");
        }
    }
}
