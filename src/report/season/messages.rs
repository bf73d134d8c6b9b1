//! The season of messages as a table.

use std::collections::BTreeSet;

use serde_json::Map;
use serde_json::json;

use crate::analysis::evidence::of_ids;
use crate::analysis::messages::TalliedPeriod;
use crate::analysis::season::MessageMonth;
use crate::analysis::season::MessageSeason;
use crate::analysis::season::YearPart;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::report::evidence::Backing;
use crate::report::evidence::Behind;
use crate::report::messages;
use crate::report::table::Column;
use crate::report::table::Row;
use crate::report::table::Table;
use crate::report::table::Value;

use super::NAMES;

/// Returns the members of the JSON object before the rows: `query`, `even_p` and `parts`.
pub fn head(season: &MessageSeason, gazetteer: &Gazetteer) -> Map<String, serde_json::Value> {
    let mut head = messages::head(&season.table.query, gazetteer);
    head.insert("even_p".to_owned(), season.even_p.into());
    let parts = season.parts.iter().map(|part| {
        json!({
            "months": part.span.to_string(),
            "messages": part.messages,
            "total": part.total,
            "share": part.share(),
            "share_low": part.interval.map(|interval| interval.low),
            "share_high": part.interval.map(|interval| interval.high),
            "even_share": part.even,
            "p": part.p,
        })
    });
    head.insert("parts".to_owned(), parts.collect());
    head
}

/// Returns a row for every month of the year.
pub fn months(season: &MessageSeason) -> Table {
    let mut columns = vec![Column::text("month", u8::MAX)];
    columns.extend(
        [
            "years",
            "messages",
            "months",
            "rate",
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

/// Returns the articles that report the messages of each month of the year. `facts` are those of
/// the corpus, empty for a list alone.
pub fn behind(season: &MessageSeason, facts: &Facts) -> Behind {
    let reports = |month: &MessageMonth| -> BTreeSet<DocumentId> {
        let periods = season.table.periods.iter();
        let same = periods.filter(|tallied| tallied.period.from.month() == month.month);
        same.flat_map(TalliedPeriod::articles).collect()
    };
    let sets: Vec<BTreeSet<DocumentId>> = season.months.iter().map(reports).collect();
    let found = season.months.iter().zip(NAMES).zip(of_ids(&sets, facts));
    Behind::documents(found.map(|((month, name), evidence)| {
        let number = (month.years > 0).then_some(month.messages);
        Backing::of(number, evidence, name)
    }))
}

fn row((month, name): (&MessageMonth, &str)) -> Row {
    let is_held = month.years > 0;
    let has_days = month.issue_days_expected > 0;
    vec![
        name.into(),
        u64::from(month.years).into(),
        is_held.then_some(month.messages).into(),
        is_held.then_some(Value::Ratio(month.exposure)).into(),
        month.rate.map(Value::Ratio).into(),
        month.index.map(Value::Ratio).into(),
        has_days.then_some(u64::from(month.issue_days_held)).into(),
        has_days
            .then_some(u64::from(month.issue_days_expected))
            .into(),
    ]
}

fn footers(season: &MessageSeason) -> Vec<String> {
    let mut footers = vec![
        "months: whole months held, each by its issue days; rate: messages a whole month; index: \
         rate over the mean of all months"
            .to_owned(),
    ];
    if let Some((first, last)) = season.listed {
        footers.push(format!(
            "from a list of events, which has no coverage: taken for complete from {first} to \
             {last}; what it leaves out nobody knows"
        ));
    }
    if season.months.iter().all(|month| month.years < 2) {
        footers.push("no month is held in two years: this is a course, not a season".to_owned());
    }
    footers.push(match season.even_p {
        Some(p) => format!(
            "P that months of one rate differ as much: {} (χ², simulated); replies follow what \
             they answer, which makes it too small",
            Value::Probability(p).to_text()
        ),
        None => "too little to say whether months differ by chance".to_owned(),
    });
    footers.extend(season.parts.iter().map(part));
    footers.push(format!(
        "counts: {}",
        messages::choices(&season.table.query)
    ));
    footers
}

/// Returns the share of a part of the year, beside what it would be if months were even.
fn part(part: &YearPart) -> String {
    let (first, last) = part.span.ends();
    let name = |month: i8| NAMES[usize::try_from(month - 1).expect("months begin with 1")];
    let named = if first == last {
        name(first).to_owned()
    } else {
        format!("{} to {}", name(first), name(last))
    };
    let (Some(share), Some(interval)) = (part.share(), part.interval) else {
        return format!("{named}: there are no messages");
    };
    let even = match (part.even, part.p) {
        (Some(even), Some(p)) => format!(
            "; even months would have {}, exact P {}",
            Value::Share(even).to_text(),
            Value::Probability(p).to_text()
        ),
        _ => String::new(),
    };
    format!(
        "{named}: {} of {} messages, {} (95 %: {}–{}){even}",
        part.messages,
        part.total,
        Value::Share(share).to_text(),
        Value::Share(interval.low).to_text(),
        Value::Share(interval.high).to_text()
    )
}
