//! A damaged file is set aside, the rest counts, and indexing again brings back what was lost.

use std::collections::BTreeSet;

use super::*;
use crate::store::{Partition, Removal, Repair, Selection, repair};

const FILES: [&str; 3] = ["a.json", "b.json", "c.json"];

/// A store of three input files in many partitions.
fn in_parts(gazetteer: &Gazetteer) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit {
        bytes: usize::MAX,
        rows: 4,
    };
    let writer = Writer::open(&folder, gazetteer).unwrap();
    index(&mut writer.with_limit(limit), &FILES);
    folder
}

/// How a file is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Damage {
    Flipped,
    Truncated,
    Missing,
}

const ALL: [Damage; 3] = [Damage::Flipped, Damage::Truncated, Damage::Missing];

fn damage(path: &Path, how: Damage) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    match how {
        Damage::Flipped => bytes[middle] ^= 4,
        Damage::Truncated => bytes.truncate(middle),
        Damage::Missing => return fs::remove_file(path).unwrap(),
    }
    // Not in place: the file may have another name.
    fs::remove_file(path).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The files of a store that the manifest names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let manifest = Manifest::read(folder).unwrap();
    let files = manifest.files().into_iter();
    files.map(|(path, _)| path).collect()
}

/// Documents with mentions, refusals, menus and ledger, in no order.
fn content_of(folder: &Path, gazetteer: &Gazetteer) -> Vec<String> {
    let store = Store::open(folder).unwrap();
    let facts = store
        .facts_counting(gazetteer, &|text: &str, _| count(text))
        .unwrap();
    let mut rows = Vec::new();
    for document in &facts.documents {
        let mentions = facts.mentions_in(document);
        rows.push(format!("{} {mentions:?}", document.id));
    }
    rows.extend(store.records().unwrap().map(|record| format!("{record:?}")));
    rows.extend(
        store
            .documents()
            .map(|document| format!("{:?}", document.unwrap())),
    );
    rows.extend(
        store
            .rejections()
            .map(|refused| format!("{:?}", refused.unwrap())),
    );
    rows.extend(
        store
            .menus()
            .unwrap()
            .iter()
            .map(|menu| format!("{menu:?}")),
    );
    rows.extend(store.sources().iter().map(|source| format!("{source:?}")));
    rows.sort();
    rows
}

/// The facts without the records of one partition of documents, and without the copies whose
/// article stood in it: found in the sound store, and added in the order of the files.
fn facts_without(sound: &Store, number: u64) -> (Facts, u64) {
    let mut builder = FactsBuilder::default();
    let mut gone: BTreeSet<DocumentId> = BTreeSet::new();
    let mut lost = 0;
    for partition in sound.partitions() {
        for document in partition.documents().unwrap().iter() {
            let is_there = partition.number() != number;
            if !is_there && !document.is_copy() {
                gone.insert(document.id);
            }
            if !is_there || gone.contains(&document.id) {
                lost += 1;
                continue;
            }
            let mut texts = input(document.file)
                .into_iter()
                .filter_map(|outcome| match outcome {
                    Outcome::Kept(kept) if kept.id == document.id => Some(kept),
                    _ => None,
                });
            let read = texts.next().unwrap();
            let row = FactRow::of(&read, fingerprints(&read));
            builder.add_row(&row, count(&read.text));
        }
    }
    for menu in sound.menus().unwrap() {
        builder.add_menu(menu);
    }
    for _ in sound.rejections() {
        builder.add_rejected();
    }
    (builder.finish(), lost)
}

