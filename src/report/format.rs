//! The formats that a report can be written in.

use std::fmt;
use std::io;
use std::io::Write;
use std::str::FromStr;

use serde_json::Map;

use super::csv;
use super::json;
use super::markdown;
use super::table::Table;
use super::text;

/// A format of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For spreadsheets and data frames.
    Csv,
    /// For programs.
    Json,
    /// For documents.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Text, Self::Csv, Self::Json, Self::Markdown];

    /// Returns the name used for `--format`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no format.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no format of reports: use one of text, csv, json, markdown")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// Writes a table whose columns are the same for readers and programs.
///
/// `head` are the members of the JSON object before `rows`; `width` is that of the terminal, for
/// text alone.
///
/// # Errors
///
/// If writing fails.
pub fn write(
    table: &Table,
    head: &Map<String, serde_json::Value>,
    format: Format,
    width: Option<usize>,
    out: impl Write,
) -> io::Result<()> {
    let rows = || table.rows.iter().cloned();
    match format {
        Format::Text => text::write(table, width, out),
        Format::Csv => csv::write(&table.columns, rows(), out),
        Format::Json => json::write(head, &table.columns, rows(), out),
        Format::Markdown => markdown::write(table, out),
    }
}
