//! A report as one JSON object: the day, the question, the corpus, and each table.

use std::io;
use std::io::Write;

use serde_json::Value;

use super::super::counts;
use super::super::json::object;
use super::Report;

/// Writes each member, and each row of a table, on a line of its own.
pub(super) fn write(report: &Report<'_>, mut out: impl Write) -> io::Result<()> {
    let version = Value::from(env!("CARGO_PKG_VERSION"));
    write!(out, "{{\"headcount\":{version}")?;
    let searched = report.dossier.searched.as_ref();
    let mut head = searched.map(|searched| counts::context(&searched.periods));
    let mut member = |name: &str| {
        let head = head.as_mut();
        head.and_then(|head| head.remove(name)).unwrap_or_default()
    };
    let members = [
        ("day", report.day.to_string().into()),
        ("title", report.headline().into()),
        ("command", report.commands.this.as_str().into()),
        ("query", member("query")),
        ("corpus", member("corpus")),
    ];
    for (name, value) in members {
        write!(out, ",\n\"{name}\":{value}")?;
    }
    for keyed in report.tables() {
        write!(out, ",\n\"{}\":[", keyed.name)?;
        for (number, row) in keyed.table.rows.into_iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            let row = Value::Object(object(&keyed.table.columns, row));
            write!(out, "{comma}\n{row}")?;
        }
        write!(out, "\n]")?;
    }
    writeln!(out, "\n}}")
}
