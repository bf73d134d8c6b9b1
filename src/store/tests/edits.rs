//! After an edit of the gazetteer, only the texts that it concerns are counted again.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::gazetteer::declaration::Declarations;
use crate::matching::gate::Gate;
use crate::matching::{Circumstance, Matcher};
use crate::store::Recounter;

const NAMES: &str = r#"
    [[entity]]
    id = "cn"
    name = "China"
    kind = "country"
    names.en = ["China"]
    demonyms.en = ["Chinese"]

    [[entity]]
    id = "ru"
    name = "Russia"
    kind = "country"
    names.en = ["Russia"]
    names.ko = ["로씨야"]
"#;

fn declared(toml: &str) -> Gazetteer {
    let declarations = Declarations::parse("names.toml", toml).unwrap();
    declarations.assemble().unwrap()
}

/// Counts with the program's matcher, and takes note of how many texts it is given.
struct Counter<'g> {
    matcher: Gate<'g>,
    counted: AtomicU32,
    carried: AtomicU32,
}

impl<'g> Counter<'g> {
    fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            matcher: Gate::new(gazetteer),
            counted: AtomicU32::new(0),
            carried: AtomicU32::new(0),
        }
    }

    /// Returns how many texts were counted, and how many kept their mentions.
    fn texts(&self) -> (u32, u32) {
        let load = |count: &AtomicU32| count.load(Ordering::Relaxed);
        (load(&self.counted), load(&self.carried))
    }
}

impl Recounter for Counter<'_> {
    fn count(&self, text: &str, circumstance: Circumstance) -> Vec<MentionCount> {
        self.counted.fetch_add(1, Ordering::Relaxed);
        let mut mentions = Vec::new();
        self.matcher.find(text, circumstance, &mut mentions);
        let mut counts = Vec::new();
        MentionCount::sum(&mentions, &mut counts);
        counts
    }

    fn carried(&self) {
        self.carried.fetch_add(1, Ordering::Relaxed);
    }
}

/// Makes a store of `a.json` and `b.json`, in partitions of three rows.
fn store(gazetteer: &Gazetteer) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let limit = Limit {
        bytes: usize::MAX,
        rows: 3,
    };
    let mut writer = Writer::open(&folder, gazetteer).unwrap().with_limit(limit);
    let counter = Counter::new(gazetteer);
    for file in ["a.json", "b.json"] {
        let claim = writer.claim(source_file(file));
        let mut source = writer.source(&claim);
        for record in input(file) {
            let Outcome::Kept(document) = record else {
                continue;
            };
            let circumstance = Circumstance {
                language: document.language,
                published: Some(document.published),
            };
            let mentions = counter.count(&document.text, circumstance);
            let fingerprints = fingerprints(&document);
            source
                .add_document(&document, fingerprints, &mentions)
                .unwrap();
        }
        source.finish().unwrap();
    }
    writer.commit().unwrap();
    drop(writer);
    folder
}

/// Counts a store again, and returns how many texts were counted and how many were not.
fn recount(folder: &Path, gazetteer: &Gazetteer) -> (u32, u32) {
    let counter = Counter::new(gazetteer);
    let mut writer = Writer::open(folder, gazetteer).unwrap();
    for number in writer.missing_mentions() {
        writer.recount(number, &counter).unwrap();
    }
    drop(writer);
    assert!(check(folder).unwrap().is_empty());
    counter.texts()
}

/// Every file of mentions of a gazetteer, the gazetteer itself included, with its content.
fn mentions(folder: &Path, gazetteer: &Gazetteer) -> BTreeMap<PathBuf, Vec<u8>> {
    let set = folder.join("mentions").join(&gazetteer.fingerprint);
    let files = content(&set).into_iter();
    files
        .map(|(path, bytes)| (path.strip_prefix(&set).unwrap().to_owned(), bytes))
        .collect()
}

/// Texts of the ten records: a visit from and to both countries, one without names, a headline,
/// and two of guests. The rest are copies.
const TEXTS: u32 = 5;

/// Returns how many texts are counted again after an edit; the rest is as in a new store.
fn counted_after(edited: &str) -> u32 {
    let (old, new) = (declared(NAMES), declared(edited));
    let folder = store(&old);
    let (counted, carried) = recount(folder.path(), &new);
    assert_eq!(counted + carried, TEXTS);
    let expected = mentions(store(&new).path(), &new);
    assert_eq!(expected.len(), 5);
    assert_eq!(mentions(folder.path(), &new), expected);
    counted
}

