//! Where nothing is held, nothing is said: no command takes a month without documents for a month
//! of silence, or breaks on a corpus of nothing or next to nothing.

use serde_json::Value;

use super::*;

/// A document a day in January and March 2024, none in February.
fn without_february() -> Desk {
    let document = |month: u32, day: u32| {
        let name = if day.is_multiple_of(3) {
            "China"
        } else {
            "Russia"
        };
        format!(
            "{{\"title\":\"A {month} {day}\",\"section\":\"World\",\"date\":\"2024-{month:02}-{day:02}\",\"text\":\"Of {name}.\"}}\n"
        )
    };
    let lines: String = [1, 3]
        .into_iter()
        .flat_map(|month| (1..=31).map(move |day| document(month, day)))
        .collect();
    let desk = Desk::new();
    desk.write("dump.jsonl", lines);
    desk.write("claims.toml", CLAIMS);
    desk.out("index dump.jsonl --store s");
    desk
}

const CLAIMS: &str = r#"
[[claim]]
id = "silent"
text = "China is not named in February"
source = "a newspaper"
kind = "silence"
entities = ["cn"]
from = 2024-02-01
to = 2024-02-29

[[claim]]
id = "none"
text = "no article of February names China"
source = "a newspaper"
kind = "documents"
entities = ["cn"]
from = 2024-02-01
to = 2024-02-29
value = 0

[[claim]]
id = "messages"
text = "no message in February"
source = "a newspaper"
kind = "messages"
entities = ["kim_jong_un", "putin"]
from = 2024-02-01
to = 2024-02-29
value = 0

[[claim]]
id = "section"
text = "nothing in the section in February"
source = "a newspaper"
kind = "section"
sections = ["World"]
from = 2024-02-01
to = 2024-02-29
"#;

/// Questions of February alone or month by month, what their row of February is known by, and the
/// numbers in it.
const FEBRUARY: &[(&str, &str, &str, &[&str])] = &[
    (
        "count --store s --entity cn --by month --evidence",
        "period",
        "2024-02",
        &[
            "mentions",
            "documents",
            "documents_total",
            "share",
            "document_ids",
        ],
    ),
    (
        "scan dump.jsonl --entity cn --from 2024-02-01 --to 2024-02-29",
        "period",
        "total",
        &[
            "mentions",
            "documents",
            "documents_total",
            "share",
            "per_million",
        ],
    ),
    (
        "compare cn ru --store s --by month",
        "period",
        "2024-02",
        &[
            "first",
            "second",
            "of",
            "first_rate",
            "ratio",
            "first_ids",
            "second_ids",
        ],
    ),
    (
        "silence cn --store s --from 2024-02-01 --to 2024-02-29",
        "stretch",
        "window",
        &[
            "documents",
            "documents_naming",
            "p_window",
            "p_year",
            "naming_ids",
            "title_only_ids",
        ],
    ),
    (
        "season cn --store s",
        "month",
        "February",
        &[
            "documents",
            "documents_total",
            "share",
            "index",
            "document_ids",
        ],
    ),
    (
        "trend cn --store s",
        "period",
        "2024-02",
        &[
            "documents",
            "documents_total",
            "share",
            "level",
            "document_ids",
        ],
    ),
    (
        "messages --store s --by month",
        "period",
        "2024-02",
        &["messages", "documents", "document_ids"],
    ),
    (
        "claims check claims.toml --store s",
        "claim",
        "silent",
        &["computed", "documents"],
    ),
    (
        "claims check claims.toml --store s",
        "claim",
        "none",
        &["computed", "documents"],
    ),
    (
        "claims check claims.toml --store s",
        "claim",
        "messages",
        &["computed", "documents"],
    ),
    (
        "claims check claims.toml --store s",
        "claim",
        "section",
        &["computed", "documents"],
    ),
];

#[test]
fn a_month_without_documents_has_no_number_in_any_command() {
    let desk = without_february();
    for (asked, key, name, numbers) in FEBRUARY {
        let report = desk.json(asked);
        let rows = report["rows"].as_array().unwrap().iter();
        let february: Vec<&Value> = rows.filter(|row| row[key] == *name).collect();
        assert!(!february.is_empty(), "{asked}: {report}");
        for row in february {
            for number in *numbers {
                assert_eq!(row[number], Value::Null, "{asked}: {number} of {name}");
            }
        }
    }
}

