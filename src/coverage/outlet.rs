//! The coverage of one outlet.

use crate::coverage::habit::Habit;
use crate::coverage::rhythm::Rhythm;
use crate::coverage::volume::{Volume, between};
use crate::coverage::{PeriodCoverage, State};

/// The days of one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OutletCoverage {
    habit: Habit,
    /// Days with documents, in order.
    pub(super) held: Vec<Volume>,
    /// Issues expected between the first document and the last, in order.
    pub(super) issues: Vec<Issue>,
}

/// An expected issue: what there is of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Issue {
    pub(super) volume: Volume,
    is_low: bool,
}

impl OutletCoverage {
    pub(super) fn of(held: Vec<Volume>, declared: Option<&Rhythm>) -> Self {
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

    pub(super) fn period(&self, from: i32, to: i32) -> PeriodCoverage {
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
