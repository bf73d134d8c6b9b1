//! What is wrong with a store, and where.

use std::path::{Path, PathBuf};

use crate::store::error::Error;

/// Something in a store that is not as it must be.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Finding {
    #[error("{path} is missing")]
    Missing { path: PathBuf },
    #[error("{path} has {found} bytes and the manifest says {expected}")]
    Length {
        path: PathBuf,
        expected: u64,
        found: u64,
    },
    #[error("{path} is damaged: its digest is not that of its content")]
    Digest { path: PathBuf },
    #[error("{path} cannot be read")]
    Unreadable { path: PathBuf, source: Error },
    #[error("{path} has {found} rows and the manifest says {expected}")]
    Rows {
        path: PathBuf,
        expected: u64,
        found: u64,
    },
    #[error("{path} has {found} copies and the manifest says {expected}")]
    Copies {
        path: PathBuf,
        expected: u64,
        found: u64,
    },
    #[error("{path} holds mentions in documents that {documents} does not have")]
    Mentions { path: PathBuf, documents: PathBuf },
    #[error(
        "{path}: {records} records of {source_name} were read, but {documents} documents, {copies} copies and {rejected} rejections were kept"
    )]
    Sum {
        path: PathBuf,
        source_name: String,
        records: u64,
        documents: u64,
        copies: u64,
        rejected: u64,
    },
    #[error(
        "{path}: the ledger says {ledger} {what} of {source_name}, and the store holds {found}"
    )]
    Ledger {
        path: PathBuf,
        source_name: String,
        what: &'static str,
        ledger: u64,
        found: u64,
    },
    #[error(
        "{path} was left by a run that was stopped; `headcount check --repair` or the next `headcount index` removes it"
    )]
    Leftover { path: PathBuf },
}

impl Finding {
    /// Returns the file in which it was found.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Length { path, .. }
            | Self::Digest { path }
            | Self::Unreadable { path, .. }
            | Self::Rows { path, .. }
            | Self::Copies { path, .. }
            | Self::Mentions { path, .. }
            | Self::Sum { path, .. }
            | Self::Ledger { path, .. }
            | Self::Leftover { path } => path,
        }
    }

    /// Returns whether the store is damaged: a leftover is none.
    pub fn is_damage(&self) -> bool {
        !matches!(self, Self::Leftover { .. })
    }
}
