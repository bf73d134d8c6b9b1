//! Months of the year.

use super::*;

#[test]
fn a_year_has_twelve_months_also_where_little_or_nothing_is_held() {
    let desk = Desk::new();
    desk.write("dump.jsonl", DUMP);
    desk.write("refused.jsonl", r#"{"title":"A","text":"China"}"#);
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    for dump in ["dump.jsonl", "refused.jsonl", "one.jsonl"] {
        let answer = desk.json(&format!("season cn {dump}"));
        assert_eq!(answer["rows"].as_array().unwrap().len(), 12, "{dump}");
        assert!(!desk.out(&format!("season cn {dump}")).contains("NaN"));
    }
    let one = desk.json("season cn one.jsonl");
    assert_eq!(one["rows"][0]["documents"], 1);
    assert!(one["rows"][1]["share"].is_null());
    assert!(one["even_p"].is_null());
    let early = desk.json("season cn one.jsonl --from 1990-01-01 --to 1990-12-31");
    assert!(early["rows"][0]["documents"].is_null());
}
