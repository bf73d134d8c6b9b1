//! What a year has by a day of the year, beside earlier years.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::civil::date;

use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::messages::Attribution;
use crate::analysis::messages::Day;
use crate::analysis::messages::Kind;
use crate::analysis::messages::Level;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::Source;
use crate::analysis::subcorpus::Subcorpus;
use crate::dedup::Policy;
use crate::gazetteer::model::Counts;
use crate::period::Window;

/// A document on each of 365 days from this one; China on the days named.
fn documents(from: Date, named: &[Date]) -> Vec<Record> {
    let days = from.series(jiff::ToSpan::days(1)).take(365);
    days.map(|day| {
        let mentions: &[_] = if named.contains(&day) {
            &[(CHINA, 1)]
        } else {
            &[]
        };
        Record::new(1, day, mentions)
    })
    .collect()
}

fn china(records: &[Record], window: Window) -> ByDay {
    let facts = facts(records);
    let query = CountQuery {
        entities: Vec::new(),
        by: Granularity::Total,
        subcorpus: Subcorpus {
            window,
            ..Subcorpus::default()
        },
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Revisions,
    };
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let day = "09-20".parse().unwrap();
    entity_by_day(CHINA, day, &query, &facts, &gazetteer(), &coverage)
        .unwrap()
        .1
}

fn counts(answer: &ByDay) -> Vec<(i16, Option<u64>, Option<u64>, Extent)> {
    let years = answer.years.iter();
    years
        .map(|y| (y.year, y.by_day.count, y.whole.count, y.extent))
        .collect()
}

#[test]
fn the_day_itself_is_by_that_day_and_the_next_is_not() {
    let named = [
        date(2022, 1, 1),
        date(2022, 9, 20),
        date(2022, 9, 21),
        date(2023, 9, 20),
    ];
    let mut records = documents(date(2022, 1, 1), &named);
    records.extend(documents(date(2023, 1, 1), &named));
    let answer = china(&records, Window::default());
    assert_eq!(
        counts(&answer),
        [
            (2022, Some(2), Some(3), Extent::Whole),
            (2023, Some(1), Some(1), Extent::Whole),
        ]
    );
    let earlier = answer.earlier.unwrap();
    assert_eq!(
        (&earlier.years[..], earlier.by_day, earlier.total),
        (&[2022][..], 2, 3)
    );
    assert!((earlier.share().unwrap() - 2.0 / 3.0).abs() < 1e-12);
}

#[test]
fn a_year_with_missing_issue_days_is_no_measure_for_another() {
    let mut records = documents(date(2022, 1, 1), &[date(2022, 5, 5)]);
    records.retain(|record| record.day.month() != 3 && record.day.month() != 4);
    records.extend(documents(date(2023, 1, 1), &[]));
    let answer = china(&records, Window::default());
    assert_eq!(answer.years[0].extent, Extent::Partial);
    assert_eq!(answer.earlier, None);
}

#[test]
fn a_year_that_the_question_ends_is_under_way() {
    let mut records = documents(date(2022, 1, 1), &[date(2022, 5, 5)]);
    records.extend(documents(
        date(2023, 1, 1),
        &[date(2023, 5, 5), date(2023, 12, 5)],
    ));
    let window = Window::new(None, Some(date(2023, 9, 30)), None).unwrap();
    let answer = china(&records, window);
    assert_eq!(
        counts(&answer)[1],
        (2023, Some(1), Some(1), Extent::UnderWay)
    );
}

/// Exposure is issue days held: half of them with half the events is the same rate.
#[test]
fn rates_are_compared_over_the_issue_days_held() {
    let named: Vec<Date> = (1..=8).map(|month| date(2022, month, 2)).collect();
    let mut records = documents(date(2022, 1, 1), &named);
    let named: Vec<Date> = (1..=8).map(|month| date(2023, month, 2)).collect();
    let mut second = documents(date(2023, 1, 1), &named);
    second.retain(|record| record.day.month() <= 4 || record.day.month() > 9);
    records.extend(second);
    let comparison = china(&records, Window::default())
        .earlier
        .unwrap()
        .comparison
        .unwrap();
    // 4 in 120 days against 8 in 263.
    assert!((comparison.ratio.unwrap() - (4.0 / 120.0) / (8.0 / 263.0)).abs() < 1e-9);
}

