//! Rows of documents: their columns, written and read.

use std::{mem, sync::Arc};

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, FixedSizeBinaryArray, LargeStringArray,
    RecordBatch, UInt32Array, UInt64Array,
    builder::{
        BooleanBuilder, Date32Builder, FixedSizeBinaryBuilder, LargeStringBuilder,
        StringDictionaryBuilder, UInt32Builder, UInt64Builder,
    },
    types::{Date32Type, Int32Type, UInt32Type, UInt64Type},
};
use arrow_schema::ArrowError;
use jiff::{ToSpan, civil::Date};

use crate::document::{DateOrigin, Document, DocumentId, Provenance};
use crate::facts::digest;
use crate::language::Language;
use crate::signature::Signature;
use crate::store::error::Error;
use crate::store::labels::Label;
use crate::store::table::{self, Names, Table, TableFile, Values};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Bytes of an id.
pub(super) const ID: i32 = 16;
/// Bytes of a signature.
pub(super) const SIGNATURE: i32 = 64;

/// Why a value in a decoded column is one that a document had.
const WRITTEN: &str = "columns are as they were written, their digests were checked";

/// Rows of documents that wait to be written.
pub(super) struct DocumentRows {
    id: FixedSizeBinaryBuilder,
    outlet: StringDictionaryBuilder<Int32Type>,
    section: StringDictionaryBuilder<Int32Type>,
    language: StringDictionaryBuilder<Int32Type>,
    published: Date32Builder,
    date_origin: StringDictionaryBuilder<Int32Type>,
    encoding: StringDictionaryBuilder<Int32Type>,
    url: LargeStringBuilder,
    title: LargeStringBuilder,
    text: LargeStringBuilder,
    title_len: UInt32Builder,
    has_body: BooleanBuilder,
    tokens: UInt32Builder,
    file: StringDictionaryBuilder<Int32Type>,
    record: UInt64Builder,
    source: UInt32Builder,
    signature: FixedSizeBinaryBuilder,
    title_digest: UInt64Builder,
    url_digest: UInt64Builder,
    copy_of: FixedSizeBinaryBuilder,
    rows: usize,
    bytes: usize,
}

/// What the store does with a row of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// It is the first of its article: the text is kept.
    Text,
    /// The text is kept already, in the row of the article that this one is a copy of.
    Copy,
}

impl Default for DocumentRows {
    fn default() -> Self {
        Self {
            id: FixedSizeBinaryBuilder::new(ID),
            outlet: StringDictionaryBuilder::new(),
            section: StringDictionaryBuilder::new(),
            language: StringDictionaryBuilder::new(),
            published: Date32Builder::new(),
            date_origin: StringDictionaryBuilder::new(),
            encoding: StringDictionaryBuilder::new(),
            url: LargeStringBuilder::new(),
            title: LargeStringBuilder::new(),
            text: LargeStringBuilder::new(),
            title_len: UInt32Builder::new(),
            has_body: BooleanBuilder::new(),
            tokens: UInt32Builder::new(),
            file: StringDictionaryBuilder::new(),
            record: UInt64Builder::new(),
            source: UInt32Builder::new(),
            signature: FixedSizeBinaryBuilder::new(SIGNATURE),
            title_digest: UInt64Builder::new(),
            url_digest: UInt64Builder::new(),
            copy_of: FixedSizeBinaryBuilder::new(ID),
            rows: 0,
            bytes: 0,
        }
    }
}

impl DocumentRows {
    /// Returns the number of rows.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the bytes of text that the rows hold, the bulk of their memory.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a row; `source` is the position of its input file in the ledger.
    pub(super) fn push(
        &mut self,
        document: &Document,
        signature: Signature,
        source: u32,
        keeping: Keeping,
    ) {
        let id = document.id.0.to_be_bytes();
        self.fixed(|rows| &mut rows.id, &id);
        self.outlet.append_value(&document.outlet);
        self.section.append_value(&document.section);
        self.language
            .append_option(document.language.map(Language::code));
        self.published
            .append_value((document.published - EPOCH).get_days());
        self.date_origin
            .append_value(document.date_origin.stored_name());
        self.encoding.append_value(document.encoding);
        self.url.append_value(&document.url);
        self.title.append_value(document.title());
        self.title_len.append_value(document.title_len);
        self.has_body.append_value(!document.body().is_empty());
        self.tokens.append_value(document.tokens);
        self.file.append_value(&document.provenance.file);
        self.record.append_value(document.provenance.record);
        self.source.append_value(source);
        self.fixed(|rows| &mut rows.signature, &signature.0);
        self.title_digest
            .append_option(digest::title(document.title()));
        self.url_digest.append_option(digest::url(&document.url));
        match keeping {
            Keeping::Text => {
                self.text.append_value(&document.text);
                self.copy_of.append_null();
                self.bytes += document.text.len();
            }
            Keeping::Copy => {
                self.text.append_null();
                self.fixed(|rows| &mut rows.copy_of, &id);
            }
        }
        self.bytes += document.url.len() + document.title().len();
        self.rows += 1;
    }

