//! Which files to read: those named, and those below the folders named.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// As given or found below a folder given, with `/` between parts; names the file in
    /// every table, so it depends on how the command was written.
    pub name: String,
    /// Where the file is.
    pub path: PathBuf,
}

/// Why files could not be found or read.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("{} does not exist; name files or folders of a dump", path.display())]
    Missing { path: PathBuf },
    #[error("{} holds no file to read; hidden files are left out, so name them one by one", path.display())]
    EmptyFolder { path: PathBuf },
    #[error("`-` is no file: for what comes through a pipe, name /dev/stdin, or save it first")]
    Dash,
    #[error(
        "{} can be read only once, and this reads it twice: save it to a file first",
        path.display()
    )]
    OnlyOnce { path: PathBuf },
    #[error("cannot read {}", path.display())]
    Read { path: PathBuf, source: io::Error },
}

impl Input {
    /// Returns the length of the file; 0 if the system does not tell.
    pub fn bytes(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |metadata| metadata.len())
    }

    /// Requires that the file can be read again after it was read, which a pipe cannot.
    ///
    /// # Errors
    ///
    /// If it cannot.
    pub fn require_rereadable(&self) -> Result<(), Error> {
        let kind = fs::metadata(&self.path).map_err(Error::read(&self.path))?;
        if kind.is_file() {
            return Ok(());
        }
        Err(Error::OnlyOnce {
            path: self.path.clone(),
        })
    }
}

impl Error {
    fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        |source| Self::Read { path, source }
    }
}

/// Returns the files named by `paths` and all files below its folders, sorted by name, once each
/// under whatever path they were named or linked.
///
/// Below folders, hidden files and folders (`.git`, `.DS_Store`) and droppings of editors and
/// systems (`x~`, `#x#`, `x.swp`, `Thumbs.db`, `__MACOSX`) are left out; a file named outright
/// is always read. Links are followed; a link that leads nowhere is a file that cannot be read.
///
/// # Errors
///
/// If a path does not exist or a folder cannot be read, or holds no file.
pub fn discover(paths: &[PathBuf]) -> Result<Vec<Input>, Error> {
    let mut found = Found::default();
    for path in paths {
        let kind = fs::metadata(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound if path.as_os_str() == "-" => Error::Dash,
            io::ErrorKind::NotFound => Error::Missing { path: path.clone() },
            _ => Error::Read {
                path: path.clone(),
                source,
            },
        })?;
        if kind.is_dir() {
            if found.descend(path)? == 0 {
                return Err(Error::EmptyFolder { path: path.clone() });
            }
        } else {
            found.add(path);
        }
    }
    let mut inputs: Vec<Input> = found.inputs.into_values().collect();
    inputs.sort();
    Ok(inputs)
}

/// Files found so far, by where they really are.
#[derive(Default)]
struct Found {
    inputs: BTreeMap<PathBuf, Input>,
    /// Folders above the present one; a link may lead back to them.
    above: BTreeSet<PathBuf>,
}

impl Found {
    /// Adds the files below `folder` and returns how many there are, found before or not.
    fn descend(&mut self, folder: &Path) -> Result<usize, Error> {
        let real = fs::canonicalize(folder).map_err(Error::read(folder))?;
        if !self.above.insert(real.clone()) {
            return Ok(0);
        }
        let mut files = 0;
        for entry in fs::read_dir(folder).map_err(Error::read(folder))? {
            let entry = entry.map_err(Error::read(folder))?;
            if is_dropping(&entry.file_name().to_string_lossy()) {
                continue;
            }
            let path = entry.path();
            match fs::metadata(&path) {
                Ok(kind) if kind.is_dir() => files += self.descend(&path)?,
                // Pipes and devices have no end to wait for.
                Ok(kind) if !kind.is_file() => {}
                Ok(_) | Err(_) => {
                    self.add(&path);
                    files += 1;
                }
            }
        }
        self.above.remove(&real);
        Ok(files)
    }

    /// Adds a file; of several paths to it, the first by name stays.
    fn add(&mut self, path: &Path) {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let input = Input::of(path);
        let known = self.inputs.entry(real).or_insert_with(|| input.clone());
        if input < *known {
            *known = input;
        }
    }
}

/// Returns whether a file or folder of this name is no part of a dump.
pub(super) fn is_dropping(name: &str) -> bool {
    let extension = Path::new(name).extension();
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || extension.is_some_and(|extension| extension == "swp")
        || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX")
}

impl Input {
    fn of(path: &Path) -> Self {
        let name = path.to_string_lossy();
        let name = if cfg!(windows) {
            name.replace('\\', "/")
        } else {
            name.into_owned()
        };
        Self {
            name,
            path: path.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_below_folders_are_sorted_and_droppings_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b/2.json",
            "a.json",
            ".git/config",
            "x~",
            "b/.DS_Store",
            "b/1.json",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "[]").unwrap();
        }
        let root = folder.path().to_owned();
        let inputs = discover(&[root.join("b"), root.clone()]).unwrap();
        let names: Vec<_> = inputs
            .iter()
            .map(|i| i.path.strip_prefix(&root).unwrap())
            .collect();
        assert_eq!(names, ["a.json", "b/1.json", "b/2.json"].map(Path::new));
    }

    #[test]
    fn a_hidden_file_named_outright_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".hidden.json");
        fs::write(&path, "[]").unwrap();
        assert_eq!(discover(&[path]).unwrap().len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_two_paths_is_read_once_and_a_link_to_nowhere_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.json");
        fs::write(&path, "[]").unwrap();
        for (from, to) in [("b.json", "a.json"), ("nowhere", "c.json"), (".", "loop")] {
            std::os::unix::fs::symlink(from, folder.path().join(to)).unwrap();
        }
        let inputs = discover(&[folder.path().to_owned(), path]).unwrap();
        let names: Vec<_> = inputs
            .iter()
            .map(|input| input.path.file_name().unwrap())
            .collect();
        assert_eq!(names, ["a.json", "c.json"]);
    }

    #[test]
    fn a_missing_path_and_an_empty_folder_are_errors_that_say_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let missing = discover(&[folder.path().join("dump")])
            .unwrap_err()
            .to_string();
        assert!(missing.ends_with("dump does not exist; name files or folders of a dump"));
        let empty = discover(&[folder.path().to_owned()]).unwrap_err();
        assert!(matches!(empty, Error::EmptyFolder { .. }));
    }
}
