//! Courses, and what is too short for one.

use super::*;

#[test]
fn what_is_too_short_has_no_trend_and_says_so() {
    let desk = Desk::new();
    desk.write("refused.jsonl", r#"{"title":"A","text":"China"}"#);
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    for asked in [
        "trend cn refused.jsonl",
        "trend cn one.jsonl",
        "trend cn one.jsonl --from 1990-01-01 --to 1990-12-31",
        "trend cn one.jsonl --by total",
    ] {
        assert!(desk.json(asked)["trend"].is_null(), "{asked}");
        let answer = desk.out(asked);
        assert!(answer.contains("no trend and no levels"), "{asked}");
        assert!(!answer.contains("NaN"), "{asked}");
    }
    let message = desk.error("trend cn one.jsonl --by day");
    assert!(message.contains("--by week"), "{message}");
    let message = desk.error("trend xi_jinpin one.jsonl");
    assert!(message.contains("did you mean xi_jinping"), "{message}");
}
