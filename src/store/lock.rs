//! One writer at a time.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use crate::store::error::Error;
use crate::store::manifest::LOCK;

/// The right to write; given back when dropped, and by the system when the process dies.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the store in `folder`, or fails at once if another run holds it.
    pub(super) fn take(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(LOCK);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|source| Error::Lock {
                path: path.clone(),
                source,
            })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Locked {
                path: folder.to_owned(),
            }),
            Err(TryLockError::Error(source)) => Err(Error::Lock { path, source }),
        }
    }
}
