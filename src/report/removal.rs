//! What is taken out of a store: by input file before it is done, by number afterwards.

use crate::store::{Removal, RemovalEntry, Totals};

use super::table::Column;
use super::table::Table;

/// Returns a row for every input file that a removal takes records of: how many go, and what of
/// the file is counted afterwards.
pub fn table(removal: &Removal) -> Table {
    let columns = vec![
        Column::path("file", 11),
        Column::number("removed"),
        Column::number("documents"),
        Column::number("copies"),
        Column::number("rejected"),
    ];
    let rows = removal.sources.iter().map(|(source, removed)| {
        vec![
            source.name.as_str().into(),
            (*removed).into(),
            source.documents.into(),
            source.copies.into(),
            source.rejected.into(),
        ]
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: vec![
            "removed: records that go; the other columns: what stays of the file".to_owned(),
            format!("before: {}", removal.before),
            format!("after: {}", removal.after),
        ],
    }
}

/// Returns a row for every removal that was made.
pub fn list(removals: &[RemovalEntry], totals: Totals) -> Table {
    let columns = vec![
        Column::number("number"),
        Column::text("what", 11),
        Column::number("records"),
    ];
    let rows = removals.iter().map(|removal| {
        vec![
            removal.number.into(),
            removal.selection.to_string().into(),
            removal.records.into(),
        ]
    });
    let none = removals.is_empty().then(|| "nothing is removed".to_owned());
    let footers = none.into_iter().chain([totals.to_string()]).collect();
    Table {
        columns,
        rows: rows.collect(),
        footers,
    }
}
