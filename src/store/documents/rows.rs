//! Documents on their way to a file, column by column.

use std::{mem, sync::Arc};

use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{
        BooleanBuilder, Date32Builder, FixedSizeBinaryBuilder, LargeStringBuilder,
        StringDictionaryBuilder, UInt32Builder, UInt64Builder,
    },
    types::Int32Type,
};
use arrow_schema::ArrowError;

use crate::document::Document;
use crate::facts::Fingerprints;
use crate::language::Language;
use crate::store::documents::{EPOCH, ID, SIGNATURE};
use crate::store::labels::Label;
use crate::store::table;

/// Rows of documents that wait to be written.
pub(in crate::store) struct DocumentRows {
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
pub(in crate::store) enum Keeping {
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
    pub(in crate::store) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the bytes of text that the rows hold, the bulk of their memory.
    pub(in crate::store) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a row; `source` is the position of its input file in the ledger.
    pub(in crate::store) fn push(
        &mut self,
        document: &Document,
        fingerprints: Fingerprints,
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
        self.fixed(|rows| &mut rows.signature, &fingerprints.text.0);
        self.title_digest.append_option(fingerprints.title);
        self.url_digest.append_option(fingerprints.url);
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
    pub(in crate::store) fn take(&mut self) -> Result<RecordBatch, ArrowError> {
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
