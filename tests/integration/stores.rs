//! Stores written by earlier versions open for ever, and answer as the sheets counted by hand.
//!
//! `tests/stores/v1` holds the outlet pine-branch of the sample, without the parts that came
//! later; `v2` a part of it, with a file removed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use headcount::facts::{Facts, MentionCount};
use headcount::matching::Matcher;
use headcount::period::Granularity;
use headcount::store::{Store, Writer, check};

use crate::reading::{GAZETTEER, MATCHER, by, counted, numbers, own};

/// Facts of a store, counted from its text: names were added since it was written.
fn facts(store: &Store) -> Facts {
    let count = |text: &str, circumstance| {
        let mut mentions = Vec::new();
        MATCHER.find(text, circumstance, &mut mentions);
        let mut counts = Vec::new();
        MentionCount::sum(&mentions, &mut counts);
        counts
    };
    store.facts_counting(&GAZETTEER, &count).unwrap()
}

/// Returns the rows of an answer sheet about pine-branch.
fn sheet(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(own("tests/sample/answers").join(name)).unwrap();
    let rows = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect());
    rows.filter(|row: &Vec<String>| row.iter().any(|cell| cell == "pine-branch"))
        .collect()
}

#[test]
fn a_store_of_the_first_format_opens_and_answers_as_counted_by_hand() {
    let folder = own("tests/stores/v1");
    assert!(check(&folder).unwrap().is_empty());
    let store = Store::open(&folder).unwrap();
    assert_eq!(
        store.totals().to_string(),
        "373 records = 222 documents + 148 copies + 3 rejected"
    );
    assert_eq!(store.rejections().count(), 3);
    assert_eq!(store.documents().count(), 222);
    let facts = facts(&store);

    let months = counted(by(Granularity::Month), &facts);
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for searched in &months.periods {
        found.insert(searched.period.label(), searched.documents);
    }
    found.retain(|_, documents| *documents > 0);
    let by_hand = sheet("documents.csv");
    let by_hand = by_hand
        .iter()
        .map(|row| (row[1].clone(), row[2].parse().unwrap()));
    assert_eq!(
        found,
        by_hand.filter(|(_, documents)| *documents > 0).collect()
    );

    let mentions = sheet("mentions.csv");
    assert!(!mentions.is_empty());
    let mut found = BTreeMap::new();
    for granularity in [Granularity::Year, Granularity::Month] {
        found.extend(numbers(&counted(by(granularity), &facts)));
    }
    for row in &mentions {
        let key = (row[0].clone(), row[2].clone());
        let by_hand = (row[3].parse().unwrap(), row[4].parse().unwrap());
        assert_eq!(found.get(&key), Some(&by_hand), "{key:?}");
    }
}

#[test]
fn a_removal_of_the_second_format_is_honoured() {
    let folder = own("tests/stores/v2");
    assert!(check(&folder).unwrap().is_empty());
    let store = Store::open(&folder).unwrap();
    assert_eq!(
        store.totals().to_string(),
        "30 records = 17 documents + 9 copies + 3 rejected + 1 removed"
    );
    assert_eq!(facts(&store).documents.len(), 17);
    let what = store.removals()[0].selection.to_string();
    assert_eq!(what, "file corpus/sample/pine-branch/zh/2023-09-09.md");
}

#[test]
fn an_old_store_can_be_written_to_and_answers_as_before() {
    let folder = tempfile::tempdir().unwrap();
    copy(&own("tests/stores/v1"), folder.path());
    let before = facts(&Store::open(&folder).unwrap());
    let mut writer = Writer::open(&folder, &GAZETTEER).unwrap();
    for number in writer.missing_mentions() {
        writer.recount(number, &|_: &str, _| Vec::new()).unwrap();
    }
    drop(writer);
    let store = Store::open(&folder).unwrap();
    assert!(store.missing_mentions(&GAZETTEER.fingerprint).is_empty());
    assert_eq!(
        store.facts(&GAZETTEER).unwrap().documents.len(),
        before.documents.len()
    );
    assert!(check(&folder).unwrap().is_empty());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
