//! The whole way from the files of `corpus/sample` to counts, held against answers that were
//! counted without headcount (`tests/sample/`; `corpus/README.md` says what they mean).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use headcount::analysis::compare::{CompareQuery, Counted, compare};
use headcount::analysis::counts::{CountQuery, CountTable};
use headcount::analysis::sections::sections;
use headcount::analysis::silence::{SilenceQuery, silences};
use headcount::analysis::subcorpus::Subcorpus;
use headcount::coverage::{CellState, Coverage};
use headcount::dedup::{Deduplicated, Policy};
use headcount::facts::{Facts, OutletIndex};
use headcount::gazetteer::model::{AliasKind, Counts};
use headcount::period::{Granularity, Window};
use headcount::rejection::Rejection;
use headcount::report;
use headcount::report::format::Format;
use headcount::source::Input;
use headcount::store::{Store, check};
use serde::Deserialize;

use crate::reading;
use crate::reading::{GAZETTEER, by, counted, index, numbers, own, scan};

static SAMPLE: LazyLock<(Facts, Vec<Rejection>)> = LazyLock::new(|| scan(&files(), 2));

static ANSWERS: LazyLock<Answers> = LazyLock::new(|| {
    let path = own("tests/sample/answers/answers.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
});

/// What the tests read of `answers.toml`.
#[derive(Deserialize)]
struct Answers {
    records: Records,
    documents_by_outlet: BTreeMap<String, u64>,
    documents_by_language: BTreeMap<String, u64>,
    missing: Missing,
    ru_against_cn_2023: Against,
    xi_jinping_silence: Silence,
    year_of_friendship: Section,
    mentions_by_year: BTreeMap<String, [u64; 3]>,
    documents_by_year: BTreeMap<String, [u64; 3]>,
}

#[derive(Deserialize)]
struct Records {
    read: u64,
    documents: u64,
    copies: u64,
    rejected: u64,
    superseded: u64,
    counted: u64,
}

#[derive(Deserialize)]
struct Missing {
    outlet: String,
    month: String,
}

#[derive(Deserialize)]
struct Against {
    mentions: [u64; 2],
    documents: [u64; 2],
    mentions_in_all_records: [u64; 2],
}

#[derive(Deserialize)]
struct Silence {
    months_without_name: Vec<String>,
    mentions_by_title: BTreeMap<String, u64>,
}

#[derive(Deserialize)]
struct Section {
    section: String,
    dates: Vec<String>,
}

fn files() -> Vec<Input> {
    reading::files(&own("corpus/sample"))
}

fn coverage() -> Coverage {
    Coverage::of(facts(), &BTreeMap::new())
}

fn facts() -> &'static Facts {
    &SAMPLE.0
}

/// Returns the rows of one of the answers' tables.
fn answers(name: &str) -> Vec<BTreeMap<String, String>> {
    reading::rows(&own("tests/sample/answers").join(name))
}

fn outlet(name: &str) -> OutletIndex {
    let position = facts().outlets.iter().position(|outlet| outlet == name);
    OutletIndex(u16::try_from(position.unwrap()).unwrap())
}

/// Returns the question asked of one outlet alone.
fn in_outlet(name: &str, query: CountQuery) -> CountQuery {
    let outlets = vec![outlet(name)];
    let subcorpus = Subcorpus {
        outlets,
        ..query.subcorpus
    };
    CountQuery { subcorpus, ..query }
}

/// Returns the question asked of some entities alone.
fn of(ids: &[&str], query: CountQuery) -> CountQuery {
    let entities = ids.iter().map(|id| GAZETTEER.entity(id).unwrap()).collect();
    CountQuery { entities, ..query }
}

