//! Facts: what counting needs to know of every document, without its text.
//!
//! `scan` builds them from dumps, `count` from a store; every analysis reads them alone.

use std::ops::Range;

use jiff::civil::Date;

use crate::{
    document::DocumentId,
    gazetteer::model::{AliasIndex, AliasKind, Counts, EntityIndex},
    language::Language,
    signature::Signature,
};

/// Index into [`Facts::outlets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutletIndex(pub u16);

/// Index into [`Facts::sections`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIndex(pub u16);

/// Every document of a corpus, copies already folded into one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Names of outlets, in order of appearance.
    pub outlets: Vec<String>,
    /// Names of sections, in order of appearance; the empty name stands for none.
    pub sections: Vec<String>,
    /// Distinct documents, in order of appearance.
    pub documents: Vec<DocumentFact>,
    /// Mentions of all documents; [`DocumentFact::mentions`] cuts out one document's.
    pub mentions: Vec<MentionCount>,
    /// Records read, whatever became of them.
    pub records: u64,
    /// Records refused.
    pub rejected: u64,
}

/// One distinct document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFact {
    /// Identity; no two documents of [`Facts::documents`] share one.
    pub id: DocumentId,
    /// Outlet.
    pub outlet: OutletIndex,
    /// Sections it stood in, each with the number of records there; their sum is the number of
    /// records folded into this document.
    pub sections: Vec<(SectionIndex, u32)>,
    /// Language, if it is one that headcount has names for.
    pub language: Option<Language>,
    /// Day of publication.
    pub published: Date,
    /// Tokens in title and body.
    pub tokens: u32,
    /// Digest of the title without case, punctuation and spaces; `None` without a title.
    pub title: Option<u64>,
    /// Digest of the link; `None` without one.
    pub url: Option<u64>,
    /// Whether there is text below the title.
    pub has_body: bool,
    /// Near-duplicate signature of the text.
    pub signature: Signature,
    /// Range in [`Facts::mentions`].
    pub mentions: Range<u32>,
}

/// Mentions of one entity under one alias in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionCount {
    /// Who or what is mentioned.
    pub entity: EntityIndex,
    /// Under which alias.
    pub alias: AliasIndex,
    /// What sort of name it is.
    pub kind: AliasKind,
    /// Smallest `--counts` under which these count.
    pub counts: Counts,
    /// How many, at least 1.
    pub count: u32,
}
