//! One record as it is added to facts.

use jiff::civil::Date;

use crate::document::Document;
use crate::document::DocumentId;
use crate::facts::Fingerprints;
use crate::language::Language;
use crate::signature::Signature;

/// One record as a store's columns hold it; it borrows what is text.
#[derive(Clone, Copy, Debug)]
pub struct FactRow<'a> {
    /// Identity of the article; a row whose id is known already is a copy.
    pub id: DocumentId,
    /// Name of the outlet.
    pub outlet: &'a str,
    /// Name of the section; empty for none.
    pub section: &'a str,
    /// Language, if known.
    pub language: Option<Language>,
    /// Day of publication.
    pub published: Date,
    /// Tokens in title and body.
    pub tokens: u32,
    /// Digest of the title: [`Fingerprints::title`].
    pub title: Option<u64>,
    /// Digest of the link: [`Fingerprints::url`].
    pub url: Option<u64>,
    /// Whether there is text below the title.
    pub has_body: bool,
    /// Near-duplicate signature of the text.
    pub signature: Signature,
}

impl<'a> FactRow<'a> {
    /// Returns the row of a document with these fingerprints.
    pub fn of(document: &'a Document, fingerprints: Fingerprints) -> Self {
        Self {
            id: document.id,
            outlet: &document.outlet,
            section: &document.section,
            language: document.language,
            published: document.published,
            tokens: document.tokens,
            title: fingerprints.title,
            url: fingerprints.url,
            has_body: !document.body().is_empty(),
            signature: fingerprints.text,
        }
    }
}