#[test]
fn a_month_without_documents_is_said_to_have_no_data() {
    let desk = without_february();
    for (asked, words) in [
        ("count --store s --entity cn --by month", "no data"),
        (
            "count --store s --entity cn,ru --from 2024-02-01 --to 2024-02-29",
            "no data",
        ),
        (
            "count --store s --entity countries --from 2024-02-01 --to 2024-02-29",
            "more: no data",
        ),
        ("compare cn ru --store s --by month", "no data"),
        (
            "silence cn --store s --from 2024-02-01 --to 2024-02-29",
            "which is not silence",
        ),
        ("messages --store s --by month", "no data"),
        ("claims check claims.toml --store s", "cannot be tested"),
        (
            "sections --store s --from 2024-02-01 --to 2024-02-29",
            "no document",
        ),
        ("trend cn --store s", "none"),
    ] {
        for format in ["text", "markdown"] {
            let answer = desk.out(&format!("{asked} --format {format}"));
            assert!(answer.contains(words), "{asked}: {answer}");
        }
    }
    let claims = desk.json("claims check claims.toml --store s");
    for row in claims["rows"].as_array().unwrap() {
        assert_eq!(row["verdict"], "cannot be tested", "{row}");
    }
    let section = desk.json("sections --store s --from 2024-02-01 --to 2024-02-29");
    assert_eq!(section["rows"], Value::Array(Vec::new()));
}

/// Questions that any corpus must answer.
const ANY: &[&str] = &[
    "count --entity cn,ru --by month",
    "count --entity countries --evidence",
    "count",
    "compare cn ru",
    "compare cn ru --by year",
    "silence cn",
    "silence cn --from 1990-01-01 --to 1990-12-31",
    "season cn",
    "trend cn",
    "sections",
    "messages",
    "messages --by year",
    "messages --between kim_jong_un,putin --by month",
    "claims check claims.toml",
];

/// The same before there is any document.
const EARLY: &[&str] = &[
    "count --entity cn",
    "compare cn ru",
    "season cn",
    "trend cn",
    "sections",
    "messages --by month",
];

#[test]
fn nothing_and_a_single_document_are_answered_without_breaking() {
    let desk = Desk::new();
    desk.write("claims.toml", CLAIMS);
    desk.write("empty.jsonl", "");
    desk.write(
        "one.jsonl",
        r#"{"title":"A","date":"2024-01-01","text":"Of China."}"#,
    );
    for dump in ["empty", "one"] {
        desk.out(&format!("index {dump}.jsonl --store {dump}"));
        let early = EARLY
            .iter()
            .map(|asked| format!("{asked} --from 1990-01-01 --to 1990-12-31"));
        for asked in ANY.iter().map(|asked| (*asked).to_owned()).chain(early) {
            // CSV and Markdown are made of the same tables.
            for format in ["text", "json"] {
                let asked = format!("{asked} --store {dump} --format {format}");
                let ended = desk.run(&asked);
                // Where nothing could be read, the answer is said to be none.
                let code = i32::from(dump == "empty");
                assert_eq!(ended.code, Some(code), "{asked}: {ended:?}");
                let answer = ended.out;
                let mut words = answer.split(|c: char| !c.is_alphanumeric() && c != '-');
                assert!(
                    !words.any(|word| matches!(word, "NaN" | "inf" | "-0")),
                    "{asked}: {answer}"
                );
            }
        }
    }
}

#[test]
fn days_before_the_first_document_have_no_numbers_in_any_command() {
    let desk = without_february();
    for asked in EARLY {
        let report = desk.json(&format!(
            "{asked} --from 1990-01-01 --to 1990-12-31 --store s"
        ));
        for row in report["rows"].as_array().unwrap() {
            for number in [
                "documents",
                "documents_total",
                "share",
                "mentions",
                "messages",
                "first",
                "of",
            ] {
                let value = row.get(number).unwrap_or(&Value::Null);
                assert!(value.is_null(), "{asked}: {number} of {row}");
            }
        }
    }
}
