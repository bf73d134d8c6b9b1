//! Two entities compared, and what cannot be.

use super::*;

#[test]
fn what_cannot_be_compared_is_answered_in_words() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let same = desk.error("compare cn China dump.jsonl");
    assert!(
        same.contains("China cannot be compared with itself"),
        "{same}"
    );
    let several = desk.error("compare countries cn dump.jsonl");
    assert!(several.contains("name one of them"), "{several}");
    let unknown = desk.error("compare cn xi_jinpin dump.jsonl");
    assert!(unknown.contains("did you mean xi_jinping"), "{unknown}");
}

#[test]
fn days_before_the_first_document_have_no_numbers() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let asked = "compare cn ru dump.jsonl --from 1990-01-01 --to 1990-12-31";
    let answer = desk.json(asked);
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row["state"], "none");
        assert!(row["first"].is_null() && row["ratio"].is_null());
    }
    assert!(desk.out(asked).contains("no data"));
}

#[test]
fn a_dump_and_the_store_of_it_give_the_same_answer() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.out("index dump.jsonl --store s");
    assert_eq!(
        desk.out("compare cn ru dump.jsonl --by month --format csv"),
        desk.out("compare cn ru --store s --by month --format csv")
    );
}

#[test]
fn a_dump_of_refused_records_leaves_nothing_to_compare() {
    let desk = Desk::new();
    desk.write("dump.jsonl", r#"{"title":"A","text":"China"}"#);
    let answer = desk.out_of_nothing("compare cn ru dump.jsonl");
    assert!(answer.contains("there is no document"), "{answer}");
    assert!(!answer.contains("NaN"), "{answer}");
}

#[test]
fn a_path_in_place_of_the_second_entity_is_said_to_be_one() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    let message = desk.error("compare ru dump.jsonl");
    assert!(
        message.contains("\"dump.jsonl\" is a file or folder where the second entity is missing"),
        "{message}"
    );
    assert!(!message.contains("no entity"), "{message}");
}
