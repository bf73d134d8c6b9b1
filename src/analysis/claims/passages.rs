//! Where the phrases of claims stand in each document: found while documents come by, since facts
//! keep no text.

use std::collections::BTreeMap;

use crate::document::DocumentId;
use crate::span::Span;

use super::Asked;
use super::Claim;
use super::phrase::Cased;
use super::phrase::Phrase;
use super::phrase::PhraseFinder;

/// Where the phrases of claims stand in each document.
#[derive(Debug)]
pub struct Passages {
    /// By phrase, each once.
    finders: Vec<PhraseFinder>,
    /// By document; the numbers of its phrases with their places, without those that it lacks.
    found: BTreeMap<DocumentId, Vec<(usize, Vec<Span>)>>,
}

impl Passages {
    /// Returns what looks for the phrases of claims; nothing is found yet.
    pub fn of(claims: &[Claim]) -> Self {
        let asked = claims.iter().filter_map(|claim| match &claim.asked {
            Asked::Of(question) => Some(&question.about),
            Asked::OutOfReach(_) => None,
        });
        let mut phrases: Vec<Phrase> = asked.flat_map(|about| about.phrases().cloned()).collect();
        phrases.sort();
        phrases.dedup();
        Self {
            finders: phrases.into_iter().map(PhraseFinder::new).collect(),
            found: BTreeMap::new(),
        }
    }

    /// Returns whether the claims look for any phrase, so that documents must be added.
    pub fn is_sought(&self) -> bool {
        !self.finders.is_empty()
    }

    /// Looks for every phrase in the text of a document, as it is stored. A document that was
    /// added before is not added twice.
    pub fn add(&mut self, document: DocumentId, text: &str) {
        if !self.is_sought() {
            return;
        }
        let text = Cased::new(text);
        let found = self.finders.iter().enumerate();
        let found = found.map(|(at, finder)| (at, finder.spans(&text)));
        let found: Vec<(usize, Vec<Span>)> = found.filter(|(_, spans)| !spans.is_empty()).collect();
        if !found.is_empty() {
            self.found.insert(document, found);
        }
    }

    /// Returns where a phrase of the claims stands in a document that was added.
    pub(super) fn spans(&self, document: DocumentId, phrase: &Phrase) -> &[Span] {
        let sought = self
            .finders
            .binary_search_by(|finder| finder.phrase.cmp(phrase));
        let Some((found, at)) = self.found.get(&document).zip(sought.ok()) else {
            return &[];
        };
        let spans = found.iter().find(|(phrase, _)| *phrase == at);
        spans.map_or(&[], |(_, spans)| spans)
    }
}
