//! Documents that were found: a few lines each, or a row.

use std::io;
use std::io::Write;

use serde_json::Map;
use serde_json::json;

use crate::analysis::search::Found;
use crate::analysis::search::FoundDocument;
use crate::analysis::search::Passage;
use crate::analysis::search::SearchQuery;
use crate::language::Language;

use super::csv;
use super::format::Format;
use super::json;
use super::markdown;
use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;
use super::text::printable;
use super::text::wrapped;

/// Set around what was found. Not «», which is how Russian quotes.
const MARKS: (&str, &str) = ("[", "]");

/// Set between two passages of a document.
const BETWEEN: &str = " / ";

/// What the lines below the first of a document begin with.
const INDENT: &str = "  ";

/// Narrowest that passages are broken to.
const NARROWEST: usize = 30;

/// Writes what was found in a format. `gazetteer` is the fingerprint of the names that mentions
/// were found with, if any were asked for; `width` is that of the terminal, for text alone.
///
/// # Errors
///
/// If writing fails.
pub fn write(
    query: &SearchQuery,
    found: &Found,
    gazetteer: Option<&str>,
    format: Format,
    width: Option<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    let rows = || {
        (1..)
            .zip(&found.shown)
            .map(|(rank, document)| row(rank, document))
    };
    match format {
        Format::Csv => csv::write(&columns(), rows(), out),
        Format::Json => {
            let head = head(query, found, gazetteer);
            json::write(&head, &columns(), rows(), out)
        }
        Format::Markdown => {
            let table = Table {
                columns: columns(),
                rows: rows().collect(),
                footers: footers(query, found, gazetteer),
            };
            markdown::write(&table, out)
        }
        Format::Text => {
            for document in &found.shown {
                write_document(document, width, &mut out)?;
            }
            for footer in footers(query, found, gazetteer) {
                for line in wrapped(&printable(&footer), room(width, 0), INDENT) {
                    writeln!(out, "{line}")?;
                }
            }
            Ok(())
        }
    }
}

/// Writes a document: where it stands and its id, its title, its passages.
fn write_document(
    document: &FoundDocument,
    width: Option<usize>,
    out: &mut impl Write,
) -> io::Result<()> {
    let day = document.published.to_string();
    let id = document.id.to_string();
    let parts = [&day, &document.outlet, &document.section, &id];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    writeln!(out, "{}", printable(&parts.join(INDENT)))?;
    let title = Some(&document.title).filter(|title| !title.text.is_empty());
    for passage in title.into_iter().chain(&document.passages) {
        for line in wrapped(&printable(&marked(passage)), room(width, INDENT.len()), "") {
            writeln!(out, "{INDENT}{line}")?;
        }
    }
    writeln!(out)
}

fn room(width: Option<usize>, taken: usize) -> usize {
    width.map_or(usize::MAX, |width| {
        width.saturating_sub(taken).max(NARROWEST)
    })
}

fn marked(passage: &Passage) -> String {
    passage.marked(MARKS.0, MARKS.1)
}

fn footers(query: &SearchQuery, found: &Found, gazetteer: Option<&str>) -> Vec<String> {
    let (shown, all, of) = (found.shown.len(), found.documents, found.documents_searched);
    let documents = if all == 1 { "document" } else { "documents" };
    let shown = match (all, of) {
        (_, 0) => "no document is held where the query looks, which is not the same as none found"
            .to_owned(),
        (0, _) => format!("no document fits, of {of} searched"),
        (all, _) if shown as u64 == all => format!("{all} {documents} of {of} searched"),
        _ => format!("{shown} of {all} {documents}, of {of} searched; --limit shows more"),
    };
    let held = match found.range {
        Some((from, to)) => {
            let outlets = found.outlets.join(", ");
            format!("{of} documents of {outlets}, {from} to {to}")
        }
        None => "nothing".to_owned(),
    };
    let names = gazetteer.map(|gazetteer| {
        let level = names::level(query.counts);
        format!("counts {level}, gazetteer {gazetteer}, ")
    });
    let names = names.unwrap_or_default();
    let duplicates = query.duplicates.name();
    let searched = format!("searched: {held}; {names}duplicates {duplicates}");
    vec![shown, searched]
}

/// Returns the members of JSON before `rows`.
fn head(
    query: &SearchQuery,
    found: &Found,
    gazetteer: Option<&str>,
) -> Map<String, serde_json::Value> {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let part = &query.part;
    let languages = part.languages.iter().map(|language| language.code());
    let members = [
        (
            "query",
            json!({
                "text": query.text,
                "from": day(part.window.from()),
                "to": day(part.window.to()),
                "to_date": part.window.to_date().map(|day| day.to_string()),
                "outlets": part.outlets,
                "sections": part.sections,
                "languages": languages.collect::<Vec<_>>(),
                "counts": names::level(query.counts),
                "duplicates": query.duplicates.name(),
                "sort": query.order.name(),
                "limit": query.limit,
            }),
        ),
        (
            "searched",
            json!({
                "documents": found.documents_searched,
                "outlets": found.outlets,
                "from": day(found.range.map(|(from, _)| from)),
                "to": day(found.range.map(|(_, to)| to)),
                "gazetteer": gazetteer,
            }),
        ),
        (
            "documents",
            match found.documents_searched {
                0 => serde_json::Value::Null,
                _ => found.documents.into(),
            },
        ),
    ];
    let members = members.into_iter();
    members
        .map(|(name, member)| (name.to_owned(), member))
        .collect()
}

/// Returns the columns of CSV and the fields of JSON; `docs/FORMATS.md` explains each.
fn columns() -> Vec<Column> {
    vec![
        Column::number("rank"),
        Column::text("document", 1),
        Column::text("date", Column::NEEDED),
        Column::text("outlet", 2),
        Column::text("section", 1),
        Column::text("language", 1),
        Column::prose("title"),
        Column::number("occurrences"),
        Column::number("score"),
        Column::prose("passages"),
    ]
}

fn row(rank: u64, document: &FoundDocument) -> Row {
    let passages: Vec<String> = document.passages.iter().map(marked).collect();
    let language = document.language.map(Language::code);
    vec![
        rank.into(),
        document.id.to_string().into(),
        document.published.into(),
        document.outlet.as_str().into(),
        document.section.as_str().into(),
        language.map_or_else(Cell::default, Cell::from),
        document.title.text.as_str().into(),
        document.count.into(),
        Value::Ratio(document.score).into(),
        passages.join(BETWEEN).into(),
    ]
}
