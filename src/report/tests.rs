//! One table in every format, one under the other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use serde_json::json;

use super::table::Cell;
use super::table::Column;
use super::table::Table;
use super::table::Value;
use super::{counts, coverage, csv, json, markdown, mentions, rejected, text};
use crate::coverage::Coverage;
use crate::facts::Facts;

/// Two entities: one counted in part, one without data.
fn table() -> Table {
    Table {
        columns: vec![
            Column::text("name", 10),
            Column::text("period", 11),
            Column::number("mentions"),
            Column::number("share"),
        ],
        rows: vec![
            vec![
                "중화인민공화국, 중국".into(),
                date(2024, 1, 5).into(),
                Cell::from(1200).marked(Some('~')),
                Value::Share(1.0 / 3.0).into(),
            ],
            vec![
                "A|B_c".into(),
                date(2024, 1, 6).into(),
                Cell::from(0),
                Value::Share(0.0).into(),
            ],
            vec![
                "Laos".into(),
                date(2024, 1, 7).into(),
                Cell::default().marked(Some('·')),
                Cell::default(),
            ],
        ],
        footers: vec!["~ in part".to_owned(), "· no data".to_owned()],
    }
}

fn text_in(width: Option<usize>) -> String {
    let mut out = Vec::new();
    text::write(&table(), width, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn text_aligns_numbers_and_counts_two_columns_a_syllable() {
    insta::assert_snapshot!(text_in(None), @r"
    name                  period      mentions  share
    ────────────────────  ──────────  ────────  ─────
    중화인민공화국, 중국  2024-01-05     1200~  33.3%
    A|B_c                 2024-01-06        0    0.0%
    Laos                  2024-01-07        ·

    ~ in part
    · no data
    ");
}

#[test]
fn the_least_important_text_is_cut_first_and_numbers_never() {
    insta::assert_snapshot!(text_in(Some(40)), @r"
    name         period      mentions  share
    ───────────  ──────────  ────────  ─────
    중화인민공…  2024-01-05     1200~  33.3%
    A|B_c        2024-01-06        0    0.0%
    Laos         2024-01-07        ·

    ~ in part
    · no data
    ");
    insta::assert_snapshot!(text_in(Some(20)), @r"
    name      period      mentions  share
    ────────  ──────────  ────────  ─────
    중화인…   2024-01-05     1200~  33.3%
    A|B_c     2024-01-06        0    0.0%
    Laos      2024-01-07        ·

    ~ in part
    · no data
    ");
}

#[test]
fn where_even_short_texts_do_not_fit_a_column_is_left_out_and_named() {
    let mut table = table();
    table.columns[0].importance = 1;
    table.footers = vec!["~ in part, which means that a number is too low".to_owned()];
    let mut out = Vec::new();
    text::write(&table, Some(30), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
    period      mentions  share
    ──────────  ────────  ─────
    2024-01-05     1200~  33.3%
    2024-01-06        0    0.0%
    2024-01-07        ·

    not shown, for want of room:
      name
    ~ in part, which means that a
      number is too low
    ");
    assert!(text::fits(&table, 27));
    assert!(!text::fits(&table, 24));
}

#[test]
fn a_long_head_over_short_numbers_is_cut() {
    let table = Table {
        columns: vec![
            Column::text("year", u8::MAX),
            Column {
                importance: 10,
                ..Column::number("Democratic Republic of the Congo")
            },
            Column::number("documents"),
        ],
        rows: vec![vec!["2024".into(), Cell::from(7), Cell::from(100)]],
        footers: Vec::new(),
    };
    let mut out = Vec::new();
    text::write(&table, Some(28), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
    year  Democratic…  documents
    ────  ───────────  ─────────
    2024            7        100
    ");
}

#[test]
fn csv_has_full_precision_and_empty_fields() {
    let mut out = Vec::new();
    let table = table();
    csv::write(&table.columns, table.rows.into_iter(), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
    name,period,mentions,share
    "중화인민공화국, 중국",2024-01-05,1200,0.3333333333333333
    A|B_c,2024-01-06,0,0.0
    Laos,2024-01-07,,
    "#);
}

#[test]
fn json_has_the_fields_of_csv_and_null_for_absence() {
    let mut out = Vec::new();
    let table = table();
    let head = [("query".to_owned(), json!({"by": "day"}))];
    json::write(
        &head.into_iter().collect(),
        &table.columns,
        table.rows.into_iter(),
        &mut out,
    )
    .unwrap();
    let expected = json!({
        "headcount": env!("CARGO_PKG_VERSION"),
        "query": {"by": "day"},
        "rows": [
            {"name": "중화인민공화국, 중국", "period": "2024-01-05", "mentions": 1200, "share": 1.0 / 3.0},
            {"name": "A|B_c", "period": "2024-01-06", "mentions": 0, "share": 0.0},
            {"name": "Laos", "period": "2024-01-07", "mentions": null, "share": null},
        ],
    });
    let found: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(found, expected);
    assert_eq!(String::from_utf8(out).unwrap().lines().count(), 7);
}

#[test]
fn json_without_rows_is_an_object_too() {
    let mut out = Vec::new();
    json::write(&serde_json::Map::new(), &[], std::iter::empty(), &mut out).unwrap();
    let found: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(
        found,
        json!({"headcount": env!("CARGO_PKG_VERSION"), "rows": []})
    );
}

#[test]
fn markdown_escapes_what_it_would_read_as_its_own() {
    let mut out = Vec::new();
    markdown::write(&table(), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
    | name | period | mentions | share |
    | --- | --- | ---: | ---: |
    | 중화인민공화국, 중국 | 2024-01-05 | 1200\~ | 33.3% |
    | A\|B\_c | 2024-01-06 | 0 | 0.0% |
    | Laos | 2024-01-07 | · |  |

    \~ in part

    · no data
    ");
}

#[test]
fn a_name_cannot_move_the_cursor() {
    let table = Table {
        columns: vec![Column::text("name", 1)],
        rows: vec![vec!["a\x1b[2Jb\nc".into()]],
        footers: Vec::new(),
    };
    let mut out = Vec::new();
    text::write(&table, None, &mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "name\n────────\na [2Jb c\n"
    );
}

#[test]
fn every_field_is_explained_in_the_documentation() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/FORMATS.md");
    let formats = fs::read_to_string(path).unwrap();
    let facts = Facts::default();
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let columns = [
        counts::columns(),
        coverage::months(&coverage, &facts).columns,
        coverage::gaps(&coverage, &facts).columns,
        rejected::table(&[]).columns,
    ];
    let names = columns.iter().flatten().map(|column| column.name.as_str());
    for name in names.chain(mentions::FIELDS) {
        assert!(
            formats.contains(&format!("`{name}`")),
            "{name} is not explained"
        );
    }
}

#[test]
fn sentences_and_footers_go_on_in_the_next_line() {
    let table = Table {
        columns: vec![Column::text("surface", 10), Column::prose("why")],
        rows: vec![vec![
            "인도".into(),
            "part of a longer word: what precedes belongs to it".into(),
        ]],
        footers: vec!["mentions: none of one place where an alias stands".to_owned()],
    };
    let mut out = Vec::new();
    text::write(&table, Some(36), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
    surface  why
    ───────  ───────────────────────────
    인도     part of a longer word: what
             precedes belongs to it

    mentions: none of one place where an
      alias stands
    ");
}