#[test]
fn whatever_is_damaged_is_set_aside_and_comes_back_when_its_files_are_read_again() {
    let gazetteer = gazetteer("0001");
    let whole = in_parts(&gazetteer);
    let expected = content_of(whole.path(), &gazetteer);
    let names = files(whole.path());
    assert!(names.len() > 12, "{names:?}");
    for name in names {
        for how in ALL {
            let context = format!("{} {how:?}", name.display());
            let folder = in_parts(&gazetteer);
            let path = folder.path().join(&name);
            damage(&path, how);
            let damaged = fs::read(&path).ok();
            let findings = check(&folder).unwrap();
            assert!(
                findings[0].is_damage() && findings[0].path() == path,
                "{context}"
            );

            let repaired = repair(&folder).unwrap();
            let findings = check(&folder).unwrap();
            assert!(findings.is_empty(), "{context}: {findings:?}");
            let is_derived = name.starts_with("mentions");
            assert_eq!(repaired.set_aside == 0, is_derived, "{context}");
            assert_eq!(repaired.mentions, u64::from(is_derived), "{context}");
            if how != Damage::Missing && !is_derived {
                let [kept] = &repaired.kept[..] else {
                    panic!("{context}: {repaired:?}")
                };
                assert_eq!(
                    fs::read(folder.path().join(kept)).ok(),
                    damaged,
                    "{context}"
                );
            }
            let store = Store::open(&folder).unwrap();
            let totals = store.totals();
            let kept = totals.documents + totals.copies + totals.rejected;
            assert_eq!(totals.records, kept, "{context}");

            index(&mut Writer::open(&folder, &gazetteer).unwrap(), &FILES);
            assert_eq!(content_of(folder.path(), &gazetteer), expected, "{context}");
            let findings = check(&folder).unwrap();
            assert!(findings.is_empty(), "{context}: {findings:?}");
        }
    }
}

#[test]
fn without_a_partition_the_rest_counts_as_if_its_records_had_never_been_read() {
    let gazetteer = gazetteer("0001");
    let whole = in_parts(&gazetteer);
    let sound = Store::open(&whole).unwrap();
    let numbers = sound.partitions().iter().map(Partition::number);
    for number in numbers {
        let (expected, lost) = facts_without(&sound, number);
        let folder = in_parts(&gazetteer);
        damage(
            &folder.path().join(format!("documents/{number}.arrow")),
            Damage::Truncated,
        );
        let repaired = repair(&folder).unwrap();
        let store = Store::open(&folder).unwrap();
        assert_eq!(
            store.facts(&gazetteer).unwrap(),
            expected,
            "partition {number}"
        );
        assert_eq!(repaired.set_aside, lost, "partition {number}");
        let of_sources: u64 = store.sources().iter().map(|source| source.set_aside).sum();
        assert_eq!(of_sources, lost, "partition {number}");
        assert_eq!(
            store.records().unwrap().count(),
            store.documents().count() + usize::try_from(store.totals().copies).unwrap(),
            "partition {number}"
        );
    }
}

#[test]
fn a_file_that_moved_brings_its_records_back_once() {
    let gazetteer = gazetteer("0001");
    let folder = in_parts(&gazetteer);
    let before = Store::open(&folder).unwrap().totals();
    damage(&folder.path().join("documents/3.arrow"), Damage::Flipped);
    repair(&folder).unwrap();
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    for file in FILES {
        let moved = SourceFile {
            name: format!("moved/{file}"),
            ..source_file(file)
        };
        let claim = writer.claim(moved);
        if claim.is_complete() {
            continue;
        }
        let mut source = writer.source(&claim);
        for mut record in input(file) {
            match &mut record {
                Outcome::Kept(document) => document.provenance.file = format!("moved/{file}"),
                Outcome::Refused(refused) => refused.provenance.file = format!("moved/{file}"),
                Outcome::Menu(menu) => menu.file = format!("moved/{file}"),
            }
            add(&mut source, &record).unwrap();
        }
        source.finish().unwrap();
    }
    writer.commit().unwrap();
    assert_eq!(writer.totals(), before);
}

