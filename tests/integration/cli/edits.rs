//! After an edit of the gazetteer a store answers as if it had never had another, and counts only
//! what the edit concerns.

use std::collections::BTreeMap;

use headcount::gazetteer::model::Gazetteer;
use headcount::store::Store;

use super::*;
use crate::reading::{beside, own};

/// Texts of the sample: 364 documents, and 12 photo headlines that are part of one.
const TEXTS: u64 = 376;

/// A folder with a copy of the built-in gazetteer, and the sample in a store.
fn indexed() -> Desk {
    let desk = Desk::new();
    for entry in fs::read_dir(own("corpus/gazetteer")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        desk.write(&format!("names/{name}"), fs::read(&path).unwrap());
    }
    index(&desk, "s");
    desk
}

/// Puts the sample into a store, counted with the names as they are.
fn index(desk: &Desk, store: &str) {
    let sample = own("corpus/sample");
    let args = [
        "index",
        sample.to_str().unwrap(),
        "--store",
        store,
        "--gazetteer",
        "names",
        "--no-text-index",
        "--commit-every",
        "200",
    ];
    // Three records of the sample are refused.
    let ended = Ended::of(&mut desk.command(args));
    assert!(ended.out.contains("364 documents"), "{ended:?}");
}

/// The mentions that a store holds for the names as they are, each file with its content.
fn mentions(desk: &Desk, store: &str) -> BTreeMap<String, Vec<u8>> {
    mentions_of(
        desk,
        store,
        &Gazetteer::from_folder(&desk.path("names")).unwrap(),
    )
}

fn mentions_of(desk: &Desk, store: &str, gazetteer: &Gazetteer) -> BTreeMap<String, Vec<u8>> {
    let set = format!("{store}/mentions/{}", gazetteer.fingerprint);
    let files = fs::read_dir(desk.path(&set)).unwrap();
    files
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect()
}

const COUNT: &str = "count --store s --gazetteer names --entity cn,ru --by year --progress json";

/// Counts with the names as they are; returns how many texts were counted again, and how many
/// there are. What is kept must be what a new store holds.
fn recounted(desk: &Desk) -> (u64, u64) {
    // Of names that were used before, they would answer at once.
    fs::remove_dir_all(desk.path("s/tallies")).unwrap();
    let ended = desk.run(COUNT);
    let line = ended.err.lines().next().unwrap();
    let said: serde_json::Value = serde_json::from_str(line).unwrap();
    let number = |name: &str| said[name].as_u64().unwrap();
    let counted = number("documents_recounted");
    let total = number("documents_total");
    assert_eq!(counted + number("documents_carried"), total);
    let fresh = format!("fresh-{}", fs::read_dir(desk.path("")).unwrap().count());
    index(desk, &fresh);
    let expected = mentions(desk, &fresh);
    assert_eq!(expected.len(), 5, "four files of mentions and the names");
    assert_eq!(mentions(desk, "s"), expected);
    (counted, total)
}

/// Edits a file of the gazetteer.
fn edit(desk: &Desk, file: &str, from: &str, to: &str) {
    let path = desk.path(&format!("names/{file}"));
    let toml = fs::read_to_string(&path).unwrap();
    assert!(toml.contains(from), "{from}");
    fs::write(path, toml.replacen(from, to, 1)).unwrap();
}

/// Returns in how many texts of the store one of these strings stands.
fn holding(desk: &Desk, strings: &[&str]) -> u64 {
    let store = Store::open(desk.path("s")).unwrap();
    let mut holding = 0;
    for partition in store.partitions() {
        let documents = partition.documents().unwrap();
        let texts = documents.iter().filter_map(|document| document.text);
        holding += texts
            .filter(|text| strings.iter().any(|string| text.contains(string)))
            .count() as u64;
    }
    holding
}

const RUSSIA: &str = "countries-former-soviet-union.toml";

#[test]
fn every_edit_leaves_the_mentions_that_a_new_store_has() {
    let desk = indexed();

    edit(&desk, RUSSIA, "[\"Russia\",", "[\"Russia\", \"guests\",");
    let added = holding(&desk, &["guests", "GUESTS"]);
    assert!(added > 0 && added < 100, "{added}");
    assert_eq!(recounted(&desk), (added, TEXTS));

    edit(&desk, RUSSIA, "[\"Moscow\", ", "[");
    let removed = holding(&desk, &["Moscow", "MOSCOW"]);
    assert_eq!(recounted(&desk), (removed, TEXTS));

    let (from, to) = ("from = 2013-03-14 }", "from = 2024-03-14 }");
    edit(&desk, "offices.toml", from, to);
    let (concerned, _) = recounted(&desk);
    let titles = ["Chinese president", "Chinese President", "중국 국가주석"];
    let titled = holding(&desk, &titles);
    assert!(titled > 0 && concerned >= titled && concerned < 200);

    edit(&desk, RUSSIA, "name = \"Russia\"", "name = \"Muscovy\"");
    assert_eq!(recounted(&desk), (0, TEXTS));

    let decoy = "[[decoy]]\nlanguage = \"en\"\ntexts = [\"Russian guests\", \"Chinese guests\"]\n";
    desk.write("names/more.toml", decoy);
    let decoys = holding(&desk, &["Russian guests", "Chinese guests"]);
    assert_eq!(recounted(&desk), (decoys, TEXTS));

    // Everyone behind it has another number.
    let first =
        "[[entity]]\nid = \"aa\"\nname = \"Aa\"\nkind = \"country\"\nnames.en = [\"Aaland\"]\n";
    desk.write("names/more.toml", format!("{decoy}{first}"));
    assert_eq!(recounted(&desk), (0, TEXTS));

    fs::remove_file(desk.path("names/more.toml")).unwrap();
    assert_eq!(recounted(&desk), (decoys, TEXTS));
}

