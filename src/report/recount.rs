//! What other names change: a row an entity and period, with the documents.

use crate::analysis::recount::Recounted;
use crate::document::DocumentId;

use super::table::Cell;
use super::table::Column;
use super::table::Table;
use super::table::Value;

/// Returns a row for every entity and period whose mentions differ. `gazetteers` are the
/// fingerprints before and after.
pub fn table(rows: &[Recounted], gazetteers: [&str; 2]) -> Table {
    let columns = vec![
        Column::text("entity", 11),
        Column::text("period", u8::MAX),
        Column::number("documents_total"),
        Column::number("documents_before"),
        Column::number("documents_after"),
        Column::number("mentions_before"),
        Column::number("mentions_after"),
        Column::prose("gained"),
        Column::prose("lost"),
        Column::prose("changed"),
    ];
    let [before, after] = gazetteers;
    let sums = match rows.len() {
        0 => "no count changes".to_owned(),
        1 => "1 count changes".to_owned(),
        some => format!("{some} counts change"),
    };
    Table {
        columns,
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    row.entity.as_str().into(),
                    row.period.as_str().into(),
                    row.documents_total.into(),
                    row.documents[0].into(),
                    row.documents[1].into(),
                    row.mentions[0].into(),
                    row.mentions[1].into(),
                    ids(&row.gained),
                    ids(&row.lost),
                    ids(&row.changed),
                ]
            })
            .collect(),
        footers: vec![format!("{sums}: gazetteer {before} before, {after} after")],
    }
}

fn ids(ids: &[DocumentId]) -> Cell {
    Value::List(ids.iter().map(ToString::to_string).collect()).into()
}
