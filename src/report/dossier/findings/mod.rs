//! What was found, in a sentence each, with its number, denominator and interval.

mod course;
mod level;

use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::Keyed;
use super::Report;

use self::course::season;
use self::course::silence;
use self::course::trend;
use self::level::ratio;
use self::level::shares;

/// One finding.
#[derive(Default)]
struct Said {
    kind: &'static str,
    entities: String,
    unit: String,
    value: Cell,
    of: Cell,
    low: Cell,
    high: Cell,
    p: Cell,
    sentence: String,
}

impl Report<'_> {
    /// Returns a row for each finding: of each entity its share and its longest silence, of the
    /// first two their ratio, then seasons and trends where enough is held.
    pub fn findings(&self) -> Keyed {
        let mut said = Vec::new();
        if let Some(searched) = &self.dossier.searched {
            said.extend(shares(searched));
            said.extend(searched.comparison.as_ref().and_then(ratio));
            said.extend(searched.silences.iter().filter_map(silence));
            said.extend(searched.seasons.iter().filter_map(season));
            said.extend(searched.courses.iter().filter_map(trend));
        }
        let mut columns = ["finding", "entities", "unit"]
            .map(|name| Column::text(name, 1))
            .to_vec();
        columns.extend(["value", "of", "low", "high", "p"].map(Column::number));
        columns.push(Column::prose("sentence"));
        let row = |one: Said| -> Row {
            vec![
                one.kind.into(),
                one.entities.into(),
                one.unit.into(),
                one.value,
                one.of,
                one.low,
                one.high,
                one.p,
                one.sentence.into(),
            ]
        };
        Keyed::by_columns("findings", 2, columns, said.into_iter().map(row).collect())
    }
}

/// Returns a number of things.
pub(in crate::report) fn plural(count: u64, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}
