//! What changed between loads, as a reader and a program see it.

use super::*;

/// Two loads of one outlet: a story edited, one gone, one new.
fn loaded() -> Desk {
    let desk = Desk::new();
    let line = |url: u32, title: &str, text: &str| {
        format!(
            "{{\"outlet\":\"north\",\"url\":\"http://n/{url}\",\"title\":\"{title}\",\"date\":\"2024-08-05\",\"text\":\"{text}\"}}\n"
        )
    };
    let boats = |word: &str| {
        format!(
            "The ceremony for the transfer of new boats took place with {word} at the quay of the town."
        )
    };
    let rain = line(2, "Rain", "Rain fell on all of the hills today.");
    let bees = line(3, "Bees", "The bees flew out early this year.");
    let snow = line(4, "Snow", "Nobody had seen snow at this time.");
    desk.write(
        "monday.jsonl",
        line(1, "Boats", &boats("splendor")) + &rain + &bees,
    );
    desk.write(
        "tuesday.jsonl",
        line(1, "Boats", &boats("splendour")) + &rain + &snow,
    );
    desk.out("index monday.jsonl tuesday.jsonl --store s");
    desk
}

#[test]
fn a_change_of_each_kind_is_told_with_its_words() {
    let desk = loaded();
    let report = desk.json("revisions --store s");
    assert_eq!(
        report["loads"],
        serde_json::json!([["monday.jsonl", "tuesday.jsonl"]])
    );
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3);
    let of = |kind: &str| rows.iter().find(|row| row["change"] == kind).unwrap();
    let edited = of("edited");
    assert_eq!(edited["deleted"], serde_json::json!(["splendor"]));
    assert_eq!(edited["inserted"], serde_json::json!(["splendour"]));
    assert_eq!(edited["file"], "tuesday.jsonl");
    assert_eq!(edited["old_file"], "monday.jsonl");
    assert_eq!(of("added")["title"], "Snow");
    assert!(of("added")["old"].is_null());
    assert_eq!(of("deleted")["old_title"], "Bees");
    assert!(of("deleted")["new"].is_null());
    let text = desk.out("revisions --store s");
    assert!(text.contains("[-splendor-] {+splendour+}"), "{text}");
    assert!(text.contains("1 added, 1 edited, 1 deleted"), "{text}");
}

#[test]
fn what_is_asked_for_alone_is_shown_alone() {
    let desk = loaded();
    let text = desk.out("revisions --store s --change edited --source tuesday.jsonl");
    assert!(text.contains("\n1 edited\n"), "{text}");
    assert!(!text.contains("added"), "{text}");
    let none = desk.json("revisions --store s --source monday.jsonl");
    assert_eq!(none["rows"], serde_json::json!([]));
    let none = desk.json("revisions --store s --from 2024-08-06");
    assert_eq!(none["rows"], serde_json::json!([]));
}

#[test]
fn an_unknown_file_or_outlet_is_an_error() {
    let desk = loaded();
    let message = desk.error("revisions --store s --source sunday.jsonl");
    assert!(message.contains("among them monday.jsonl"), "{message}");
    let message = desk.error("revisions --store s --outlet south");
    assert!(message.contains("outlets here are north"), "{message}");
}