/// Stopped after any record, the next run brings back the rest.
#[test]
fn reading_again_may_be_stopped_anywhere() {
    let gazetteer = gazetteer("0001");
    let whole = in_parts(&gazetteer);
    let expected = content_of(whole.path(), &gazetteer);
    for stop in 0..7 {
        let folder = in_parts(&gazetteer);
        damage(&folder.path().join("documents/1.arrow"), Damage::Flipped);
        repair(&folder).unwrap();
        let mut writer = Writer::open(&folder, &gazetteer).unwrap();
        let claim = writer.claim(source_file("a.json"));
        let mut source = writer.source(&claim);
        for record in input("a.json").iter().take(stop) {
            add(&mut source, record).unwrap();
        }
        writer.commit().unwrap();
        drop(writer);
        assert!(check(&folder).unwrap().is_empty(), "stopped after {stop}");
        index(&mut Writer::open(&folder, &gazetteer).unwrap(), &FILES);
        assert_eq!(
            content_of(folder.path(), &gazetteer),
            expected,
            "stopped after {stop}"
        );
    }
}

fn remove(folder: &Path, gazetteer: &Gazetteer, selection: Selection) -> u64 {
    let removal: Removal = Store::open(folder).unwrap().removal(selection).unwrap();
    let mut writer = Writer::open(folder, gazetteer).unwrap();
    writer.remove(&removal).unwrap()
}

/// Articles with their mentions, sums, and records by input file: not which of several records
/// of an article stands for it, which is the first that was read.
fn articles_of(folder: &Path, gazetteer: &Gazetteer) -> Vec<String> {
    let store = Store::open(folder).unwrap();
    let facts = store.facts(gazetteer).unwrap();
    let mut rows = Vec::new();
    for document in &facts.documents {
        let mentions = facts.mentions_in(document);
        rows.push(format!("{} {mentions:?}", document.id));
    }
    let texts = store.documents().map(Result::unwrap);
    rows.extend(texts.map(|document| format!("{} {}", document.id, document.text)));
    let of_sources = store.documents_of_sources().unwrap();
    for (source, documents) in store.sources().iter().zip(of_sources) {
        let (records, removed) = (source.records, source.removed);
        rows.push(format!("{} {records} {removed} {documents:?}", source.name));
    }
    rows.push(store.totals().to_string());
    rows.sort();
    rows
}

#[test]
fn what_was_removed_stays_so_when_it_comes_back() {
    let gazetteer = gazetteer("0001");
    let id = document("Chinese visit", "To China from Russia .", "a.json", 1).id;
    for selection in [
        Selection::Source("a.json".to_owned()),
        Selection::Documents(vec![id.to_string()]),
    ] {
        let whole = in_parts(&gazetteer);
        remove(whole.path(), &gazetteer, selection.clone());
        let expected = articles_of(whole.path(), &gazetteer);
        for partition in Store::open(&whole).unwrap().partitions() {
            let number = partition.number();
            let folder = in_parts(&gazetteer);
            remove(folder.path(), &gazetteer, selection.clone());
            let path = folder.path().join(format!("documents/{number}.arrow"));
            damage(&path, Damage::Missing);
            repair(&folder).unwrap();
            assert!(check(&folder).unwrap().is_empty(), "partition {number}");
            let store = Store::open(&folder).unwrap();
            let kept: Vec<DocumentId> = store.documents().map(|d| d.unwrap().id).collect();
            assert!(
                matches!(selection, Selection::Source(_)) || !kept.contains(&id),
                "partition {number}"
            );
            index(&mut Writer::open(&folder, &gazetteer).unwrap(), &FILES);
            assert!(check(&folder).unwrap().is_empty(), "partition {number}");
            assert_eq!(
                articles_of(folder.path(), &gazetteer),
                expected,
                "partition {number}"
            );
        }
    }
}

#[test]
fn a_lost_removal_is_named_and_what_it_took_out_counts_again() {
    let gazetteer = gazetteer("0001");
    for how in ALL {
        let folder = in_parts(&gazetteer);
        let before = content_of(folder.path(), &gazetteer);
        let number = remove(
            folder.path(),
            &gazetteer,
            Selection::Source("b.json".to_owned()),
        );
        damage(&folder.path().join(format!("removed/{number}.jsonl")), how);
        let repaired = repair(&folder).unwrap();
        assert_eq!(repaired.removals, [(number, 6)], "{how:?}");
        assert_eq!(content_of(folder.path(), &gazetteer), before, "{how:?}");
    }
}

