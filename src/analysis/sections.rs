//! Which sections of an outlet are kept up, and which stand still?

use jiff::civil::Date;

use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::facts::SectionIndex;
use crate::facts::day_number;
use crate::measure::silence::empty_window;

use super::subcorpus::Subcorpus;

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;

    fn lives(records: &[Record]) -> Vec<SectionLife> {
        let facts = facts(records);
        let coverage = Coverage::of(&facts, &BTreeMap::new());
        sections(&Subcorpus::default(), &facts, &coverage)
    }

    /// A document a day for so many days: in "Friendship" on the days named, else in "World".
    fn daily(days: i32, is_friendship: impl Fn(i32) -> bool) -> Vec<Record> {
        (0..days)
            .map(|at| Record {
                section: if is_friendship(at) {
                    "Friendship"
                } else {
                    "World"
                },
                ..Record::new(1, date(2024, 1, 1).saturating_add(at.days()), &[])
            })
            .collect()
    }

    // By hand: six days with documents, every tenth; 5 in 50 issue days, so 4 in the 40 after.
    #[test]
    fn a_section_that_stands_still_is_held_against_its_own_rate() {
        let lives = lives(&daily(91, |at| at % 10 == 0 && at <= 50));
        let [friendship, world] = &lives[..] else {
            panic!("{lives:?}")
        };
        assert_eq!(friendship.section, "Friendship");
        assert_eq!(
            (friendship.first, friendship.last),
            (date(2024, 1, 1), date(2024, 2, 20))
        );
        assert_eq!(friendship.documents, 6);
        assert_eq!(friendship.usual_interval, Some(10.0));
        assert_eq!(
            (friendship.days_since, friendship.issue_days_since),
            (40, 40)
        );
        assert!((friendship.pause_p.unwrap() - (-4.0_f64).exp()).abs() < 1e-12);
        assert_eq!((world.days_since, world.pause_p), (0, Some(1.0)));
    }

    #[test]
    fn days_that_are_not_held_are_no_pause() {
        let mut records = daily(91, |at| at % 10 == 0 && at <= 50);
        let hole = date(2024, 2, 25)..date(2024, 3, 20);
        records.retain(|record| !hole.contains(&record.day));
        let friendship = &lives(&records)[0];
        assert_eq!(
            (friendship.days_since, friendship.issue_days_since),
            (40, 16)
        );
    }

    #[test]
    fn a_section_of_few_days_has_no_rate_and_none_is_no_section() {
        let few = &lives(&daily(30, |at| at < 2))[0];
        assert_eq!((few.usual_interval, few.pause_p), (Some(1.0), None));
        let single = &lives(&daily(1, |_| true))[0];
        assert_eq!((single.usual_interval, single.days_since), (None, 0));
        let none = Record {
            section: "",
            ..Record::new(1, date(2024, 1, 1), &[])
        };
        assert_eq!(lives(&[none]), []);
        assert_eq!(lives(&[]), []);
    }
}
