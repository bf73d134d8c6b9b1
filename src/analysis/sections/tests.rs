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
