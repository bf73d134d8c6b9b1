//! The season of an entity as a table; of messages, and what a year has by a day.

mod by_day;
mod messages;
#[cfg(test)]
mod tests;

use serde_json::Map;

use crate::analysis::counts::CountTable;
use crate::analysis::evidence::of_season;
use crate::analysis::messages::MessageQuery;
use crate::analysis::season::ByDay;
use crate::analysis::season::CalendarMonth;
use crate::analysis::season::Season;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;

use crate::report::counts;
use crate::report::evidence::Backing;
use crate::report::evidence::Behind;
use crate::report::table::Cell;
use crate::report::table::Column;
use crate::report::table::Row;
use crate::report::table::Table;
use crate::report::table::Value;

pub use self::by_day::behind_entity;
pub use self::by_day::behind_messages;
pub use self::messages::behind as behind_months_of_messages;
pub use self::messages::head as head_of_messages;
pub use self::messages::months as months_of_messages;

/// Months of the year.
pub(super) const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns the members of the JSON object before the rows: `query`, `corpus` and `even_p`.
pub fn head(season: &Season) -> Map<String, serde_json::Value> {
    let mut head = counts::context(&season.table);
    head.insert("even_p".to_owned(), season.even_p.into());
    head
}

/// Returns the documents behind each month. `facts` must be those counted.
pub fn behind(season: &Season, facts: &Facts) -> Behind {
    let months = season
        .months
        .iter()
        .zip(NAMES)
        .zip(of_season(season, facts));
    Behind::documents(months.map(|((month, name), evidence)| {
        let number = (month.years > 0).then_some(month.documents);
        Backing::of(number, evidence, name)
    }))
}

/// Returns a row for every month of the year.
pub fn table(season: &Season) -> Table {
    let mut columns = vec![Column::text("month", u8::MAX)];
    columns.extend(
        [
            "years",
            "documents",
            "documents_total",
            "share",
            "index",
            "issue_days",
            "issue_days_expected",
        ]
        .map(Column::number),
    );
    Table {
        columns,
        rows: season.months.iter().zip(NAMES).map(row).collect(),
        footers: footers(season),
    }
}

fn row((month, name): (&CalendarMonth, &str)) -> Row {
    let searched = |count: u64| -> Cell { (month.years > 0).then_some(count).into() };
    vec![
        name.into(),
        u64::from(month.years).into(),
        searched(month.documents),
        searched(month.documents_total),
        month.share.map(Value::Share).into(),
        month.index.map(Value::Ratio).into(),
        u64::from(month.issue_days_held).into(),
        u64::from(month.issue_days_expected).into(),
    ]
}

fn footers(season: &Season) -> Vec<String> {
    let names: Vec<&str> = season
        .table
        .entities
        .iter()
        .map(|e| e.name.as_str())
        .collect();
    let mut footers = vec![format!(
        "documents with a mention of {}; share: years weighted by the issue days held; index: \
         share over the mean of all months",
        names.join(", ")
    )];
    if season.months.iter().all(|month| month.years < 2) {
        footers.push("no month is held in two years: this is a course, not a season".to_owned());
    }
    footers.push(match season.even_p {
        Some(p) => format!(
            "P that months of one rate differ as much: {}, as if documents were independent, \
             which makes it too small",
            Value::Probability(p).to_text()
        ),
        None => "too few mentions to say whether months differ by chance".to_owned(),
    });
    footers.extend(counts::searched(&season.table));
    footers
}

/// Returns a table as readers see it: without the columns that are empty in every row.
pub fn view(table: Table) -> Table {
    let is_told = |at: usize| table.rows.iter().any(|row| row[at].value.is_some());
    let kept: Vec<usize> = (0..table.columns.len()).filter(|at| is_told(*at)).collect();
    if kept.is_empty() {
        return table;
    }
    let pick = |row: &Row| kept.iter().map(|at| row[*at].clone()).collect();
    Table {
        rows: table.rows.iter().map(pick).collect(),
        columns: kept.iter().map(|at| table.columns[*at].clone()).collect(),
        footers: table.footers,
    }
}

/// Returns what an entity had by a day as a table, and the members before its rows: `query`,
/// `corpus` and `by_day`.
pub fn of_entity_by_day(
    counts: &CountTable,
    answer: &ByDay,
) -> (Table, Map<String, serde_json::Value>) {
    let names: Vec<&str> = counts.entities.iter().map(|e| e.name.as_str()).collect();
    let what = format!("documents with a mention of {}", names.join(", "));
    let mut table = by_day::by_day(answer, &what);
    table.footers.extend(counts::searched(counts));
    let mut head = counts::context(counts);
    head.insert("by_day".to_owned(), by_day::head(answer));
    (table, head)
}

/// Returns how many messages there were by a day as a table, and the members before its rows:
/// `query` and `by_day`.
pub fn of_messages_by_day(
    query: &MessageQuery,
    answer: &ByDay,
    gazetteer: &Gazetteer,
) -> (Table, Map<String, serde_json::Value>) {
    let mut table = by_day::by_day(answer, "messages");
    let policy = crate::report::messages::choices(query);
    table.footers.push(format!("counts: {policy}"));
    let mut head = crate::report::messages::head(query, gazetteer);
    head.insert("by_day".to_owned(), by_day::head(answer));
    (table, head)
}
