//! How surprising an empty stretch is, given the time before it.

use crate::coverage::PeriodCoverage;
use crate::measure::silence::empty_window;
use crate::measure::silence::some_gap;

use super::Kind;

/// Issue days with a mention that an earlier rate needs; of fewer it is hardly known.
const FEWEST: u64 = 5;

/// Days of a mean year.
const YEAR: f64 = 365.25;

/// How surprising it is that a stretch is empty. Issue days with a mention are counted, not
/// mentions: those of one day stand together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surprise {
    /// Issue days with a mention before the stretch.
    pub earlier_naming: u64,
    /// Issue days held before it.
    pub earlier_held: u32,
    /// Issue days with a mention that its own issue days would have at the earlier rate.
    pub expected: f64,
    /// Probability that this very stretch is empty; only for one that was fixed before looking.
    pub this_window: Option<f64>,
    /// Probability of some empty stretch as long, in issue days, within a year.
    pub some_in_a_year: f64,
}

/// The time before a stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Earlier {
    naming: u64,
    held: u32,
    /// Issue days of a year, at the outlets' rhythm.
    a_year: f64,
}

impl Earlier {
    /// Returns what is known of `span` days; `None` where that is too little.
    pub(super) fn new(naming: u64, held: PeriodCoverage, span: i32) -> Option<Self> {
        let is_known = naming >= FEWEST && held.issue_days_held > 0;
        is_known.then(|| Self {
            naming,
            held: held.issue_days_held,
            a_year: f64::from(held.issue_days_expected) * YEAR / f64::from(span),
        })
    }

    /// Returns how surprising it is that so many issue days of a stretch are empty.
    pub(super) fn surprise(self, kind: Kind, issue_days: u32) -> Option<Surprise> {
        if issue_days == 0 {
            return None;
        }
        let rate = self.naming as f64 / f64::from(self.held);
        let length = f64::from(issue_days);
        // A stretch longer than a year is held against a span of its own length.
        let span = self.a_year.max(length);
        let expected = rate * length;
        Some(Surprise {
            earlier_naming: self.naming,
            earlier_held: self.held,
            expected,
            this_window: (kind == Kind::Window).then(|| empty_window(expected)),
            some_in_a_year: some_gap(rate * span, length / span),
        })
    }
}
