//! What a corpus covers: issue days held and expected, per outlet.
//!
//! Nothing found where nothing was collected is not zero. Knows days and documents, not what is
//! counted in them.

mod cell;
mod gap;
mod habit;
mod month;
mod rhythm;

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::facts::{Facts, OutletIndex, day_number};
use habit::{Habit, Volume, between};

pub use cell::CellState;
pub use gap::Gap;
pub use month::MonthCoverage;
pub use rhythm::{Rhythm, UnknownRhythm};

/// The days that each outlet of a corpus holds and should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// In the order of [`Facts::outlets`].
    outlets: Vec<OutletCoverage>,
}

/// How much of a period is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodCoverage {
    /// Distinct documents, superseded versions among them.
    pub documents: u64,
    /// Expected issue days that have documents.
    pub issue_days_held: u32,
    /// Issue days expected: for a weekly outlet weeks, for an irregular one the days it has.
    pub issue_days_expected: u32,
    /// How many of the days held have far fewer documents than usual.
    pub low_days: u32,
    /// What that amounts to.
    pub state: State,
}

/// Whether a period is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// At least nine of ten expected issue days are held in usual volume, and none lies before
    /// the first document or after the last.
    Whole,
    /// There are documents, and fewer than that.
    Partial,
    /// There are no documents.
    None,
}

impl State {
    /// Returns the name used in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Partial => "partial",
            Self::None => "no data",
        }
    }
}

impl Coverage {
    /// Returns the coverage of a corpus. Rhythms are by name of outlet, as profiles declare
    /// them; that of an outlet not named is learned from its documents.
    pub fn of(facts: &Facts, declared: &BTreeMap<String, Rhythm>) -> Self {
        let outlets = facts
            .outlets
            .iter()
            .zip(volumes(facts))
            .map(|(name, held)| OutletCoverage::of(held, declared.get(name)))
            .collect();
        Self { outlets }
    }

    /// Returns how these outlets, taken together, cover the days between two, both included.
    ///
    /// Whole means each of them is; an irregular outlet without documents there does not matter
    /// beside another that has some.
    ///
    /// # Panics
    ///
    /// If an outlet is not one of the facts'.
    pub fn period(&self, outlets: &[OutletIndex], from: Date, to: Date) -> PeriodCoverage {
        let (from, to) = (day_number(from), day_number(to));
        let mut all = PeriodCoverage::NOTHING;
        let mut are_whole = true;
        for outlet in outlets {
            let one = self.outlet(*outlet).period(from, to);
            are_whole &= one.state == State::Whole || one.issue_days_expected == 0;
            all.documents += one.documents;
            all.issue_days_held += one.issue_days_held;
            all.issue_days_expected += one.issue_days_expected;
            all.low_days += one.low_days;
        }
        all.state = match (all.documents, are_whole) {
            (0, _) => State::None,
            (_, true) => State::Whole,
            (_, false) => State::Partial,
        };
        all
    }

    fn outlet(&self, outlet: OutletIndex) -> &OutletCoverage {
        &self.outlets[usize::from(outlet.0)]
    }
}

impl PeriodCoverage {
    const NOTHING: Self = Self {
        documents: 0,
        issue_days_held: 0,
        issue_days_expected: 0,
        low_days: 0,
        state: State::None,
    };

    /// Returns the number of issue days held in usual volume.
    pub fn issue_days_ok(&self) -> u32 {
        self.issue_days_held - self.low_days
    }
}

/// Returns for every outlet its days with documents, in order.
fn volumes(facts: &Facts) -> Vec<Vec<Volume>> {
    let mut days: Vec<Vec<i32>> = vec![Vec::new(); facts.outlets.len()];
    for document in &facts.documents {
        days[usize::from(document.outlet.0)].push(document.day());
    }
    days.into_iter()
        .map(|mut days| {
            days.sort_unstable();
            days.chunk_by(|one, other| one == other)
                .map(|day| Volume {
                    day: day[0],
                    documents: u32::try_from(day.len()).unwrap_or(u32::MAX),
                })
                .collect()
        })
        .collect()
}

/// The days of one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OutletCoverage {
    habit: Habit,
    /// Days with documents, in order.
    held: Vec<Volume>,
    /// Issues expected between the first document and the last, in order.
    issues: Vec<Issue>,
}

/// An expected issue: what there is of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Issue {
    volume: Volume,
    is_low: bool,
}

impl OutletCoverage {
    fn of(held: Vec<Volume>, declared: Option<&Rhythm>) -> Self {
        let habit = Habit::of(&held, declared);
        let issues = habit
            .expected(&held)
            .into_iter()
            .map(|volume| Issue {
                volume,
                is_low: habit.is_low(volume),
            })
            .collect();
        Self {
            habit,
            held,
            issues,
        }
    }

    fn period(&self, from: i32, to: i32) -> PeriodCoverage {
        let documents = between(&self.held, from, to)
            .iter()
            .map(|volume| u64::from(volume.documents))
            .sum();
        let issues = self.issues(from, to);
        let number = |is_such: fn(&Issue) -> bool| {
            issues
                .iter()
                .map(|issue| u32::from(is_such(issue)))
                .sum::<u32>()
        };
        let beyond = self.expected_beyond(from, to);
        let mut period = PeriodCoverage {
            documents,
            issue_days_held: number(|issue| issue.volume.documents > 0),
            issue_days_expected: number(|_| true) + beyond,
            low_days: number(|issue| issue.is_low),
            state: State::None,
        };
        let is_whole = beyond == 0
            && 10 * u64::from(period.issue_days_ok()) >= 9 * u64::from(period.issue_days_expected);
        period.state = match (documents, is_whole) {
            (0, _) => State::None,
            (_, true) => State::Whole,
            (_, false) => State::Partial,
        };
        period
    }

    fn issues(&self, from: i32, to: i32) -> &[Issue] {
        let start = self.issues.partition_point(|issue| issue.volume.day < from);
        let end = self.issues.partition_point(|issue| issue.volume.day <= to);
        &self.issues[start..end.max(start)]
    }

    /// Returns how many issues would be expected on the days of a period before the first
    /// document and after the last, if the outlet's habit held there.
    fn expected_beyond(&self, from: i32, to: i32) -> u32 {
        let (first, last) = self.habit.reach(&self.held);
        let before = (first - 7..first).map(|day| (day, from, to.min(first - 1)));
        let after = (last + 1..last + 8).map(|day| (day, from.max(last + 1), to));
        before
            .chain(after)
            .filter(|(day, _, _)| self.habit.expects(*day))
            .map(|(day, from, to)| same_weekday(day, from, to))
            .sum()
    }
}

/// Returns how many days between two, both included, fall on the weekday of `day`.
fn same_weekday(day: i32, from: i32, to: i32) -> u32 {
    let weeks = (to - day).div_euclid(7) - (from - 1 - day).div_euclid(7);
    u32::try_from(weeks).unwrap_or(0)
}

/// Returns the day with this number.
fn day_of(number: i32) -> Date {
    date(1970, 1, 1)
        .checked_add(jiff::Span::new().days(number))
        .expect("the number came from a date")
}

#[cfg(test)]
mod tests;
