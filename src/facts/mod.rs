//! Facts: what counting needs to know of every document, without its text.
//!
//! `scan` builds them from dumps, `count` from a store, both with a [`FactsBuilder`]; every
//! analysis reads them alone.

mod builder;
pub mod digest;
mod fingerprints;
mod row;
mod unread;

use std::ops::Range;

use jiff::civil::Date;
use smallvec::SmallVec;

use crate::document::DocumentId;
use crate::gazetteer::model::{AliasIndex, AliasKind, Counts, EntityIndex};
use crate::language::Language;
use crate::matching::Mention;
use crate::menu::MenuFile;
use crate::signature::Signature;

pub use builder::{Added, FactsBuilder};
pub use fingerprints::Fingerprints;
pub use row::FactRow;
pub use unread::Unread;

/// Index into [`Facts::outlets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutletIndex(pub u16);

/// Index into [`Facts::sections`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIndex(pub u16);

/// Index into [`Facts::documents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentIndex(pub u32);

/// Every document of a corpus, copies already folded into one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Names of outlets, in order of appearance.
    pub outlets: Vec<String>,
    /// Names of sections, in order of appearance; the empty name stands for none.
    pub sections: Vec<String>,
    /// Distinct documents, in order of appearance.
    pub documents: Vec<DocumentFact>,
    /// Near-duplicate signatures of the documents' texts, in the order of the documents. Beside
    /// them, as few are ever looked at, and every question goes through all documents.
    pub signatures: Vec<Signature>,
    /// Mentions of all documents; [`DocumentFact::mentions`] cuts out one document's.
    pub mentions: Vec<MentionCount>,
    /// Records read, whatever became of them.
    pub records: u64,
    /// Records refused.
    pub rejected: u64,
    /// Files of which nothing could be read; what was refused of them is in [`Self::rejected`].
    pub unread: Unread,
    /// Records that were kept in a store and then removed.
    pub removed: u64,
    /// What was found of the menus of outlets, in order of appearance; no records.
    pub menus: Vec<MenuFile>,
}

impl Facts {
    /// Returns the mentions in one of [`Self::documents`], by entity and alias.
    ///
    /// # Panics
    ///
    /// If the document is not one of these facts.
    pub fn mentions_in(&self, document: &DocumentFact) -> &[MentionCount] {
        &self.mentions[document.mentions.start as usize..document.mentions.end as usize]
    }

    /// Returns the name of an outlet.
    ///
    /// # Panics
    ///
    /// If the index is not one of these facts.
    pub fn outlet(&self, outlet: OutletIndex) -> &str {
        &self.outlets[usize::from(outlet.0)]
    }
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
    pub sections: SmallVec<[(SectionIndex, u32); 2]>,
    /// Language, if it is one that headcount has names for.
    pub language: Option<Language>,
    /// Day of publication.
    pub published: Date,
    /// Tokens in title and body.
    pub tokens: u32,
    /// Digest of the title, by [`digest::title`]; `None` without one.
    pub title: Option<u64>,
    /// Digest of the link, by [`digest::url`]; `None` without one. Of several links that copies
    /// stood under, the one with the smallest digest.
    pub url: Option<u64>,
    /// Whether there is text below the title.
    pub has_body: bool,
    /// Range in [`Facts::mentions`].
    pub mentions: Range<u32>,
}

impl DocumentFact {
    /// Returns the day of publication as [`day_number`] counts.
    pub fn day(&self) -> i32 {
        day_number(self.published)
    }

    /// Returns the number of records folded into this document, at least 1.
    pub fn records(&self) -> u64 {
        self.sections
            .iter()
            .map(|(_, records)| u64::from(*records))
            .sum()
    }
}

/// Returns the number of days from 1970-01-01 to a date, negative before.
#[expect(
    clippy::cast_possible_truncation,
    reason = "dates end in the year 9999, fewer than four million days away"
)]
pub fn day_number(date: Date) -> i32 {
    const EPOCH: Date = jiff::civil::date(1970, 1, 1);
    (date.duration_since(EPOCH).as_hours() / 24) as i32
}

/// Returns the day with a number that [`day_number`] gave.
///
/// # Panics
///
/// If there is no such day.
pub fn day_of(number: i32) -> Date {
    jiff::civil::date(1970, 1, 1)
        .checked_add(jiff::Span::new().days(number))
        .expect("the number came from a date")
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

impl MentionCount {
    /// Replaces `counts` by the mentions of one document, in any order, summed and sorted.
    pub fn sum(mentions: &[Mention], counts: &mut Vec<Self>) {
        counts.clear();
        counts.extend(mentions.iter().map(|mention| Self {
            entity: mention.entity,
            alias: mention.alias,
            kind: mention.kind,
            counts: mention.counts,
            count: 1,
        }));
        counts.sort_unstable();
        counts.dedup_by(|next, kept| {
            let is_same = next.without_count() == kept.without_count();
            if is_same {
                kept.count += next.count;
            }
            is_same
        });
    }

    /// Returns everything but the count: two of one document differ in it.
    fn without_count(self) -> (EntityIndex, AliasIndex, AliasKind, Counts) {
        (self.entity, self.alias, self.kind, self.counts)
    }
}
