//! Records refused: counted, kept and reported, because they change the denominator.

use std::fmt;

use crate::document::Provenance;

/// A record that could not become a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// File and record.
    pub provenance: Provenance,
    /// Byte offset in the (decompressed) file at which the record begins, where known.
    pub offset: Option<u64>,
    /// Why it was refused.
    pub reason: Reason,
    /// The first bytes of the record, as text, at most [`Rejection::EXCERPT`] characters.
    pub excerpt: String,
}

impl Rejection {
    /// Characters of the refused record that are kept.
    pub const EXCERPT: usize = 120;

    /// Returns the head of a raw record for [`Rejection::excerpt`]: at most
    /// [`Rejection::EXCERPT`] characters, undecodable bytes and control characters replaced.
    pub fn excerpt_of(raw: &[u8]) -> String {
        let head = &raw[..raw.len().min(4 * Self::EXCERPT)];
        String::from_utf8_lossy(head)
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(Self::EXCERPT)
            .collect()
    }
}

/// Why a record was refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The bytes do not parse as the file's format; the parser's words.
    Malformed(String),
    /// The file ends inside a record or a compressed stream.
    Truncated(String),
    /// The bytes are not valid in the encoding; its name.
    Encoding(&'static str),
    /// No field, url, file name or dateline holds a date; what was looked at.
    NoDate(String),
    /// A date was found and is no date of the outlet's time: before 1945 or after tomorrow.
    ImplausibleDate(String),
    /// A date was found that is one of two days: the date and both.
    AmbiguousDate(String),
    /// Neither title nor text.
    NoText,
    /// No profile fits, and no common field name is there.
    NoProfile(String),
    /// The file is known to hold no articles: a licence, a menu; what it is.
    NoArticles(String),
    /// The file is of a format that is not read.
    UnknownFormat(String),
    /// Expansion or nesting beyond the limit that guards against archive bombs.
    Limit(String),
    /// The system does not let the file be read; its words.
    Unreadable(String),
    /// The file holds no record.
    Empty,
}

impl Reason {
    /// Returns the short name used in counts and stores, such as `no date`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed",
            Self::Truncated(_) => "truncated",
            Self::Encoding(_) => "encoding",
            Self::NoDate(_) => "no date",
            Self::ImplausibleDate(_) => "implausible date",
            Self::AmbiguousDate(_) => "ambiguous date",
            Self::NoText => "no text",
            Self::NoProfile(_) => "no profile",
            Self::NoArticles(_) => "no articles",
            Self::UnknownFormat(_) => "unknown format",
            Self::Limit(_) => "limit",
            Self::Unreadable(_) => "unreadable",
            Self::Empty => "empty file",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) => write!(f, "malformed: {why}"),
            Self::Truncated(why) => write!(f, "truncated: {why}"),
            Self::Encoding(name) => write!(f, "not valid {name}"),
            Self::NoDate(looked) => write!(f, "no date found; looked at: {looked}"),
            Self::ImplausibleDate(date) => {
                write!(f, "implausible date {date}: before 1945 or after tomorrow")
            }
            Self::AmbiguousDate(date) => write!(
                f,
                "ambiguous date {date}: set date_order = \"dmy\" or \"mdy\" in a profile, --profiles"
            ),
            Self::NoText => write!(f, "neither title nor text"),
            Self::NoProfile(seen) => write!(f, "no profile fits: {seen}"),
            Self::NoArticles(what) => write!(f, "holds no articles: {what}"),
            Self::UnknownFormat(what) => write!(f, "format not read: {what}"),
            Self::Limit(what) => write!(f, "beyond the limit: {what}"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Empty => write!(f, "the file holds no record"),
        }
    }
}
