//! Places in a profile's file, for errors that name the line and say what to write instead.

use std::fmt;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;

use toml::Spanned;

/// Why a profile could not be used.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum ProfileError {
    #[error("cannot read profile {}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("no .toml file in profile folder {}: put at least one there", path.display())]
    NoFile { path: PathBuf },
    #[error("{}:{line}: the profile is not as expected", path.display())]
    Toml {
        path: PathBuf,
        line: usize,
        source: Box<toml::de::Error>,
    },
    #[error("{}:{line}: {field} is {value:?}; {expected}", path.display())]
    Value {
        path: PathBuf,
        line: usize,
        field: &'static str,
        value: String,
        expected: String,
    },
}

/// Where a profile stands, for its errors.
pub(super) struct Place<'a> {
    pub(super) path: &'a Path,
    pub(super) toml: &'a str,
}

impl Place<'_> {
    pub(super) fn line(&self, span: &Range<usize>) -> usize {
        let before = &self.toml.as_bytes()[..span.start.min(self.toml.len())];
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    /// Reads a value with `read`, or tells what was `expected` of it.
    pub(super) fn value<T>(
        &self,
        field: &'static str,
        written: &Spanned<String>,
        expected: impl fmt::Display,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, ProfileError> {
        read(written.get_ref()).ok_or_else(|| ProfileError::Value {
            path: self.path.to_owned(),
            line: self.line(&written.span()),
            field,
            value: written.get_ref().clone(),
            expected: expected.to_string(),
        })
    }

    /// As [`Self::value`] for a key that may be missing.
    pub(super) fn optional<T>(
        &self,
        field: &'static str,
        written: Option<&Spanned<String>>,
        expected: impl fmt::Display,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ProfileError> {
        written
            .map(|written| self.value(field, written, expected, read))
            .transpose()
    }
}
