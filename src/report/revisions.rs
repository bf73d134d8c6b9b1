//! Changes between loads: a line each, with the words that differ.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::analysis::revisions::Change;
use crate::analysis::revisions::Kind;
use crate::analysis::revisions::Load;
use crate::analysis::revisions::Revisions;
use crate::analysis::revisions::difference;
use crate::document::Document;
use crate::document::DocumentId;

use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

/// Returns the documents whose texts are compared or titles shown.
pub fn needed(revisions: &Revisions) -> BTreeSet<DocumentId> {
    let changes = revisions.changes.iter();
    changes
        .flat_map(|change| change.old.into_iter().chain(change.new))
        .collect()
}

/// Returns a row for every change, for programs: those of `docs/FORMATS.md`.
///
/// # Panics
///
/// If one of the [`needed`] documents is not there.
pub fn table(
    revisions: &Revisions,
    loads: &[Load],
    documents: &BTreeMap<DocumentId, Document>,
) -> Table {
    let columns = vec![
        Column::text("change", 11),
        Column::text("outlet", 11),
        Column::text("date", 11),
        Column::text("old_date", 11),
        Column::text("old", 11),
        Column::text("new", 11),
        Column::text("title", 11),
        Column::text("old_title", 11),
        Column::text("url", 11),
        Column::path("old_file", 11),
        Column::path("file", 11),
        Column::text("deleted", 11),
        Column::text("inserted", 11),
        Column::text("difference", 11),
    ];
    let rows = revisions.changes.iter();
    let rows = rows.map(|change| row(change, loads, documents));
    Table {
        columns,
        rows: rows.collect(),
        footers: Vec::new(),
    }
}

/// Returns what readers see of [`table`]: ids by their beginnings, titles, and the words that
/// differ in their places.
///
/// # Panics
///
/// As [`table`].
pub fn view(
    revisions: &Revisions,
    loads: &[Load],
    documents: &BTreeMap<DocumentId, Document>,
) -> Table {
    let columns = vec![
        Column::text("change", 11),
        Column::text("date", u8::MAX),
        Column {
            narrowest: ID,
            ..Column::text("old", 11)
        },
        Column {
            narrowest: ID,
            ..Column::text("new", 11)
        },
        Column::prose("title, or what differs"),
    ];
    let rows = revisions.changes.iter().map(|change| {
        let text = match (change.old, change.new) {
            (Some(old), Some(new)) => {
                difference(&documents[&old].text, &documents[&new].text).marked()
            }
            (one, other) => {
                let document = &documents[&one.or(other).expect("a change is of a document")];
                heading(document).to_owned()
            }
        };
        let last = last(change, documents);
        vec![
            change.kind.name().into(),
            last.published.into(),
            short(change.old),
            short(change.new),
            text.into(),
        ]
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: footers(revisions, loads),
    }
}

/// Digits of an id that readers see; the commands that take ids take as few.
const ID: usize = 8;

fn short(id: Option<DocumentId>) -> Cell {
    let digits = id.map(|id| id.to_string()[..ID].to_owned());
    digits.map(Value::Text).into()
}

fn heading(document: &Document) -> &str {
    let title = document.title();
    let line = if title.is_empty() {
        document.body().lines().next().unwrap_or_default()
    } else {
        title
    };
    line
}

fn last<'a>(change: &Change, documents: &'a BTreeMap<DocumentId, Document>) -> &'a Document {
    let id = change.new.or(change.old);
    &documents[&id.expect("a change is of a document")]
}

fn row(change: &Change, loads: &[Load], documents: &BTreeMap<DocumentId, Document>) -> Row {
    let old = change.old.map(|id| &documents[&id]);
    let new = change.new.map(|id| &documents[&id]);
    let last = last(change, documents);
    let text = |value: Option<String>| Cell::from(value.map(Value::Text));
    let differs = old
        .zip(new)
        .map(|(old, new)| difference(&old.text, &new.text));
    let list = |of: fn(&crate::analysis::revisions::Difference) -> Vec<&str>| {
        let words = differs.as_ref().map(|differs| {
            let words = of(differs).into_iter();
            Value::List(words.map(str::to_owned).collect())
        });
        Cell::from(words)
    };
    vec![
        change.kind.name().into(),
        last.outlet.as_str().into(),
        new.map(|new| Value::Day(new.published)).into(),
        old.map(|old| Value::Day(old.published)).into(),
        text(change.old.map(|id| id.to_string())),
        text(change.new.map(|id| id.to_string())),
        text(new.map(|new| new.title().to_owned())),
        text(old.map(|old| old.title().to_owned())),
        last.url.as_str().into(),
        loads[change.before].name.as_str().into(),
        loads[change.after].name.as_str().into(),
        list(|differs| differs.deleted()),
        list(|differs| differs.inserted()),
        text(differs.as_ref().map(|differs| differs.marked())),
    ]
}

/// Pairs of loads listed one by one.
const LISTED: usize = 12;

fn footers(revisions: &Revisions, loads: &[Load]) -> Vec<String> {
    let of = |kind: Kind, after: Option<(usize, usize)>| {
        let changes = revisions.changes.iter();
        changes
            .filter(|change| change.kind == kind)
            .filter(|change| after.is_none_or(|pair| pair == (change.before, change.after)))
            .count()
    };
    let sums = |pair| {
        let wanted = |kind: &Kind| revisions.kinds.is_empty() || revisions.kinds.contains(kind);
        let kinds = Kind::ALL.into_iter().filter(wanted);
        let sums = kinds.map(|kind| format!("{} {}", of(kind, pair), kind.name()));
        sums.collect::<Vec<_>>().join(", ")
    };
    let mut footers = vec![sums(None)];
    for (before, after) in revisions.pairs.iter().take(LISTED) {
        footers.push(format!(
            "{} after {}: {}",
            loads[*after].name,
            loads[*before].name,
            sums(Some((*before, *after)))
        ));
    }
    match revisions.pairs.len().checked_sub(LISTED) {
        Some(more @ 1..) => footers.push(format!("and {more} more pairs of loads")),
        _ if revisions.pairs.is_empty() => footers.push(
            "no two files are loads of one source: none has the name or an article of another"
                .to_owned(),
        ),
        _ => {}
    }
    footers
}
