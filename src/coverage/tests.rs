use jiff::ToSpan;
use jiff::civil::Weekday;
use proptest::prelude::*;

use jiff::civil::date;

use super::*;
use crate::document::DocumentId;
use crate::facts::{FactRow, FactsBuilder};
use crate::signature::Signature;

const OUTLET: &[OutletIndex] = &[OutletIndex(0)];

/// Returns the facts of outlets that published so many documents on these days.
fn facts(issues: &[(&str, Vec<Date>, u32)]) -> Facts {
    let mut builder = FactsBuilder::default();
    let mut id = 0;
    for (outlet, days, documents) in issues {
        for &published in days {
            for _ in 0..*documents {
                id += 1;
                builder.add_row(
                    &FactRow {
                        id: DocumentId(id),
                        outlet,
                        section: "",
                        language: None,
                        published,
                        tokens: 10,
                        title: None,
                        url: None,
                        has_body: true,
                        signature: Signature([0; 64]),
                    },
                    [],
                );
            }
        }
    }
    builder.finish()
}

fn coverage(days: Vec<Date>, documents: u32) -> Coverage {
    Coverage::of(&facts(&[("a", days, documents)]), &BTreeMap::new())
}

fn days(from: Date, to: Date) -> Vec<Date> {
    from.series(1.day()).take_while(|day| *day <= to).collect()
}

fn working_days(from: Date, to: Date) -> Vec<Date> {
    let mut days = days(from, to);
    days.retain(|day| day.weekday() != Weekday::Sunday);
    days
}

fn without(mut days: Vec<Date>, from: Date, to: Date) -> Vec<Date> {
    days.retain(|day| *day < from || to < *day);
    days
}

fn gap(from: Date, to: Date, issues: usize) -> Gap {
    Gap {
        outlet: OutletIndex(0),
        from,
        to,
        issues,
    }
}

#[test]
fn years_without_sunday_issues_have_no_gap() {
    let coverage = coverage(working_days(date(2003, 1, 1), date(2005, 12, 31)), 10);
    assert_eq!(coverage.gaps(), []);
    let month = coverage.period(OUTLET, date(2004, 2, 1), date(2004, 2, 29));
    // February 2004 has five Sundays.
    assert_eq!((month.issue_days_held, month.issue_days_expected), (24, 24));
    assert_eq!(month.state, State::Whole);
}

#[test]
fn a_month_missing_from_a_daily_outlet_is_a_gap() {
    let year = days(date(1997, 1, 1), date(1997, 12, 31));
    let coverage = coverage(without(year, date(1997, 5, 31), date(1997, 6, 30)), 10);
    assert_eq!(
        coverage.gaps(),
        [gap(date(1997, 5, 31), date(1997, 6, 30), 31)]
    );
    let june = coverage.period(OUTLET, date(1997, 6, 1), date(1997, 6, 30));
    assert_eq!((june.issue_days_held, june.issue_days_expected), (0, 30));
    assert_eq!(june.state, State::None);
}

#[test]
fn a_gap_longer_than_the_weeks_around_it_is_still_a_gap_and_its_sundays_are_not() {
    let years = working_days(date(2002, 1, 1), date(2004, 12, 31));
    let coverage = coverage(without(years, date(2003, 1, 6), date(2003, 3, 30)), 10);
    // Twelve weeks from Monday to Sunday, six issues in each.
    assert_eq!(
        coverage.gaps(),
        [gap(date(2003, 1, 6), date(2003, 3, 29), 72)]
    );
}

#[test]
fn when_sunday_issues_return_neither_time_has_a_gap() {
    let mut held = working_days(date(2008, 1, 1), date(2008, 12, 31));
    held.extend(days(date(2009, 1, 1), date(2009, 12, 31)));
    assert_eq!(coverage(held, 10).gaps(), []);
}

fn weekly(from: Date, weeks: i32) -> Vec<Date> {
    from.series(1.week())
        .take(usize::try_from(weeks).unwrap())
        .collect()
}

