//! Dates in fields, addresses, file names and datelines.
#![no_main]

use headcount::document::DateOrigin;
use headcount_fuzz::dates;
use headcount_fuzz::reading;
use jiff::ToSpan;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use serde_json::json;

fuzz_target!(|data: &[u8]| {
    let Some((head, rest)) = data.split_first_chunk::<3>() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let [high, low, form] = *head;
    // Every day from 1990, before which a number of seconds may be something else.
    let days = i64::from(u16::from_be_bytes([high, low])) % 13_000;
    let day = date(1990, 1, 1).saturating_add(days.days());
    let written = dates::written(day, form);
    let mut rows = vec![json!({"title": "x", "date": written})];
    for value in text.split('\n').take(16) {
        rows.push(json!({"title": "x", "date": value}));
        rows.push(json!({"title": "x", "url": value}));
        rows.push(json!({"title": "x", "text": value}));
    }
    if let Ok(number) = text.parse::<i64>() {
        rows.push(json!({"title": "x", "date": number}));
    }
    let name = if form & 128 == 0 {
        "a.json"
    } else {
        "2024.json"
    };
    let content = Value::from(rows).to_string();
    let outcome = reading::checked(reading::profiles(), name, content.as_bytes());
    let first = outcome.records[0].as_ref().expect("a form that is read");
    assert_eq!(
        (first.published, first.date_origin),
        (day, DateOrigin::Field),
        "{written}"
    );
    reading::checked(reading::profiles(), &text, b"Some words");
    // A day in the name of a file, whatever stands around it but digits and letters.
    let around: String = text.chars().filter(|c| " _()[]".contains(*c)).collect();
    let name = format!(
        "x {around}{}{around}.txt",
        dates::written(day, 11 * (form & 1))
    );
    let outcome = reading::checked(reading::profiles(), &name, b"Some words");
    let record = outcome.records[0]
        .as_ref()
        .unwrap_or_else(|error| panic!("{name}: {error:?}"));
    assert_eq!(record.published, day, "{name}");
});
