//! Documents as they stand in a mapped file.

use arrow_array::{
    Array, BooleanArray, Date32Array, FixedSizeBinaryArray, LargeBinaryArray, LargeStringArray,
    UInt32Array, UInt64Array,
    types::{Date32Type, UInt32Type, UInt64Type},
};
use jiff::civil::Date;
use simdutf8::basic::from_utf8;

use crate::document::{DateOrigin, Document, DocumentId, Provenance};
use crate::language::Language;
use crate::signature::Signature;
use crate::store::documents::{ID, SIGNATURE, WRITTEN, date, id, language, signature};
use crate::store::error::Error;
use crate::store::table::{Names, TableFile, Values};

/// The columns of documents, read whole.
#[derive(Clone, Debug)]
pub(in crate::store) struct DocumentTable {
    rows: usize,
    id: FixedSizeBinaryArray,
    outlet: Names,
    section: Names,
    language: Values<Language>,
    published: Date32Array,
    date_origin: Values<DateOrigin>,
    encoding: Values<&'static str>,
    url: LargeStringArray,
    /// UTF-8, checked when it was decoded.
    text: LargeBinaryArray,
    title: LargeStringArray,
    title_len: UInt32Array,
    has_body: BooleanArray,
    tokens: UInt32Array,
    file: Names,
    record: UInt64Array,
    source: UInt32Array,
    signature: FixedSizeBinaryArray,
}

/// A document as it stands in the store; it borrows the mapped file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `Document`")]
pub struct StoredDocument<'a> {
    pub id: DocumentId,
    pub outlet: &'a str,
    pub section: &'a str,
    pub language: Option<Language>,
    pub published: Date,
    pub date_origin: DateOrigin,
    pub encoding: &'static str,
    pub url: &'a str,
    pub title: &'a str,
    /// Title and body; `None` in a copy, whose text is in the first row with the same id.
    pub text: Option<&'a str>,
    pub title_len: u32,
    pub has_body: bool,
    pub tokens: u32,
    pub file: &'a str,
    pub record: u64,
    /// Position of the input file in the ledger.
    pub source: u32,
    pub signature: Signature,
}

impl StoredDocument<'_> {
    /// Returns whether an earlier row holds the same article.
    pub fn is_copy(&self) -> bool {
        self.text.is_none()
    }

    /// Returns the document with a text: its own, or for a copy that of the article.
    pub fn with_text(&self, text: &str) -> Document {
        Document {
            id: self.id,
            outlet: self.outlet.to_owned(),
            section: self.section.to_owned(),
            language: self.language,
            published: self.published,
            date_origin: self.date_origin,
            encoding: self.encoding,
            url: self.url.to_owned(),
            text: text.to_owned(),
            title_len: self.title_len,
            tokens: self.tokens,
            provenance: Provenance {
                file: self.file.to_owned(),
                record: self.record,
            },
        }
    }
}

impl DocumentTable {
    /// Columns that a document is read from, beside its text.
    const COLUMNS: [&str; 16] = [
        "id",
        "outlet",
        "section",
        "language",
        "published",
        "date_origin",
        "encoding",
        "url",
        "title",
        "title_len",
        "has_body",
        "tokens",
        "file",
        "record",
        "source",
        "signature",
    ];

    /// Decodes the documents of a mapped file; their text is not copied.
    pub(in crate::store) fn decode(file: &TableFile) -> Result<Self, Error> {
        let table = file.columns(&Self::COLUMNS)?;
        // Arrow would check this column too, more slowly.
        let text = file.unchecked_text("text")?;
        if text.iter().flatten().any(|text| from_utf8(text).is_err()) {
            return Err(file.content("a text is not UTF-8"));
        }
        Ok(Self {
            rows: table.rows(),
            id: table.bytes("id", ID)?,
            outlet: table.names("outlet")?,
            section: table.names("section")?,
            language: language(&table)?,
            published: table.numbers::<Date32Type>("published")?,
            date_origin: table.labels("date_origin")?,
            encoding: table.values("encoding", |name| {
                let encoding = encoding_rs::Encoding::for_label(name.as_bytes())?;
                Some(encoding.name())
            })?,
            url: table.text("url")?,
            title: table.text("title")?,
            text,
            title_len: table.numbers::<UInt32Type>("title_len")?,
            has_body: table.flags("has_body")?,
            tokens: table.numbers::<UInt32Type>("tokens")?,
            file: table.names("file")?,
            record: table.numbers::<UInt64Type>("record")?,
            source: table.numbers::<UInt32Type>("source")?,
            signature: table.bytes("signature", SIGNATURE)?,
        })
    }

    /// Returns the number of rows.
    pub(in crate::store) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the document in a row.
    pub(in crate::store) fn get(&self, row: usize) -> StoredDocument<'_> {
        StoredDocument {
            id: id(&self.id, row),
            outlet: self.outlet.get(row),
            section: self.section.get(row),
            language: self.language.get(row),
            published: date(&self.published, row),
            date_origin: self.date_origin.get(row).expect(WRITTEN),
            encoding: self.encoding.get(row).expect(WRITTEN),
            url: self.url.value(row),
            title: self.title.value(row),
            text: self.text.is_valid(row).then(|| {
                from_utf8(self.text.value(row)).expect("texts were checked when they were decoded")
            }),
            title_len: self.title_len.value(row),
            has_body: self.has_body.value(row),
            tokens: self.tokens.value(row),
            file: self.file.get(row),
            record: self.record.value(row),
            source: self.source.value(row),
            signature: signature(&self.signature, row),
        }
    }
}
