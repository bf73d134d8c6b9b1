//! The periods of a question, and how completely each is held.

use jiff::civil::Date;

use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::facts::OutletIndex;
use crate::period::Period;

use super::CountQuery;
use super::SearchedPeriod;

/// Returns every period of the range, nothing searched yet: of so many outlets, of which
/// documents that count were published on these days.
pub(super) fn periods(
    query: &CountQuery,
    outlets: usize,
    days: impl Iterator<Item = Date> + Clone,
    coverage: &Coverage,
) -> Vec<SearchedPeriod> {
    let window = query.subcorpus.window;
    let ends: Option<(Date, Date)> = window
        .from()
        .or_else(|| days.clone().min())
        .zip(window.to().or_else(|| days.clone().max()));
    let Some((first, last)) = ends else {
        return Vec::new();
    };
    let outlets = looked_at(query, outlets);
    Period::covering(query.by, first, last)
        .into_iter()
        .filter_map(|period| window.clip(period))
        .map(|period| SearchedPeriod {
            period,
            documents: 0,
            tokens: 0,
            coverage: covered(&window.stretches(period), &outlets, coverage),
        })
        .collect()
}

/// Returns the outlets that are looked at, of so many.
fn looked_at(query: &CountQuery, outlets: usize) -> Vec<OutletIndex> {
    if query.subcorpus.outlets.is_empty() {
        (0..).map(OutletIndex).take(outlets).collect()
    } else {
        query.subcorpus.outlets.clone()
    }
}

/// Returns how the outlets cover several stretches of days, taken together: whole if each is, or
/// has nothing to hold.
pub(in crate::analysis) fn covered(
    stretches: &[(Date, Date)],
    outlets: &[OutletIndex],
    coverage: &Coverage,
) -> PeriodCoverage {
    let mut all = coverage.period(&[], Date::ZERO, Date::ZERO);
    let mut are_whole = true;
    for &(from, to) in stretches {
        let stretch = coverage.period(outlets, from, to);
        are_whole &= stretch.state == State::Whole || stretch.issue_days_expected == 0;
        all.documents += stretch.documents;
        all.issue_days_held += stretch.issue_days_held;
        all.issue_days_expected += stretch.issue_days_expected;
        all.low_days += stretch.low_days;
    }
    all.state = match (all.documents, are_whole) {
        (0, _) => State::None,
        (_, true) => State::Whole,
        (_, false) => State::Partial,
    };
    all
}
