//! Keeping a damaged file before the sweep takes it.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use crate::store::durable;
use crate::store::error::Error;
use crate::store::manifest::damaged_path;

/// Keeps a file of the store under another name as well, and returns that name, a path below the
/// store's folder; nothing if the file is missing. The file stays where it is, so that a kill
/// before the commit changes nothing.
pub(super) fn keep(folder: &Path, path: &Path, generation: u64) -> Result<Option<PathBuf>, Error> {
    let from = folder.join(path);
    if !from.exists() {
        return Ok(None);
    }
    let name = damaged_path(generation).join(path);
    let to = folder.join(&name);
    let write = |source| Error::write(&to, source);
    let of_generation = damaged_path(generation);
    let above = [of_generation.parent(), Some(&*of_generation), name.parent()];
    for above in above.into_iter().flatten() {
        durable::create_folder(&folder.join(above))?;
    }
    match fs::remove_file(&to) {
        // A repair was killed before its commit.
        Ok(()) => {}
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(write(why)),
    }
    // Not every file system has links.
    if fs::hard_link(&from, &to).is_err() {
        fs::copy(&from, &to).map_err(write)?;
        File::open(&to)
            .and_then(|file| file.sync_all())
            .map_err(write)?;
    }
    if let Some(above) = to.parent() {
        durable::sync_folder(above)?;
    }
    Ok(Some(name))
}
