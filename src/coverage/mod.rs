//! What a corpus covers: issue days held and expected, per outlet.
//!
//! Nothing found where nothing was collected is not zero. Knows days and documents, not what is
//! counted in them.

mod cell;
mod gap;
mod habit;
mod learning;
mod month;
mod outlet;
mod rhythm;
mod volume;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dedup::{Deduplicated, Policy};
use crate::facts::{Facts, OutletIndex, day_number};
use outlet::OutletCoverage;
use volume::Volume;

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

impl Coverage {
    /// Returns the coverage of a corpus. Rhythms are by name of outlet, as profiles declare
    /// them; that of an outlet not named is learned from its documents.
    pub fn of(facts: &Facts, declared: &BTreeMap<String, Rhythm>) -> Self {
        Self::of_volumes(&facts.outlets, volumes(facts), declared)
    }

    /// Returns the coverage of outlets of which the numbers of documents, copies left out, are
    /// known day by day: pairs of [`day_number`] and documents in the order of days, one for
    /// each of `outlets`.
    pub fn of_days(
        outlets: &[String],
        days: Vec<Vec<(i32, u32)>>,
        declared: &BTreeMap<String, Rhythm>,
    ) -> Self {
        let volumes = days.into_iter().map(|days| {
            let days = days.into_iter();
            days.map(|(day, documents)| Volume { day, documents })
                .collect()
        });
        Self::of_volumes(outlets, volumes.collect(), declared)
    }

    fn of_volumes(
        outlets: &[String],
        volumes: Vec<Vec<Volume>>,
        declared: &BTreeMap<String, Rhythm>,
    ) -> Self {
        let outlets = outlets
            .iter()
            .zip(volumes)
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

/// Returns for every outlet its days with documents, in order. A listing that holds no more than
/// the title of an article is a copy of it, as in counts.
fn volumes(facts: &Facts) -> Vec<Vec<Volume>> {
    let mut days: Vec<Vec<i32>> = vec![Vec::new(); facts.outlets.len()];
    let standings = Deduplicated::of(facts, Policy::Copies).standings;
    for (document, standing) in facts.documents.iter().zip(standings) {
        if standing.weight() > 0 {
            days[usize::from(document.outlet.0)].push(document.day());
        }
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

#[cfg(test)]
mod tests;