    fn fixed(&mut self, column: impl Fn(&mut Self) -> &mut FixedSizeBinaryBuilder, bytes: &[u8]) {
        column(self)
            .append_value(bytes)
            .expect("the array is as wide as its column");
    }

    /// Returns the rows as a table, and starts anew.
    pub(super) fn take(&mut self) -> Result<RecordBatch, ArrowError> {
        let mut rows = mem::take(self);
        let columns: [(&str, ArrayRef, bool); 20] = [
            ("id", Arc::new(rows.id.finish()), false),
            ("outlet", Arc::new(rows.outlet.finish()), false),
            ("section", Arc::new(rows.section.finish()), false),
            ("language", Arc::new(rows.language.finish()), true),
            ("published", Arc::new(rows.published.finish()), false),
            ("date_origin", Arc::new(rows.date_origin.finish()), false),
            ("encoding", Arc::new(rows.encoding.finish()), false),
            ("url", Arc::new(rows.url.finish()), false),
            ("title", Arc::new(rows.title.finish()), false),
            ("text", Arc::new(rows.text.finish()), true),
            ("title_len", Arc::new(rows.title_len.finish()), false),
            ("has_body", Arc::new(rows.has_body.finish()), false),
            ("tokens", Arc::new(rows.tokens.finish()), false),
            ("file", Arc::new(rows.file.finish()), false),
            ("record", Arc::new(rows.record.finish()), false),
            ("source", Arc::new(rows.source.finish()), false),
            ("signature", Arc::new(rows.signature.finish()), false),
            ("title_digest", Arc::new(rows.title_digest.finish()), true),
            ("url_digest", Arc::new(rows.url_digest.finish()), true),
            ("copy_of", Arc::new(rows.copy_of.finish()), true),
        ];
        table::batch("documents", columns)
    }
}

/// The columns of documents, read whole.
#[derive(Clone, Debug)]
pub(super) struct DocumentTable {
    rows: usize,
    id: FixedSizeBinaryArray,
    outlet: Names,
    section: Names,
    language: Values<Language>,
    published: Date32Array,
    date_origin: Values<DateOrigin>,
    encoding: Values<&'static str>,
    url: LargeStringArray,
    text: LargeStringArray,
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
    /// Columns that a document is read from.
    const COLUMNS: [&str; 17] = [
        "id",
        "outlet",
        "section",
        "language",
        "published",
        "date_origin",
        "encoding",
        "url",
        "title",
        "text",
        "title_len",
        "has_body",
        "tokens",
        "file",
        "record",
        "source",
        "signature",
    ];

    /// Decodes the documents of a mapped file; their text is not copied.
    pub(super) fn decode(file: &TableFile) -> Result<Self, Error> {
        let table = file.columns(&Self::COLUMNS)?;
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
            text: table.text("text")?,
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
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the document in a row.
    pub(super) fn get(&self, row: usize) -> StoredDocument<'_> {
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
            text: self.text.is_valid(row).then(|| self.text.value(row)),
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

/// Returns the column of languages.
pub(super) fn language(table: &Table) -> Result<Values<Language>, Error> {
    table.values("language", |code| code.parse().ok())
}

/// Returns the id in a row.
pub(super) fn id(column: &FixedSizeBinaryArray, row: usize) -> DocumentId {
    let bytes = column.value(row).try_into();
    DocumentId(u128::from_be_bytes(bytes.expect("the width was checked")))
}

/// Returns the signature in a row.
pub(super) fn signature(column: &FixedSizeBinaryArray, row: usize) -> Signature {
    Signature(column.value(row).try_into().expect("the width was checked"))
}

/// Returns the date in a row.
pub(super) fn date(column: &Date32Array, row: usize) -> Date {
    EPOCH.checked_add(column.value(row).days()).expect(WRITTEN)
}
