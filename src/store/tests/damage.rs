//! Damage is named, never read as truth.

use std::io::{Seek, SeekFrom, Write};

use super::*;
use crate::store::Finding;

fn why(folder: &Path) -> String {
    Store::open(folder).unwrap_err().to_string()
}

#[test]
fn where_there_is_no_store_the_message_says_how_to_make_one() {
    let folder = tempfile::tempdir().unwrap();
    assert!(why(folder.path()).contains("headcount index"));
    assert!(why(&folder.path().join("nowhere")).contains("headcount index"));
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        0,
        "reading creates nothing"
    );
}

#[test]
fn a_file_is_no_store() {
    let gazetteer = gazetteer("0001");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    assert!(why(&file).contains("is a file"));
    let writing = Writer::open(&file, &gazetteer).unwrap_err();
    assert!(matches!(writing, Error::NotAFolder { .. }), "{writing}");
}

#[test]
fn a_folder_of_other_files_is_not_written_to() {
    let gazetteer = gazetteer("0001");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.docx"), b"").unwrap();
    let writing = Writer::open(&folder, &gazetteer).unwrap_err();
    assert!(matches!(writing, Error::Occupied { .. }), "{writing}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_store_that_lost_its_manifest_is_not_swept() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    fs::remove_file(folder.path().join("MANIFEST.json")).unwrap();
    let writing = Writer::open(&folder, &gazetteer).unwrap_err();
    assert!(matches!(writing, Error::Occupied { .. }), "{writing}");
    assert!(folder.path().join("documents/1.arrow").exists());
}

#[test]
fn a_store_of_a_newer_format_names_both_versions() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("MANIFEST.json"),
        br#"{"format": 7, "x": []}"#,
    )
    .unwrap();
    let why = why(folder.path());
    assert!(why.contains("format 7") && why.contains("up to 3"), "{why}");
    let gazetteer = gazetteer("0001");
    let writing = Writer::open(&folder, &gazetteer).unwrap_err();
    assert!(
        matches!(writing, Error::Newer { found: 7, .. }),
        "{writing}"
    );
}

/// The first format is this one without menus, whose manifest names none.
#[test]
fn a_store_of_the_first_format_opens_and_takes_more() {
    let gazetteer = gazetteer("0001");
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(&folder, &gazetteer).unwrap();
    let claim = writer.claim(source_file("old.json"));
    let old = document("Chinese visit", "To China.", "old.json", 1);
    let added = Outcome::Kept(old);
    add(&mut writer.source(&claim), &added).unwrap();
    writer.source(&claim).finish().unwrap();
    writer.commit().unwrap();
    drop(writer);
    let mut manifest = Manifest::read(folder.path()).unwrap();
    manifest.format = 1;
    manifest.replace(folder.path()).unwrap();
    let written = fs::read_to_string(folder.path().join("MANIFEST.json")).unwrap();
    assert!(!written.contains("menus"), "{written}");

    assert!(check(&folder).unwrap().is_empty());
    let facts = Store::open(&folder).unwrap().facts(&gazetteer).unwrap();
    assert_eq!((facts.records, facts.menus.len()), (1, 0));
    index(&mut Writer::open(&folder, &gazetteer).unwrap(), &["a.json"]);
    assert!(check(&folder).unwrap().is_empty());
    assert_eq!(Store::open(&folder).unwrap().menus().unwrap().len(), 1);
    assert_eq!(Manifest::read(folder.path()).unwrap().format, 2);
}

#[test]
fn a_half_copied_store_names_the_file() {
    let gazetteer = gazetteer("0001");
    for name in [
        "documents/1.arrow",
        "rejected/1.jsonl",
        "menus/1.jsonl",
        "mentions/0001/1.arrow",
    ] {
        let folder = store_of_two(&gazetteer);
        let path = folder.path().join(name);
        let len = fs::metadata(&path).unwrap().len();
        fs::File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_len(len - 1)
            .unwrap();
        let short = Store::open(&folder).unwrap_err();
        assert!(
            matches!(&short, Error::Length { path: p, .. } if *p == path),
            "{short}"
        );
        let [Finding::Length { path: found, .. }] = &check(&folder).unwrap()[..] else {
            panic!("{name} is short")
        };
        assert_eq!(*found, path);

        fs::remove_file(&path).unwrap();
        let missing = Store::open(&folder).unwrap_err();
        assert!(
            matches!(&missing, Error::Missing { path: p } if *p == path),
            "{missing}"
        );
        let [Finding::Missing { path: found }] = &check(&folder).unwrap()[..] else {
            panic!("{name} is missing")
        };
        assert_eq!(*found, path);
    }
}

