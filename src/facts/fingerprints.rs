//! Fingerprints: what documents are compared by without their text.

use crate::document::Document;
use crate::facts::digest;
use crate::signature::Signature;

/// What tells that a document is another version of one seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprints {
    /// Digest of the title, by [`digest::title`]; `None` without one.
    pub title: Option<u64>,
    /// Digest of the link, by [`digest::url`]; `None` without one.
    pub url: Option<u64>,
    /// Near-duplicate signature of the text.
    pub text: Signature,
}

impl Fingerprints {
    /// Returns those of a document.
    pub fn of(document: &Document) -> Self {
        Self {
            title: digest::title(document.title()),
            url: digest::url(&document.url),
            text: Signature::of(&document.text),
        }
    }
}
