use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::date;

use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::period;

fn query(by: Granularity, window: period::Window) -> CompareQuery {
    CompareQuery {
        first: RUSSIA,
        second: CHINA,
        by,
        subcorpus: Subcorpus {
            window,
            ..Subcorpus::default()
        },
        counts: Counts::Demonyms,
        duplicates: Policy::Revisions,
    }
}

fn compared(query: &CompareQuery, facts: &Facts) -> Comparison {
    let coverage = Coverage::of(facts, &BTreeMap::new());
    compare(query, facts, &gazetteer(), &coverage).unwrap()
}

fn window(from: Date, to: Date) -> period::Window {
    period::Window::new(Some(from), Some(to), None).unwrap()
}

/// An article a day from `first`, with Russia three times and China twice in each.
fn daily(first: Date, days: i32) -> Vec<Record> {
    let mentions = [(CHINA, 2), (RUSSIA, 3)];
    (0..days)
        .map(|at| Record::new(1, first.saturating_add(at.days()), &mentions))
        .collect()
}

#[test]
fn a_ratio_is_the_first_count_over_the_second() {
    let facts = facts(&daily(date(2024, 1, 1), 70));
    let answer = compared(
        &query(Granularity::Total, period::Window::default()),
        &facts,
    );
    let [row] = &answer.rows[..] else {
        panic!("{:?}", answer.rows)
    };
    assert_eq!(row.counts(Counted::Mentions), Some([210, 140]));
    assert_eq!(row.counts(Counted::Documents), Some([70, 70]));
    let ratio = row.ratio(Counted::Mentions).unwrap();
    assert!((ratio.ratio - 1.5).abs() < 1e-12);
    let blocks = ratio.blocks.unwrap();
    assert!((blocks.low - 1.5).abs() < 1e-9);
    assert!(ratio.exact.low < 1.5 && 1.5 < ratio.exact.high.unwrap());
    assert_eq!(row.weeks.len(), 10);
}

#[test]
fn a_count_below_five_has_no_ratio() {
    let mut records = daily(date(2024, 1, 1), 70);
    for record in &mut records[4..] {
        record.mentions.retain(|(entity, _, _)| *entity == RUSSIA);
    }
    let facts = facts(&records);
    let answer = compared(
        &query(Granularity::Total, period::Window::default()),
        &facts,
    );
    let row = &answer.rows[0];
    assert_eq!(row.counts(Counted::Documents), Some([70, 4]));
    assert_eq!(row.ratio(Counted::Documents), None);
    assert!(row.ratio(Counted::Mentions).is_some());
}

#[test]
fn beside_a_window_stand_the_same_days_of_earlier_years() {
    let mut records = daily(date(2022, 2, 1), 28);
    records.extend(daily(date(2024, 2, 1), 29));
    let facts = facts(&records);
    let days = window(date(2024, 2, 1), date(2024, 2, 29));
    let answer = compared(&query(Granularity::Total, days), &facts);
    let shown: Vec<(Window, Date, Date)> = answer
        .rows
        .iter()
        .map(|row| (row.window, row.period.period.from, row.period.period.to))
        .collect();
    // 2023 holds no document, 2022 no 29 February.
    assert_eq!(
        shown,
        [
            (Window::Asked, date(2024, 2, 1), date(2024, 2, 29)),
            (Window::Earlier, date(2022, 2, 1), date(2022, 2, 28)),
        ]
    );
    let by_month = compared(&query(Granularity::Month, days), &facts);
    assert!(by_month.rows.iter().all(|row| row.window == Window::Asked));
}

#[test]
fn headlines_beside_stories_of_the_year_before_are_a_step_in_length() {
    let mut records = daily(date(2023, 2, 1), 28);
    for record in &mut records {
        record.tokens = 7;
    }
    records.extend(daily(date(2024, 2, 1), 28));
    let facts = facts(&records);
    let days = window(date(2024, 2, 1), date(2024, 2, 28));
    let answer = compared(&query(Granularity::Total, days), &facts);
    let steps = answer.length_steps();
    let days: Vec<(Date, Date)> = steps
        .iter()
        .map(|step| (step.before.period.from, step.after.period.from))
        .collect();
    assert_eq!(days, [(date(2023, 2, 1), date(2024, 2, 1))]);
}

#[test]
fn an_entity_is_not_compared_with_itself() {
    let facts = facts(&daily(date(2024, 1, 1), 3));
    let same = CompareQuery {
        second: RUSSIA,
        ..query(Granularity::Total, period::Window::default())
    };
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let error = compare(&same, &facts, &gazetteer(), &coverage).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Russia cannot be compared with itself: name two entities"
    );
}

#[test]
fn where_nothing_was_searched_there_is_no_count() {
    let all_days = query(Granularity::Total, period::Window::default());
    assert_eq!(compared(&all_days, &Facts::default()).rows, []);
    let before = query(
        Granularity::Total,
        window(date(1990, 1, 1), date(1990, 12, 31)),
    );
    let answer = compared(&before, &facts(&daily(date(2024, 1, 1), 3)));
    let [row] = &answer.rows[..] else {
        panic!("{:?}", answer.rows)
    };
    assert_eq!(row.counts(Counted::Documents), None);
    assert_eq!(row.ratio(Counted::Mentions), None);
    assert_eq!(row.shares(), None);
}

#[test]
fn one_document_is_compared_without_an_interval_from_blocks() {
    let facts = facts(&[Record::new(1, date(2024, 1, 1), &[(CHINA, 6), (RUSSIA, 5)])]);
    let answer = compared(
        &query(Granularity::Total, period::Window::default()),
        &facts,
    );
    let ratio = answer.rows[0].ratio(Counted::Mentions).unwrap();
    assert_eq!(ratio.blocks, None);
    assert_eq!(answer.rows[0].ratio(Counted::Documents), None);
}
