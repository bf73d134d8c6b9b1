//! What is taken out of a store: by input file before it is done, by number afterwards.

use crate::store::{Removal, RemovalEntry, Totals};

use super::table::Column;
use super::table::Table;

/// Why these numbers are not those of counts.
const COPIES: &str = "copies: records with the text of another; bare titles beside their article, \
                      which counts fold too, are documents here";

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
            COPIES.to_owned(),
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
    let totals = [totals.to_string(), COPIES.to_owned()];
    let footers = none.into_iter().chain(totals).collect();
    Table {
        columns,
        rows: rows.collect(),
        footers,
    }
}
