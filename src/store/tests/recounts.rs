//! A changed gazetteer counts stored text again.

use super::*;
use crate::matching::Circumstance;

/// Counts as [`count`] does, and notes that language and date arrive.
fn recount(text: &str, circumstance: Circumstance) -> Vec<MentionCount> {
    assert!(circumstance.published.is_some());
    count(text)
}

#[test]
fn another_gazetteer_has_no_facts_until_it_is_counted() {
    let first = gazetteer("0001");
    let second = gazetteer("0002");
    let folder = store_of_two(&first);
    let why = Store::open(&folder).unwrap().facts(&second).unwrap_err();
    assert!(why.to_string().starts_with("1 of 1 partitions"), "{why}");

    let mut writer = Writer::open(&folder, &second).unwrap();
    for number in writer.missing_mentions() {
        writer.recount(number, &recount).unwrap();
    }
    assert!(writer.missing_mentions().is_empty());
    let store = Store::open(&folder).unwrap();
    assert_eq!(
        store.facts(&second).unwrap(),
        facts_of(&["a.json", "b.json"])
    );
    assert_eq!(
        store.facts(&first).unwrap(),
        facts_of(&["a.json", "b.json"])
    );
    assert!(check(&folder).unwrap().is_empty());
}

#[test]
fn a_store_that_cannot_be_written_is_counted_in_memory() {
    let folder = store_of_two(&gazetteer("0001"));
    let before = content(folder.path());
    let store = Store::open(&folder).unwrap();
    let facts = store.facts_counting(&gazetteer("0002"), &recount).unwrap();
    assert_eq!(facts, facts_of(&["a.json", "b.json"]));
    assert_eq!(content(folder.path()), before);
}

#[test]
fn old_mentions_stay_until_the_new_are_complete() {
    let gazetteers = ["0001", "0002", "0003"].map(gazetteer);
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit {
        bytes: usize::MAX,
        rows: 3,
    };
    let mut writer = Writer::open(&folder, &gazetteers[0])
        .unwrap()
        .with_limit(limit);
    index(&mut writer, &["a.json", "b.json"]);
    drop(writer);
    let expected = facts_of(&["a.json", "b.json"]);
    for gazetteer in &gazetteers[1..] {
        let mut writer = Writer::open(&folder, gazetteer).unwrap();
        let missing = writer.missing_mentions();
        assert_eq!(missing.len(), 4);
        for number in missing {
            let store = Store::open(&folder).unwrap();
            assert_eq!(store.facts(&gazetteers[0]).unwrap(), expected);
            assert!(store.facts(gazetteer).is_err());
            writer.recount(number, &recount).unwrap();
        }
    }
    // Those of the last two gazetteers are kept.
    let store = Store::open(&folder).unwrap();
    assert!(matches!(
        store.facts(&gazetteers[0]),
        Err(Error::NotCounted { .. })
    ));
    assert_eq!(store.facts(&gazetteers[1]).unwrap(), expected);
    assert_eq!(store.facts(&gazetteers[2]).unwrap(), expected);
    assert!(!folder.path().join("mentions/0001").exists());
}

#[test]
fn a_recount_that_was_stopped_goes_on() {
    let first = gazetteer("0001");
    let second = gazetteer("0002");
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit {
        bytes: usize::MAX,
        rows: 3,
    };
    index(
        &mut Writer::open(&folder, &first).unwrap().with_limit(limit),
        &["a.json", "b.json"],
    );
    let mut writer = Writer::open(&folder, &second).unwrap();
    let missing = writer.missing_mentions();
    writer.recount(missing[1], &recount).unwrap();
    drop(writer);
    // New documents meanwhile are counted with the gazetteer of their writer.
    let mut writer = Writer::open(&folder, &second).unwrap();
    index(&mut writer, &["c.json"]);
    assert_eq!(
        writer.missing_mentions(),
        [missing[0], missing[2], missing[3]]
    );
    for number in writer.missing_mentions() {
        writer.recount(number, &recount).unwrap();
    }
    let facts = Store::open(&folder).unwrap().facts(&second).unwrap();
    assert_eq!(facts, facts_of(&["a.json", "b.json", "c.json"]));
}
