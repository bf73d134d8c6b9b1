//! Cutting, held against the parsers of `serde_json` and `csv` at every size of the window.

use std::fmt::Write as _;
use std::io;

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;
use crate::source::profile::Profiles;
use crate::source::test_origin;

/// A reader that fails at its end.
struct Failing<'a>(&'a [u8]);

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            taken => Ok(taken),
        }
    }
}

fn told(batch: &RawBatch, told: &mut Vec<String>) {
    for raw in &batch.raws {
        told.push(match raw {
            Raw::Cut { span, .. } => {
                let offset = batch.offset + span.start as u64;
                let text = String::from_utf8_lossy(&batch.bytes[span.clone()]);
                format!("{offset} {}", text.trim_end())
            }
            Raw::Refused { offset, reason, .. } => {
                format!("{} <{}>", offset.unwrap_or_default(), reason.name())
            }
        });
    }
}

fn pieces_of(format: Format, path: &str, sizes: Sizes, content: &mut dyn Read) -> Vec<String> {
    let mut profile = Profiles::builtin().generic().as_ref().clone();
    profile.records_path = path.split('/').skip(1).map(str::to_owned).collect();
    let origin = Arc::new(test_origin(profile, format));
    let mut pieces = Vec::new();
    let mut number = 1;
    let done = cut_in(sizes, &origin, content, &mut |batch| {
        assert_eq!(batch.first, number, "numbers go on from batch to batch");
        number += batch.raws.len() as u64;
        told(&batch, &mut pieces);
        ControlFlow::Continue(())
    });
    assert_eq!(done, ControlFlow::Continue(number - 1));
    pieces
}

/// Cuts with windows of every small size and checks that they make no difference.
fn pieces(format: Format, path: &str, content: &str) -> Vec<String> {
    let whole = pieces_of(format, path, Sizes::USUAL, &mut content.as_bytes());
    for chunk in 1..20 {
        let sizes = Sizes {
            chunk,
            ..Sizes::USUAL
        };
        let small = pieces_of(format, path, sizes, &mut content.as_bytes());
        assert_eq!(small, whole, "with chunks of {chunk} bytes");
    }
    whole
}

#[test]
fn elements_of_an_array_are_records() {
    let text = r#" [ {"a": "]},\" \\"}, {"b": [1, {"c": "\\\\"}]},{} ] "#;
    assert_eq!(
        pieces(Format::Json, "", text),
        [
            r#"3 {"a": "]},\" \\"}"#,
            r#"22 {"b": [1, {"c": "\\\\"}]}"#,
            "48 {}"
        ]
    );
}

