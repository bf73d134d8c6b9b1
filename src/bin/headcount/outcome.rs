//! How a run ended, and the exit code that says so.

use std::{io, process::ExitCode};

/// How a run that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All that was asked for was done. Exit code 0.
    Complete,
    /// Done, but records were refused, and `--strict` asked to be told; or a sealed result is not
    /// what it was. Exit code 1.
    Partial,
    /// Done, but not one record could be read, so the answer says nothing. Exit code 1.
    Nothing,
}

impl Outcome {
    /// Returns the outcome of a run that refused `rejected` records.
    pub(crate) fn of(rejected: u64, strict: bool) -> Self {
        if strict && rejected > 0 {
            Self::Partial
        } else {
            Self::Complete
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Complete => Self::SUCCESS,
            Outcome::Partial | Outcome::Nothing => Self::from(1),
        }
    }
}

/// Returns whether the error is that nobody reads our output any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
