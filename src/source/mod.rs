//! From files to records: formats are code, outlets are data.
//!
//! A file is found ([`discover()`]), opened out of its wrappings (`archive`), recognised (`format`,
//! `profile`) and cut into raw records (`cut`): that is [`read()`], a single pass in bounded
//! memory. Reading a raw record's fields and making a [`Record`] of them (`fields`, `origin`,
//! `date`) is the greater work, and is done batch by batch, on any thread.
//!
//! Nothing here looks at names or counts anything, and the text is left as it stands.

mod archive;
mod batch;
mod cut;
mod date;
mod digest;
mod discover;
mod fields;
mod format;
mod menu;
mod name_pattern;
mod origin;
mod outlet;
mod profile;
mod read;
mod recognised;
mod role;

use jiff::civil::Date;

use crate::document::DateOrigin;
use crate::document::Provenance;
use crate::language::Language;

pub use batch::RawBatch;
pub use digest::digest;
pub use discover::Error;
pub use discover::Input;
pub use discover::discover;
pub use format::Format;
pub use profile::Profile;
pub use profile::ProfileError;
pub use profile::Profiles;
pub use profile::Rhythm;
pub use read::ReadSummary;
pub use read::read;
pub use recognised::Recognised;

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

#[cfg(test)]
use tests::test_origin;

#[cfg(test)]
mod tests;
