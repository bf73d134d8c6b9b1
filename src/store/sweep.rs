//! Removing what a killed run left behind.

use std::{collections::BTreeSet, ffi::OsStr, fs, io, path::Path, path::PathBuf};

use crate::store::error::Error;
use crate::store::manifest::{
    DOCUMENTS, GAZETTEER, GAZETTEER_BESIDE, MANIFEST_BESIDE, MENTIONS, MENUS, Manifest, REJECTED,
    REMOVED,
};

/// Removes every file that only a store writes and that the manifest does not name.
///
/// Files of other names are somebody's, and stay. The caller holds the lock. A reader that still
/// maps a removed file keeps its content. Returns the number of files removed.
pub(super) fn sweep(folder: &Path, manifest: &Manifest) -> Result<u64, Error> {
    let orphans = orphans(folder, manifest)?;
    let removed = orphans.len() as u64;
    for path in orphans {
        fs::remove_file(&path).map_err(|source| Error::write(path, source))?;
    }
    for set in entries(&folder.join(MENTIONS))? {
        // Fails, as it should, unless the folder is empty.
        let _ = fs::remove_dir(set);
    }
    Ok(removed)
}

/// Returns the files that [`sweep`] would remove, sorted.
pub(super) fn orphans(folder: &Path, manifest: &Manifest) -> Result<Vec<PathBuf>, Error> {
    let paths = manifest.paths().into_iter();
    let named: BTreeSet<PathBuf> = paths.map(|path| folder.join(path)).collect();
    let mut found = entries(&folder.join(DOCUMENTS))?;
    found.extend(entries(&folder.join(REJECTED))?);
    found.extend(entries(&folder.join(REMOVED))?);
    found.extend(entries(&folder.join(MENUS))?);
    for set in entries(&folder.join(MENTIONS))? {
        if set.is_dir() {
            found.extend(entries(&set)?);
        }
    }
    found.retain(|path| is_ours(path) && !named.contains(path));
    let half_written = folder.join(MANIFEST_BESIDE);
    if half_written.is_file() {
        found.push(half_written);
    }
    found.sort();
    Ok(found)
}

/// Returns whether the file has a name that a store gives: a number and an ending, or that of a
/// gazetteer beside its mentions.
fn is_ours(path: &Path) -> bool {
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let ending = path.extension().and_then(OsStr::to_str);
    let is_numbered = !stem.is_empty()
        && stem.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(ending, Some("arrow" | "jsonl"));
    let name = path.file_name().and_then(OsStr::to_str);
    let is_gazetteer = matches!(name, Some(GAZETTEER | GAZETTEER_BESIDE));
    (is_numbered || is_gazetteer) && path.is_file()
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = |source| Error::Read {
        path: folder.to_owned(),
        source,
    };
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()).map_err(read))
            .collect(),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(why) => Err(read(why)),
    }
}
