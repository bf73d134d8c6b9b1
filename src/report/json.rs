//! Tables as one JSON object: what was asked, what was searched, and a line a row.

use std::io;
use std::io::Write;

use serde_json::Map;

use super::table::Column;
use super::table::Row;
use super::table::Value;

/// Writes `{"headcount": version, …head, "rows": [{column: value, …}, …]}`.
///
/// Each member of `head` and each row stands on a line of its own, so that line tools can work
/// on it too. An absent value is `null`, never 0.
///
/// # Errors
///
/// If writing fails.
pub fn write(
    head: &Map<String, serde_json::Value>,
    columns: &[Column],
    rows: impl Iterator<Item = Row>,
    mut out: impl Write,
) -> io::Result<()> {
    let version = serde_json::Value::from(env!("CARGO_PKG_VERSION"));
    write!(out, "{{\"headcount\":{version}")?;
    for (name, member) in head {
        write!(
            out,
            ",\n{}:{member}",
            serde_json::Value::from(name.as_str())
        )?;
    }
    write!(out, ",\n\"rows\":[")?;
    for (number, row) in rows.enumerate() {
        let comma = if number == 0 { "" } else { "," };
        write!(
            out,
            "{comma}\n{}",
            serde_json::Value::Object(object(columns, row))
        )?;
    }
    writeln!(out, "\n]}}")
}

pub(super) fn object(columns: &[Column], row: Row) -> Map<String, serde_json::Value> {
    let values = row.into_iter().map(|cell| {
        cell.value
            .as_ref()
            .map_or(serde_json::Value::Null, Value::to_json)
    });
    columns
        .iter()
        .map(|column| column.name.clone())
        .zip(values)
        .collect()
}
