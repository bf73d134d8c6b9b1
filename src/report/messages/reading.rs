//! How each article was read, and why some could not be.

use crate::analysis::messages::Reading;
use crate::analysis::messages::Report;
use crate::analysis::messages::Unread;
use crate::gazetteer::model::Gazetteer;

use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Table;
use super::id;

/// Returns a row for every reading: what was read in which sentence.
pub fn readings(readings: &[&Reading], gazetteer: &Gazetteer) -> Table {
    let columns = vec![
        Column::text("published", u8::MAX),
        Column::text("outlet", 2),
        Column::text("document", 1),
        Column::text("date", u8::MAX),
        Column::text("from", 3),
        Column::text("to", 3),
        Column::text("kind", 4),
        Column::text("level", 2),
        Column::prose("sentence"),
    ];
    let mut sorted: Vec<&Reading> = readings.to_vec();
    sorted.sort_by(|a, b| a.report.cmp(&b.report).then_with(|| a.kind.cmp(&b.kind)));
    let rows = sorted.iter().map(|reading| -> Row {
        let mut row = article(&reading.report);
        row.extend([
            reading.date.map_or_else(Cell::default, Cell::from),
            id(gazetteer, reading.from).into(),
            id(gazetteer, reading.to).into(),
            reading.kind.name().into(),
            reading.level.name().into(),
            reading.sentence.as_str().into(),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: vec![format!("reports read: {}", readings.len())],
    }
}

/// Returns a row for every article that looks like the report of a message and could not be read.
pub fn unread(unread: &[Unread]) -> Table {
    let columns = vec![
        Column::text("published", u8::MAX),
        Column::text("outlet", 2),
        Column::text("document", 1),
        Column::text("title", 1),
        Column::prose("reason"),
        Column::prose("sentence"),
    ];
    let mut sorted: Vec<&Unread> = unread.iter().collect();
    sorted.sort_by(|a, b| a.report.cmp(&b.report));
    let rows = sorted.iter().map(|unread| -> Row {
        let mut row = article(&unread.report);
        row.extend([
            unread.title.as_str().into(),
            unread.reason.to_string().into(),
            unread.sentence.as_str().into(),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: vec![format!(
            "look like reports of messages and could not be read: {}",
            unread.len()
        )],
    }
}

fn article(report: &Report) -> Row {
    vec![
        report.published.into(),
        report.outlet.as_str().into(),
        report.document.to_string().into(),
    ]
}
