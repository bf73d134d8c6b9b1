//! A little of every document, and the text of a few: what searching needs, at the price of the
//! columns it looks at.

use arrow_array::types::{Date32Type, UInt32Type};
use arrow_array::{Array, Date32Array, FixedSizeBinaryArray, LargeBinaryArray, UInt32Array};
use jiff::civil::Date;

use crate::document::DocumentId;
use crate::language::Language;
use crate::store::documents::{self, ID};
use crate::store::error::Error;
use crate::store::reader::Partition;
use crate::store::table::{Names, TableFile, Values};

/// What is known of the documents of a partition without their text.
#[derive(Clone, Debug)]
pub struct Outlines {
    id: FixedSizeBinaryArray,
    outlet: Names,
    section: Names,
    language: Values<Language>,
    published: Date32Array,
    tokens: UInt32Array,
    copy_of: FixedSizeBinaryArray,
}

/// What is known of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `Document`")]
pub struct Outline<'a> {
    pub id: DocumentId,
    pub outlet: &'a str,
    pub section: &'a str,
    pub language: Option<Language>,
    pub published: Date,
    pub tokens: u32,
    /// Whether an earlier row holds the same article, and its text.
    pub is_copy: bool,
}

impl Outlines {
    /// Returns the number of rows, copies included.
    pub fn rows(&self) -> usize {
        self.id.len()
    }

    /// Returns what is known of the document in a row.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn get(&self, row: usize) -> Outline<'_> {
        Outline {
            id: documents::id(&self.id, row),
            outlet: self.outlet.get(row),
            section: self.section.get(row),
            language: self.language.get(row),
            published: documents::date(&self.published, row),
            tokens: self.tokens.value(row),
            is_copy: self.copy_of.is_valid(row),
        }
    }

    /// Returns the days of publication of all rows, as days after 1970-01-01.
    pub fn day_numbers(&self) -> &[i32] {
        self.published.values()
    }

    /// Returns the day that such a number stands for.
    pub fn day(number: i32) -> Date {
        documents::day(number)
    }

    /// Returns the tokens in all rows.
    pub fn tokens(&self) -> &[u32] {
        self.tokens.values()
    }

    /// Returns the outlet of a row.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn outlet(&self, row: usize) -> &str {
        self.outlet.get(row)
    }

    /// Returns the rows in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Outline<'_>> {
        (0..self.rows()).map(|row| self.get(row))
    }
}

/// The texts of a partition, each read when it is asked for.
#[derive(Clone, Debug)]
pub struct Texts {
    file: TableFile,
    text: LargeBinaryArray,
    title_len: UInt32Array,
}

impl Texts {
    /// Returns the stored text in a row, and how many bytes of it are the title; `None` in a
    /// copy.
    ///
    /// # Errors
    ///
    /// If the file is damaged at this place.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn get(&self, row: usize) -> Result<Option<(&str, usize)>, Error> {
        if self.text.is_null(row) {
            return Ok(None);
        }
        let title = self.title_len.value(row) as usize;
        match simdutf8::basic::from_utf8(self.text.value(row)) {
            Ok(text) if text.is_char_boundary(title) => Ok(Some((text, title))),
            _ => Err(self.file.content("a text is not UTF-8")),
        }
    }
}

impl Partition {
    /// Returns what is known of the documents without their text.
    ///
    /// # Errors
    ///
    /// If the file is damaged.
    pub fn outlines(&self) -> Result<Outlines, Error> {
        let columns = [
            "id",
            "outlet",
            "section",
            "language",
            "published",
            "tokens",
            "copy_of",
        ];
        let table = self.file.columns(&columns)?;
        Ok(Outlines {
            id: table.bytes("id", ID)?,
            outlet: table.names("outlet")?,
            section: table.names("section")?,
            language: documents::language(&table)?,
            published: table.numbers::<Date32Type>("published")?,
            tokens: table.numbers::<UInt32Type>("tokens")?,
            copy_of: table.bytes("copy_of", ID)?,
        })
    }

    /// Returns the texts; none is read yet.
    ///
    /// # Errors
    ///
    /// If the file is damaged.
    pub fn texts(&self) -> Result<Texts, Error> {
        let table = self.file.columns(&["title_len"])?;
        Ok(Texts {
            text: self.file.unchecked_text("text")?,
            title_len: table.numbers::<UInt32Type>("title_len")?,
            file: self.file.clone(),
        })
    }
}