#[test]
fn a_weekly_outlet_is_expected_once_a_week_and_may_slip_by_a_day() {
    let mut held = weekly(date(2024, 1, 4), 26);
    held[9] = held[9].tomorrow().unwrap();
    let missing = held.remove(20);
    let coverage = coverage(held, 10);
    assert_eq!(coverage.gaps(), [gap(missing, missing, 1)]);
    // 7, 14, 21 and 28 March; the issue of the 7th came on the 8th.
    let march = coverage.period(OUTLET, date(2024, 3, 1), date(2024, 3, 31));
    assert_eq!((march.issue_days_held, march.issue_days_expected), (4, 4));
    assert_eq!(march.state, State::Whole);
    let may = coverage.period(OUTLET, date(2024, 5, 1), date(2024, 5, 31));
    assert_eq!((may.issue_days_held, may.issue_days_expected), (4, 5));
    assert_eq!(may.state, State::Partial);
}

#[test]
fn a_speech_a_year_is_expected_on_no_day_and_covers_its_year() {
    let speeches = [1955, 1956, 1958, 1959].map(|year| date(year, 1, 1));
    let coverage = coverage(speeches.to_vec(), 1);
    assert_eq!(coverage.gaps(), []);
    let state = |year| {
        coverage
            .period(OUTLET, date(year, 1, 1), date(year, 12, 31))
            .state
    };
    assert_eq!(
        [1956, 1957, 1958, 1959, 1960].map(state),
        [
            State::Whole,
            State::None,
            State::Whole,
            State::Whole,
            State::None
        ]
    );
    assert_eq!(coverage.table().len(), 4);
}

#[test]
fn five_snapshots_in_a_year_make_no_rhythm() {
    let snapshots = [(7, 23), (7, 30), (10, 13), (10, 15), (12, 30)];
    let coverage = coverage(
        snapshots
            .map(|(month, day)| date(2021, month, day))
            .to_vec(),
        10,
    );
    assert_eq!(coverage.gaps(), []);
}

#[test]
fn remnants_before_the_daily_time_are_partial_and_low() {
    let mut held = [3, 9, 17, 22, 30].map(|day| date(2024, 5, day)).to_vec();
    let daily = days(date(2024, 7, 14), date(2024, 9, 9));
    let facts = facts(&[("a", std::mem::take(&mut held), 2), ("a", daily, 10)]);
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let may = coverage.period(OUTLET, date(2024, 5, 1), date(2024, 5, 31));
    assert_eq!(
        may,
        PeriodCoverage {
            documents: 10,
            issue_days_held: 5,
            issue_days_expected: 31,
            low_days: 5,
            state: State::Partial,
        }
    );
    let august = coverage.period(OUTLET, date(2024, 8, 1), date(2024, 8, 31));
    assert_eq!((august.issue_days_ok(), august.state), (31, State::Whole));
}

#[test]
fn a_period_that_reaches_beyond_the_last_document_is_partial() {
    let coverage = coverage(days(date(2024, 7, 14), date(2024, 9, 29)), 10);
    let september = coverage.period(OUTLET, date(2024, 9, 1), date(2024, 9, 30));
    assert_eq!(
        (september.issue_days_held, september.issue_days_expected),
        (29, 30)
    );
    assert_eq!(september.state, State::Partial);
    let held = coverage.period(OUTLET, date(2024, 9, 1), date(2024, 9, 29));
    assert_eq!(held.state, State::Whole);
    let before = coverage.period(OUTLET, date(2023, 1, 1), date(2023, 1, 31));
    assert_eq!(
        (before.issue_days_expected, before.state),
        (31, State::None)
    );
}

