//! Why a text index cannot be read or written.

use std::{io, path::PathBuf};

use tantivy::TantivyError;

use crate::store;

/// Why a text index cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("{path} is a file, and the text index of a store is a folder: move the file away")]
    NotAFolder { path: PathBuf },
    #[error("cannot read the text index at {path}: `headcount check --repair` makes it anew")]
    Read { path: PathBuf, source: TantivyError },
    #[error(
        "cannot write the text index at {path}: the documents are safe, `headcount index` goes on with it"
    )]
    Write { path: PathBuf, source: TantivyError },
    #[error("cannot write {path}: the documents are safe")]
    File { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Store(#[from] store::Error),
}
