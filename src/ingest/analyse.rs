//! The pure heart of ingest: a record becomes a document with its mentions, or is refused.
//!
//! No files, no globals, no clock: what a thread here does, a machine elsewhere can.

use std::borrow::Cow;

use super::stopwatch::Lap;
use super::stopwatch::Stage;
use super::stopwatch::Untimed;
use crate::document::Document;
use crate::document::DocumentId;
use crate::facts::Fingerprints;
use crate::matching::Circumstance;
use crate::matching::Matcher;
use crate::matching::Mention;
use crate::rejection::Reason;
use crate::rejection::Rejection;
use crate::source::Markup;
use crate::source::Record;
use crate::text;

/// A document, and what is derived from its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysed {
    /// The document.
    pub document: Document,
    /// What it is compared with others by.
    pub fingerprints: Fingerprints,
    /// Mentions in its text, in order.
    pub mentions: Vec<Mention>,
}

/// Returns the document that a record becomes, with the mentions that `matcher` finds in it.
///
/// # Errors
///
/// A rejection if no letter or digit is left of title and text once they are normalised.
pub fn analyse(record: Record, matcher: &dyn Matcher) -> Result<Analysed, Rejection> {
    analyse_timed(record, matcher, &mut Untimed)
}

/// As [`analyse`], telling each stage as it begins.
pub(super) fn analyse_timed(
    record: Record,
    matcher: &dyn Matcher,
    lap: &mut impl Lap,
) -> Result<Analysed, Rejection> {
    let document = document(record, lap)?;
    lap.begin(Stage::Names);
    let mut mentions = Vec::new();
    matcher.find(&document.text, circumstance(&document), &mut mentions);
    lap.begin(Stage::Fingerprints);
    Ok(Analysed {
        fingerprints: Fingerprints::of(&document),
        document,
        mentions,
    })
}

/// Returns what a matcher needs to know of a document.
pub fn circumstance(document: &Document) -> Circumstance {
    Circumstance {
        language: document.language,
        published: Some(document.published),
    }
}

/// Returns the document of a record: stored text, language, tokens and identity.
fn document(record: Record, lap: &mut impl Lap) -> Result<Document, Rejection> {
    lap.begin(Stage::Text);
    let title = plain(&record.title, record.markup);
    let title = text::headline::Headline::of(&title).text;
    let body = plain(&record.text, record.markup);
    let body = text::normalize::normalize(&body);
    let composed = text::compose::compose(&title, &body);
    // A comma is what is left of a story that a collector lost.
    if !composed.text.contains(char::is_alphanumeric) {
        return Err(Rejection {
            excerpt: Rejection::excerpt_of(record.url.as_bytes()),
            provenance: record.provenance,
            offset: None,
            reason: Reason::NoText,
        });
    }
    lap.begin(Stage::Identity);
    let id = DocumentId::of(&record.outlet, record.published, &composed.text);
    lap.begin(Stage::Language);
    let language = record
        .language
        .or_else(|| text::language::detect(&composed.text));
    lap.begin(Stage::Tokens);
    let tokens = text::tokens::count(&composed.text);
    Ok(Document {
        id,
        language,
        tokens,
        outlet: record.outlet,
        section: record.section,
        published: record.published,
        date_origin: record.date_origin,
        encoding: record.encoding,
        url: record.url,
        text: composed.text,
        title_len: composed.title_len,
        provenance: record.provenance,
    })
}

fn plain(text: &str, markup: Markup) -> Cow<'_, str> {
    match markup {
        Markup::Plain => text::markup::plain_text(text),
        Markup::Html => text::markup::html_text(text),
    }
}
