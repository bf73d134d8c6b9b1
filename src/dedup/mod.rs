//! Which documents are counted: copies folded, superseded versions left out.
//!
//! Decided over facts when a question is asked, never when a dump is read, so that reading two
//! dumps one after the other gives what reading them together gives. Knows no gazetteer: an
//! edited list of names must not change how many documents there are.

mod copies;
mod repeats;
mod revisions;

use crate::facts::{DocumentFact, DocumentIndex, Facts};

/// The version of the rules by which copies and revisions are decided. Raised whenever the same
/// facts get other standings, so that standings that were kept by older rules are decided anew.
pub const RULES_VERSION: u32 = 1;

/// What is taken for one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Copies and superseded versions: of an article that was edited, the last version counts.
    #[default]
    Revisions,
    /// Copies alone: every version of an article counts.
    Copies,
    /// Nothing: every record counts.
    None,
}

impl Policy {
    /// Every policy, from the one that folds most.
    pub const ALL: [Self; 3] = [Self::Revisions, Self::Copies, Self::None];

    /// Returns the name used for `--duplicates` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Revisions => "revisions",
            Self::Copies => "copies",
            Self::None => "none",
        }
    }
}

/// How one document of [`Facts::documents`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It counts this many times: once, or once a record under [`Policy::None`].
    Counted {
        /// How many times, at least 1.
        weight: u64,
    },
    /// It is the bare title of this document, as a photo or video listing gives it.
    CopyOf(DocumentIndex),
    /// It is an earlier version of this document.
    RevisionOf(DocumentIndex),
}

impl Standing {
    /// Returns how many times the document counts, 0 if another stands for it.
    pub fn weight(self) -> u64 {
        match self {
            Self::Counted { weight } => weight,
            Self::CopyOf(_) | Self::RevisionOf(_) => 0,
        }
    }
}

/// Where all records went. Under every policy `records = documents + copies + rejected + removed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Records read.
    pub records: u64,
    /// Distinct documents; each record is one under [`Policy::None`].
    pub documents: u64,
    /// Records folded into a document.
    pub copies: u64,
    /// Records refused.
    pub rejected: u64,
    /// Records removed from a store.
    pub removed: u64,
    /// How many of `documents` are superseded by a later version and not counted.
    pub revisions: u64,
}

impl Totals {
    /// Returns the number of documents that count, the denominator of every share.
    pub fn counted(self) -> u64 {
        self.documents - self.revisions
    }
}

/// The standing of every document under one policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deduplicated {
    /// The policy.
    pub policy: Policy,
    /// One for each of [`Facts::documents`], in their order. Whatever a standing points at is
    /// itself counted.
    pub standings: Vec<Standing>,
    /// Where all records went.
    pub totals: Totals,
}

impl Deduplicated {
    /// Returns how every document counts under a policy.
    pub fn of(facts: &Facts, policy: Policy) -> Self {
        let standings = match policy {
            Policy::None => facts
                .documents
                .iter()
                .map(|document| Standing::Counted {
                    weight: document.records(),
                })
                .collect(),
            Policy::Copies => folded(&copies::articles(facts), &[]),
            Policy::Revisions => folded(&copies::articles(facts), &revisions::last_versions(facts)),
        };
        Self {
            policy,
            totals: totals(facts, policy, &standings),
            standings,
        }
    }

    /// Returns how many times a document counts.
    ///
    /// # Panics
    ///
    /// If the index is not one of the facts' documents.
    pub fn weight(&self, document: DocumentIndex) -> u64 {
        self.standings[document.0 as usize].weight()
    }
}

/// Returns the standings when each document counts once at most, given for every document the
/// article whose bare title it is and the last version of it. No last versions: all are last.
fn folded(articles: &[Option<DocumentIndex>], last: &[DocumentIndex]) -> Vec<Standing> {
    let last_version =
        |document: DocumentIndex| last.get(document.0 as usize).copied().unwrap_or(document);
    (0..)
        .map(DocumentIndex)
        .zip(articles)
        .map(|(document, article)| match article {
            Some(article) => Standing::CopyOf(last_version(*article)),
            None if last_version(document) == document => Standing::Counted { weight: 1 },
            None => Standing::RevisionOf(last_version(document)),
        })
        .collect()
}

fn totals(facts: &Facts, policy: Policy, standings: &[Standing]) -> Totals {
    let kept = facts.records - facts.rejected - facts.removed;
    let number = |is_such: fn(&Standing) -> bool| {
        standings
            .iter()
            .filter(|standing| is_such(standing))
            .count() as u64
    };
    let documents = match policy {
        Policy::None => kept,
        Policy::Copies | Policy::Revisions => {
            number(|standing| !matches!(standing, Standing::CopyOf(_)))
        }
    };
    Totals {
        records: facts.records,
        documents,
        copies: kept - documents,
        rejected: facts.rejected,
        removed: facts.removed,
        revisions: number(|standing| matches!(standing, Standing::RevisionOf(_))),
    }
}

/// Returns a digest as it is in the document's outlet: another in another outlet, but for chance,
/// so that whoever compares two must compare the outlets too.
fn within_outlet(document: &DocumentFact, digest: u64) -> u64 {
    // An odd multiplier (the golden ratio, as in Fibonacci hashing) spreads the outlets.
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    digest ^ u64::from(document.outlet.0).wrapping_mul(SPREAD)
}

#[cfg(test)]
mod kcna_2024;
#[cfg(test)]
mod tests;
