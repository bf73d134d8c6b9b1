//! Files of menus: what is read of them, and what of them is refused.

use jiff::civil::date;

use super::*;
use crate::menu::MenuContent;

/// Reads a file with profiles to which one for menus with days in their names, or in a column,
/// is added.
fn read_dated(name: &str, content: &str) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let profile =
        "outlet = \"paper\"\n[menu]\nfiles = [\"menu*\"]\nsection = [\"/at/name\", \"name\"]\n";
    fs::create_dir(folder.path().join("profiles")).unwrap();
    fs::write(folder.path().join("profiles/paper.toml"), profile).unwrap();
    let profiles = Profiles::with_folder(&folder.path().join("profiles")).unwrap();
    let path = folder.path().join("file");
    fs::write(&path, content).unwrap();
    read_with(&profiles, &path, name)
}

/// Returns each menu as its day and its sections.
fn told(outcome: &Outcome) -> Vec<String> {
    let [menu] = &outcome.menus[..] else {
        panic!("{:?} {:?}", outcome.menus, outcome.records)
    };
    let MenuContent::Snapshots(snapshots) = &menu.content else {
        panic!("{menu:?}")
    };
    let told = snapshots.iter().map(|snapshot| {
        let sections: Vec<&str> = snapshot.entries.iter().map(|e| &*e.section).collect();
        let day = snapshot
            .day
            .map_or_else(|| "?".to_owned(), |day| day.to_string());
        format!("{day}: {}", sections.join(", "))
    });
    told.collect()
}

/// Returns record, offset and reason of the only refusal.
fn refusal(outcome: &Outcome) -> (u64, Option<u64>, String) {
    assert_eq!(outcome.menus, []);
    let [Err(rejection)] = &outcome.records[..] else {
        panic!("{:?}", outcome.records)
    };
    let record = rejection.provenance.record;
    (record, rejection.offset, rejection.reason.to_string())
}

#[test]
fn a_menu_is_no_record() {
    let menu = br#"[{"topic":"World","link":"/w"},{"topic":" Home News ","link":"/h"}]"#;
    let outcome = read_bytes("kcna/menus/links_ed41.json", menu);
    assert_eq!(told(&outcome), ["?: World, Home News"]);
    assert_eq!(outcome.menus[0].outlet, "kcna-en");
    assert_eq!(outcome.menus[0].file, "kcna/menus/links_ed41.json");
    assert!(outcome.records.is_empty());
    assert_eq!((outcome.summary.records, outcome.summary.menus), (0, 1));
}

#[test]
fn an_index_tells_days_and_files_and_a_row_that_is_wrong_is_refused_alone() {
    let index = b"scrape_date\tmenu_blob\n2024-08-04\ted41\n2024-13-05\ted41\n2024-08-06\t\n2024-08-07\t5ca6\n";
    let outcome = read_bytes("kcna/menus/index.tsv", index);
    let days = vec![
        (date(2024, 8, 4), "ed41".to_owned()),
        (date(2024, 8, 7), "5ca6".to_owned()),
    ];
    assert_eq!(outcome.menus[0].content, MenuContent::Index(days));
    let refused = outcome.records.iter().map(|record| {
        let rejection = record.as_ref().unwrap_err();
        (
            rejection.provenance.record,
            rejection.offset,
            rejection.reason.to_string(),
        )
    });
    // By hand: the header has 22 bytes, a row with a file 16.
    assert_eq!(
        refused.collect::<Vec<_>>(),
        [
            (
                2,
                Some(38),
                "implausible date 2024-13-05: before 1945 or after tomorrow".to_owned()
            ),
            (
                3,
                Some(54),
                "malformed: the record names no file of a menu".to_owned()
            ),
        ]
    );
}

/// A menu without the entry that cannot be read would show one section less.
#[test]
fn a_menu_with_one_entry_that_cannot_be_read_is_refused_whole() {
    let name = "kcna/menus/links_1.json";
    let (record, offset, reason) = refusal(&read_bytes(
        name,
        br#"[{"topic":"World"},{"topic":""},{"topic":3e}]"#,
    ));
    assert_eq!((record, offset), (2, Some(19)));
    assert_eq!(reason, "malformed: the record names no section");
    let (record, _, reason) = refusal(&read_bytes(name, br#"[{"topic":"World"},{"top"#));
    assert_eq!(record, 2);
    assert!(reason.starts_with("truncated"), "{reason}");
    let (record, _, reason) = refusal(&read_bytes(name, br#"[{"topic":"World"},"Home"]"#));
    assert_eq!(
        (record, &*reason),
        (
            2,
            "no profile fits: the record is no object with named fields"
        )
    );
}

/// A collector that found nothing did not see a menu without sections.
#[test]
fn an_empty_menu_is_refused() {
    for content in ["[]", ""] {
        let (_, _, reason) = refusal(&read_bytes("menus/links_1.json", content.as_bytes()));
        assert_eq!(reason, "the file holds no record");
    }
    let (_, _, reason) = refusal(&read_dated(
        "menu_2024-08-04.html",
        "<html><a>World</a></html>",
    ));
    assert_eq!(
        reason,
        "format not read: a menu in html; it is read from json, json-lines, csv or tsv"
    );
}

#[test]
fn without_an_index_the_day_is_in_the_name_or_in_the_rows() {
    let named = read_dated("a/menu_2024-08-04.json", r#"[{"at":{"name":"World"}}]"#);
    assert_eq!(told(&named), ["2024-08-04: World"]);
    let rows = "date,name,link\n2024-08-05,World,/w\n2024-08-04,World,/w\n2024-08-05,Home,/h\n";
    let rows = read_dated("menus.csv", rows);
    assert_eq!(
        told(&rows),
        ["2024-08-04: World", "2024-08-05: World, Home"]
    );
    let undated = read_dated("menu.json", r#"[{"name":"World"}]"#);
    assert_eq!(told(&undated), ["?: World"]);
}

/// Digits in a digest are no date where an index tells the days.
#[test]
fn a_digest_in_a_name_is_no_day() {
    let outcome = read_bytes("menus/links_20240804.json", br#"[{"topic":"World"}]"#);
    assert_eq!(told(&outcome), ["?: World"]);
}
