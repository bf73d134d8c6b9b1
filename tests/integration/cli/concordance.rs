//! Key words in context.

use super::*;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    desk
}

#[test]
fn lines_stand_below_one_another_in_the_order_of_days() {
    let answer = desk().out("concordance cn dump.jsonl --width 20");
    let lines: Vec<&str> = answer
        .lines()
        .skip(2)
        .take(3)
        .map(|line| &line[22..])
        .collect();
    assert_eq!(
        lines,
        [
            "One ¶ Xi Jinping of   China   met the people of",
            "  met the people of   China  .",
            "셋 ¶ 김정은동지께서   중국   의 벗들을",
        ]
    );
    assert!(answer.contains("3 lines: mentions of cn, in 2 of 3 documents"));
}

#[test]
fn a_store_and_a_dump_give_the_same_lines() {
    let desk = desk();
    for asked in [
        "concordance cn",
        "concordance leaders --counts all --sort left",
        "concordance countries --sample 2 --seed 9 --sort right",
        "concordance people --phrase --outlet north",
    ] {
        for format in ["csv", "json", "text", "markdown"] {
            let from_store = desk.out(&format!("{asked} --store s --format {format}"));
            let from_dump = desk.out(&format!("{asked} dump.jsonl --format {format}"));
            assert_eq!(from_store, from_dump, "{asked}");
        }
    }
}

#[test]
fn what_names_nobody_is_searched_letter_for_letter_and_that_is_said() {
    let desk = desk();
    let ended = desk.run("concordance delegation dump.jsonl --format json");
    assert!(
        ended
            .err
            .contains("note: searched letter for letter, for no entity is called \"delegation\""),
        "{}",
        ended.err
    );
    let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(report["concordance"]["phrase"], "delegation");
    assert_eq!(report["rows"][0]["key"], "delegation");
    assert!(report["rows"][0]["entity"].is_null());
    // Of an entity the mentions are shown, not the letters.
    let mentions = desk.json("concordance China --store s");
    assert!(mentions["concordance"]["phrase"].is_null());
    assert_eq!(mentions["concordance"]["lines_total"], 3);
    let letters = desk.json("concordance China --phrase --store s");
    assert_eq!(letters["concordance"]["lines_total"], 2);
    assert_eq!(letters["rows"][1]["start"], 43);
    assert_eq!(letters["rows"][1]["end"], 48);
}

#[test]
fn quotation_marks_make_a_phrase() {
    let desk = desk();
    let mut command = desk.command(["concordance", "\"China\"", "dump.jsonl"]);
    let ended = Ended::of(&mut command);
    assert!(
        ended
            .out
            .contains("2 lines: places of \"China\", letter for letter")
    );
    assert!(!ended.err.contains("letter for letter"), "{}", ended.err);
}

#[test]
fn a_sample_is_drawn_again_alike() {
    let desk = desk();
    let asked = "concordance all dump.jsonl --sample 3";
    assert_eq!(desk.out(asked), desk.out(asked));
    assert!(
        desk.out(asked)
            .contains("3 of 6 lines, drawn with seed 1: ")
    );
}

#[test]
fn what_cannot_be_looked_for_is_told() {
    let desk = desk();
    let mut command = desk.command(["concordance", " ", "dump.jsonl"]);
    let ended = Ended::of(&mut command);
    assert_eq!(ended.code, Some(2));
    assert!(
        ended.err.contains("there is nothing to look for"),
        "{}",
        ended.err
    );
    let message = desk.error("concordance cn nowhere.json");
    assert!(message.contains("nowhere.json"), "{message}");
    for wrong in ["--sort up", "--width -1", "--seed 1", "--width 99999999"] {
        assert_eq!(
            desk.run(&format!("concordance cn {wrong}")).code,
            Some(2),
            "{wrong}"
        );
    }
}
