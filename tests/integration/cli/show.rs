//! One document, looked at.

use super::*;

/// An article, the same under another section, and an edited re-issue the day after.
fn versions() -> String {
    let body = "Xi Jinping of China met the people of the town and greeted the guests of the \
                harvest festival, who had come from the villages on both sides of the river to \
                sing, to dance and to eat rice cakes under the old pine on the hill";
    let record = |section: &str, day: u8, text: &str| {
        format!(
            "{{\"outlet\":\"north\",\"section\":\"{section}\",\"title\":\"Guests of the Festival Greeted\",\
             \"date\":\"2024-01-0{day}\",\"url\":\"https://north.example/{section}\",\"text\":\"{text}\"}}\n"
        )
    };
    [
        record("front", 1, body),
        record("back", 1, body),
        record("front", 2, &format!("{body} of Beijing")),
    ]
    .concat()
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", versions());
    desk.out("index dump.jsonl --store s");
    desk
}

/// Returns the ids of the documents that mention China, by day.
fn ids(desk: &Desk) -> Vec<String> {
    let report = desk.json("concordance cn dump.jsonl --duplicates copies");
    let rows = report["rows"].as_array().unwrap().iter();
    rows.map(|row| row["document"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_document_is_shown_with_its_mentions_copies_and_versions() {
    let desk = desk();
    let ids = ids(&desk);
    let earlier = desk.out(&format!("show {} dump.jsonl", ids[0]));
    for part in [
        "⟦Xi Jinping: xi_jinping⟧ of ⟦China: cn⟧ met",
        "sections   front; back",
        "published  2024-01-01 (found in: field)",
        "encoding   UTF-8",
        "link       https://north.example/front",
        "file       dump.jsonl record 1",
        &format!(
            "counted    no: an earlier version of {} of 2024-01-02",
            ids[1]
        ),
        "mentions   cn 1, xi_jinping 1",
        "records of this article: 3, in 2 versions",
    ] {
        assert!(earlier.contains(part), "{part}\n{earlier}");
    }
    let later = desk.json(&format!("show --store s {}", &ids[1][..10]));
    assert_eq!(later["document"]["counted_as"], ids[1]);
    let versions: Vec<&str> = later["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["version"].as_str().unwrap())
        .collect();
    assert_eq!(versions, ["earlier version", "earlier version", "this"]);
    let last = later["rows"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last["surface"], &last["counts"]),
        (&"Beijing".into(), &"all".into())
    );
    let text = later["text"].as_str().unwrap();
    let at = |end: &str| usize::try_from(last[end].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], "Beijing");
}

#[test]
fn a_store_and_a_dump_show_the_same() {
    let desk = desk();
    for id in ids(&desk) {
        for format in ["text", "json", "csv", "markdown"] {
            let from_store = desk.out(&format!("show {id} --store s --format {format}"));
            let from_dump = desk.out(&format!("show {id} dump.jsonl --format {format}"));
            assert_eq!(from_store, from_dump, "{format}");
        }
    }
}

#[test]
fn an_id_that_is_not_there_says_what_may_be_meant() {
    let desk = desk();
    let id = ids(&desk).remove(0);
    let wrong = format!("{}xyz", &id[..4]);
    let message = desk.error(&format!("show {wrong} --store s"));
    assert!(
        message.contains("`headcount concordance` lists ids"),
        "{message}"
    );
    let last = if id.ends_with('0') { "1" } else { "0" };
    let message = desk.error(&format!("show {}{last} dump.jsonl", &id[..31]));
    assert!(message.contains(&format!("did you mean {id}")), "{message}");
}

#[test]
fn a_control_character_in_a_link_does_not_reach_the_terminal() {
    let desk = Desk::new();
    desk.write(
        "dump.jsonl",
        r#"{"title":"One","date":"2024-01-01","url":"https://a.example/\u001b[2J","text":"China"}"#,
    );
    let report = desk.json("concordance cn dump.jsonl");
    let id = report["rows"][0]["document"].as_str().unwrap();
    assert!(
        !desk
            .out(&format!("show {id} dump.jsonl"))
            .contains('\u{1b}')
    );
}