fn json(table: &CountTable) -> String {
    let mut bytes = Vec::new();
    let unit = report::counts::Unit::default();
    report::counts::write(table, unit, Format::Json, None, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_record_is_a_document_a_copy_or_refused() {
    let expected = &ANSWERS.records;
    let totals = Deduplicated::of(facts(), Policy::Revisions).totals;
    assert_eq!(totals.records, expected.read);
    assert_eq!(totals.documents, expected.documents);
    assert_eq!(totals.copies, expected.copies);
    assert_eq!(totals.rejected, expected.rejected);
    assert_eq!(totals.revisions, expected.superseded);
    assert_eq!(totals.counted(), expected.counted);
}

#[test]
fn records_are_refused_for_the_reason_that_was_planted() {
    let refused: BTreeMap<&str, String> = SAMPLE
        .1
        .iter()
        .map(|rejection| (rejection.reason.name(), rejection.provenance.to_string()))
        .collect();
    let names: Vec<&str> = refused.keys().copied().collect();
    // The answers call them `dated 2099`, `without date` and `cut off`.
    assert_eq!(names, ["implausible date", "no date", "truncated"]);
    assert_eq!(SAMPLE.1.len(), 3);
    let truth = std::fs::read_to_string(own("tests/sample/answers/truth.jsonl")).unwrap();
    for line in truth.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        if row["status"] == "rejected" {
            let name = match row["reason"].as_str().unwrap() {
                "dated 2099" => "implausible date",
                "without date" => "no date",
                "cut off" => "truncated",
                other => panic!("{other:?} is no reason of the answers"),
            };
            let place = format!("{} record {}", row["file"].as_str().unwrap(), row["record"]);
            assert!(refused[name].ends_with(&place), "{}", refused[name]);
        }
    }
}

#[test]
fn every_file_holds_as_many_records_as_were_written_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    index(&store, &files());
    let mut held: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for source in Store::open(&store).unwrap().sources() {
        let name = source.name.split_once("corpus/sample/").unwrap().1;
        held.insert(name.to_owned(), (source.records, source.rejected));
        assert_eq!(
            source.records,
            source.documents + source.copies + source.rejected
        );
    }
    let mut expected: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for row in answers("records.csv") {
        // The answers count every member of an archive, the store the archive.
        let name = row["file"].split("!/").next().unwrap().to_owned();
        let (records, rejected) = expected.entry(name).or_default();
        *records += row["records"].parse::<u64>().unwrap();
        *rejected += row["rejected"].parse::<u64>().unwrap();
    }
    assert_eq!(held, expected);
}

#[test]
fn documents_of_every_outlet_month_and_language_are_all_there() {
    for name in ["dawn-bell", "pine-branch"] {
        let query = of(&["cn"], in_outlet(name, by(Granularity::Month)));
        let table = counted(query, facts());
        let found: BTreeMap<String, u64> = table
            .periods
            .iter()
            .map(|searched| (searched.period.label(), searched.documents))
            .collect();
        let expected: BTreeMap<String, u64> = answers("documents.csv")
            .iter()
            .filter(|row| row["outlet"] == name)
            .map(|row| (row["month"].clone(), row["documents"].parse().unwrap_or(0)))
            .collect();
        assert_eq!(found, expected, "{name}");
        assert_eq!(
            found.values().sum::<u64>(),
            ANSWERS.documents_by_outlet[name]
        );
    }
    assert_eq!(facts().outlets.len(), 2, "{:?}", facts().outlets);
    for (code, expected) in &ANSWERS.documents_by_language {
        let mut query = by(Granularity::Total);
        query.subcorpus.languages = vec![code.parse().unwrap()];
        let table = counted(query, facts());
        assert_eq!(table.periods[0].documents, *expected, "{code}");
    }
}

#[test]
fn mentions_and_documents_of_every_entity_are_those_counted_by_hand() {
    for granularity in [Granularity::Month, Granularity::Year] {
        for name in ["all", "dawn-bell", "pine-branch"] {
            let query = match name {
                "all" => by(granularity),
                outlet => in_outlet(outlet, by(granularity)),
            };
            let length = if granularity == Granularity::Month {
                7
            } else {
                4
            };
            let expected: BTreeMap<(String, String), (u64, u64)> = answers("mentions.csv")
                .iter()
                .filter(|row| row["outlet"] == name && row["period"].len() == length)
                .map(|row| {
                    let number = |column: &str| row[column].parse().unwrap();
                    let key = (row["entity"].clone(), row["period"].clone());
                    (key, (number("mentions"), number("documents")))
                })
                .collect();
            assert_eq!(numbers(&counted(query, facts())), expected, "{name}");
        }
    }
}

#[test]
fn years_add_up_to_the_planted_sums() {
    let found = numbers(&counted(by(Granularity::Year), facts()));
    for (entity, mentions) in &ANSWERS.mentions_by_year {
        for (year, position) in [("2022", 0), ("2023", 1), ("2024", 2)] {
            let key = (entity.clone(), year.to_owned());
            let expected = (
                mentions[position],
                ANSWERS.documents_by_year[entity][position],
            );
            let cell = found.get(&key).copied().unwrap_or_default();
            assert_eq!(cell, expected, "{entity} in {year}");
        }
    }
}

