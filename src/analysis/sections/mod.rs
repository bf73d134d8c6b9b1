//! Which sections of an outlet are kept up, which stand still, and which does its menu show?

mod history;
mod menu;
#[cfg(test)]
mod menu_tests;
mod name;
mod table;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::facts::SectionIndex;
use crate::facts::day_number;
use crate::measure::silence::empty_window;

use super::subcorpus::Subcorpus;

pub use self::history::MenuHistory;
pub use self::menu::InMenu;
pub use self::menu::MenuLife;
pub use self::table::SectionQuery;
pub use self::table::SectionRow;
pub use self::table::SectionTable;
pub use self::table::section_table;

/// Days with items that a section's own rate needs.
const FEWEST: usize = 5;

/// One section of one outlet.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionLife {
    /// Name of the outlet.
    pub outlet: String,
    /// Name of the section.
    pub section: String,
    /// Documents that stand in it.
    pub documents: u64,
    /// Day of its first document.
    pub first: Date,
    /// Day of its last.
    pub last: Date,
    /// Day of the last document of its outlet.
    pub end: Date,
    /// Days from one day with documents to the next: the median; `None` with one such day.
    pub usual_interval: Option<f64>,
    /// Days from its last document to the last one of the outlet.
    pub days_since: u32,
    /// Issue days of the outlet that are held after its last document.
    pub issue_days_since: u32,
    /// Probability that so many issue days bring nothing, at its own rate from first to last
    /// document; `None` for fewer than five days with documents. Small: it stands still.
    pub pause_p: Option<f64>,
}

/// Returns every section that is looked at, by outlet, the one that stood still longest first.
///
/// Every distinct document counts that stands in a section, also a headline of a photo and an
/// earlier version: they keep it up. `coverage` must be that of `facts`.
pub fn sections(subcorpus: &Subcorpus, facts: &Facts, coverage: &Coverage) -> Vec<SectionLife> {
    let mut items: Vec<(OutletIndex, SectionIndex, Date)> = Vec::new();
    let mut ends: Vec<Option<Date>> = vec![None; facts.outlets.len()];
    for document in &facts.documents {
        let end = &mut ends[usize::from(document.outlet.0)];
        if subcorpus.window.contains(document.published) {
            *end = (*end).max(Some(document.published));
        }
        if !subcorpus.contains(document) {
            continue;
        }
        let named = document.sections.iter().filter(|(section, _)| {
            let is_asked = subcorpus.sections.is_empty() || subcorpus.sections.contains(section);
            is_asked && !facts.sections[usize::from(section.0)].is_empty()
        });
        items.extend(named.map(|(section, _)| (document.outlet, *section, document.published)));
    }
    items.sort_unstable();
    let mut lives: Vec<SectionLife> = items
        .chunk_by(|one, next| (one.0, one.1) == (next.0, next.1))
        .filter_map(|items| {
            let end = ends[usize::from(items[0].0.0)]?;
            Some(life(items, end, facts, coverage))
        })
        .collect();
    lives.sort_by(|one, next| {
        (&one.outlet, one.last, &one.section).cmp(&(&next.outlet, next.last, &next.section))
    });
    lives
}

/// Returns the life of one section, given its documents in order of time and the last day on
/// which its outlet has any.
fn life(
    items: &[(OutletIndex, SectionIndex, Date)],
    end: Date,
    facts: &Facts,
    coverage: &Coverage,
) -> SectionLife {
    let (outlet, section, first) = items[0];
    let last = items[items.len() - 1].2;
    let mut days: Vec<Date> = items.iter().map(|(_, _, day)| *day).collect();
    days.dedup();
    // The days behind `from`, up to and with `to`.
    let held = |from: Date, to: Date| match from.tomorrow() {
        Ok(from) if from <= to => coverage.period(&[outlet], from, to).issue_days_held,
        _ => 0,
    };
    let issue_days_since = held(last, end);
    let issue_days = held(first, last);
    let is_known = days.len() >= FEWEST && issue_days > 0;
    let pause_p = is_known.then(|| {
        let rate = (days.len() - 1) as f64 / f64::from(issue_days);
        empty_window(rate * f64::from(issue_days_since))
    });
    SectionLife {
        outlet: facts.outlet(outlet).to_owned(),
        section: facts.sections[usize::from(section.0)].clone(),
        documents: items.len() as u64,
        first,
        last,
        end,
        usual_interval: median_interval(&days),
        days_since: (day_number(end) - day_number(last)).unsigned_abs(),
        issue_days_since,
        pause_p,
    }
}

/// Returns the median of the days from each day to the next.
fn median_interval(days: &[Date]) -> Option<f64> {
    let mut intervals: Vec<i32> = days
        .windows(2)
        .map(|pair| day_number(pair[1]) - day_number(pair[0]))
        .collect();
    intervals.sort_unstable();
    let upper = *intervals.get(intervals.len() / 2)?;
    let lower = intervals[(intervals.len() - 1) / 2];
    Some(f64::midpoint(f64::from(lower), f64::from(upper)))
}
