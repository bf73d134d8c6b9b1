//! A report as CSV: a line a figure, so that tables of unlike columns stand in one file.

use std::io;
use std::io::Write;

use super::super::csv;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::Report;

/// Writes the columns `table`, `row`, `field`, `value`; an absent value is empty.
pub(super) fn write(report: &Report<'_>, out: impl Write) -> io::Result<()> {
    let columns = ["table", "row", "field", "value"].map(|name| Column::text(name, 1));
    let tables = report.tables();
    let rows = tables.iter().flat_map(|keyed| {
        let rows = keyed.keys.iter().zip(&keyed.table.rows);
        rows.flat_map(move |(key, row)| {
            let cells = keyed.table.columns.iter().zip(row);
            cells.map(move |(column, cell)| -> Row {
                let value = Cell::from(cell.value.clone());
                vec![
                    keyed.name.into(),
                    key.as_str().into(),
                    column.name.as_str().into(),
                    value,
                ]
            })
        })
    });
    csv::write(&columns, rows, out)
}
