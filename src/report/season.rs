//! The season of an entity as a table.

use serde_json::Map;

use crate::analysis::evidence::of_season;
use crate::analysis::season::CalendarMonth;
use crate::analysis::season::Season;
use crate::facts::Facts;

use super::counts;
use super::evidence::Backing;
use super::evidence::Behind;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

const NAMES: [&str; 12] = [
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
    let mut head = counts::head(&season.table);
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