#[test]
fn several_damaged_files_are_repaired_at_once_and_one_after_the_other() {
    let gazetteer = gazetteer("0001");
    let whole = in_parts(&gazetteer);
    let expected = content_of(whole.path(), &gazetteer);
    let names = ["documents/1.arrow", "rejected/3.jsonl", "documents/4.arrow"];
    for at_once in [true, false] {
        let folder = in_parts(&gazetteer);
        for name in names {
            if folder.path().join(name).exists() {
                damage(&folder.path().join(name), Damage::Flipped);
            }
            if !at_once {
                repair(&folder).unwrap();
                assert!(check(&folder).unwrap().is_empty(), "{name}");
            }
        }
        repair(&folder).unwrap();
        assert!(check(&folder).unwrap().is_empty());
        index(&mut Writer::open(&folder, &gazetteer).unwrap(), &FILES);
        assert_eq!(content_of(folder.path(), &gazetteer), expected);
        let all: Vec<PathBuf> = files(folder.path());
        damage(&folder.path().join(&all[0]), Damage::Flipped);
        repair(&folder).unwrap();
        index(&mut Writer::open(&folder, &gazetteer).unwrap(), &FILES);
        assert_eq!(content_of(folder.path(), &gazetteer), expected);
    }
}

#[test]
fn a_sound_store_is_not_touched_and_a_locked_one_not_repaired() {
    let gazetteer = gazetteer("0001");
    let folder = in_parts(&gazetteer);
    let before = content(folder.path());
    assert_eq!(repair(&folder).unwrap(), Repair::default());
    assert_eq!(content(folder.path()), before);
    damage(&folder.path().join("menus/1.jsonl"), Damage::Truncated);
    let before = content(folder.path());
    let lock = fs::File::options()
        .write(true)
        .open(folder.path().join("LOCK"))
        .unwrap();
    lock.lock().unwrap();
    assert!(matches!(repair(&folder), Err(Error::Locked { .. })));
    assert_eq!(content(folder.path()), before);
}

#[test]
fn what_a_killed_run_left_is_removed_by_a_repair_though_nothing_is_damaged() {
    let gazetteer = gazetteer("0001");
    let folder = in_parts(&gazetteer);
    let before = content(folder.path());
    for left in ["documents/99.arrow", "MANIFEST.json.tmp"] {
        fs::write(folder.path().join(left), b"half wri").unwrap();
    }
    let repaired = repair(&folder).unwrap();
    assert_eq!(repaired.leftovers, 2);
    assert_eq!(content(folder.path()), before);
    assert_eq!(repair(&folder).unwrap(), Repair::default());
}

/// A file is kept before the commit, so that what a killed repair leaves is in nobody's way.
#[test]
fn a_repair_that_was_killed_is_done_by_the_next() {
    let gazetteer = gazetteer("0001");
    let folder = in_parts(&gazetteer);
    let expected = content_of(folder.path(), &gazetteer);
    let path = folder.path().join("documents/2.arrow");
    damage(&path, Damage::Truncated);
    let generation = Manifest::read(folder.path()).unwrap().generation + 1;
    let left = folder
        .path()
        .join(format!("damaged/{generation}/documents/2.arrow"));
    fs::create_dir_all(left.parent().unwrap()).unwrap();
    fs::write(&left, b"half a cop").unwrap();
    let damaged = fs::read(&path).unwrap();
    repair(&folder).unwrap();
    assert_eq!(fs::read(&left).unwrap(), damaged);
    assert!(!path.exists());
    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &FILES);
    assert_eq!(content_of(folder.path(), &gazetteer), expected);
    assert!(left.exists(), "what was set aside is swept");
}
