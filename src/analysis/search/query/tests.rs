use std::error::Error;

use super::*;
use crate::gazetteer::model::Gazetteer;

/// Returns the names compiled in, where they are asked for.
fn gazetteer(query: &str) -> Option<Gazetteer> {
    Expression::names_entities(query).then(Gazetteer::builtin)
}

fn parsed(query: &str) -> Expression {
    Expression::parse(query, gazetteer(query).as_ref()).unwrap()
}

fn refused(query: &str) -> String {
    let error = Expression::parse(query, gazetteer(query).as_ref()).unwrap_err();
    let cause = error.source().map(|cause| format!(": {cause}"));
    format!("{error}{}", cause.unwrap_or_default())
}

fn word(word: &str) -> Expression {
    Expression::Phrase(Phrase::of(word).unwrap())
}

fn not(part: Expression) -> Expression {
    Expression::Not(Box::new(part))
}

#[test]
fn what_stands_side_by_side_is_joined_by_and_which_binds_more_closely_than_or() {
    let expected = Expression::Any(vec![
        Expression::All(vec![word("a"), word("b")]),
        Expression::All(vec![word("c"), not(word("d"))]),
    ]);
    assert_eq!(parsed("a b OR c AND NOT d"), expected);
    assert_eq!(parsed("(a AND b) OR (c -d)"), expected);
}

#[test]
fn a_phrase_stands_in_quotes_of_either_kind() {
    assert_eq!(parsed("\"kim jong un\""), word("kim jong un"));
    assert_eq!(parsed("“조선 로동당”"), word("조선 로동당"));
}

#[test]
fn operators_in_lower_case_are_words() {
    let expected = Expression::All(vec![word("war"), word("and"), word("peace")]);
    assert_eq!(parsed("war and peace"), expected);
}

#[test]
fn a_hyphen_within_a_word_is_no_not() {
    assert_eq!(parsed("DPRK-China"), word("dprk china"));
}

#[test]
fn dates_are_days_months_years_and_ranges_of_them() {
    let days = |query: &str| match parsed(query) {
        Expression::Days(window) => (
            window.from().map(|day| day.to_string()),
            window.to().map(|day| day.to_string()),
        ),
        other => panic!("{other:?}"),
    };
    let range = |from: &str, to: &str| (Some(from.to_owned()), Some(to.to_owned()));
    assert_eq!(days("date:2024-06-30"), range("2024-06-30", "2024-06-30"));
    assert_eq!(days("date:2024-02"), range("2024-02-01", "2024-02-29"));
    assert_eq!(days("date:2024"), range("2024-01-01", "2024-12-31"));
    assert_eq!(
        days("date:[2024-01-01 TO 2024-06]"),
        range("2024-01-01", "2024-06-30")
    );
    assert_eq!(days("date:[2024 TO *]").1, None);
}

#[test]
fn a_colon_in_other_words_is_part_of_them() {
    assert_eq!(parsed("9:30"), word("9 30"));
    assert_eq!(parsed("\"http://x\""), word("http x"));
}

#[test]
fn an_error_names_the_character_and_what_was_expected() {
    assert_eq!(
        refused("china AND"),
        "at character 10 of the query: expected a word, a \"phrase\", a field or (, found the end"
    );
    assert_eq!(
        refused("중국 OR )"),
        "at character 7 of the query: expected a word, a \"phrase\", a field or (, found )"
    );
    assert_eq!(
        refused("a) b"),
        "at character 2 of the query: expected AND, OR or the end, found )"
    );
    assert_eq!(
        refused("a (b OR"),
        "at character 8 of the query: expected a word, a \"phrase\", a field or (, found the end"
    );
    assert_eq!(
        refused("a (b"),
        "at character 3 of the query: the parenthesis is never closed"
    );
    assert_eq!(
        refused("a \"b"),
        "at character 3 of the query: the quotation mark is never closed"
    );
    assert_eq!(
        refused("date:[2024"),
        "at character 6 of the query: the square bracket is never closed"
    );
    assert!(refused("titel:x").starts_with("at character 1 of the query: there is no field"));
    assert!(refused("a outlet:").contains("at character 10 of the query: expected what the field"));
    assert!(
        refused("date:2024-13").starts_with("at character 6 of the query: \"2024-13\" is no day")
    );
    assert!(refused("date:[2025 TO 2024]").contains("exchange the two days"));
    assert!(
        refused("language:xx").starts_with("at character 10 of the query: \"xx\" is no language")
    );
    assert!(refused("entity:nobodee").contains("no entity is called \"nobodee\""));
}

#[test]
fn only_a_field_names_entities() {
    assert!(Expression::names_entities("(a OR entity:cn)"));
    assert!(!Expression::names_entities("\"entity:cn\" entity"));
}

#[test]
fn a_query_without_a_word_is_refused() {
    assert!(refused("").starts_with("the query is empty"));
    assert!(refused("  ").starts_with("the query is empty"));
    assert!(refused("…!").starts_with("at character 1 of the query: \"…!\" holds no letter"));
    assert!(refused("china \"--\"").starts_with("at character 7"));
}

#[test]
fn depth_is_bounded() {
    let deep = format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000));
    assert!(refused(&deep).contains("nested too deeply"));
    assert!(refused(&"NOT ".repeat(10_000)).contains("nested too deeply"));
}
