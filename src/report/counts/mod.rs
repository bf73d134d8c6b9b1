//! Counts as a report: every number for programs, the one asked for to readers.

mod head;
mod length;
mod listing;
mod unit;
mod view;

use std::collections::BTreeSet;
use std::io;
use std::io::Write;

use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::analysis::evidence::of_counts;
use crate::facts::Facts;
use crate::gazetteer::model::EntityIndex;
use crate::period::Granularity;

use super::csv;
use super::evidence::Backing;
use super::evidence::Behind;
use super::format::Format;
use super::json;
use super::markdown;
use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;
use super::text;

pub use self::head::context;
pub use self::head::head;
pub use self::listing::Listing;
pub use self::unit::Unit;
pub use self::unit::UnknownUnit;
pub use self::view::listed_view;
pub use self::view::view;

pub(super) use self::length::length_warning;
pub(super) use self::length::lengths;
pub(super) use self::view::searched;
pub(super) use self::view::volume_warning;

/// Writes counts in a format, all entities asked for in their order. `unit` decides what text and
/// Markdown show; CSV and JSON have every number. `width` is that of the terminal, for text alone.
///
/// # Errors
///
/// If writing fails.
pub fn write(
    table: &CountTable,
    unit: Unit,
    format: Format,
    width: Option<usize>,
    out: impl Write,
) -> io::Result<()> {
    write_listed(table, unit, &Listing::default(), format, width, out)
}

/// Writes counts as [`write()`] does; in text and Markdown those entities that the `listing` says.
///
/// # Errors
///
/// If writing fails.
pub fn write_listed(
    table: &CountTable,
    unit: Unit,
    listing: &Listing,
    format: Format,
    width: Option<usize>,
    out: impl Write,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(&listed_view(table, unit, listing, width), width, out),
        Format::Markdown => markdown::write(&listed_view(table, unit, listing, None), out),
        Format::Csv => csv::write(&columns(), rows(table), out),
        Format::Json => json::write(&head(table), &columns(), rows(table), out),
    }
}

/// Returns the table that [`write_listed`] writes.
pub fn table(
    table: &CountTable,
    unit: Unit,
    listing: &Listing,
    format: Format,
    width: Option<usize>,
) -> Table {
    match format {
        Format::Text => listed_view(table, unit, listing, width),
        Format::Markdown => listed_view(table, unit, listing, None),
        Format::Csv | Format::Json => Table {
            columns: columns(),
            rows: rows(table).collect(),
            footers: Vec::new(),
        },
    }
}

/// Returns the documents behind each row; to readers they are told of the entities that they are
/// shown. `facts` must be those counted.
pub fn behind(table: &CountTable, unit: Unit, listing: &Listing, facts: &Facts) -> Behind {
    let shown: BTreeSet<EntityIndex> = listing
        .of(table, unit)
        .entities
        .iter()
        .map(|entity| entity.entity)
        .collect();
    let rows = table.rows().zip(of_counts(table, facts));
    Behind::documents(rows.map(|(row, evidence)| {
        let label = match table.query.by {
            Granularity::Total => row.entity.name.clone(),
            _ => format!("{}, {}", row.entity.name, row.period.period.label()),
        };
        Backing {
            evidence: row.documents().map(|_| evidence),
            label: shown.contains(&row.entity.entity).then_some(label),
        }
    }))
}

/// Returns the columns of CSV and the fields of JSON; `docs/FORMATS.md` explains each.
pub fn columns() -> Vec<Column> {
    FIELDS
        .iter()
        .map(|field| match field.name {
            "entity" | "name" | "period" | "from" | "to" | "state" => Column::text(field.name, 1),
            _ => Column::number(field.name),
        })
        .collect()
}

/// Returns every row with every field, in the order of [`columns`].
pub fn rows(table: &CountTable) -> impl Iterator<Item = Row> {
    table
        .rows()
        .map(|row| FIELDS.iter().map(|field| (field.cell)(&row)).collect())
}

/// One field of a row.
struct Field {
    name: &'static str,
    cell: fn(&CountRow<'_>) -> Cell,
}

const FIELDS: [Field; 16] = [
    field("entity", |row| row.entity.id.as_str().into()),
    field("name", |row| row.entity.name.as_str().into()),
    field("period", |row| row.period.period.label().into()),
    field("from", |row| row.period.period.from.into()),
    field("to", |row| row.period.period.to.into()),
    field("state", |row| names::state(row.state()).into()),
    field("mentions", |row| row.mentions().into()),
    field("documents", |row| row.documents().into()),
    field("documents_total", |row| row.documents_total().into()),
    field("share", |row| {
        row.share().map(|s| Value::Share(s.share())).into()
    }),
    field("share_low", |row| {
        row.share().map(|s| Value::Share(s.interval().low)).into()
    }),
    field("share_high", |row| {
        row.share().map(|s| Value::Share(s.interval().high)).into()
    }),
    field("tokens", |row| row.tokens().into()),
    field("per_million", |row| {
        row.frequency().map(|f| Value::Rate(f.per_million())).into()
    }),
    field("issue_days", |row| {
        u64::from(row.period.coverage.issue_days_held).into()
    }),
    field("issue_days_expected", |row| {
        u64::from(row.period.coverage.issue_days_expected).into()
    }),
];

const fn field(name: &'static str, cell: fn(&CountRow<'_>) -> Cell) -> Field {
    Field { name, cell }
}

#[cfg(test)]
mod tests;
