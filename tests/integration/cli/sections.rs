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
    for asked in [
        "sections one.jsonl",
        "sections refused.jsonl",
        "sections dump.jsonl --from 1990-01-01 --to 1990-12-31",
    ] {
        let answer = desk.out(asked);
        assert!(
            answer.contains("no document stands in a section"),
            "{answer}"
        );
        assert_eq!(desk.json(asked)["rows"].as_array().unwrap().len(), 0);
    }
}
