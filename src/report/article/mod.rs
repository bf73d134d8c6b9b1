//! One document: where it comes from, what else is the same article, who is mentioned where.

mod marked;

use std::io;
use std::io::Write;

use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::analysis::article::Article;
use crate::dedup::Standing;
use crate::document::Document;
use crate::facts::DocumentIndex;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;

use super::csv;
use super::format::Format;
use super::json;
use super::markdown;
use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::text;

/// A document and all that is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The article that it is a version of.
    pub article: &'a Article,
    /// The facts of the corpus.
    pub facts: &'a Facts,
    /// Every record of every version, in the order they were read; at least one is of the
    /// document asked for.
    pub records: &'a [Document],
    /// Mentions in the document asked for, sorted.
    pub mentions: &'a [Mention],
    /// The gazetteer that they were found with.
    pub gazetteer: &'a Gazetteer,
}

/// Writes the document: for readers its text with the mentions marked, as JSON all of it, as CSV
/// its mentions. `width` is that of the terminal, for text alone.
///
/// # Errors
///
/// If writing fails.
///
/// # Panics
///
/// If no record is of the document asked for.
pub fn write(
    shown: &Shown<'_>,
    format: Format,
    width: Option<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    match format {
        Format::Csv => csv::write(&columns(), rows(shown), out),
        Format::Json => json::write(&head(shown), &columns(), rows(shown), out),
        Format::Text => {
            for (name, value) in known(shown) {
                writeln!(out, "{name:<11}{}", text::printable(&value))?;
            }
            for paragraph in shown.marked().split('\n') {
                writeln!(out, "\n{}", text::printable(paragraph))?;
            }
            writeln!(out)?;
            text::write(&records(shown), width, out)
        }
        Format::Markdown => {
            for (name, value) in known(shown) {
                writeln!(out, "- {name}: {}", markdown::escaped(&value))?;
            }
            for paragraph in shown.marked().split('\n').filter(|one| !one.is_empty()) {
                writeln!(out, "\n{}", markdown::escaped(paragraph))?;
            }
            writeln!(out)?;
            markdown::write(&records(shown), out)
        }
    }
}

impl<'a> Shown<'a> {
    /// Returns the first record of the document asked for.
    fn document(&self) -> &'a Document {
        self.asked_records()
            .next()
            .expect("there is a record of the document asked for")
    }

    /// Returns the records of the document asked for: its copies.
    fn asked_records(&self) -> impl Iterator<Item = &'a Document> + use<'a> {
        let id = self.facts.documents[self.article.asked.0 as usize].id;
        self.records.iter().filter(move |record| record.id == id)
    }

    fn marked(&self) -> String {
        // The blank line below the title is one of those between paragraphs.
        let text = marked::marked(&self.document().text, self.mentions, self.gazetteer);
        text.replacen("\n\n", "\n", 1)
    }

    /// Returns the sections of the document's records, each once.
    fn sections(&self) -> Vec<&'a str> {
        let mut sections: Vec<&str> = Vec::new();
        for record in self.asked_records() {
            let section = record.section.as_str();
            if !section.is_empty() && !sections.contains(&section) {
                sections.push(section);
            }
        }
        sections
    }
}

/// Returns what is known of the document, line by line.
fn known(shown: &Shown<'_>) -> Vec<(&'static str, String)> {
    let document = shown.document();
    let or_none = |text: String| {
        if text.is_empty() {
            "none".to_owned()
        } else {
            text
        }
    };
    vec![
        ("document", document.id.to_string()),
        ("outlet", document.outlet.clone()),
        ("sections", or_none(shown.sections().join("; "))),
        (
            "published",
            format!(
                "{} (found in: {})",
                document.published,
                document.date_origin.name()
            ),
        ),
        (
            "language",
            document
                .language
                .map_or_else(|| "unknown".to_owned(), |language| language.to_string()),
        ),
        ("encoding", document.encoding.to_owned()),
        ("tokens", document.tokens.to_string()),
        ("link", or_none(document.url.clone())),
        ("file", document.provenance.to_string()),
        ("counted", counted(shown)),
        ("mentions", or_none(mentioned(shown))),
    ]
}

/// Returns whether the document counts, and if not, which one does in its place.
fn counted(shown: &Shown<'_>) -> String {
    let other = |document: DocumentIndex| {
        let fact = &shown.facts.documents[document.0 as usize];
        format!("{} of {}", fact.id, fact.published)
    };
    match shown.article.standing() {
        Standing::Counted { .. } => "yes".to_owned(),
        Standing::RevisionOf(later) => {
            format!("no: an earlier version of {}", other(later))
        }
        Standing::CopyOf(article) => format!("no: the bare title of {}", other(article)),
    }
}

