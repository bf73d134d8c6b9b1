//! Records that were refused, each with where it stands and why.

use std::collections::BTreeMap;

use crate::rejection::Rejection;

use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;

/// Returns a row for every refused record, in the order given, and how many there are of each
/// reason.
pub fn table<'a>(rejections: impl IntoIterator<Item = &'a Rejection>) -> Table {
    let columns = vec![
        Column::path("file", 11),
        Column::number("record"),
        Column {
            importance: 2,
            ..Column::number("offset")
        },
        // The detail says it too.
        Column {
            narrowest: "implausible date".len(),
            ..Column::text("reason", 1)
        },
        Column::prose("detail"),
        Column::excerpt("excerpt", 0),
    ];
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    let rows: Vec<Row> = rejections
        .into_iter()
        .map(|rejection| {
            *reasons.entry(rejection.reason.name()).or_default() += 1;
            vec![
                rejection.provenance.file.as_str().into(),
                rejection.provenance.record.into(),
                Cell::from(rejection.offset),
                rejection.reason.name().into(),
                rejection.reason.to_string().into(),
                rejection.excerpt.as_str().into(),
            ]
        })
        .collect();
    let by_reason: Vec<String> = reasons
        .iter()
        .map(|(reason, count)| format!("{count} {reason}"))
        .collect();
    let footer = match rows.len() {
        0 => "no record was rejected".to_owned(),
        all => format!("records rejected: {all} ({})", by_reason.join(", ")),
    };
    Table {
        columns,
        rows,
        footers: vec![footer],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::super::format;
    use super::super::format::Format;
    use super::*;
    use crate::document::Provenance;
    use crate::rejection::Reason;

    fn rejection(record: u64, offset: Option<u64>, reason: Reason) -> Rejection {
        Rejection {
            provenance: Provenance {
                file: "a.json".to_owned(),
                record,
            },
            offset,
            reason,
            excerpt: "{\"title\": 1".to_owned(),
        }
    }

    fn written(rejections: &[Rejection], format: Format, width: Option<usize>) -> String {
        let mut out = Vec::new();
        format::write(&table(rejections), &Map::new(), format, width, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_refused_record_is_listed_and_reasons_are_counted() {
        let rejections = [
            rejection(2, Some(120), Reason::NoText),
            rejection(3, None, Reason::Malformed("expected `,`".to_owned())),
            rejection(9, Some(900), Reason::NoText),
        ];
        insta::assert_snapshot!(written(&rejections, Format::Text, None), @r#"
        file    record  offset  reason     detail                   excerpt
        ──────  ──────  ──────  ─────────  ───────────────────────  ───────────
        a.json       2     120  no text    neither title nor text   {"title": 1
        a.json       3          malformed  malformed: expected `,`  {"title": 1
        a.json       9     900  no text    neither title nor text   {"title": 1

        records rejected: 3 (1 malformed, 2 no text)
        "#);
        insta::assert_snapshot!(written(&rejections[1..2], Format::Csv, None), @r#"
        file,record,offset,reason,detail,excerpt
        a.json,3,,malformed,"malformed: expected `,`","{""title"": 1"
        "#);
    }

    #[test]
    fn where_nothing_was_refused_that_is_said() {
        let text = written(&[], Format::Text, None);
        assert!(text.ends_with("\n\nno record was rejected\n"));
    }

    #[test]
    fn of_a_long_path_the_end_is_shown() {
        let mut long = rejection(2, None, Reason::NoText);
        long.provenance.file = "../dumps/2024/a.json".to_owned();
        let text = written(&[long], Format::Text, Some(1));
        let row: Vec<&str> = text.lines().skip(2).take(1).collect();
        assert_eq!(row, ["…/a.json       2  neither title nor text"]);
    }

    #[test]
    fn the_excerpt_gives_way_first() {
        let rejections = [rejection(2, None, Reason::NoText)];
        insta::assert_snapshot!(written(&rejections, Format::Text, Some(66)), @r#"
        file    record  offset  reason   detail
        ──────  ──────  ──────  ───────  ──────────────────────
        a.json       2          no text  neither title nor text

        not shown, for want of room: excerpt
        records rejected: 1 (1 no text)
        "#);
    }
}