#[test]
fn a_list_may_stand_at_a_path_and_the_rest_is_passed_over() {
    let text = r#"{"skip": "\\\"[", "n": -1.5, "deep": {"x": [[1]], "list": [{"a": 1}, {"a": 2}]}, "t": true}"#;
    assert_eq!(
        pieces(Format::Json, "/deep/list", text),
        [r#"59 {"a": 1}"#, r#"69 {"a": 2}"#]
    );
    let text = r#"{"articles": {"id:1": {"a": 1}, "id:2": {"a": 2}}}"#;
    assert_eq!(
        pieces(Format::Json, "/articles", text),
        [r#"22 {"a": 1}"#, r#"40 {"a": 2}"#]
    );
    assert_eq!(
        pieces(Format::Json, "/list", r#"{"a": [1]}"#),
        ["10 <no profile>"]
    );
}

#[test]
fn values_without_a_list_around_them_are_records() {
    assert_eq!(
        pieces(Format::Json, "", "{\"a\":\n1}\n{\"a\":2}"),
        ["0 {\"a\":\n1}", "9 {\"a\":2}"]
    );
}

#[test]
fn a_malformed_element_costs_only_itself() {
    let text = r#"[{"a":1},{"a" "b",,},{"a":2}]"#;
    assert_eq!(
        pieces(Format::Json, "", text),
        [r#"1 {"a":1}"#, r#"9 {"a" "b",,}"#, r#"21 {"a":2}"#]
    );
}

#[test]
fn what_follows_brackets_that_do_not_match_is_one_refusal() {
    let text = r#"[{"a":1},{"b":[2},{"c":3}]"#;
    assert_eq!(
        pieces(Format::Json, "", text),
        [r#"1 {"a":1}"#, "9 <malformed>"]
    );
    let text = r#"[{"a":1}}, {"c":3}]"#;
    assert_eq!(
        pieces(Format::Json, "", text),
        [r#"1 {"a":1}"#, "8 <malformed>"]
    );
    assert_eq!(
        pieces(Format::Json, "", "[{}] []"),
        ["1 {}", "5 <malformed>"]
    );
}

#[test]
fn a_file_cut_off_gives_the_records_before_and_one_refusal() {
    for (text, expected) in [
        (r#"[{"a":1},{"b":"#, ["1 {\"a\":1}", "9 <truncated>"]),
        (r#"[{"a":1},{"b":"x\"#, ["1 {\"a\":1}", "9 <truncated>"]),
        (r#"[{"a":1},"#, ["1 {\"a\":1}", "9 <truncated>"]),
        (r#"[{"a":1}"#, ["1 {\"a\":1}", "8 <truncated>"]),
    ] {
        assert_eq!(pieces(Format::Json, "", text), expected, "{text}");
    }
    assert_eq!(
        pieces(Format::Json, "/list", r#"{"n":"x","list":[{"a":1},{"#),
        ["17 {\"a\":1}", "25 <truncated>"]
    );
    assert_eq!(
        pieces(Format::Json, "/list", r#"{"n":"x"#),
        ["5 <truncated>"]
    );
}

#[test]
fn a_reader_that_fails_between_two_records_is_one_refusal() {
    for (format, text, expected) in [
        (
            Format::JsonLines,
            "{}\n{}\n",
            ["0 {}", "3 {}", "6 <truncated>"],
        ),
        (
            Format::Csv,
            "a,b\n1,2\n3,4\n",
            ["4 1,2", "8 3,4", "12 <truncated>"],
        ),
        (
            Format::Csv,
            "a,b\n1,2\n3,4\n5",
            ["4 1,2", "8 3,4", "12 <truncated>"],
        ),
    ] {
        let found = pieces_of(format, "", Sizes::USUAL, &mut Failing(text.as_bytes()));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_record_beyond_the_limit_costs_only_itself() {
    let long = "x".repeat(100);
    let sizes = Sizes {
        chunk: 8,
        max_record: 50,
    };
    for (format, text, expected) in [
        (
            Format::Json,
            format!(r#"[{{"a":1}},{{"a":"{long}"}},{{"a":2}}]"#),
            ["1 {\"a\":1}", "9 <limit>", "118 {\"a\":2}"],
        ),
        (
            Format::JsonLines,
            format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}\n{{\"a\":2}}\n"),
            ["0 {\"a\":1}", "8 <limit>", "117 {\"a\":2}"],
        ),
    ] {
        assert_eq!(pieces_of(format, "", sizes, &mut text.as_bytes()), expected);
    }
    let text = format!("t\n1\n\"{long}");
    let found = pieces_of(Format::Csv, "", sizes, &mut text.as_bytes());
    assert_eq!(found, ["2 1", "4 <limit>"]);
    let found = pieces_of(Format::Text, "", sizes, &mut long.as_bytes());
    assert_eq!(found, ["0 <limit>"]);
}

#[test]
fn blank_lines_are_no_records() {
    assert_eq!(
        pieces(Format::JsonLines, "", "\n{}\r\n \n{}"),
        ["1 {}", "7 {}"]
    );
}

#[test]
fn a_quoted_field_may_hold_lines() {
    let text = "a,b\r\n\"x\n\"\"y\"\",\",2\r\n\n3,5\"\n\"last\",\"\"";
    assert_eq!(
        pieces(Format::Csv, "", text),
        ["5 \"x\n\"\"y\"\",\",2", "20 3,5\"", "25 \"last\",\"\""]
    );
    assert_eq!(
        pieces(Format::Csv, "", "a\n1\n\"open"),
        ["2 1", "4 <truncated>"]
    );
}

#[test]
fn a_file_without_records_is_one_refusal() {
    for (format, text) in [
        (Format::Json, "[]"),
        (Format::Json, "  "),
        (Format::JsonLines, "\n\n"),
        (Format::Csv, "a,b\n"),
        (Format::Text, " \n"),
    ] {
        let found = pieces(format, "", text);
        assert_eq!(found, [format!("{} <empty file>", text.len())], "{text:?}");
    }
}

proptest! {
    #[test]
    fn json_is_cut_as_serde_json_parses_it(
        texts in prop::collection::vec("[a\\\\\"\\[\\]{},: \n가]{0,12}", 0..6),
        chunk in 1_u64..16,
    ) {
        let texts: Vec<_> = texts.iter().map(|t| serde_json::json!({ "k": [t], t.as_str(): 1 })).collect();
        let text = serde_json::to_string_pretty(&texts).unwrap();
        let expected: Vec<&RawValue> = serde_json::from_str(&text).unwrap();
        let sizes = Sizes { chunk, ..Sizes::USUAL };
        let found = pieces_of(Format::Json, "", sizes, &mut text.as_bytes());
        let found: Vec<&str> = found.iter().map(|f| f.split_once(' ').unwrap().1).collect();
        if expected.is_empty() {
            prop_assert_eq!(found, ["<empty file>"]);
        } else {
            prop_assert_eq!(found, expected.iter().map(|raw| raw.get()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_size_of_the_window_makes_no_difference_to_garbage(
        text in "[a\\\\\"\\[\\]{},: \n]{0,40}",
        chunk in 1_u64..16,
        path in prop::sample::select(vec!["", "/a", "/a/a"]),
    ) {
        let text = format!("{{\"a\":{text}");
        for format in [Format::Json, Format::JsonLines, Format::Csv, Format::Text] {
            let sizes = Sizes { chunk, ..Sizes::USUAL };
            let whole = pieces_of(format, path, Sizes::USUAL, &mut text.as_bytes());
            let small = pieces_of(format, path, sizes, &mut text.as_bytes());
            prop_assert_eq!(small, whole);
        }
    }

    #[test]
    fn rows_and_cells_are_cut_as_the_csv_crate_reads_them(
        rows in prop::collection::vec(("[a\",\n가 ]{0,8}", "[a\",\n가 ]{0,8}"), 1..6),
        chunk in 1_u64..16,
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["one", "two"]).unwrap();
        for (one, two) in &rows {
            // A row of two empty fields is not blank: it holds a delimiter.
            writer.write_record([one, two]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let sizes = Sizes { chunk, ..Sizes::USUAL };
        let mut found = Vec::new();
        let profile = Profiles::builtin().generic().as_ref().clone();
        let origin = Arc::new(test_origin(profile, Format::Csv));
        let _ = cut_in(sizes, &origin, &mut text.as_bytes(), &mut |batch| {
            for raw in &batch.raws {
                let Raw::Cut { span, .. } = raw else { panic!("nothing to refuse") };
                let row = std::str::from_utf8(&batch.bytes[span.clone()]).unwrap();
                let cells = crate::source::fields::cells(row, b',');
                found.push(cells.into_iter().map(String::from).collect::<Vec<_>>());
            }
            ControlFlow::Continue(())
        });
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> = reader.deserialize().map(Result::unwrap).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn memory_follows_the_longest_record_and_not_the_file() {
    let mut text = "[".to_owned();
    for n in 0..2000 {
        write!(text, "{{\"a\":\"{n:0100}\"}},").unwrap();
    }
    text.push_str("{}]");
    let origin = test_origin(Profiles::builtin().generic().as_ref().clone(), Format::Json);
    let sizes = Sizes {
        chunk: 1000,
        ..Sizes::USUAL
    };
    let mut largest = 0;
    let _ = cut_in(
        sizes,
        &Arc::new(origin),
        &mut text.as_bytes(),
        &mut |batch| {
            largest = largest.max(batch.bytes.len());
            ControlFlow::Continue(())
        },
    );
    assert!(largest <= 2200, "{largest}");
}
