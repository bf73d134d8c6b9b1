use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;

use super::*;
use crate::analysis::invented::Record;
use crate::analysis::invented::XI;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::gazetteer::model::AliasKind;

fn silences_in(records: &[Record], window: Option<(Date, Date)>) -> Silences {
    let facts = facts(records);
    let query = SilenceQuery {
        entity: XI,
        window,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        duplicates: Policy::Revisions,
    };
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    silences(query, &facts, &gazetteer(), &coverage)
}

/// A document a day for so many days from 1 January 2024; Xi in those that are named.
fn daily(days: i32, is_named: impl Fn(i32) -> bool) -> Vec<Record> {
    (0..days)
        .map(|at| {
            let day = date(2024, 1, 1).saturating_add(at.days());
            let mentions: &[_] = if is_named(at) { &[(XI, 1)] } else { &[] };
            Record::new(1, day, mentions)
        })
        .collect()
}

/// From, to, issue days held and expected.
fn shown(stretch: &Stretch) -> (Kind, Date, Date, u32, u32) {
    let held = stretch.coverage;
    (
        stretch.kind,
        stretch.from,
        stretch.to,
        held.issue_days_held,
        held.issue_days_expected,
    )
}

#[test]
fn a_run_lies_between_two_mentions_and_names_them() {
    let answer = silences_in(&daily(60, |at| at < 20 || at >= 50), None);
    let [run] = &answer.stretches[..] else {
        panic!("{answer:?}")
    };
    let expected = (Kind::Run, date(2024, 1, 21), date(2024, 2, 19), 30, 30);
    assert_eq!(shown(run), expected);
    assert_eq!(run.before.unwrap().day, date(2024, 1, 20));
    assert_eq!(run.after.unwrap().day, date(2024, 2, 20));
    assert_eq!(run.mentioning, 0);
}

#[test]
fn days_without_documents_are_no_silence() {
    // Named to 20 January, silent on 21 to 30, nothing held until 14 February, then named.
    let mut records = daily(80, |at| at < 20 || at >= 45);
    records.retain(|record| !(date(2024, 1, 31)..date(2024, 2, 15)).contains(&record.day));
    let answer = silences_in(&records, None);
    let [run] = &answer.stretches[..] else {
        panic!("{answer:?}")
    };
    let expected = (Kind::Run, date(2024, 1, 21), date(2024, 1, 30), 10, 10);
    assert_eq!(shown(run), expected);

    let hole = silences_in(&records, Some((date(2024, 1, 31), date(2024, 2, 14))));
    let window = &hole.stretches[0];
    assert!(!window.is_searched());
    assert_eq!(window.coverage.issue_days_held, 0);
    assert_eq!(window.surprise, None);
}

#[test]
fn a_hole_inside_a_run_is_told_apart_from_the_days_held() {
    let mut records = daily(80, |at| at < 20 || at >= 60);
    records.retain(|record| !(date(2024, 1, 31)..date(2024, 2, 15)).contains(&record.day));
    let answer = silences_in(&records, None);
    let expected = (Kind::Run, date(2024, 1, 21), date(2024, 2, 29), 25, 40);
    assert_eq!(shown(&answer.stretches[0]), expected);
}

#[test]
fn the_run_that_is_still_open_is_always_shown() {
    // Every other day but for a last silence of one day; six runs are longer or earlier.
    let answer = silences_in(&daily(61, |at| at % 4 == 3 && at < 58 || at == 59), None);
    let open: Vec<&Stretch> = answer
        .stretches
        .iter()
        .filter(|stretch| stretch.kind == Kind::OpenRun)
        .collect();
    assert_eq!(answer.stretches.len(), SHOWN + 1);
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].after, None);
    assert_eq!(open[0].to, date(2024, 3, 1));
}

#[test]
fn a_title_alone_breaks_no_silence_and_is_counted() {
    let mut records = daily(40, |at| at < 20);
    records[25].mentions = vec![(XI, AliasKind::Title, 2)];
    let answer = silences_in(&records, Some((date(2024, 1, 21), date(2024, 1, 31))));
    let window = &answer.stretches[0];
    assert_eq!(window.kind, Kind::Window);
    assert_eq!((window.mentioning, window.by_title), (0, 1));
}

// By hand: 10 of 100 issue days name him, so 3 of the next 30: e^-3.
#[test]
fn surprise_is_measured_against_the_rate_before() {
    let records = daily(131, |at| at < 100 && at % 10 == 0 || at == 130);
    let answer = silences_in(&records, Some((date(2024, 4, 10), date(2024, 5, 9))));
    let surprise = answer.stretches[0].surprise.unwrap();
    assert_eq!((surprise.earlier_naming, surprise.earlier_held), (10, 100));
    assert!((surprise.expected - 3.0).abs() < 1e-12);
    assert!((surprise.this_window.unwrap() - (-3.0_f64).exp()).abs() < 1e-12);
    assert!(surprise.some_in_a_year > 0.5);
    let run = &answer.stretches[1];
    assert_eq!(run.surprise.unwrap().this_window, None);
}

#[test]
fn a_window_with_a_mention_is_no_silence() {
    let answer = silences_in(
        &daily(60, |at| at < 20 || at == 30),
        Some((date(2024, 1, 25), date(2024, 2, 10))),
    );
    let window = &answer.stretches[0];
    assert_eq!(window.mentioning, 1);
    assert_eq!(window.surprise, None);
}

#[test]
fn little_data_give_no_probability_and_no_data_no_run() {
    let single = silences_in(&daily(1, |_| false), None);
    assert_eq!(single.stretches.len(), 1);
    assert_eq!(single.stretches[0].surprise, None);
    assert_eq!(silences_in(&[], None).stretches, []);
    let early = silences_in(
        &daily(30, |_| true),
        Some((date(1990, 1, 1), date(1990, 12, 31))),
    );
    assert!(!early.stretches[0].is_searched());
    assert_eq!(early.stretches[0].before, None);
    assert_eq!(early.stretches[0].after.unwrap().day, date(2024, 1, 1));
}
