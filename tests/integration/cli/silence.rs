//! Silences: what is one, and what is not.

use super::*;

/// A document a day in January and March 2024, none in February; China on 1 January alone.
fn two_months() -> Desk {
    let document = |month: u32, day: u32| {
        let name = if (month, day) == (1, 1) {
            "China"
        } else {
            "the harvest"
        };
        format!(
            "{{\"title\":\"A {month} {day}\",\"date\":\"2024-{month:02}-{day:02}\",\"text\":\"Of {name}.\"}}\n"
        )
    };
    let lines: String = [1, 3]
        .into_iter()
        .flat_map(|month| (1..=31).map(move |day| document(month, day)))
        .collect();
    let desk = Desk::new();
    desk.write("dump.jsonl", lines);
    desk
}

#[test]
fn a_month_without_documents_is_no_silence() {
    let desk = two_months();
    let asked = "silence cn dump.jsonl --from 2024-02-01 --to 2024-02-29";
    let answer = desk.json(asked);
    let window = &answer["rows"][0];
    assert_eq!(window["state"], "none");
    assert_eq!(window["issue_days"], 0);
    assert!(window["documents_naming"].is_null() && window["p_window"].is_null());
    assert!(desk.out(asked).contains("which is not silence"));
}

#[test]
fn a_run_says_how_many_of_its_issue_days_are_held() {
    let answer = two_months().json("silence China dump.jsonl");
    let run = &answer["rows"][0];
    assert_eq!(run["stretch"], "open run");
    assert_eq!(run["from"], "2024-01-02");
    assert_eq!(run["to"], "2024-03-31");
    assert_eq!(run["issue_days"], 61);
    assert_eq!(run["issue_days_expected"], 90);
    assert_eq!(run["state"], "partial");
    assert_eq!(run["last_before"], "2024-01-01");
    assert!(run["first_after"].is_null());
}

#[test]
fn days_before_the_first_document_and_empty_dumps_have_no_numbers() {
    let early = two_months().json("silence cn dump.jsonl --from 1990-01-01 --to 1990-12-31");
    assert_eq!(early["rows"][0]["state"], "none");
    let desk = Desk::new();
    desk.write("dump.jsonl", r#"{"title":"A","text":"China"}"#);
    let answer = desk.out_of_nothing("silence cn dump.jsonl");
    assert!(answer.contains("there is no document"), "{answer}");
}

#[test]
fn a_single_document_is_answered_without_probabilities() {
    let desk = Desk::new();
    desk.write(
        "dump.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of the harvest."}"#,
    );
    let answer = desk.json("silence cn dump.jsonl");
    assert_eq!(answer["rows"].as_array().unwrap().len(), 1);
    assert!(answer["rows"][0]["p_year"].is_null());
    assert!(
        desk.out("silence cn dump.jsonl")
            .contains("mentioned nowhere")
    );
}

#[test]
fn a_window_has_two_ends() {
    let desk = two_months();
    let message = desk.error("silence cn dump.jsonl --from 2024-02-01");
    assert!(message.contains("--to"), "{message}");
    let message = desk.error("silence cn dump.jsonl --from 2024-02-01 --to 2024-01-01");
    assert!(message.contains("exchange"), "{message}");
    let message = desk.error("silence rusia_ dump.jsonl");
    assert!(message.contains("no entity is called"), "{message}");
}

#[test]
fn the_documents_between_which_a_silence_lies_are_listed() {
    let answer = two_months().out("silence cn dump.jsonl --evidence");
    let (_, list) = answer.split_once("\n\nbehind").unwrap();
    let line = list.lines().nth(2).unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words[..4], ["last", "before", "2024-01-02", "2024-01-01"]);
    assert!(line.ends_with("A 1 1"), "{line}");
}

#[test]
fn a_silence_of_one_section_is_asked_of_its_documents_alone() {
    let desk = Desk::new();
    let articles = [
        ("01", "World", "Of China."),
        ("01", "Home", "Of the harvest."),
        ("02", "World", "Of China."),
        ("02", "Home", "Of the weather."),
    ];
    let lines = articles.map(|(day, section, text)| {
        format!(r#"{{"title":"{section} {day}","date":"2024-01-{day}","section":"{section}","text":"{text}"}}"#)
    });
    desk.write("dump.jsonl", lines.join("\n"));
    let window = "--from 2024-01-01 --to 2024-01-02";
    let row = |question: &str| {
        let answer = desk.json(&format!("silence cn dump.jsonl {window} {question}"));
        let row = &answer["rows"][0];
        (row["documents"].as_u64(), row["documents_naming"].as_u64())
    };
    assert_eq!(row(""), (Some(4), Some(2)));
    assert_eq!(row("--section Home"), (Some(2), Some(0)));
    assert_eq!(row("--section World --language en"), (Some(2), Some(2)));
    let text = desk.out(&format!("silence cn dump.jsonl {window} --section Home"));
    assert!(text.contains("sections Home"), "{text}");
    let message = desk.error("silence cn dump.jsonl --section Sport");
    assert!(message.contains("Sport"), "{message}");
}