#[test]
fn a_day_of_rest_after_the_last_document_is_not_beyond_it() {
    // 31 August 2003 is a Sunday.
    let coverage = coverage(working_days(date(2003, 1, 1), date(2003, 8, 30)), 10);
    let august = coverage.period(OUTLET, date(2003, 8, 1), date(2003, 8, 31));
    assert_eq!(august.state, State::Whole);
}

#[test]
fn a_tenth_of_the_issues_may_be_missing_before_zero_is_refused() {
    let year = || days(date(2024, 1, 1), date(2024, 12, 31));
    let march = |last| {
        coverage(without(year(), date(2024, 3, 11), last), 10).period(
            OUTLET,
            date(2024, 3, 1),
            date(2024, 3, 31),
        )
    };
    let (three, four) = (march(date(2024, 3, 13)), march(date(2024, 3, 14)));
    assert_eq!((three.issue_days_ok(), three.state), (28, State::Whole));
    assert_eq!((four.issue_days_ok(), four.state), (27, State::Partial));
    assert_eq!(CellState::of(0, &three), CellState::Zero);
    assert_eq!(CellState::of(2, &three), CellState::Counted);
    assert_eq!(CellState::of(0, &four), CellState::Partial);
}

#[test]
fn no_documents_is_no_data_not_zero() {
    let coverage = coverage(days(date(2024, 1, 1), date(2024, 2, 29)), 10);
    let april = coverage.period(OUTLET, date(2024, 4, 1), date(2024, 4, 30));
    assert_eq!(CellState::of(0, &april), CellState::None);
}

#[test]
fn a_day_with_a_third_of_its_usual_documents_is_low() {
    let scrape = facts(&[
        (
            "a",
            without(
                days(date(2024, 1, 1), date(2024, 2, 29)),
                date(2024, 2, 1),
                date(2024, 2, 2),
            ),
            9,
        ),
        ("a", vec![date(2024, 2, 1)], 3),
        ("a", vec![date(2024, 2, 2)], 4),
    ]);
    let low = |day| {
        Coverage::of(&scrape, &BTreeMap::new())
            .period(OUTLET, day, day)
            .low_days
    };
    // 3 of 9 is under 40 %, 4 of 9 is not.
    assert_eq!(low(date(2024, 2, 1)), 1);
    assert_eq!(low(date(2024, 2, 2)), 0);
}

#[test]
fn a_day_is_not_low_where_two_documents_are_usual() {
    let scrape = facts(&[
        (
            "a",
            without(
                days(date(2024, 1, 1), date(2024, 2, 29)),
                date(2024, 2, 1),
                date(2024, 2, 1),
            ),
            3,
        ),
        ("a", vec![date(2024, 2, 1)], 1),
    ]);
    let day =
        Coverage::of(&scrape, &BTreeMap::new()).period(OUTLET, date(2024, 2, 1), date(2024, 2, 1));
    assert_eq!(day.low_days, 0);
}

#[test]
fn a_declared_rhythm_is_believed() {
    let scrape = facts(&[("a", working_days(date(2024, 1, 1), date(2024, 3, 31)), 10)]);
    let february = |rhythm| {
        let declared = BTreeMap::from([("a".to_owned(), rhythm)]);
        let february =
            Coverage::of(&scrape, &declared).period(OUTLET, date(2024, 2, 1), date(2024, 2, 29));
        (february.issue_days_held, february.issue_days_expected)
    };
    assert_eq!(february(Rhythm::Daily), (25, 29));
    assert_eq!(
        february(Rhythm::DailyExcept(vec![Weekday::Sunday])),
        (25, 25)
    );
    assert_eq!(february(Rhythm::Irregular), (25, 25));
    // All weekdays but Sunday are as frequent: Monday, the first of them, has four.
    assert_eq!(february(Rhythm::Weekly), (4, 4));
}

#[test]
fn ten_days_are_enough_to_see_a_daily_rhythm() {
    let held = days(date(2024, 8, 1), date(2024, 8, 10));
    let coverage = coverage(without(held, date(2024, 8, 4), date(2024, 8, 4)), 10);
    let beyond = coverage.period(OUTLET, date(2024, 8, 1), date(2024, 8, 31));
    assert_eq!(beyond.state, State::Partial);
    assert!(beyond.issue_days_expected > 20);
}

