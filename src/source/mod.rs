//! From files to records: formats are code, outlets are data.
//!
//! A file is opened (`archive`), recognised (`detect`, `profile`), cut into raw records by its
//! format's adapter, and each raw record is mapped to the fields of a [`Record`].

use jiff::civil::Date;

use crate::{
    document::{DateOrigin, Provenance},
    language::Language,
};

/// One article as it stands in a dump: decoded, not yet normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Outlet as named by the profile.
    pub outlet: String,
    /// Section; empty if there is none.
    pub section: String,
    /// Language that the profile or the record declares.
    pub language: Option<Language>,
    /// Day of publication, and how it was found.
    pub published: Date,
    /// How the day was found.
    pub date_origin: DateOrigin,
    /// Encoding of the file, by its WHATWG name.
    pub encoding: &'static str,
    /// Link to the article; empty if there is none.
    pub url: String,
    /// Title as it stands, possibly with markup; empty if there is none.
    pub title: String,
    /// Text as it stands, possibly with markup; empty if there is none.
    pub text: String,
    /// Whether `title` and `text` are HTML or plain text.
    pub markup: Markup,
    /// File and record.
    pub provenance: Provenance,
}

/// How a record's title and text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Plain text; entities may occur (`&nbsp;`, `&#39;`) and are decoded.
    Plain,
    /// HTML.
    Html,
}
