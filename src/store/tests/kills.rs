//! Whatever is interrupted, the last commit is there.

use super::*;

#[test]
fn without_a_commit_nothing_is_there() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = held(folder.path(), &gazetteer);
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    let claim = writer.claim(source_file("c.json"));
    let mut source = writer.source(&claim);
    for record in &input("c.json") {
        add(&mut source, record).unwrap();
    }
    source.finish().unwrap();
    drop(writer);
    assert_eq!(held(folder.path(), &gazetteer), before);
}

/// A run stopped after any record, even between partitions, goes on where it stopped.
#[test]
fn a_run_stopped_anywhere_and_begun_again_ends_as_one_never_stopped() {
    let gazetteer = gazetteer("0001");
    let files = ["a.json", "b.json", "c.json"];
    let whole = tempfile::tempdir().unwrap();
    index(&mut Writer::open(&whole, &gazetteer).unwrap(), &files);
    let expected = held(whole.path(), &gazetteer);
    for stop in 0..21 {
        let folder = tempfile::tempdir().unwrap();
        let limit = Limit {
            bytes: usize::MAX,
            rows: 4,
        };
        let mut writer = Writer::open(&folder, &gazetteer).unwrap().with_limit(limit);
        let mut left = stop;
        for file in files {
            let claim = writer.claim(source_file(file));
            let mut source = writer.source(&claim);
            for record in input(file).iter().take(left) {
                add(&mut source, record).unwrap();
            }
            if left < 7 {
                break;
            }
            left -= 7;
            source.finish().unwrap();
        }
        drop(writer);
        assert!(check(&folder).unwrap().is_empty(), "stopped after {stop}");
        index(&mut Writer::open(&folder, &gazetteer).unwrap(), &files);
        assert_eq!(
            held(folder.path(), &gazetteer),
            expected,
            "stopped after {stop}"
        );
        assert!(check(&folder).unwrap().is_empty(), "stopped after {stop}");
    }
}

#[test]
fn files_of_a_killed_run_are_not_read_and_swept_by_the_next_writer() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = held(folder.path(), &gazetteer);
    let left = [
        "documents/2.arrow",
        "rejected/2.jsonl",
        "menus/2.jsonl",
        "mentions/0001/2.arrow",
        "mentions/0001/gazetteer.json.tmp",
        "mentions/9999/1.arrow",
        "mentions/9999/gazetteer.json",
        "MANIFEST.json.tmp",
    ];
    fs::create_dir(folder.path().join("mentions/9999")).unwrap();
    for path in left {
        fs::write(folder.path().join(path), b"half wri").unwrap();
    }
    fs::write(folder.path().join("documents/notes.txt"), b"mine").unwrap();
    assert_eq!(held(folder.path(), &gazetteer), before);
    let findings = check(&folder).unwrap();
    assert_eq!(findings.len(), left.len());
    assert!(findings.iter().all(|finding| !finding.is_damage()));

    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &["c.json"]);
    assert!(check(&folder).unwrap().is_empty());
    assert!(!folder.path().join("mentions/9999").exists());
    assert!(folder.path().join("documents/notes.txt").exists());
    let facts = Store::open(&folder).unwrap().facts(&gazetteer).unwrap();
    assert_eq!(facts, facts_of(&["a.json", "b.json", "c.json"]));
}

#[test]
fn a_second_writer_fails_at_once_and_a_third_after_it_does_not() {
    let gazetteer = gazetteer("0001");
    let folder = tempfile::tempdir().unwrap();
    let first = Writer::open(&folder, &gazetteer).unwrap();
    let second = Writer::open(&folder, &gazetteer).unwrap_err();
    assert!(
        second.to_string().starts_with("another run is writing"),
        "{second}"
    );
    drop(first);
    Writer::open(&folder, &gazetteer).unwrap();
}

#[test]
fn a_reader_keeps_its_generation_while_a_writer_adds() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let reader = Store::open(&folder).unwrap();
    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &["c.json"]);
    assert_eq!(
        reader.facts(&gazetteer).unwrap(),
        facts_of(&["a.json", "b.json"])
    );
    let later = Store::open(&folder).unwrap();
    assert!(later.generation() > reader.generation());
    assert_eq!(
        later.facts(&gazetteer).unwrap(),
        facts_of(&["a.json", "b.json", "c.json"])
    );
}

#[test]
fn a_failed_write_leaves_the_last_commit_and_says_so() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = held(folder.path(), &gazetteer);
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    // A folder in the place of the next file: it cannot be created.
    let in_the_way = folder.path().join("mentions/0001/2.arrow");
    fs::create_dir(&in_the_way).unwrap();
    let claim = writer.claim(source_file("c.json"));
    let mut source = writer.source(&claim);
    for record in &input("c.json") {
        add(&mut source, record).unwrap();
    }
    source.finish().unwrap();
    let why = writer.commit().unwrap_err();
    assert!(
        matches!(&why, Error::Write { path, .. } if *path == in_the_way),
        "{why}"
    );
    assert!(
        why.to_string()
            .contains("what was committed before is safe"),
        "{why}"
    );
    assert!(matches!(writer.commit(), Err(Error::Poisoned { .. })));
    drop(writer);
    assert_eq!(held(folder.path(), &gazetteer), before);
    assert!(
        !folder.path().join("documents/2.arrow").exists(),
        "its room is given back"
    );

    fs::remove_dir(&in_the_way).unwrap();
    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &["c.json"]);
    let facts = Store::open(&folder).unwrap().facts(&gazetteer).unwrap();
    assert_eq!(facts, facts_of(&["a.json", "b.json", "c.json"]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_has_its_own_message() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = held(folder.path(), &gazetteer);
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    // The manifest is written through the link, and the device behind it is always full.
    let beside = folder.path().join("MANIFEST.json.tmp");
    std::os::unix::fs::symlink("/dev/full", &beside).unwrap();
    let claim = writer.claim(source_file("c.json"));
    let source = writer.source(&claim);
    source.finish().unwrap();
    let why = writer.commit().unwrap_err();
    assert!(
        why.to_string().starts_with("no room on the disk to write"),
        "{why}"
    );
    drop(writer);
    assert_eq!(held(folder.path(), &gazetteer), before);
}
