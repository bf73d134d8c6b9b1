//! The documents behind an answer: ids for programs, and for readers a list of documents.

mod shelf;

#[cfg(test)]
mod tests;

use std::io;
use std::io::Write;

use serde_json::Map;

use crate::analysis::evidence::Evidence;

use super::format;
use super::format::Format;
use super::table::Cell;
use super::table::Column;
use super::table::Table;
use super::table::Value;

pub use self::shelf::Heading;
pub use self::shelf::Headings;
pub use self::shelf::SHOWN;
pub use self::shelf::Shelf;

/// Name of the field of ids, where a row has one number of documents.
pub const DOCUMENT_IDS: &str = "document_ids";

/// What stands behind the numbers of an answer, row for row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Names of the fields of ids, added at the end of a row.
    pub fields: Vec<&'static str>,
    /// For each row of the table for programs, as many as there are fields.
    pub rows: Vec<Vec<Backing>>,
    /// What else readers are told, before the rows: documents for which programs have fields of
    /// their own.
    pub besides: Vec<Backing>,
}

/// What stands behind one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The documents; `None` where nothing was searched.
    pub evidence: Option<Evidence>,
    /// What readers are told that the documents are behind; `None` where they are told elsewhere.
    pub label: Option<String>,
}

impl Backing {
    /// Returns the documents behind a number, which is `None` where nothing was searched.
    pub fn of(number: Option<u64>, evidence: Evidence, label: impl Into<String>) -> Self {
        Self {
            evidence: number.map(|_| evidence),
            label: Some(label.into()),
        }
    }
}

impl Behind {
    /// Returns what stands behind rows of one number of documents each.
    pub fn documents(rows: impl IntoIterator<Item = Backing>) -> Self {
        Self {
            fields: vec![DOCUMENT_IDS],
            rows: rows.into_iter().map(|backing| vec![backing]).collect(),
            besides: Vec::new(),
        }
    }

    /// Returns the table with the fields of ids at the end of its rows.
    fn added_to(&self, mut table: Table) -> Table {
        let columns = self.fields.iter().map(|field| Column::text(*field, 0));
        table.columns.extend(columns);
        for (row, backings) in table.rows.iter_mut().zip(&self.rows) {
            row.extend(backings.iter().map(ids));
        }
        table
    }
}

fn ids(backing: &Backing) -> Cell {
    let ids = backing.evidence.as_ref().map(|evidence| {
        let ids = evidence.ids().collect();
        Value::Documents(ids)
    });
    ids.into()
}

/// Writes a table and what stands behind it: in JSON the ids always, in CSV and for readers where
/// there is a `shelf` to take documents from.
///
/// The table must be the one for readers in text and Markdown, and else the one for programs, of
/// whose rows `behind` tells. `head` are the members of the JSON object before `rows`; `width` is
/// that of the terminal, for text alone.
///
/// # Errors
///
/// If writing fails.
pub fn write(
    table: Table,
    head: &Map<String, serde_json::Value>,
    behind: &Behind,
    shelf: Option<&Shelf<'_>>,
    format: Format,
    width: Option<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    match (format, shelf) {
        (Format::Json, _) | (Format::Csv, Some(_)) => {
            format::write(&behind.added_to(table), head, format, width, out)
        }
        (Format::Csv | Format::Text | Format::Markdown, None) => {
            format::write(&table, head, format, width, out)
        }
        (Format::Text | Format::Markdown, Some(shelf)) => {
            format::write(&table, head, format, width, &mut out)?;
            writeln!(out)?;
            match shelf.table(behind) {
                Some(list) => format::write(&list, head, format, width, out),
                None => writeln!(out, "no document stands behind these numbers"),
            }
        }
    }
}
