//! Why a store cannot be read or written.

use std::{io, path::PathBuf};

use arrow_schema::ArrowError;

use crate::store::manifest::FORMAT;

/// Why a store cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("there is no store at {path}: make one with `headcount index --store {path} FILES`")]
    NoStore { path: PathBuf },
    #[error("{path} is a file, and a store is a folder")]
    NotAFolder { path: PathBuf },
    #[error(
        "{path} holds files but no MANIFEST.json: if it was a store, copy it again whole, otherwise name a new folder"
    )]
    Occupied { path: PathBuf },
    #[error(
        "the store at {path} has format {found}, and this program reads formats up to {FORMAT}: use a newer headcount"
    )]
    Newer { path: PathBuf, found: u32 },
    #[error("cannot understand {path}: put back a copy of it, or index the dumps into a new store")]
    Manifest {
        path: PathBuf,
        source: serde_json::Error,
    },
    #[error(
        "{path} was changed or damaged: its digest is not that of its content; put back a copy of it, or index the dumps into a new store"
    )]
    ManifestDigest { path: PathBuf },
    #[error(
        "{path} is missing, and the manifest names it: copy the whole store again, or set it aside: `headcount check --repair` makes the rest usable"
    )]
    Missing { path: PathBuf },
    #[error(
        "{path} has {found} bytes and the manifest says {expected}: copy the whole store again, or set it aside: `headcount check --repair` makes the rest usable"
    )]
    Length {
        path: PathBuf,
        expected: u64,
        found: u64,
    },
    #[error(
        "{path} is damaged: copy the whole store again, or set it aside: `headcount check --repair` makes the rest usable"
    )]
    Damaged { path: PathBuf },
    #[error("cannot read {path}")]
    Read { path: PathBuf, source: io::Error },
    #[error(
        "cannot decode {path}: `headcount check` finds what is damaged, and with `--repair` makes the rest usable"
    )]
    Decode { path: PathBuf, source: ArrowError },
    #[error(
        "cannot understand {path}: {what}; `headcount check` finds what is damaged, and with `--repair` makes the rest usable"
    )]
    Content { path: PathBuf, what: String },
    #[error(
        "no room on the disk to write {path}: free some space and run again, what was committed is safe"
    )]
    NoRoom { path: PathBuf, source: io::Error },
    #[error(
        "cannot write {path}, which is larger than files may be here: raise the limit (`ulimit -f`) and run again, what was committed is safe"
    )]
    TooLarge { path: PathBuf, source: io::Error },
    #[error("cannot write {path}: what was committed before is safe")]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot encode {path}: what was committed before is safe")]
    Encode { path: PathBuf, source: ArrowError },
    #[error("another run is writing to the store at {path}: wait until it ends")]
    Locked { path: PathBuf },
    #[error("cannot lock {path}: the store may lie on a medium that is read-only or has no locks")]
    Lock { path: PathBuf, source: io::Error },
    #[error("an earlier write to the store at {path} failed: open it again to continue")]
    Poisoned { path: PathBuf },
    #[error(
        "{missing} of {partitions} partitions of the store at {path} have no counts for this gazetteer: recount them"
    )]
    NotCounted {
        path: PathBuf,
        missing: usize,
        partitions: usize,
    },
    #[error(
        "the store at {path} holds no document whose id begins with {prefix:?}: the file of `--mentions-out` lists ids"
    )]
    NoDocument { path: PathBuf, prefix: String },
    #[error(
        "nothing is left to remove from the store at {path}: {what} is removed already, see `headcount remove --list`"
    )]
    NothingToRemove { path: PathBuf, what: String },
    #[error("the store at {path} holds no document of outlet {name:?}: outlets there are {known}")]
    NoOutlet {
        path: PathBuf,
        name: String,
        known: String,
    },
    #[error("the store at {path} read no file of the name {name:?}: files there are {known}")]
    NoSource {
        path: PathBuf,
        name: String,
        known: String,
    },
    #[error(
        "no removal in the store at {path} has the number {number}: see `headcount remove --list`"
    )]
    NoRemoval { path: PathBuf, number: u64 },
    #[error(
        "{prefix:?} begins the ids of several documents, among them {first} and {second}: give more digits"
    )]
    AmbiguousDocument {
        prefix: String,
        first: String,
        second: String,
    },
}

impl Error {
    /// Returns the error of a failed read.
    pub(super) fn read(path: impl Into<PathBuf>, source: io::Error) -> Self {
        let path = path.into();
        Self::Read { path, source }
    }

    /// Returns the error of a failed write; a full disk has its own.
    pub(super) fn write(path: impl Into<PathBuf>, source: io::Error) -> Self {
        let path = path.into();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::NoRoom { path, source }
            }
            io::ErrorKind::FileTooLarge => Self::TooLarge { path, source },
            _ => Self::Write { path, source },
        }
    }

    /// Returns the error of a failed encoding; what failed below it is looked at first.
    pub(super) fn encode(path: impl Into<PathBuf>, source: ArrowError) -> Self {
        match source {
            ArrowError::IoError(_, source) => Self::write(path, source),
            source => Self::Encode {
                path: path.into(),
                source,
            },
        }
    }
}
