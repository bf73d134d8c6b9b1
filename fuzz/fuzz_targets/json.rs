//! JSON and JSON Lines: every value is a record, and what serde writes is read back.
#![no_main]

use headcount::rejection::Reason;
use headcount_fuzz::reading;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use serde_json::json;

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let profiles = reading::profiles();
    let name = ["a.json", "a.jsonl", "dump", "kcna/2024.json"][usize::from(choice % 4)];
    let outcome = reading::checked(profiles, name, content);
    if choice & 16 != 0 {
        reading::packed_is_the_same(profiles, name, content, &outcome);
    }
    if choice % 4 == 0
        && let Ok(values) = serde_json::from_slice::<Vec<Value>>(content)
    {
        let (expected, found) = (values.len().max(1), outcome.records.len());
        // A file none of whose fields is known is refused once, whole.
        let is_unknown = matches!(
            &outcome.records[..],
            [Err(one)] if matches!(one.reason, Reason::NoProfile(_))
        );
        assert!(found == expected || is_unknown, "a list of values: {outcome:?}");
        let mut refused = outcome
            .records
            .iter()
            .filter_map(|record| record.as_ref().err());
        assert!(!refused.any(reading::is_damage), "{:?}", outcome.records);
    }
    if let Ok(text) = str::from_utf8(content) {
        round_trip(text, choice & 8 != 0);
    }
});

fn round_trip(text: &str, lines: bool) {
    let titles: Vec<&str> = text.split('\n').take(8).collect();
    let rows = titles
        .iter()
        .map(|title| json!({"title": title, "text": "x", "date": "2024-01-01"}));
    let (name, content) = if lines {
        let rows = rows.map(|row| format!("{row}\n"));
        ("a.jsonl", rows.collect::<String>())
    } else {
        ("a.json", Value::from_iter(rows).to_string())
    };
    let outcome = reading::checked(reading::profiles(), name, content.as_bytes());
    let read = outcome
        .records
        .iter()
        .map(|record| record.as_ref().expect("a record").title.as_str());
    assert!(
        read.eq(titles.iter().map(|title| title.trim())),
        "{outcome:?}"
    );
}
