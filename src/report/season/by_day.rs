//! What each year had by a day, and in the end, as a table.

use std::collections::BTreeSet;

use serde_json::json;

use crate::analysis::counts::CountTable;
use crate::analysis::evidence::of_counts;
use crate::analysis::evidence::of_ids;
use crate::analysis::messages::MessageTable;
use crate::analysis::messages::TalliedPeriod;
use crate::analysis::season::ByDay;
use crate::analysis::season::Earlier;
use crate::analysis::season::Extent;
use crate::analysis::season::Part;
use crate::analysis::season::YearByDay;
use crate::coverage::CellState;
use crate::coverage::State;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::report::evidence::Backing;
use crate::report::evidence::Behind;
use crate::report::table::Cell;
use crate::report::table::Column;
use crate::report::table::Table;
use crate::report::table::Value;

/// Set behind a number from days that are not held completely.
const PARTIAL: char = '~';

/// Returns the member `by_day` of a JSON report: the day, and the earlier years together.
pub(super) fn head(answer: &ByDay) -> serde_json::Value {
    let earlier = answer.earlier.as_ref().map(|earlier| {
        json!({
            "years": earlier.years,
            "by_day": earlier.by_day,
            "total": earlier.total,
            "share": earlier.share(),
            "share_low": earlier.interval.map(|interval| interval.low),
            "share_high": earlier.interval.map(|interval| interval.high),
            "ratio": earlier.comparison.and_then(|c| c.ratio),
            "ratio_low": earlier.comparison.and_then(|c| c.interval).map(|range| range.low),
            "ratio_high": earlier.comparison.and_then(|c| c.interval).and_then(|range| range.high),
            "p": earlier.comparison.map(|c| c.p),
        })
    });
    json!({ "day": answer.day.to_string(), "earlier": earlier })
}

/// Returns a row for every year. `what` is counted: `messages`, or `documents that name …`.
pub(super) fn by_day(answer: &ByDay, what: &str) -> Table {
    let mut columns = vec![Column::text("year", u8::MAX)];
    columns.extend(
        [
            "by_day",
            "by_day_issue_days",
            "by_day_issue_days_expected",
            "total",
            "issue_days",
            "issue_days_expected",
            "share",
        ]
        .map(Column::number),
    );
    columns.push(Column::text("extent", u8::MAX));
    Table {
        columns,
        rows: answer.years.iter().map(row).collect(),
        footers: footers(answer, what),
    }
}

/// Returns the documents behind the total of each year.
pub fn behind_entity(counts: &CountTable, facts: &Facts) -> Behind {
    let rows = counts.rows().zip(of_counts(counts, facts));
    Behind::documents(
        rows.map(|(row, evidence)| {
            Backing::of(row.documents(), evidence, row.period.period.label())
        }),
    )
}

/// Returns the articles that report the messages of each year. `facts` are those of the corpus,
/// empty for a list alone.
pub fn behind_messages(table: &MessageTable, facts: &Facts) -> Behind {
    let periods = table.periods.iter();
    let sets: Vec<BTreeSet<DocumentId>> = periods.map(TalliedPeriod::articles).collect();
    let found = table.periods.iter().zip(of_ids(&sets, facts));
    Behind::documents(found.map(|(tallied, evidence)| {
        let is_held = tallied.state() != Some(CellState::None);
        let number = is_held.then_some(tallied.messages());
        Backing::of(number, evidence, tallied.period.label())
    }))
}

fn row(year: &YearByDay) -> Vec<Cell> {
    let days = |part: Part, of: fn(&crate::coverage::PeriodCoverage) -> u32| -> Cell {
        part.coverage
            .map(|coverage| u64::from(of(&coverage)))
            .into()
    };
    vec![
        format!("{:04}", year.year).into(),
        count(year.by_day),
        days(year.by_day, |coverage| coverage.issue_days_held),
        days(year.by_day, |coverage| coverage.issue_days_expected),
        count(year.whole),
        days(year.whole, |coverage| coverage.issue_days_held),
        days(year.whole, |coverage| coverage.issue_days_expected),
        share(year).map(Value::Share).into(),
        extent(year.extent).into(),
    ]
}

