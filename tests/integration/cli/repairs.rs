//! Damage that is set aside, and brought back by reading the named files again.

use std::fmt::Write;

use super::*;

/// A dump of four files, and a store of it in many partitions.
fn indexed() -> Desk {
    let desk = Desk::new();
    for file in 0..4 {
        let mut lines = String::new();
        for day in 1..=5 {
            writeln!(
                lines,
                "{{\"date\":\"2024-0{}-{day:02}\",\"title\":\"Visit {file}\",\"text\":\"China and Russia, day {day} of file {file}.\"}}",
                file + 1
            )
            .unwrap();
        }
        lines.push_str("{\"title\":\"no day\",\"text\":\"China\"}\n");
        desk.write(&format!("dump/{file}.jsonl"), lines);
    }
    desk.out("index dump --store s --commit-every 3");
    desk
}

const COUNT: &str = "count --store s --entity cn,ru --by month --format csv";

/// The mentions that a store counts, in no order, and its counts.
fn answers(desk: &Desk) -> (Vec<String>, String) {
    let counts = desk.out(&format!("{COUNT} --mentions-out m.csv"));
    let mentions = fs::read_to_string(desk.path("m.csv")).unwrap();
    let mut mentions: Vec<String> = mentions.lines().map(str::to_owned).collect();
    mentions.sort();
    (mentions, counts)
}

fn truncate(path: &Path) {
    let bytes = fs::read(path).unwrap();
    fs::remove_file(path).unwrap();
    fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
}

#[test]
fn a_damaged_partition_is_set_aside_and_comes_back_from_the_files_that_are_named() {
    let desk = indexed();
    let before = answers(&desk);
    desk.out("search --store s China");
    truncate(&desk.path("s/documents/4.arrow"));
    for command in [COUNT, "coverage --store s", "index dump --store s"] {
        let message = desk.error(command);
        assert!(message.contains("s/documents/4.arrow has"), "{message}");
        assert!(message.contains("headcount check --repair"), "{message}");
    }
    let ended = desk.run("check --store s");
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.err.contains("`headcount check --repair --store s`"),
        "{}",
        ended.err
    );

    let said = desk.out("check --store s --repair");
    let lines: Vec<&str> = said.lines().collect();
    // Three documents a partition: before the fourth stand five of the first file and four of the
    // second, whose last is in it with two of the third.
    assert!(lines[0].starts_with("s/documents/4.arrow has "), "{said}");
    assert!(lines[1].starts_with("set aside: s/damaged/"), "{said}");
    assert_eq!(
        &lines[2..],
        [
            "s is sound",
            "3 records and menus are set aside; `headcount index --store s` brings them back from:",
            "  dump/1.jsonl: 1",
            "  dump/2.jsonl: 2",
        ]
    );
    assert_eq!(desk.out("check --store s"), lines[2..].join("\n") + "\n");
    let kept = lines[1].strip_prefix("set aside: ").unwrap();
    assert!(desk.path(kept).exists());

    let ended = desk.run(COUNT);
    assert!(
        ended
            .err
            .contains("note: 3 records and menus were set aside because of damage"),
        "{}",
        ended.err
    );
    assert_ne!(ended.out, before.1);
    let found = desk.out("search --store s China --limit 50 --format csv");
    assert_eq!(found.lines().count(), 1 + 17, "{found}");

    let again = desk.out("index dump/1.jsonl dump/2.jsonl --store s");
    assert!(again.starts_with("added to s: 3 records\n"), "{again}");
    assert_eq!(answers(&desk), before);
    assert_eq!(desk.out("check --store s"), "s is sound\n");
    let skipped = desk.out("index dump --store s");
    assert!(skipped.contains("4 files skipped"), "{skipped}");
}

#[test]
fn damaged_mentions_are_counted_again_and_no_file_has_to_be_read() {
    let desk = indexed();
    let before = answers(&desk);
    for set in fs::read_dir(desk.path("s/mentions")).unwrap() {
        truncate(&set.unwrap().path().join("2.arrow"));
    }
    assert!(desk.error(COUNT).contains("2.arrow has"));
    let said = desk.out("check --store s --repair");
    assert!(
        said.contains("dropped: mentions in 1 file of documents"),
        "{said}"
    );
    assert!(said.ends_with("s is sound\n"), "{said}");
    assert_eq!(answers(&desk), before);
}

const NAMES: &str =
    "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\nnames.en = [\"China\"]\n";

#[test]
fn counting_again_after_the_names_changed_says_how_far_it_is() {
    let desk = indexed();
    desk.write("names/a.toml", NAMES);
    let ask = "count --store s --entity cn --gazetteer names --progress";
    let ended = desk.run(&format!("{ask} text"));
    assert!(
        ended
            .err
            .contains("20 of 20 documents counted again for these names"),
        "{}",
        ended.err
    );
    let ended = desk.run(&format!("{ask} text"));
    assert!(!ended.err.contains("counted again"), "{}", ended.err);

    let cuba = NAMES.replace("cn", "cu").replace("China", "Cuba");
    desk.write("names/b.toml", cuba);
    let ended = desk.run(&format!("{ask} json"));
    let line = ended.err.lines().next().unwrap();
    let said: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(said["documents_recounted"], 0);
    assert_eq!(said["documents_carried"], 20);
    assert_eq!(said["documents_total"], 20);

    desk.write("names/a.toml", NAMES.replace("\"China\"]", "\"day\"]"));
    let ended = desk.run("index dump --store s --gazetteer names --progress text");
    assert!(
        ended.err.contains("20 of 20 documents counted again"),
        "{}",
        ended.err
    );
    desk.write("names/a.toml", NAMES.replace("\"China\"]", "\"file\"]"));
    let ended = desk.run(&format!("{ask} none"));
    assert!(!ended.err.contains("counted again"), "{}", ended.err);
}
