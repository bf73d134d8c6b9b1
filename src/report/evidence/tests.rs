use jiff::civil::Date;

use super::*;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::january;
use crate::document::DocumentId;
use crate::facts::Facts;

fn articles(articles: u64) -> Facts {
    let record = |article| Record::new(article, january(1), &[]);
    facts(&(0..articles).map(record).collect::<Vec<_>>())
}

fn all_of(facts: &Facts) -> Evidence {
    Evidence::of(facts.documents.iter().map(|document| (document, 1)))
}

/// One row behind which all documents stand, one behind which none does, one without data.
fn behind(facts: &Facts) -> Behind {
    Behind::documents([
        Backing::of(Some(1), all_of(facts), "China"),
        Backing::of(Some(0), Evidence::default(), "Russia"),
        Backing::of(None, Evidence::default(), "Japan"),
    ])
}

fn table() -> Table {
    Table {
        columns: vec![Column::text("name", 1)],
        rows: ["China", "Russia", "Japan"]
            .map(|name| vec![name.into()])
            .to_vec(),
        footers: vec!["searched".to_owned()],
    }
}

fn written(facts: &Facts, headings: Option<&Headings>, format: Format) -> String {
    let shelf = headings.map(|headings| Shelf {
        facts,
        headings,
        more: "ask for JSON",
    });
    let mut out = Vec::new();
    write(
        table(),
        &Map::new(),
        &behind(facts),
        shelf.as_ref(),
        format,
        None,
        &mut out,
    )
    .unwrap();
    String::from_utf8(out).unwrap()
}

fn id(article: u64, day: Date) -> DocumentId {
    DocumentId::of("kcna-en", day, &article.to_string())
}

#[test]
fn json_has_ids_always_and_null_where_nothing_was_searched() {
    let facts = articles(1);
    let report: serde_json::Value =
        serde_json::from_str(&written(&facts, None, Format::Json)).unwrap();
    let rows = report["rows"].as_array().unwrap();
    let expected = id(0, january(1)).to_string();
    assert_eq!(rows[0][DOCUMENT_IDS], serde_json::json!([expected]));
    assert_eq!(rows[1][DOCUMENT_IDS], serde_json::json!([]));
    assert_eq!(rows[2][DOCUMENT_IDS], serde_json::Value::Null);
}

#[test]
fn csv_has_ids_between_spaces_where_they_are_asked_for() {
    let facts = articles(2);
    assert_eq!(
        written(&facts, None, Format::Csv),
        "name\nChina\nRussia\nJapan\n"
    );
    let csv = written(&facts, Some(&Headings::new()), Format::Csv);
    let lines: Vec<&str> = csv.lines().collect();
    let ids = lines[1].strip_prefix("China,").unwrap();
    assert_eq!(ids.split(' ').count(), 2);
    assert_eq!(lines[2..], ["Russia,", "Japan,"]);
}

#[test]
fn readers_see_ten_documents_and_how_many_more_there_are() {
    let facts = articles(12);
    let text = written(&facts, Some(&Headings::new()), Format::Text);
    let (_, list) = text.split_once("searched\n\n").unwrap();
    let listed = list.lines().filter(|line| line.contains("2024-01-01"));
    assert_eq!(listed.count(), 10);
    assert!(list.contains("and 2 more"), "{list}");
    assert!(list.ends_with("\n\nall of them: ask for JSON\n"), "{list}");
    assert!(
        !list.contains("Russia") && !list.contains("Japan"),
        "{list}"
    );
}

#[test]
fn a_document_is_shown_with_title_and_link_where_they_are_known() {
    let facts = articles(1);
    let heading = Heading {
        title: "Rain | Snow".to_owned(),
        url: "http://kcna.kp/1".to_owned(),
    };
    let headings = Headings::from([(id(0, january(1)), heading)]);
    let markdown = written(&facts, Some(&headings), Format::Markdown);
    let line = markdown
        .lines()
        .find(|line| line.contains("2024-01-01"))
        .unwrap();
    let short = &id(0, january(1)).to_string()[..8];
    let expected =
        format!(r"| China | 2024-01-01 | kcna-en | {short} | Rain \| Snow | http://kcna.kp/1 |");
    assert_eq!(line, expected);
}

#[test]
fn nothing_behind_any_number_is_said() {
    let facts = articles(0);
    let text = written(&facts, Some(&Headings::new()), Format::Text);
    assert!(
        text.ends_with("no document stands behind these numbers\n"),
        "{text}"
    );
}