/// Returns the ids of those who are mentioned, most often first, by all kinds of name.
fn mentioned(shown: &Shown<'_>) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for mention in shown.mentions {
        let id = shown.gazetteer.entities[usize::from(mention.entity.0)]
            .id
            .as_str();
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id, 1)),
        }
    }
    counts.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    let counts = counts.iter().map(|(id, count)| format!("{id} {count}"));
    counts.collect::<Vec<_>>().join(", ")
}

/// Returns a row for every record of every version.
fn records(shown: &Shown<'_>) -> Table {
    let columns = vec![
        Column::text("document", 3),
        Column::text("version", u8::MAX),
        Column::text("published", u8::MAX),
        Column::text("section", 1),
        Column::path("file", 4),
        Column::number("record"),
        Column::path("link", 2),
    ];
    let rows = shown.records.iter().map(|record| -> Row {
        vec![
            record.id.to_string().into(),
            version(shown, record).into(),
            record.published.into(),
            record.section.as_str().into(),
            record.provenance.file.as_str().into(),
            record.provenance.record.into(),
            record.url.as_str().into(),
        ]
    });
    let versions = shown.article.versions.len();
    Table {
        columns,
        rows: rows.collect(),
        footers: vec![
            format!(
                "records of this article: {}, in {versions} {}",
                shown.records.len(),
                if versions == 1 { "version" } else { "versions" }
            ),
            format!(
                "⟦…: id⟧ marks a mention, with the --counts it needs where that is not the \
                 default; gazetteer {}",
                shown.gazetteer.fingerprint
            ),
        ],
    }
}

/// Returns what a record is to the document asked for.
fn version(shown: &Shown<'_>, record: &Document) -> &'static str {
    let is_asked = |at: DocumentIndex| shown.facts.documents[at.0 as usize].id == record.id;
    if is_asked(shown.article.asked) {
        let first = shown.document();
        return if std::ptr::eq(first, record) {
            "this"
        } else {
            "copy"
        };
    }
    let mut versions = shown.article.versions.iter();
    match versions
        .find(|one| is_asked(one.document))
        .map(|one| one.standing)
    {
        Some(Standing::Counted { .. }) => "last version",
        Some(Standing::RevisionOf(_)) => "earlier version",
        Some(Standing::CopyOf(_)) | None => "bare title",
    }
}

fn head(shown: &Shown<'_>) -> Map<String, Json> {
    let document = shown.document();
    let counted_as = match shown.article.standing() {
        Standing::Counted { .. } => shown.article.asked,
        Standing::CopyOf(other) | Standing::RevisionOf(other) => other,
    };
    let records = shown.records.iter().map(|record| {
        json!({
            "document": record.id.to_string(),
            "version": version(shown, record),
            "published": record.published.to_string(),
            "date_origin": record.date_origin.name(),
            "section": record.section,
            "encoding": record.encoding,
            "file": record.provenance.file,
            "record": record.provenance.record,
            "link": record.url,
        })
    });
    let members = [
        (
            "document",
            json!({
                "id": document.id.to_string(),
                "title": document.title(),
                "outlet": document.outlet,
                "sections": shown.sections(),
                "published": document.published.to_string(),
                "date_origin": document.date_origin.name(),
                "language": document.language.map(|language| language.code()),
                "encoding": document.encoding,
                "tokens": document.tokens,
                "link": document.url,
                "file": document.provenance.file,
                "record": document.provenance.record,
                "counted_as": shown.facts.documents[counted_as.0 as usize].id.to_string(),
            }),
        ),
        ("records", records.collect()),
        ("gazetteer", json!(shown.gazetteer.fingerprint)),
        ("text", json!(document.text)),
    ];
    let members = members.into_iter();
    members
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

fn columns() -> Vec<Column> {
    let mut columns: Vec<Column> = ["entity", "alias", "kind", "counts"]
        .map(|name| Column::text(name, 1))
        .into();
    columns.extend(["start", "end"].map(Column::number));
    columns.push(Column::text("surface", 1));
    columns
}

fn rows(shown: &Shown<'_>) -> impl Iterator<Item = Row> {
    shown.mentions.iter().map(|mention| -> Row {
        let entity = &shown.gazetteer.entities[usize::from(mention.entity.0)];
        let alias = &shown.gazetteer.aliases[mention.alias.0 as usize];
        let surface: Cell = mention.span.surface(&shown.document().text).into();
        vec![
            entity.id.as_str().into(),
            alias.text.as_str().into(),
            names::kind(mention.kind).into(),
            names::level(mention.counts).into(),
            u64::from(mention.span.start).into(),
            u64::from(mention.span.end).into(),
            surface,
        ]
    })
}