#[test]
fn outlets_together_are_whole_where_each_is() {
    let corpus = facts(&[
        ("daily", days(date(2024, 1, 1), date(2024, 3, 31)), 10),
        ("short", days(date(2024, 1, 1), date(2024, 2, 10)), 10),
        ("speeches", vec![date(2024, 1, 1)], 1),
    ]);
    let coverage = Coverage::of(&corpus, &BTreeMap::new());
    let [daily, short, speeches] = [0, 1, 2].map(OutletIndex);
    let state = |outlets: &[OutletIndex], month| {
        let first = date(2024, month, 1);
        coverage.period(outlets, first, first.last_of_month()).state
    };
    assert_eq!(state(&[daily, short], 1), State::Whole);
    assert_eq!(state(&[daily, short], 2), State::Partial);
    assert_eq!(state(&[daily, short], 3), State::Partial);
    assert_eq!(state(&[daily, speeches], 2), State::Whole);
    assert_eq!(state(&[speeches], 2), State::None);
    assert_eq!(state(&[], 1), State::None);
}

#[test]
fn the_table_has_every_month_between_the_first_document_and_the_last() {
    let year = days(date(2024, 1, 15), date(2024, 5, 31));
    let coverage = coverage(without(year, date(2024, 3, 1), date(2024, 3, 31)), 10);
    let months: Vec<_> = coverage
        .table()
        .iter()
        .map(|row| (row.month.month(), row.coverage.state))
        .collect();
    assert_eq!(
        months,
        [
            (1, State::Partial),
            (2, State::Whole),
            (3, State::None),
            (4, State::Whole),
            (5, State::Whole),
        ]
    );
}

fn any_rhythm() -> impl Strategy<Value = Option<Rhythm>> {
    prop::option::of(prop_oneof![
        Just(Rhythm::Daily),
        Just(Rhythm::DailyExcept(vec![Weekday::Sunday])),
        Just(Rhythm::Weekly),
        Just(Rhythm::Irregular),
    ])
}

proptest! {
    #[test]
    fn a_period_is_the_sum_of_its_parts(
        offsets in prop::collection::btree_set(0..200_i32, 1..120),
        rhythm in any_rhythm(),
        (from, cut, to) in (-40..240_i32, 0..120_i32, 0..120_i32),
    ) {
        let first = date(2024, 1, 1);
        let day = |offset: i32| first.checked_add(offset.days()).unwrap();
        let facts = facts(&[("a", offsets.iter().copied().map(day).collect(), 6)]);
        let declared = rhythm.map(|rhythm| ("a".to_owned(), rhythm)).into_iter().collect();
        let coverage = Coverage::of(&facts, &declared);
        let numbers = |from, to| {
            let period = coverage.period(OUTLET, day(from), day(to));
            prop_assert!(period.low_days <= period.issue_days_held);
            prop_assert!(period.issue_days_held <= period.issue_days_expected);
            prop_assert_eq!(period.state == State::None, period.documents == 0);
            Ok([
                period.documents,
                period.issue_days_held.into(),
                period.issue_days_expected.into(),
                period.low_days.into(),
            ])
        };
        let (left, right) = (numbers(from, from + cut)?, numbers(from + cut + 1, from + cut + 1 + to)?);
        let whole = numbers(from, from + cut + 1 + to)?;
        prop_assert_eq!(whole, std::array::from_fn(|number| left[number] + right[number]));
        prop_assert_eq!(numbers(-40, 240)?[0], 6 * offsets.len() as u64);
        let months: u64 = coverage.table().iter().map(|row| row.coverage.documents).sum();
        prop_assert_eq!(months, 6 * offsets.len() as u64);
    }
}
