//! What is told of one document.

use jiff::civil::Date;
use serde::Serialize;
use serde::Serializer;

use crate::document::Document;

/// One document; `docs/FORMATS.md` explains each field.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentRow<'a> {
    /// Id, 32 hexadecimal digits.
    pub document: String,
    /// Outlet.
    pub outlet: &'a str,
    /// Sections of its records, separated by `; `; empty for none.
    pub sections: String,
    /// Code of the language, if it is known.
    pub language: Option<&'static str>,
    /// Day of publication.
    #[serde(serialize_with = "as_text")]
    pub date: Date,
    /// How the day was found.
    pub date_origin: &'static str,
    /// Link.
    pub url: &'a str,
    /// Title.
    pub title: &'a str,
    /// Stored text: title, blank line, body.
    pub text: &'a str,
    /// Tokens in it.
    pub tokens: u32,
    /// Records that are this article.
    pub records: u64,
    /// How often it counts.
    pub counted: u64,
    /// The document that stands for it where it does not count.
    pub counted_as: Option<String>,
    /// File of its first record.
    pub file: &'a str,
    /// Number of the record in the file.
    pub record: u64,
}

/// Names of the fields of a document, in their order.
pub const FIELDS: [&str; 15] = [
    "document",
    "outlet",
    "sections",
    "language",
    "date",
    "date_origin",
    "url",
    "title",
    "text",
    "tokens",
    "records",
    "counted",
    "counted_as",
    "file",
    "record",
];

/// What counting knows of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Sections of its records.
    pub sections: Vec<String>,
    /// Records that are this article.
    pub records: u64,
    /// How often it counts.
    pub times: u64,
    /// Id of the document that stands for it where it does not count.
    pub by: Option<String>,
}

impl<'a> DocumentRow<'a> {
    /// Returns the row of a document.
    pub fn of(document: &'a Document, counted: &Counted) -> Self {
        Self {
            document: document.id.to_string(),
            outlet: &document.outlet,
            sections: counted.sections.join("; "),
            language: document.language.map(crate::language::Language::code),
            date: document.published,
            date_origin: document.date_origin.name(),
            url: &document.url,
            title: document.title(),
            text: &document.text,
            tokens: document.tokens,
            records: counted.records,
            counted: counted.times,
            counted_as: counted.by.clone(),
            file: &document.provenance.file,
            record: document.provenance.record,
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
