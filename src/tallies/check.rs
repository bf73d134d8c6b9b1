//! Looking for damage in the tallies that a store keeps.

use std::path::PathBuf;

use crate::store::Store;
use crate::tallies::FOLDER;
use crate::tallies::file::{self, KeptTallies};

/// Tallies that are not as they must be. They are derived: without them, counting takes longer.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Finding {
    #[error("{path} is damaged: a digest is not that of its content")]
    Damaged { path: PathBuf },
    #[error("{path} cannot be read: {why}")]
    Unreadable { path: PathBuf, why: std::io::Error },
}

/// Returns every file of tallies in a store that is damaged. Reads every byte.
pub fn check(store: &Store) -> Vec<Finding> {
    let folder = store.folder().join(FOLDER);
    let unreadable = |path, why| Finding::Unreadable { path, why };
    let files = match file::files(&folder) {
        Ok(files) => files,
        Err(why) => return vec![unreadable(folder, why)],
    };
    let found = |path: PathBuf| match KeptTallies::read(&path) {
        Ok(kept) => {
            let is_sound = kept.is_some_and(|kept| kept.load(&[]).is_some());
            (!is_sound).then_some(Finding::Damaged { path })
        }
        Err(why) => Some(unreadable(path, why)),
    };
    files.into_iter().filter_map(found).collect()
}
