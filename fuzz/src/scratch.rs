//! One file and one folder of this process, written over by every input.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;

use tempfile::TempDir;

fn folder() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER
        .get_or_init(|| tempfile::tempdir().expect("a folder for temporary files"))
        .path()
}

/// Writes the file and returns its path.
pub fn file(content: &[u8]) -> PathBuf {
    let path = folder().join("file");
    fs::write(&path, content).expect("the file is ours");
    path
}

/// Writes a folder with this file alone in it and returns the folder's path.
pub fn folder_of(name: &str, content: &[u8]) -> PathBuf {
    let path = folder().join("folder");
    let _ = fs::remove_dir_all(&path);
    fs::create_dir(&path).expect("the folder is ours");
    fs::write(path.join(name), content).expect("the folder is ours");
    path
}
