//! Sealed results: verified as they were, and what drifted when they are not.

use super::*;

fn sealed() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    desk.out("count --store s --entity cn,ru --by month --to 2024-12-31 --seal result.json");
    desk
}

/// What drifted, as `what of`.
fn drifts(ended: &Ended) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        format!(
            "{} {}",
            row["what"].as_str().unwrap(),
            row["of"].as_str().unwrap()
        )
    })
    .collect()
}

#[test]
fn a_result_is_verified_in_the_store_it_came_from_and_in_the_dump() {
    let desk = sealed();
    let text = desk.out("verify result.json --store s");
    assert!(
        text.starts_with("verified: 24 rows, and all that they rest on"),
        "{text}"
    );
    desk.out("verify result.json dump.jsonl");
    let first = fs::read(desk.path("result.json")).unwrap();
    desk.out(
        "count --store s --entity cn,ru --by month --to 2024-12-31 --seal again.json --threads 1",
    );
    assert_eq!(fs::read(desk.path("again.json")).unwrap(), first);
}

#[test]
fn documents_added_and_removed_are_drift_with_their_outlet_and_month() {
    let desk = sealed();
    desk.write(
        "more.jsonl",
        r#"{"outlet":"south","title":"Six","date":"2024-01-09","text":"To China."}"#,
    );
    desk.out("index more.jsonl --store s");
    let ended = desk.run("verify result.json --store s --format json");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let found = drifts(&ended);
    for expected in [
        "count cn 2024-01",
        "documents south 2024-01",
        "records documents",
    ] {
        assert!(
            found.iter().any(|drift| drift == expected),
            "{expected}: {found:?}"
        );
    }
    desk.out("remove --store s --source more.jsonl");
    let ended = desk.run("verify result.json --store s --format json");
    assert_eq!(drifts(&ended), ["records records", "records removed"]);
}

#[test]
fn a_name_that_is_gone_is_named_and_the_counts_it_changed() {
    let desk = sealed();
    let names = |names: &str| {
        format!(
            "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\nnames.en = [{names}]\n"
        )
    };
    desk.write("old/a.toml", names("\"China\", \"Tang\""))
        .write("new/a.toml", names("\"Cathay\""));
    let count = "count --store s --entity cn --seal result.json --gazetteer";
    desk.out(&format!("{count} old"));
    let ended = desk.run("verify result.json --store s --gazetteer new --format json");
    assert_eq!(ended.code, Some(1));
    assert_eq!(
        drifts(&ended),
        [
            "count cn total",
            "alias cn CATHAY",
            "alias cn CHINA",
            "alias cn Cathay",
            "alias cn China",
            "alias cn TANG",
            "alias cn Tang",
            "gazetteer fingerprint"
        ]
    );
    // A name that nobody writes changes no count.
    desk.write("new/a.toml", names("\"China\""));
    let ended = desk.run("verify result.json --store s --gazetteer new --format json");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(
        drifts(&ended),
        ["alias cn TANG", "alias cn Tang", "gazetteer fingerprint"]
    );
}

#[test]
fn a_result_changed_by_hand_or_of_another_kind_is_an_error() {
    let desk = sealed();
    let text = fs::read_to_string(desk.path("result.json")).unwrap();
    for changed in [
        text.replace("\"documents\":1", "\"documents\":2"),
        text.replace(",\n", ", \n"),
        text.replace("2024", "2023"),
    ] {
        assert_ne!(changed, text);
        desk.write("changed.json", changed);
        let message = desk.error("verify changed.json --store s");
        assert!(
            message.contains("was changed after it was sealed"),
            "{message}"
        );
    }
    desk.write("other.json", "{}").write("no.json", "x");
    let message = desk.error("verify other.json --store s");
    assert!(message.contains("--seal FILE"), "{message}");
    let message = desk.error("verify no.json --store s");
    assert!(
        message.contains("cannot understand it as JSON"),
        "{message}"
    );
    let message = desk.error("verify nowhere.json --store s");
    assert!(message.contains("cannot verify nowhere.json"), "{message}");
}

#[test]
fn against_other_names_each_changed_count_has_its_documents() {
    let desk = sealed();
    let names = |names: &str| {
        format!(
            "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\nnames.en = [{names}]\n"
        )
    };
    desk.write("old/a.toml", names("\"China\""))
        .write("new/a.toml", names("\"China\", \"people\""))
        .write("none/a.toml", names("\"Cathay\""));
    let against = |other: &str| {
        desk.json(&format!(
            "count --store s --entity cn --gazetteer old --against {other}"
        ))
    };
    desk.out("count --store s --gazetteer old");
    let kept = || fs::read(desk.path("s/MANIFEST.json")).unwrap();
    let before = kept();
    // "Xi Jinping of China met the people of China."
    let row = against("new")["rows"][0].clone();
    assert_eq!(
        (&row["mentions_before"], &row["mentions_after"]),
        (&2.into(), &3.into())
    );
    assert_eq!(
        (&row["documents_before"], &row["documents_after"]),
        (&1.into(), &1.into())
    );
    assert_eq!(row["changed"].as_array().unwrap().len(), 1);
    let row = against("none")["rows"][0].clone();
    assert_eq!(
        (&row["documents_before"], &row["documents_after"]),
        (&1.into(), &0.into())
    );
    assert_eq!(row["lost"].as_array().unwrap().len(), 1);
    assert_eq!(against("old")["rows"], serde_json::json!([]));
    assert_eq!(kept(), before, "the names in use stay counted");
}

/// Without the dump: the stored text is enough. Kept, the next question finds it counted.
#[test]
fn an_edited_gazetteer_is_counted_from_the_stored_text_once_and_kept() {
    let desk = sealed();
    fs::remove_file(desk.path("dump.jsonl")).unwrap();
    desk.write(
        "names/a.toml",
        "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\nnames.en = [\"China\"]\n",
    );
    let sets = || fs::read_dir(desk.path("s/mentions")).unwrap().count();
    assert_eq!(sets(), 1);
    let first = desk.out("count --store s --gazetteer names --format json");
    assert_eq!(sets(), 2);
    let manifest = fs::read(desk.path("s/MANIFEST.json")).unwrap();
    assert_eq!(
        desk.out("count --store s --gazetteer names --format json"),
        first
    );
    assert_eq!(fs::read(desk.path("s/MANIFEST.json")).unwrap(), manifest);
    assert!(desk.out("check --store s").starts_with("s is sound"));

    // While another run writes, it is counted in memory.
    desk.write(
        "names/b.toml",
        "[[entity]]\nid = \"ru\"\nname = \"Russia\"\nkind = \"country\"\nnames.en = [\"Russia\"]\n",
    );
    let lock = fs::OpenOptions::new()
        .write(true)
        .open(desk.path("s/LOCK"))
        .unwrap();
    lock.lock().unwrap();
    let count = desk.json("count --store s --gazetteer names --entity ru");
    assert_eq!(count["rows"][0]["documents"], 1);
    assert_eq!(fs::read(desk.path("s/MANIFEST.json")).unwrap(), manifest);
}
