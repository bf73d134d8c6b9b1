//! What was removed is seen by no reading, and everything else is as if it had never been there.

use super::*;
use crate::store::{Removal, Selection};

fn removal(folder: &Path, selection: Selection) -> Result<Removal, Error> {
    Store::open(folder).unwrap().removal(selection)
}

fn remove(folder: &Path, gazetteer: &Gazetteer, selection: Selection) -> u64 {
    let mut writer = Writer::open(folder, gazetteer).unwrap();
    writer.remove(&removal(folder, selection).unwrap()).unwrap()
}

fn source(name: &str) -> Selection {
    Selection::Source(name.to_owned())
}

/// Facts without their sums, which tell of removed records too.
fn counted(folder: &Path, gazetteer: &Gazetteer) -> Facts {
    let facts = Store::open(folder).unwrap().facts(gazetteer).unwrap();
    Facts {
        records: 0,
        rejected: 0,
        removed: 0,
        ..facts
    }
}

fn texts(folder: &Path) -> Vec<(DocumentId, String)> {
    let store = Store::open(folder).unwrap();
    let documents = store.documents().map(Result::unwrap);
    documents
        .map(|document| (document.id, document.text))
        .collect()
}

fn ids(facts: &Facts) -> Vec<DocumentId> {
    facts.documents.iter().map(|document| document.id).collect()
}

/// `a.json` and `b.json` share three of their four articles, whose text stands with `a.json`.
#[test]
fn of_a_removed_file_the_articles_that_another_file_has_still_count_with_text_and_mentions() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    remove(folder.path(), &gazetteer, source("a.json"));
    let alone = facts_of(&["b.json"]);
    assert_eq!(
        counted(folder.path(), &gazetteer),
        Facts {
            records: 0,
            rejected: 0,
            removed: 0,
            ..alone.clone()
        }
    );
    let expected = tempfile::tempdir().unwrap();
    index(
        &mut Writer::open(&expected, &gazetteer).unwrap(),
        &["b.json"],
    );
    assert_eq!(texts(folder.path()), texts(expected.path()));

    let store = Store::open(&folder).unwrap();
    let records: Vec<Document> = store.records().unwrap().collect();
    let other = Store::open(&expected).unwrap();
    assert_eq!(records, other.records().unwrap().collect::<Vec<_>>());
    assert_eq!(store.rejections().count(), 1);
    for document in records {
        let found = store.document(&document.id.to_string()).unwrap();
        assert_eq!(found.text, document.text);
        assert_eq!(found.provenance.file, "b.json");
    }
    assert_eq!(
        store.totals().to_string(),
        "12 records = 4 documents + 1 copies + 1 rejected + 6 removed"
    );
    assert!(check(&folder).unwrap().is_empty());
}

#[test]
fn mentions_of_texts_that_stay_for_a_copy_are_counted_again_after_the_gazetteer_changed() {
    let folder = store_of_two(&gazetteer("0001"));
    remove(folder.path(), &gazetteer("0001"), source("a.json"));
    let other = gazetteer("0002");
    let store = Store::open(&folder).unwrap();
    let facts = store
        .facts_counting(&other, &|text: &str, _| count(text))
        .unwrap();
    let expected = facts_of(&["b.json"]);
    assert_eq!(facts.documents, expected.documents);
    assert_eq!(facts.mentions, expected.mentions);
}

#[test]
fn a_removed_article_stays_removed_when_it_is_read_again_from_another_file() {
    let gazetteer = gazetteer("0001");
    let folder = tempfile::tempdir().unwrap();
    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &["a.json"]);
    let gone = document("Chinese visit", "To China from Russia .", "", 1).id;
    let beginning = gone.to_string()[..8].to_owned();
    remove(
        folder.path(),
        &gazetteer,
        Selection::Documents(vec![beginning]),
    );
    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &["b.json"]);
    let store = Store::open(&folder).unwrap();
    let facts = store.facts(&gazetteer).unwrap();
    assert!(!ids(&facts).contains(&gone));
    assert!(store.records().unwrap().all(|record| record.id != gone));
    assert!(matches!(
        store.document(&gone.to_string()),
        Err(Error::NoDocument { .. })
    ));
    // Two records of it in each file.
    assert_eq!(store.totals().removed, 4);
    assert_eq!(facts.removed, 4);
    assert_eq!(facts.records, 12);
    assert!(check(&folder).unwrap().is_empty());
}

