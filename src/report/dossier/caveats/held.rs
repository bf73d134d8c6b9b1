//! What is not held.

use crate::analysis::dossier::Searched;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;

use super::super::findings::plural;
use super::Caveat;

/// Gaps that are named one by one.
const NAMED: usize = 3;

/// Returns the periods that are not held, or in part.
pub(super) fn coverage(searched: &Searched) -> Vec<Caveat> {
    let periods = &searched.periods;
    let by = periods.query.by.name();
    let number = |state: State| {
        let such = periods.periods.iter().filter(|one| match one.documents {
            0 => state == State::None,
            _ => one.coverage.state == state,
        });
        such.count() as u64
    };
    let all = plural(periods.periods.len() as u64, by);
    let mut caveats = Vec::new();
    let empty = number(State::None);
    if empty > 0 {
        let be = if empty == 1 { "is" } else { "are" };
        caveats.push((
            "no data",
            format!("Of {all}, {empty} {be} without a document: no data, which is not zero."),
        ));
    }
    let parts = number(State::Partial);
    if parts > 0 {
        let be = if parts == 1 { "is" } else { "are" };
        let days = |of: fn(&PeriodCoverage) -> u32| -> u64 {
            let whole = searched.totals.periods.iter();
            whole.map(|one| u64::from(of(&one.coverage))).sum()
        };
        let expected = plural(days(|days| days.issue_days_expected), "issue day");
        let low = match days(|days| days.low_days) {
            0 => String::new(),
            low => format!(", {low} with far fewer documents than usual"),
        };
        let held = days(|days| days.issue_days_held);
        caveats.push((
            "partial",
            format!(
                "Of {all}, {parts} {be} held in part ({held} of {expected} in all{low}): counts \
                 there are lower bounds, and 0 says little."
            ),
        ));
    }
    caveats
}

/// Returns the stretches of missing issues, the longest by name.
pub(super) fn gaps(searched: &Searched) -> Option<Caveat> {
    let mut gaps: Vec<_> = searched.gaps.iter().collect();
    if gaps.is_empty() {
        return None;
    }
    gaps.sort_by_key(|(_, gap)| std::cmp::Reverse(gap.issues));
    let missing: usize = gaps.iter().map(|(_, gap)| gap.issues).sum();
    let words = gaps.iter().take(NAMED).map(|(outlet, gap)| {
        let days = if gap.from == gap.to {
            gap.from.to_string()
        } else {
            format!("{} to {}", gap.from, gap.to)
        };
        format!("{outlet} {days} ({})", gap.issues)
    });
    let words: Vec<String> = words.collect();
    let longest = if gaps.len() > NAMED {
        ", the longest"
    } else {
        ""
    };
    Some((
        "gaps",
        format!(
            "{} missing in {}{longest}: {}.",
            plural(missing as u64, "expected issue"),
            plural(gaps.len() as u64, "gap"),
            words.join(", ")
        ),
    ))
}
