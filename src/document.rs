//! Documents: text with its metadata, as kept and counted.
//!
//! A [`Document`] is made by `text` from a source's record and never changes afterwards.

use std::fmt;

use jiff::civil::Date;

use crate::language::Language;

/// The identity of an article: a digest of its outlet, date, title and text.
///
/// Two records with the same id are copies of one article, under whatever link,
/// section or file they stand. Displayed as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub u128);

impl DocumentId {
    /// Returns the id of the article with this outlet, day and stored text.
    ///
    /// Fields are separated by a byte that cannot stand in text, so that no two
    /// different articles run into the same digest input.
    pub fn of(outlet: &str, published: Date, text: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        for field in [outlet, &published.to_string(), text] {
            hasher.update(field.as_bytes());
            hasher.update(&[0xFF]);
        }
        let mut half = [0; 16];
        half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Self(u128::from_be_bytes(half))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// How a document's date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrigin {
    /// A field of the record.
    Field,
    /// The record's address.
    Url,
    /// The name of the file, or of a folder above it.
    FileName,
    /// The dateline at the head of the text, its year taken from elsewhere.
    Dateline,
}

impl DateOrigin {
    /// Returns the name used in tables and stores.
    pub fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Url => "url",
            Self::FileName => "file name",
            Self::Dateline => "dateline",
        }
    }
}

/// Where a record came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provenance {
    /// The file as named on the command line or found below it, with `/` between parts;
    /// a member of an archive is written `archive.zip!/member.json`.
    pub file: String,
    /// The record's number in the file, from 1.
    pub record: u64,
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} record {}", self.file, self.record)
    }
}

/// Text with its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Identity of the article; equal ids are copies.
    pub id: DocumentId,
    /// Outlet as named by its profile, such as `kcna-en`.
    pub outlet: String,
    /// Section of the outlet; empty if it has none.
    pub section: String,
    /// Language of the text; `None` if it is none that headcount has names for.
    pub language: Option<Language>,
    /// Day of publication.
    pub published: Date,
    /// How the day was found.
    pub date_origin: DateOrigin,
    /// Encoding of the file, by its WHATWG name, such as `UTF-8` or `EUC-KR`.
    pub encoding: &'static str,
    /// Link to the article; empty if there is none.
    pub url: String,
    /// Stored text: the title, a blank line (two `\n`), the body. Normalised, paragraphs
    /// separated by one `\n`. A document without a title is its body alone, one without a
    /// body its title alone.
    pub text: String,
    /// Length of the title at the head of `text`, in bytes; 0 if there is none.
    pub title_len: u32,
    /// Tokens in `text`: words of alphabetic scripts and of Hangul, characters of Han and Kana.
    pub tokens: u32,
    /// File and record.
    pub provenance: Provenance,
}

impl Document {
    /// Returns the title; empty if there is none.
    pub fn title(&self) -> &str {
        &self.text[..self.title_len as usize]
    }

    /// Returns the text below the title; empty for a bare headline.
    pub fn body(&self) -> &str {
        self.text[self.title_len as usize..].trim_start_matches('\n')
    }
}