#[test]
fn a_changed_manifest_is_refused() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let path = folder.path().join("MANIFEST.json");
    let manifest = fs::read_to_string(&path).unwrap();
    for (old, new) in [
        ("\"records\": 6", "\"records\": 7"),
        ("generation", "regeneration"),
    ] {
        assert!(manifest.contains(old));
        fs::write(&path, manifest.replacen(old, new, 1)).unwrap();
        let why = Store::open(&folder).unwrap_err().to_string();
        assert!(why.contains("MANIFEST.json"), "{why}");
    }
    fs::write(&path, &manifest[..manifest.len() / 2]).unwrap();
    assert!(matches!(Store::open(&folder), Err(Error::Manifest { .. })));
}

/// Every flipped bit is found by `check`, none brings a reader down, and none changes a count.
#[test]
fn a_flipped_bit_is_found_and_counts_nothing() {
    // A prime, so that every column and every bit of a byte has its turn.
    const STEP: usize = 11;
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let expected = facts_of(&["a.json", "b.json"]);
    for name in [
        "documents/1.arrow",
        "mentions/0001/1.arrow",
        "rejected/1.jsonl",
    ] {
        let path = folder.path().join(name);
        let sound = fs::read(&path).unwrap();
        let mut file = fs::File::options().write(true).open(&path).unwrap();
        let mut write_at = |at: usize, byte: u8| {
            file.seek(SeekFrom::Start(at as u64)).unwrap();
            file.write_all(&[byte]).unwrap();
        };
        for at in (0..sound.len()).step_by(STEP) {
            write_at(at, sound[at] ^ (1 << (at % 8)));
            let [Finding::Digest { path: found }] = &check(&folder).unwrap()[..] else {
                panic!("{name} is damaged at {at}")
            };
            assert_eq!(*found, path);
            if let Ok(store) = Store::open(&folder) {
                if let Ok(facts) = store.facts(&gazetteer) {
                    assert_eq!(facts, expected, "{name} is damaged at {at}");
                }
                for partition in store.partitions() {
                    let documents = partition.documents();
                    let _ = documents.map(|documents| documents.iter().count());
                }
                let _ = store.rejections().count();
            }
            write_at(at, sound[at]);
        }
        assert!(check(&folder).unwrap().is_empty());
    }
}

#[test]
fn a_text_that_is_no_text_any_more_is_named_and_not_counted() {
    let before = gazetteer("0001");
    let folder = store_of_two(&before);
    let path = folder.path().join("documents/1.arrow");
    let mut damaged = fs::read(&path).unwrap();
    let body = Store::open(&folder).unwrap().partitions()[0]
        .documents()
        .unwrap()
        .iter()
        .find_map(|document| document.text.map(|text| text.as_bytes().to_vec()))
        .unwrap();
    let at = damaged.windows(body.len()).position(|text| text == body);
    damaged[at.unwrap() + body.len() - 1] = 0xFF;
    fs::write(&path, damaged).unwrap();

    let store = Store::open(&folder).unwrap();
    let why = store.partitions()[0].documents().unwrap_err().to_string();
    assert!(
        why.contains("1.arrow") && why.contains("a text is not UTF-8"),
        "{why}"
    );
    let edited = gazetteer("0002");
    let mut writer = Writer::open(&folder, &edited).unwrap();
    let nobody = |_: &str, _| Vec::new();
    let why = writer.recount(1, &nobody).unwrap_err().to_string();
    assert!(why.contains("a text is not UTF-8"), "{why}");
}

#[test]
fn a_manifest_that_does_not_add_up_is_found() {
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let mut manifest = Manifest::read(folder.path()).unwrap();
    manifest.sources[0].documents += 1;
    manifest.partitions[0].copies -= 1;
    manifest.partitions[0].documents.as_mut().unwrap().rows -= 1;
    manifest.replace(folder.path()).unwrap();
    let findings: Vec<String> = check(&folder)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    let end = |text: &str| findings.iter().any(|finding| finding.ends_with(text));
    assert!(end("has 10 rows and the manifest says 9"), "{findings:#?}");
    assert!(end("has 5 copies and the manifest says 4"), "{findings:#?}");
    assert!(
        end("6 records of a.json were read, but 5 documents, 1 copies and 1 rejections were kept"),
        "{findings:#?}"
    );
    assert!(
        end("the ledger says 5 documents of a.json, and the store holds 4"),
        "{findings:#?}"
    );
    assert!(end("documents/1.arrow does not have"), "{findings:#?}");
    assert_eq!(findings.len(), 5, "{findings:#?}");
}

#[cfg(unix)]
#[test]
fn a_read_only_store_is_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let gazetteer = gazetteer("0001");
    let folder = store_of_two(&gazetteer);
    let before = content(folder.path());
    let set = |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    fs::remove_file(folder.path().join("LOCK")).unwrap();
    set(0o555);
    let facts = Store::open(&folder).unwrap().facts(&gazetteer).unwrap();
    let writing = Writer::open(&folder, &gazetteer);
    // Permissions do not bind the superuser, as whom tests may run.
    if !folder.path().join("LOCK").exists() {
        assert!(matches!(writing, Err(Error::Lock { .. })));
    }
    set(0o755);
    assert_eq!(facts, facts_of(&["a.json", "b.json"]));
    assert_eq!(content(folder.path()), before);
}