#[test]
fn what_was_done_is_said() {
    let desk = indexed();
    edit(&desk, RUSSIA, "[\"Russia\",", "[\"Russia\", \"guests\",");
    let guests = holding(&desk, &["guests", "GUESTS"]);
    let ended = desk.run(&COUNT.replace("json", "text"));
    let line = format!(
        "{guests} of {TEXTS} documents counted again for these names: in the others stands no name \
         that changed"
    );
    assert_eq!(ended.err.lines().next(), Some(line.as_str()));
}

#[test]
fn an_old_store_is_counted_whole_and_carried_from_then_on() {
    let desk = indexed();
    edit(&desk, RUSSIA, "[\"Russia\",", "[\"Russia\", \"guests\",");
    for set in fs::read_dir(desk.path("s/mentions")).unwrap() {
        fs::remove_file(set.unwrap().path().join("gazetteer.json")).unwrap();
    }
    assert_eq!(recounted(&desk), (TEXTS, TEXTS));
    edit(&desk, RUSSIA, "\"guests\",", "");
    // The names of before are those of the store, which are kept.
    edit(&desk, RUSSIA, "[\"Moscow\", ", "[");
    let (counted, _) = recounted(&desk);
    assert_eq!(
        counted,
        holding(&desk, &["guests", "GUESTS", "Moscow", "MOSCOW"])
    );
}

#[test]
fn other_names_change_the_same_however_they_are_counted() {
    let desk = indexed();
    for entry in fs::read_dir(desk.path("names")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        desk.write(&format!("edited/{name}"), fs::read(&path).unwrap());
    }
    edit(
        &desk,
        &format!("../edited/{RUSSIA}"),
        "[\"Russia\",",
        "[\"Russia\", \"guests\",",
    );
    let ask = "count --store s --gazetteer names --against edited --by year --progress text";
    let carried = desk.run(&format!("{ask} --format json"));
    let guests = holding(&desk, &["guests", "GUESTS"]);
    let said = format!("{guests} of {TEXTS} documents counted again");
    assert!(carried.err.starts_with(&said), "{}", carried.err);
    for set in fs::read_dir(desk.path("s/mentions")).unwrap() {
        fs::remove_file(set.unwrap().path().join("gazetteer.json")).unwrap();
    }
    let whole = desk.run(&format!("{ask} --format json"));
    assert!(
        whole.err.starts_with(&format!("{TEXTS} of {TEXTS}")),
        "{}",
        whole.err
    );
    assert_eq!(carried.out, whole.out);
    assert!(whole.out.contains("gained"), "{}", whole.out);
}

#[test]
fn real_text_is_counted_as_in_a_new_store_after_two_edits() {
    let parts = [
        "data/kcna-en-2024/headlines_2024-08-04.json",
        "data/kcna-ko-2026-sample/details_sample.json",
    ];
    let Some(paths) = parts.into_iter().map(beside).collect::<Option<Vec<_>>>() else {
        return;
    };
    let desk = Desk::new();
    let index = |store: &str, names: &[&str]| {
        let mut command = desk.command(["index", "--no-text-index", "--store", store]);
        let ended = Ended::of(command.args(&paths).args(names));
        assert!(ended.out.contains("added to"), "{ended:?}");
    };
    index("s", &[]);
    desk.write(
        "more/names.toml",
        "[[entity]]\nid = \"kr\"\nnames.en = [\"puppet army\"]\nnames.ko = [\"괴뢰군\"]\n\
         [[decoy]]\nlanguage = \"en\"\ntext = \"Korean War\"\n",
    );
    let names = ["--extend-gazetteer", "more"];
    let ended = desk.run("count --store s --extend-gazetteer more --entity kr --progress json");
    let said: serde_json::Value = serde_json::from_str(ended.err.lines().next().unwrap()).unwrap();
    let changed = ["puppet army", "PUPPET ARMY", "괴뢰군", "Korean War"];
    let concerned = holding(&desk, &changed);
    assert!(concerned > 0 && said["documents_carried"].as_u64() > Some(concerned));
    assert_eq!(said["documents_recounted"], concerned);
    index("fresh", &names);
    let gazetteer = Gazetteer::extended_by(&desk.path("more")).unwrap();
    assert_eq!(
        mentions_of(&desk, "s", &gazetteer),
        mentions_of(&desk, "fresh", &gazetteer)
    );
}