#[test]
fn nothing_held_has_no_year() {
    let answer = china(&[], Window::default());
    assert_eq!((answer.years.len(), answer.earlier), (0, None));
}

fn message(day: Date) -> Message {
    Message {
        date: None,
        published: Day::from(day),
        from: CHINA,
        to: crate::analysis::invented::RUSSIA,
        kind: Kind::Greeting,
        level: Level::Leader,
        occasion: String::new(),
        grouped: false,
        reports: Vec::new(),
        sentences: Vec::new(),
        signed_with: Vec::new(),
        addressed_with: Vec::new(),
        naming: None,
        listed: None,
    }
}

fn listed(window: Window) -> ByDay {
    // Twelve, ten and eight; by 20 September five, seven and three.
    let years = [(2022, 5, 7), (2023, 7, 3), (2024, 3, 5)];
    let messages: Vec<Message> = years
        .iter()
        .flat_map(|(year, before, after)| {
            let before = (0..*before).map(|at| date(*year, 9, 20 - at));
            let after = (0..*after).map(|at| date(*year, 9, 21 + at));
            before.chain(after).map(message)
        })
        .collect();
    let query = MessageQuery {
        between: None,
        window,
        levels: vec![Level::Leader],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    };
    let source = Source {
        corpus: None,
        has_list: true,
    };
    let day = "09-20".parse().unwrap();
    messages_by_day(day, &query, &messages, source, &gazetteer())
        .unwrap()
        .1
}

// P, ratio and its interval by scipy 1.17.1 (binom, beta), the share's by statsmodels 0.15.0.
#[test]
fn three_by_20_september_stand_beside_twelve_of_twenty_two() {
    let answer = listed(Window::default());
    assert_eq!(
        counts(&answer),
        [
            (2022, Some(5), Some(12), Extent::Whole),
            (2023, Some(7), Some(10), Extent::Whole),
            (2024, Some(3), Some(8), Extent::UnderWay),
        ]
    );
    let earlier = answer.earlier.unwrap();
    assert_eq!((earlier.by_day, earlier.total), (12, 22));
    let share = earlier.interval.unwrap();
    assert_eq!(
        format!("{:.4} {:.4}", share.low, share.high),
        "0.3466 0.7308"
    );
    let comparison = earlier.comparison.unwrap();
    assert_eq!(format!("{:.4}", comparison.p), "0.4185");
    assert_eq!(comparison.ratio, Some(0.5));
    let range = comparison.interval.unwrap();
    assert_eq!(
        format!("{:.4} {:.4}", range.low, range.high.unwrap()),
        "0.0905 1.8528"
    );
}

#[test]
fn the_last_year_of_a_list_is_whole_only_if_the_question_says_so() {
    let to = |day| listed(Window::new(None, Some(day), None).unwrap()).years[2].extent;
    assert_eq!(to(date(2024, 12, 31)), Extent::Whole);
    assert_eq!(to(date(2024, 9, 20)), Extent::UnderWay);
}

#[test]
fn a_question_without_days_before_that_day_is_refused() {
    let window = Window::new(Some(date(2024, 10, 1)), Some(date(2024, 12, 31)), None).unwrap();
    let source = Source {
        corpus: None,
        has_list: true,
    };
    let query = MessageQuery {
        between: None,
        window,
        levels: Vec::new(),
        kinds: Vec::new(),
        attribution: Attribution::Published,
        unverified: true,
    };
    let day = "09-20".parse().unwrap();
    assert!(messages_by_day(day, &query, &[], source, &gazetteer()).is_err());
}
