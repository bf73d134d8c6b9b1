//! Sections, kept up or not.

use super::*;

#[test]
fn an_unknown_section_is_answered_and_none_at_all_is_said() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let message = desk.error("sections dump.jsonl --section sport");
    assert!(message.contains("\"back\", \"front\""), "{message}");
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    desk.write("refused.jsonl", r#"{"title":"A","text":"China"}"#);
    let require = |answer: &serde_json::Value, text: &str| {
        assert!(text.contains("no document stands in a section"), "{text}");
        assert_eq!(answer["rows"].as_array().unwrap().len(), 0);
    };
    for asked in [
        "sections one.jsonl",
        "sections dump.jsonl --from 1990-01-01 --to 1990-12-31",
    ] {
        require(&desk.json(asked), &desk.out(asked));
    }
    let nothing = "sections refused.jsonl";
    require(
        &desk.json_of_nothing(nothing),
        &desk.out_of_nothing(nothing),
    );
}

/// A dump of KCNA in English with its menu: World every day, New Year gone after the second.
fn with_menus(desk: &Desk) {
    let article = |day: u8| {
        format!(
            r#"{{"headline":"Of China {day}","story_text":"Text {day}.","link":"http://k/{day}","topic":"World","date":"2024-01-0{day}"}}"#
        )
    };
    let articles: Vec<String> = (1..=5).map(article).collect();
    desk.write("dump/headlines_1.json", format!("[{}]", articles.join(",")));
    desk.write(
        "dump/menus/links_aa.json",
        r#"[{"topic":"World","link":"/w"},{"topic":"New Year","link":"/n"}]"#,
    );
    desk.write(
        "dump/menus/links_bb.json",
        r#"[{"topic":"World","link":"/w2"}]"#,
    );
    desk.write(
        "dump/menus/index.tsv",
        "scrape_date\tmenu_blob\n2024-01-01\taa\n2024-01-02\taa\n2024-01-05\tbb\n",
    );
}

#[test]
fn a_dump_and_its_store_show_the_same_menus_and_count_none_of_them() {
    let desk = Desk::new();
    with_menus(&desk);
    let told = desk.out("index dump --store s");
    assert!(
        told.contains("records read: 5 = 5 documents + 0 copies + 0 rejected"),
        "{told}"
    );
    assert!(
        told.contains("beside them 2 menus and 3 days of an index"),
        "{told}"
    );
    let of_store = desk.json("sections --store s");
    assert_eq!(desk.json("sections dump"), of_store);
    let [world, new_year] = &of_store["rows"].as_array().unwrap()[..] else {
        panic!("{of_store}")
    };
    assert_eq!(world["menu"], "shown");
    assert_eq!(
        (&world["menu_days"], &world["menu_links"]),
        (&3.into(), &2.into())
    );
    assert_eq!(new_year["menu"], "vanished");
    assert_eq!(new_year["menu_last"], "2024-01-02");
    assert_eq!(new_year["menu_after"], "2024-01-05");
    assert_eq!(new_year["documents"], 0);
    assert_eq!(of_store["menus"][0]["days"], 3);
    assert_eq!(of_store["menus"][0]["days_between"], 5);
    assert!(desk.out("check --store s").contains("sound"));
    let again = desk.out("index dump --store s");
    assert!(again.contains("4 files skipped"), "{again}");
    assert_eq!(desk.json("sections --store s"), of_store);
}

#[test]
fn a_menu_that_cannot_be_read_is_refused_where_it_is_and_its_days_are_not_known() {
    let desk = Desk::new();
    with_menus(&desk);
    desk.write(
        "dump/menus/links_bb.json",
        r#"[{"topic":"World"},{"link":"/n"}]"#,
    );
    let refused = desk.json("rejected dump");
    assert_eq!(refused["rows"].as_array().unwrap().len(), 1);
    assert_eq!(refused["rows"][0]["file"], "dump/menus/links_bb.json");
    assert_eq!(
        (&refused["rows"][0]["record"], &refused["rows"][0]["offset"]),
        (&2.into(), &19.into())
    );
    let answer = desk.json("sections dump");
    assert_eq!(answer["menus"][0]["lost"], 1);
    assert_eq!(answer["rows"][1]["section"], "New Year");
    assert_eq!(answer["rows"][1]["menu"], "shown");
    let told = desk.out("index dump --store s");
    assert!(
        told.contains("6 = 5 documents + 0 copies + 1 rejected"),
        "{told}"
    );
}

#[test]
fn a_section_that_stands_nowhere_is_said_to_and_not_to_have_vanished() {
    let desk = Desk::new();
    with_menus(&desk);
    let told = desk.out("sections dump --section Friendship");
    assert!(
        told.contains(
            "Friendship: no menu of kcna-en from 2024-01-01 to 2024-01-05 that is held shows it"
        ),
        "{told}"
    );
    let answer = desk.json("sections dump --section Friendship");
    assert_eq!(answer["rows"].as_array().unwrap().len(), 1);
    assert_eq!(answer["rows"][0]["menu"], "never shown");
    assert_eq!(answer["rows"][0]["documents"], 0);
}