#[test]
fn a_month_that_is_missing_is_no_data_and_never_zero() {
    let Missing { outlet, month } = &ANSWERS.missing;
    let query = of(
        &["xi_jinping", "ru"],
        in_outlet(outlet, by(Granularity::Month)),
    );
    let table = counted(query, facts());
    let missing: Vec<_> = table
        .rows()
        .filter(|row| row.period.period.label() == *month)
        .collect();
    assert_eq!(missing.len(), 2);
    for row in missing {
        assert_eq!(row.state(), CellState::None);
        assert_eq!(
            (row.mentions(), row.documents(), row.documents_total()),
            (None, None, None)
        );
        assert_eq!(row.period.coverage.issue_days_held, 0);
        assert!(row.period.coverage.issue_days_expected > 0);
    }
    // Every other month has documents.
    let without = table.rows().filter(|row| row.state() == CellState::None);
    assert_eq!(without.count(), 2);
    let report: serde_json::Value = serde_json::from_str(&json(&table)).unwrap();
    let row = |entity: &str| {
        let mut rows = report["rows"].as_array().unwrap().iter();
        rows.find(|row| row["entity"] == entity && row["period"] == month.as_str())
            .unwrap()
            .clone()
    };
    assert!(row("ru")["mentions"].is_null() && row("ru")["documents"].is_null());
}

#[test]
fn russia_stands_to_china_as_three_to_two_unless_copies_count_again() {
    let window = Window::new("2023-01-01".parse().ok(), "2023-12-31".parse().ok(), None).unwrap();
    let mut query = of(&["ru", "cn"], by(Granularity::Total));
    query.subcorpus.window = window;
    let expected = &ANSWERS.ru_against_cn_2023;
    let table = counted(query.clone(), facts());
    let totals = |table: &CountTable| {
        let of = |position: usize| &table.entities[position];
        (
            [of(0).mentions(), of(1).mentions()],
            [of(0).documents(), of(1).documents()],
        )
    };
    assert_eq!(totals(&table), (expected.mentions, expected.documents));
    let every = CountQuery {
        duplicates: Policy::None,
        ..query
    };
    let table = counted(every, facts());
    assert_eq!(totals(&table).0, expected.mentions_in_all_records);
}

#[test]
fn xi_is_silent_for_four_months_by_name_and_never_by_title() {
    let table = counted(of(&["xi_jinping"], by(Granularity::Month)), facts());
    let silent: Vec<String> = table
        .rows()
        .filter(|row| row.mentions() == Some(0))
        .map(|row| row.period.period.label())
        .collect();
    assert_eq!(silent, ANSWERS.xi_jinping_silence.months_without_name);
    let titles = CountQuery {
        counts: Counts::All,
        kinds: vec![AliasKind::Title],
        ..of(&["xi_jinping"], by(Granularity::Month))
    };
    let found: BTreeMap<String, u64> = numbers(&counted(titles, facts()))
        .into_iter()
        .map(|((_, month), (mentions, _))| (month, mentions))
        .collect();
    assert_eq!(found, ANSWERS.xi_jinping_silence.mentions_by_title);
}

#[test]
fn the_stale_section_ends_when_it_was_planted_to_end() {
    let section = &ANSWERS.year_of_friendship.section;
    let names = [section.clone()];
    let mut query = of(&["cn"], by(Granularity::Day));
    query.subcorpus = Subcorpus::named(facts(), Window::default(), &[], &names, &[]).unwrap();
    let table = counted(query, facts());
    let days: Vec<String> = table
        .periods
        .iter()
        .filter(|searched| searched.documents > 0)
        .map(|searched| searched.period.label())
        .collect();
    assert_eq!(days, ANSWERS.year_of_friendship.dates);
}

#[test]
fn the_stale_section_is_the_one_that_surprises_most() {
    let everything = Subcorpus::default();
    let lives = sections(&everything, facts(), &coverage());
    let expected = &ANSWERS.year_of_friendship;
    let least = lives
        .iter()
        .filter(|life| life.pause_p.is_some())
        .min_by(|one, next| one.pause_p.partial_cmp(&next.pause_p).unwrap())
        .unwrap();
    assert_eq!(least.section, expected.section);
    assert_eq!(least.documents, expected.dates.len() as u64);
    assert_eq!(least.first.to_string(), expected.dates[0]);
    assert_eq!(Some(&least.last.to_string()), expected.dates.last());
    assert!(least.pause_p.unwrap() < 0.01);
}