fn count(part: Part) -> Cell {
    let is_partial = part.coverage.is_some_and(|c| c.state == State::Partial);
    Cell::from(part.count).marked(is_partial.then_some(PARTIAL))
}

/// Returns what part of a whole year's total fell before the day.
fn share(year: &YearByDay) -> Option<f64> {
    let total = year.whole.count.filter(|total| *total > 0)?;
    let is_whole = year.extent == Extent::Whole;
    is_whole.then_some(year.by_day.count? as f64 / total as f64)
}

fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Whole => "whole",
        Extent::UnderWay => "under way",
        Extent::Partial => "partial",
        Extent::Nothing => "none",
    }
}

fn footers(answer: &ByDay, what: &str) -> Vec<String> {
    let mut footers = vec![format!(
        "{what}; by_day: up to and with {} of the year; share: of a year that is whole",
        answer.day
    )];
    let Some(asked) = answer.years.last() else {
        return vec!["nothing was searched".to_owned()];
    };
    let had = match asked.by_day.count {
        Some(count) => format!("{count} by {} of {}", answer.day, asked.year),
        None => format!("nothing is held of {} up to {}", asked.year, answer.day),
    };
    match &answer.earlier {
        Some(earlier) => footers.extend(compared(&had, asked, earlier)),
        None => footers.push(format!(
            "{had}; no earlier year is known whole, so that there is nothing to set beside it"
        )),
    }
    footers.extend(left_out(answer));
    let is_listed = |year: &YearByDay| year.whole.count.is_some() && year.whole.coverage.is_none();
    if answer.years.iter().any(is_listed) {
        footers.push(
            "from a list of events, which has no coverage: its years are taken for whole, and the \
             last to go on unless --to ends it; what it leaves out nobody knows"
                .to_owned(),
        );
    }
    if answer
        .years
        .iter()
        .any(|year| count(year.by_day).mark.or(count(year.whole).mark).is_some())
    {
        footers.push(format!(
            "{PARTIAL} partial: issue days are missing, the number is a lower bound"
        ));
    }
    footers
}

fn compared(had: &str, asked: &YearByDay, earlier: &Earlier) -> Vec<String> {
    let years: Vec<String> = earlier.years.iter().map(ToString::to_string).collect();
    let together = if years.len() == 1 { "" } else { " together" };
    let mut lines = vec![format!(
        "{had}; {}{together} had {} of {} by then{}",
        years.join(", "),
        earlier.by_day,
        earlier.total,
        share_of(earlier)
    )];
    if let Some(comparison) = earlier.comparison {
        let ratio = match (comparison.ratio, comparison.interval) {
            (Some(ratio), Some(range)) => format!(
                "{} times their rate on these days (95 % exact: {}–{}), ",
                Value::Ratio(ratio).to_text(),
                Value::Ratio(range.low).to_text(),
                range
                    .high
                    .map_or_else(String::new, |high| Value::Ratio(high).to_text())
            ),
            _ => String::new(),
        };
        lines.push(format!(
            "{}: {ratio}exact P of so uneven a split at one rate {}; a large P is no proof that \
             the rates are equal",
            asked.year,
            Value::Probability(comparison.p).to_text()
        ));
    }
    lines
}

fn share_of(earlier: &Earlier) -> String {
    match (earlier.share(), earlier.interval) {
        (Some(share), Some(interval)) => format!(
            ": {} (95 %: {}–{}, as if each fell by itself)",
            Value::Share(share).to_text(),
            Value::Share(interval.low).to_text(),
            Value::Share(interval.high).to_text()
        ),
        _ => String::new(),
    }
}

/// Returns which earlier years were not taken, and why.
fn left_out(answer: &ByDay) -> Option<String> {
    let (_, before) = answer.years.split_last()?;
    let left: Vec<String> = before
        .iter()
        .filter(|year| year.extent != Extent::Whole)
        .map(|year| {
            let why = match year.extent {
                Extent::Partial => "issue days missing",
                Extent::UnderWay => "cut by the days asked for",
                Extent::Nothing | Extent::Whole => "not held",
            };
            format!("{} ({why})", year.year)
        })
        .collect();
    (!left.is_empty()).then(|| {
        format!(
            "earlier years that are not whole and not taken: {}",
            left.join(", ")
        )
    })
}
