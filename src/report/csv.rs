//! Tables as CSV: a line of names, then a line a row.
//!
//! Fields and numbers are those of the JSON report; absent values are empty.

use std::io;
use std::io::Write;

use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Value;

/// Writes columns and rows as CSV (RFC 4180 quoting, `\n` line ends, UTF-8 without BOM).
///
/// # Errors
///
/// If writing fails.
pub fn write(
    columns: &[Column],
    rows: impl Iterator<Item = Row>,
    out: impl Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    let names = columns.iter().map(|column| &column.name);
    writer.write_record(names).map_err(cause)?;
    for row in rows {
        writer.write_record(row.iter().map(field)).map_err(cause)?;
    }
    writer.flush()
}

/// Returns the failure of the writer below: wrapped, a closed pipe would not be known as one.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        kind => io::Error::other(format!("a row cannot be written as CSV: {kind:?}")),
    }
}

fn field(cell: &Cell) -> String {
    match &cell.value {
        None => String::new(),
        Some(Value::Text(text)) => text.clone(),
        Some(value @ (Value::Day(_) | Value::Documents(_) | Value::List(_))) => value.to_text(),
        Some(number) => number.to_json().to_string(),
    }
}