#[test]
fn only_texts_with_a_changed_name_are_counted_and_all_is_as_if_all_were() {
    let more = format!("{NAMES}\n[[entity]]\nid = \"de\"\nname = \"Germany\"\nkind = \"country\"");
    let guests = format!("{more}\nnames.en = [\"guests\"]");
    assert_eq!(counted_after(&guests), 2);
    assert_eq!(counted_after(&format!("{more}\nnames.en = [\"Bonn\"]")), 0);
    let without = NAMES.replace("demonyms.en = [\"Chinese\"]", "");
    assert_ne!(without, NAMES);
    assert_eq!(counted_after(&without), 3);
    let renamed = NAMES.replace("name = \"China\"", "name = \"Cathay\"");
    assert_eq!(counted_after(&renamed), 0);
}

#[test]
fn without_the_former_gazetteer_everything_is_counted() {
    let (old, new) = (declared(NAMES), declared(&NAMES.replace("로씨야", "로")));
    let folder = store(&old);
    let former = format!("mentions/{}/gazetteer.json", old.fingerprint);
    let former = folder.path().join(former);
    let json = fs::read(&former).unwrap();
    let expected = mentions(store(&new).path(), &new);
    for content in [None, Some(&json[..json.len() - 9]), Some(&new.to_json())] {
        match content {
            Some(content) => fs::write(&former, content).unwrap(),
            None => fs::remove_file(&former).unwrap(),
        }
        assert_eq!(recount(folder.path(), &new), (TEXTS, 0));
        assert_eq!(mentions(folder.path(), &new), expected);
        // As if it had not been counted.
        let mut manifest = Manifest::read(folder.path()).unwrap();
        manifest.mentions.pop();
        manifest.replace(folder.path()).unwrap();
    }
    fs::write(&former, json).unwrap();
    assert_eq!(recount(folder.path(), &new), (2, TEXTS - 2));
    assert_eq!(mentions(folder.path(), &new), expected);
}

#[test]
fn damaged_mentions_are_carried_nowhere() {
    let (old, new) = (declared(NAMES), declared(&NAMES.replace("로씨야", "로")));
    let expected = mentions(store(&new).path(), &new);
    let folder = store(&old);
    let path = format!("mentions/{}/1.arrow", old.fingerprint);
    let path = folder.path().join(path);
    let sound = fs::read(&path).unwrap();
    // A prime, so that every column and every bit of a byte has its turn.
    for at in (0..sound.len()).step_by(101) {
        let mut bytes = sound.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, bytes).unwrap();
        let counter = Counter::new(&new);
        // A damaged frame is seen when the store is opened.
        if let Ok(mut writer) = Writer::open(&folder, &new) {
            for number in writer.missing_mentions() {
                writer.recount(number, &counter).unwrap();
            }
            drop(writer);
            assert_eq!(mentions(folder.path(), &new), expected, "damaged at {at}");
            let mut manifest = Manifest::read(folder.path()).unwrap();
            manifest.mentions.pop();
            manifest.replace(folder.path()).unwrap();
        }
    }
}

#[test]
fn a_store_that_cannot_be_written_carries_mentions_in_memory() {
    let (old, new) = (declared(NAMES), declared(&NAMES.replace("로씨야", "로")));
    let folder = store(&old);
    let before = content(folder.path());
    let counter = Counter::new(&new);
    let opened = Store::open(&folder).unwrap();
    let facts = opened.facts_counting(&new, &counter).unwrap();
    assert_eq!(counter.texts(), (2, TEXTS - 2));
    assert_eq!(content(folder.path()), before);
    let fresh = Store::open(store(&new)).unwrap();
    assert_eq!(facts, fresh.facts(&new).unwrap());
}

#[test]
fn a_recount_that_was_stopped_goes_on_and_carries() {
    let (old, new) = (declared(NAMES), declared(&NAMES.replace("로씨야", "로")));
    let folder = store(&old);
    let mut writer = Writer::open(&folder, &new).unwrap();
    let missing = writer.missing_mentions();
    assert_eq!(missing.len(), 4);
    let first = Counter::new(&new);
    writer.recount(missing[0], &first).unwrap();
    drop(writer);
    let (counted, carried) = recount(folder.path(), &new);
    assert_eq!(first.texts().0 + counted, 2);
    assert_eq!(first.texts().1 + carried, TEXTS - 2);
    let expected = mentions(store(&new).path(), &new);
    assert_eq!(mentions(folder.path(), &new), expected);
}

#[test]
fn of_the_gazetteers_kept_the_one_is_taken_from_which_least_changed() {
    let [one, two, three] = [
        NAMES.to_owned(),
        NAMES.replace("Chinese", "Cathay").replace("로씨야", "로"),
        NAMES.replace("로씨야", "씨야"),
    ]
    .map(|toml| declared(&toml));
    let folder = store(&one);
    assert_eq!(recount(folder.path(), &two), (3, TEXTS - 3));
    // From the second it would be three again.
    assert_eq!(recount(folder.path(), &three), (2, TEXTS - 2));
    assert_eq!(
        mentions(folder.path(), &three),
        mentions(store(&three).path(), &three)
    );
}
