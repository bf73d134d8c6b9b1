//! Tallies: counts from them are those from the documents, and they are never of other documents.

use headcount::{gazetteer::files::GazetteerFiles, store::Store, tallies::KeptTallies};

use super::*;

const QUESTIONS: [&str; 8] = [
    "count",
    "count --by month --format csv",
    "count --entity cn,ru,로씨야 --by month --format json",
    "count --entity cn --by week --from 2024-02-01 --to-date 06-30",
    "count --outlet south --language ko --counts all",
    "count --section back --duplicates none",
    "count --entity leaders --duplicates copies --unit share",
    "count --entity Atlantis",
];

/// A store of two outlets with a copy and a refused record.
fn indexed() -> Desk {
    let desk = Desk::new();
    let copy = DUMP.replace("\"front\"", "\"back\"");
    desk.write("a.jsonl", DUMP).write("b.jsonl", copy);
    desk.run("index a.jsonl b.jsonl --store s");
    desk
}

fn are_kept(desk: &Desk) -> bool {
    let store = Store::open(&desk.path("s")).unwrap();
    KeptTallies::of(&store, &GazetteerFiles::builtin().digest()).is_some()
}

/// Returns the one file of tallies.
fn file(desk: &Desk) -> PathBuf {
    let files = fs::read_dir(desk.path("s/tallies")).unwrap();
    let files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    let [file] = &files[..] else {
        panic!("{files:?}")
    };
    file.clone()
}

fn answers(desk: &Desk) -> Vec<String> {
    let told = |question| {
        let ended = desk.run(&format!("{question} --store s"));
        format!("{:?} {}{}", ended.code, ended.out, ended.err)
    };
    QUESTIONS.into_iter().map(told).collect()
}

/// Returns the answers from documents: whoever counts keeps tallies, so they go before each.
fn answers_without(desk: &Desk) -> Vec<String> {
    let told = |question| {
        fs::remove_dir_all(desk.path("s/tallies")).unwrap();
        let ended = desk.run(&format!("{question} --store s"));
        desk.run("count --store s");
        format!("{:?} {}{}", ended.code, ended.out, ended.err)
    };
    QUESTIONS.into_iter().map(told).collect()
}

#[test]
fn answers_are_the_same_with_tallies_and_without() {
    let desk = indexed();
    assert!(are_kept(&desk), "after indexing");
    let with = answers(&desk);
    assert_eq!(with, answers_without(&desk));
    assert!(are_kept(&desk), "after counting");
    // China in the first article, which stands in two files, and in the third.
    let table = desk.json("count --entity cn --store s");
    let row = &table["rows"][0];
    assert_eq!(
        (&row["documents"], &row["documents_total"]),
        (&2.into(), &3.into())
    );
}

#[test]
fn what_was_added_or_removed_counts_at_once() {
    let desk = indexed();
    let documents =
        |desk: &Desk| desk.json("count --entity cn --store s")["rows"][0]["documents"].clone();
    let more = r#"{"outlet":"north","title":"Five","date":"2024-03-01","text":"China again"}"#;
    desk.write("c.jsonl", more);
    assert_eq!(documents(&desk), 2);
    desk.out("index c.jsonl --store s");
    assert_eq!(documents(&desk), 3);
    desk.out("remove --source c.jsonl --store s");
    assert!(!are_kept(&desk), "they are of what was there before");
    assert_eq!(documents(&desk), 2);
    assert!(are_kept(&desk));
    file(&desk);
}

#[test]
fn names_of_other_files_have_tallies_of_their_own() {
    let desk = indexed();
    let names = "[[entity]]\nid = \"town\"\nname = \"Town\"\nkind = \"country\"\nnames.en = [\"delegation\"]";
    desk.write("names/town.toml", names);
    let count = "count --entity town --extend-gazetteer names --store s --format json";
    let first: serde_json::Value = serde_json::from_str(&desk.run(count).out).unwrap();
    assert_eq!(first["rows"][0]["documents"], 1);
    assert_eq!(fs::read_dir(desk.path("s/tallies")).unwrap().count(), 2);
    let again: serde_json::Value = serde_json::from_str(&desk.run(count).out).unwrap();
    assert_eq!(again, first);
    desk.write("names/town.toml", names.replace("delegation", "guests"));
    let edited: serde_json::Value = serde_json::from_str(&desk.run(count).out).unwrap();
    assert_eq!(edited["rows"][0]["documents"], 0);
}

#[test]
fn damaged_tallies_are_found_and_never_counted() {
    let desk = indexed();
    let (sound, before) = (fs::read(file(&desk)).unwrap(), answers(&desk));
    for at in [0, 30, 100, sound.len() / 2, sound.len() - 1] {
        let path = file(&desk);
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        fs::write(&path, damaged).unwrap();
        let ended = desk.run("check --store s");
        assert_eq!(ended.code, Some(2), "byte {at}: {ended:?}");
        assert!(ended.out.contains("s/tallies/"), "{}", ended.out);
        assert_eq!(answers(&desk), before, "byte {at}");
        fs::write(&path, &sound[..at]).unwrap();
        assert_eq!(answers(&desk), before, "cut at {at}");
    }
    fs::write(file(&desk), &sound[..9]).unwrap();
    desk.out("check --repair --store s");
    desk.out("check --store s");
    assert_eq!(answers(&desk), before);
}
