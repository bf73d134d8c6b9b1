//! Documents taken out of all counts, and put back.

use super::*;

fn indexed() -> Desk {
    let desk = Desk::new();
    desk.write("a.jsonl", DUMP);
    let more = r#"{"outlet":"south","title":"Five","date":"2024-03-01","text":"Of Japan."}"#;
    let first = DUMP.lines().next().unwrap();
    desk.write("b.jsonl", format!("{first}\n{more}\n"));
    desk.out("index a.jsonl b.jsonl --store s");
    desk
}

#[test]
fn what_is_removed_is_in_no_count_and_in_the_sum_of_records() {
    let desk = indexed();
    desk.out("remove --store s --outlet north");
    let count = desk.json("count --store s --entity cn,ru,jp");
    let corpus = &count["corpus"];
    // Read six: two of south stay, one was refused, and three of north are gone.
    for (member, number) in [
        ("records", 6),
        ("documents", 2),
        ("copies", 0),
        ("rejected", 1),
        ("removed", 3),
    ] {
        assert_eq!(corpus[member], number, "{member}");
    }
    assert_eq!(corpus["outlets"], serde_json::json!(["south"]));
    let documents: Vec<u64> = count["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["documents"].as_u64().unwrap())
        .collect();
    assert_eq!(documents, [1, 0, 1]);
    let text = desk.out("count --store s --entity cn");
    assert!(
        text.contains("records read: 6 = 2 documents + 0 copies + 1 rejected + 3 removed"),
        "{text}"
    );
    let sound = desk.out("check --store s");
    assert!(
        sound.starts_with("s is sound; 3 records are removed"),
        "{sound}"
    );
    desk.out("count --store s --mentions-out m.jsonl");
    assert!(
        !fs::read_to_string(desk.path("m.jsonl"))
            .unwrap()
            .contains("north")
    );
}

#[test]
fn a_dry_run_says_what_would_go_and_leaves_the_store_as_it_is() {
    let desk = indexed();
    let before = fs::read(desk.path("s/MANIFEST.json")).unwrap();
    let dry = desk.json("remove --store s --source a.jsonl --dry-run");
    // The article that b.jsonl has too is its document now.
    let row = |at: usize| dry["rows"][at].clone();
    assert_eq!(row(0)["file"], "a.jsonl");
    assert_eq!(row(0)["removed"], 4);
    assert_eq!(row(0)["documents"], 0);
    assert_eq!(fs::read(desk.path("s/MANIFEST.json")).unwrap(), before);
    let done = desk.json("remove --store s --source a.jsonl");
    assert_eq!(done["rows"], dry["rows"]);
    let alone = Desk::new();
    fs::copy(desk.path("b.jsonl"), alone.path("b.jsonl")).unwrap();
    alone.out("index b.jsonl --store s");
    let rows = |desk: &Desk| desk.json("count --store s --by month")["rows"].clone();
    assert_eq!(rows(&desk), rows(&alone));
}

#[test]
fn removed_files_and_articles_stay_removed_when_indexed_again_until_that_is_undone() {
    let desk = indexed();
    let before = desk.out("count --store s --format json");
    desk.out("remove --store s --source b.jsonl");
    let again = desk.out("index b.jsonl --store s");
    assert!(again.contains("1 file was removed and stays so"), "{again}");
    assert!(
        again.contains("`headcount remove --list --store s`"),
        "{again}"
    );
    let list = desk.json("remove --store s --list");
    let number = list["rows"][0]["number"].as_u64().unwrap();
    assert_eq!(list["rows"][0]["what"], "file b.jsonl");
    let back = desk.out(&format!("remove --store s --undo {number}"));
    assert!(
        back.starts_with("put back file b.jsonl; s holds 6 records"),
        "{back}"
    );
    assert_eq!(desk.out("count --store s --format json"), before);
    let message = desk.error(&format!("remove --store s --undo {number}"));
    assert!(message.contains("`headcount remove --list`"), "{message}");
}

#[test]
fn removing_nothing_is_an_error_and_makes_no_store() {
    let desk = indexed();
    for (what, hint) in [
        ("--outlet nord", "outlets there are north, south"),
        ("--source c.jsonl", "files there are a.jsonl, b.jsonl"),
        ("--id zz", "holds no document whose id begins with"),
    ] {
        for dry in ["", "--dry-run"] {
            let message = desk.error(&format!("remove --store s {what} {dry}"));
            assert!(message.contains(hint), "{message}");
        }
    }
    desk.error("remove --store nowhere --outlet north");
    assert!(!desk.path("nowhere").exists());
    let none = desk.run("remove --store s");
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("--outlet <NAME>"), "{}", none.err);
}

#[test]
fn search_and_show_find_nothing_that_was_removed() {
    let desk = indexed();
    let found = |duplicates: &str| {
        let report = desk.json(&format!("search China --store s --duplicates {duplicates}"));
        report["rows"].as_array().unwrap().len()
    };
    assert_eq!((found("copies"), found("none")), (1, 2));
    desk.out("remove --store s --source a.jsonl");
    // It stands in b.jsonl too.
    assert_eq!((found("copies"), found("none")), (1, 1));
    desk.out("remove --store s --outlet north");
    assert_eq!((found("copies"), found("none")), (0, 0));
}

#[test]
fn an_article_stands_no_more_in_the_section_of_a_record_that_was_removed() {
    let desk = Desk::new();
    for (file, section) in [("a.jsonl", "home"), ("b.jsonl", "world")] {
        let article = r#""outlet":"north","title":"One","date":"2024-01-01","text":"Of China.""#;
        desk.write(file, format!("{{\"section\":\"{section}\",{article}}}\n"));
    }
    desk.out("index a.jsonl b.jsonl --store s");
    let found = |query: &str| desk.json(&format!("search {query} --store s"))["documents"].clone();
    assert_eq!(found("section:home"), 1);
    desk.out("remove --store s --source a.jsonl");
    assert_eq!(found("section:world"), 1);
    assert_eq!(found("China"), 1);
    for question in [
        "search section:home",
        "search China --section home",
        "count --section home",
    ] {
        let message = desk.error(&format!("{question} --store s"));
        assert!(message.contains("world"), "{message}");
    }
    desk.out("remove --store s --outlet north");
    for question in [
        "search outlet:north",
        "search China --outlet north",
        "count --outlet north",
    ] {
        desk.error(&format!("{question} --store s"));
    }
}

#[test]
fn the_link_behind_a_number_is_that_of_a_record_that_is_left() {
    let desk = Desk::new();
    for name in ["first", "second"] {
        let article = r#""outlet":"north","title":"One","date":"2024-01-01","text":"Of China.""#;
        let link = format!("https://north.example/{name}");
        desk.write(
            &format!("{name}.jsonl"),
            format!("{{\"url\":\"{link}\",{article}}}\n"),
        );
    }
    desk.out("index first.jsonl second.jsonl --store s");
    let has_link = |name: &str| {
        let text = desk.out("count --store s --entity cn --evidence");
        text.contains(&format!("north.example/{name}"))
    };
    assert!(has_link("first") && !has_link("second"));
    desk.out("remove --store s --source first.jsonl");
    assert!(has_link("second") && !has_link("first"));
}