#[test]
fn the_planted_ratio_is_found_in_both_units() {
    let expected = &ANSWERS.ru_against_cn_2023;
    let query = CompareQuery {
        first: GAZETTEER.entity("ru").unwrap(),
        second: GAZETTEER.entity("cn").unwrap(),
        by: Granularity::Year,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        duplicates: Policy::Revisions,
    };
    let answer = compare(&query, facts(), &GAZETTEER, &coverage()).unwrap();
    let of_2023 = &answer.rows[1];
    assert_eq!(of_2023.period.period.label(), "2023");
    assert_eq!(of_2023.counts(Counted::Mentions), Some(expected.mentions));
    assert_eq!(of_2023.counts(Counted::Documents), Some(expected.documents));
    let ratio = of_2023.ratio(Counted::Mentions).unwrap();
    assert!((ratio.ratio - 1.5).abs() < 1e-12);
}

#[test]
fn the_longest_silence_holds_the_months_without_a_name() {
    let query = SilenceQuery {
        entity: GAZETTEER.entity("xi_jinping").unwrap(),
        window: None,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        duplicates: Policy::Revisions,
    };
    let answer = silences(query, facts(), &GAZETTEER, &coverage());
    let longest = &answer.stretches[0];
    let months = &ANSWERS.xi_jinping_silence.months_without_name;
    assert!(longest.from.to_string() <= format!("{}-07", months[0]));
    assert!(longest.to.to_string() >= format!("{}-25", months[3]));
    assert!(longest.by_title > 0);
}

#[test]
fn any_number_of_threads_gives_the_same_facts_and_the_same_bytes() {
    let bytes = json(&counted(by(Granularity::Month), facts()));
    for threads in [1, 5] {
        let (other, rejections) = scan(&files(), threads);
        assert_eq!(other, *facts(), "{threads} threads");
        assert_eq!(rejections, SAMPLE.1, "{threads} threads");
        assert_eq!(json(&counted(by(Granularity::Month), &other)), bytes);
    }
}

#[test]
fn outlets_languages_and_periods_add_up_to_the_whole() {
    let whole = numbers(&counted(by(Granularity::Total), facts()));
    let mut parts: Vec<Vec<CountQuery>> = vec![Vec::new(), Vec::new()];
    for name in &facts().outlets {
        parts[0].push(in_outlet(name, by(Granularity::Total)));
    }
    for code in ANSWERS.documents_by_language.keys() {
        let mut query = by(Granularity::Total);
        query.subcorpus.languages = vec![code.parse().unwrap()];
        parts[1].push(query);
    }
    parts.push(vec![by(Granularity::Month)]);
    parts.push(vec![by(Granularity::Week)]);
    for part in parts {
        let mut sums: BTreeMap<(String, String), (u64, u64)> = BTreeMap::new();
        for query in part {
            for ((entity, _), (mentions, documents)) in numbers(&counted(query, facts())) {
                let sum = sums.entry((entity, "total".to_owned())).or_default();
                sum.0 += mentions;
                sum.1 += documents;
            }
        }
        assert_eq!(sums, whole);
    }
}

#[test]
fn a_store_counts_what_a_scan_counts_and_takes_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let added = index(&store, &files());
    assert_eq!(added.records, ANSWERS.records.read);
    assert_eq!(added.rejected, ANSWERS.records.rejected);
    assert_eq!(
        Store::open(&store).unwrap().facts(&GAZETTEER).unwrap(),
        *facts()
    );
    assert!(check(&store).unwrap().is_empty());

    let again = index(&store, &files());
    assert_eq!((again.records, again.documents, again.rejected), (0, 0, 0));
    assert_eq!(
        Store::open(&store).unwrap().facts(&GAZETTEER).unwrap(),
        *facts()
    );
}

#[test]
fn half_the_files_and_then_the_rest_count_as_all_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    // Every other file, so that an article and its copies or versions are torn apart.
    let (even, odd): (Vec<_>, Vec<_>) = files()
        .into_iter()
        .enumerate()
        .partition(|(number, _)| number % 2 == 0);
    for half in [even, odd] {
        let half: Vec<Input> = half.into_iter().map(|(_, input)| input).collect();
        index(&store, &half);
    }
    let parted = Store::open(&store).unwrap().facts(&GAZETTEER).unwrap();
    let policies = Policy::ALL.map(|policy| {
        let query = CountQuery {
            duplicates: policy,
            ..by(Granularity::Month)
        };
        let whole = counted(query.clone(), facts());
        (whole, counted(query, &parted))
    });
    for (whole, parted) in policies {
        assert_eq!(parted.corpus.totals, whole.corpus.totals);
        assert_eq!(numbers(&parted), numbers(&whole));
        assert_eq!(parted.periods, whole.periods);
    }
    assert!(check(&store).unwrap().is_empty());
}
