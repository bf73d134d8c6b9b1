//! The rows of a comparison: periods with their weeks, and the same days of earlier years.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::Tally;
use crate::analysis::counts::count;
use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::period;
use crate::period::Granularity;
use crate::period::Period;

use super::Compared;
use super::Window;

/// Days of the longest window that earlier years are set beside.
const LONGEST: i64 = 366;

/// What is needed to count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counter<'a> {
    pub(super) facts: &'a Facts,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) coverage: &'a Coverage,
}

impl Counter<'_> {
    pub(super) fn count(&self, query: &CountQuery) -> CountTable {
        count(query.clone(), self.facts, self.gazetteer, self.coverage)
    }

    /// Returns a row for each period of a table of two entities.
    pub(super) fn rows(&self, table: &CountTable, window: Window) -> Vec<Compared> {
        let by_day = self.count(&CountQuery {
            by: Granularity::Day,
            ..table.query.clone()
        });
        let pairs = pairs(table);
        let periods = table.periods.iter().zip(pairs);
        periods
            .map(|(searched, tallies)| Compared {
                window,
                period: searched.clone(),
                tallies,
                weeks: weeks(&by_day, searched.period),
            })
            .collect()
    }
}

/// Returns the tallies of both entities, period by period.
fn pairs(table: &CountTable) -> Vec<[Tally; 2]> {
    let [first, second] = [0, 1].map(|at| &table.entities[at].tallies);
    let both = first.iter().zip(second);
    both.map(|(first, second)| [*first, *second]).collect()
}

/// Returns the tallies of each week that has documents in a period. A week that is cut by an end
/// of the period has the days on this side.
fn weeks(by_day: &CountTable, period: Period) -> Vec<[Tally; 2]> {
    let week = |day: Date| Period::containing(Granularity::Week, day).from;
    let pairs = pairs(by_day);
    let held: Vec<(Date, [Tally; 2])> = by_day
        .periods
        .iter()
        .zip(pairs)
        .filter(|(day, _)| day.documents > 0 && period.contains(day.period.from))
        .map(|(day, pair)| (week(day.period.from), pair))
        .collect();
    held.chunk_by(|one, next| one.0 == next.0)
        .map(|days| [0, 1].map(|at| days.iter().map(|(_, pair)| pair[at]).sum()))
        .collect()
}

/// Returns the same days of earlier years, the latest first, as far back as there are documents.
/// None where time is cut, where every year is already cut by the question, or where the window
/// is longer than a year.
pub(super) fn earlier_windows(asked: &CountTable, facts: &Facts) -> Vec<period::Window> {
    let query = &asked.query;
    let window = query.subcorpus.window;
    let (Granularity::Total, None, [whole]) = (query.by, window.to_date(), &asked.periods[..])
    else {
        return Vec::new();
    };
    let (from, to) = (whole.period.from, whole.period.to);
    let is_long = from
        .until(to)
        .is_ok_and(|span| i64::from(span.get_days()) >= LONGEST);
    let first = facts
        .documents
        .iter()
        .map(|document| document.published)
        .min();
    let Some(first) = first.filter(|_| !is_long) else {
        return Vec::new();
    };
    let back = |years: i32| {
        let from = from.checked_sub(years.years()).ok()?;
        let to = to.checked_sub(years.years()).ok()?;
        (to >= first).then(|| period::Window::new(Some(from), Some(to), None).ok())?
    };
    (1..).map_while(back).collect()
}