#[test]
fn an_outlet_is_removed_whole_and_its_file_is_not_read_again() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let outlet = Selection::Outlet("kcna-en".to_owned());
    remove(folder.path(), &gazetteer, outlet);
    let store = Store::open(&folder).unwrap();
    assert_eq!(store.documents().count(), 0);
    // Records that were refused are of no outlet.
    assert_eq!(
        store.totals().to_string(),
        "12 records = 0 documents + 0 copies + 2 rejected + 10 removed"
    );
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    assert!(writer.claim(source_file("a.json")).is_complete());
    drop(writer);
    remove(folder.path(), &gazetteer, source("a.json"));
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    assert!(writer.claim(source_file("a.json")).is_removed());
    assert!(!writer.claim(source_file("b.json")).is_removed());
}

#[test]
fn undone_a_removal_leaves_the_store_as_it_was() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = held(folder.path(), &gazetteer);
    let first = remove(folder.path(), &gazetteer, source("a.json"));
    let second = remove(folder.path(), &gazetteer, source("b.json"));
    assert_eq!(Store::open(&folder).unwrap().removals().len(), 2);
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    assert_eq!(writer.restore(first).unwrap(), source("a.json"));
    assert!(matches!(
        writer.restore(first),
        Err(Error::NoRemoval { .. })
    ));
    assert_eq!(writer.restore(second).unwrap(), source("b.json"));
    drop(writer);
    assert_eq!(held(folder.path(), &gazetteer), before);
    let left = fs::read_dir(folder.path().join("removed")).unwrap().count();
    assert_eq!(left, 0);
}

#[test]
fn removing_nothing_is_an_error_that_says_what_there_is() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let why = |selection| removal(folder.path(), selection).unwrap_err().to_string();
    let unknown = why(Selection::Outlet("kcna".to_owned()));
    assert!(unknown.ends_with("outlets there are kcna-en"), "{unknown}");
    let unknown = why(source("c.json"));
    assert!(
        unknown.ends_with("files there are a.json, b.json"),
        "{unknown}"
    );
    let unknown = why(Selection::Documents(vec!["xyz".to_owned()]));
    assert!(unknown.contains("no document whose id begins"), "{unknown}");
    remove(folder.path(), &gazetteer, source("a.json"));
    let again = why(source("a.json"));
    assert!(again.contains("`headcount remove --list`"), "{again}");
}

#[test]
fn a_reader_keeps_what_is_removed_while_it_reads() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let reader = Store::open(&folder).unwrap();
    remove(folder.path(), &gazetteer, source("a.json"));
    assert_eq!(
        reader.facts(&gazetteer).unwrap(),
        facts_of(&["a.json", "b.json"])
    );
    assert_eq!(reader.documents().count(), 5);
}

#[test]
fn a_damaged_file_of_a_removal_is_named_and_nothing_is_read_past_it() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let number = remove(folder.path(), &gazetteer, source("a.json"));
    let path = folder.path().join(format!("removed/{number}.jsonl"));
    let content = fs::read_to_string(&path).unwrap();
    fs::write(&path, content.replace('0', "1")).unwrap();
    assert!(matches!(Store::open(&folder), Err(Error::Damaged { .. })));
    let findings = check(&folder).unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].path(), path);
    fs::remove_file(&path).unwrap();
    assert!(matches!(Store::open(&folder), Err(Error::Missing { .. })));
}
