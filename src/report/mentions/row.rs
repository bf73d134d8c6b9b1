//! What is told of one mention.

use jiff::civil::Date;
use serde::Serialize;
use serde::Serializer;

use crate::document::Document;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;

use super::super::names;

/// One mention; `docs/FORMATS.md` explains each field.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MentionRow<'a> {
    pub(super) document: String,
    pub(super) file: &'a str,
    pub(super) record: u64,
    pub(super) outlet: &'a str,
    #[serde(serialize_with = "as_text")]
    pub(super) date: Date,
    pub(super) entity: &'a str,
    pub(super) alias: &'a str,
    pub(super) kind: &'static str,
    pub(super) counts: &'static str,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) surface: &'a str,
    pub(super) title: &'a str,
    pub(super) url: &'a str,
}

/// Names of the fields of a mention, in their order.
pub const FIELDS: [&str; 14] = [
    "document", "file", "record", "outlet", "date", "entity", "alias", "kind", "counts", "start",
    "end", "surface", "title", "url",
];

impl<'a> MentionRow<'a> {
    pub(super) fn of(document: &'a Document, mention: &Mention, gazetteer: &'a Gazetteer) -> Self {
        Self {
            document: document.id.to_string(),
            file: &document.provenance.file,
            record: document.provenance.record,
            outlet: &document.outlet,
            date: document.published,
            entity: &gazetteer.entities[usize::from(mention.entity.0)].id,
            alias: &gazetteer.aliases[mention.alias.0 as usize].text,
            kind: names::kind(mention.kind),
            counts: names::level(mention.counts),
            start: mention.span.start,
            end: mention.span.end,
            surface: mention.span.surface(&document.text),
            title: document.title(),
            url: &document.url,
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn as_text<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}
