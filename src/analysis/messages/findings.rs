//! What all articles say of messages, as they come by.

use std::collections::BTreeSet;

use crate::analysis::subcorpus::Subcorpus;
use crate::dedup::Deduplicated;
use crate::dedup::Policy;
use crate::document::DocumentId;
use crate::facts::Facts;

use super::Finding;
use super::Reading;
use super::Unread;

/// What articles report, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Messages reported.
    pub readings: Vec<Reading>,
    /// Articles that look like the report of a message and could not be read, each once.
    pub unread: Vec<Unread>,
    seen: BTreeSet<DocumentId>,
}

impl Findings {
    /// Adds what was found in one article; copies of it add nothing.
    pub fn add(&mut self, found: Vec<Finding>) {
        let Some(first) = found.first() else {
            return;
        };
        if !self.seen.insert(first.document()) {
            return;
        }
        for finding in found {
            match finding {
                Finding::Read(reading) => self.readings.push(reading),
                Finding::Unread(unread) => self.unread.push(unread),
            }
        }
    }

    /// Leaves what stands in the documents that a question is asked of, and of those of an
    /// article that was issued again its last version. The window is not looked at: it is one
    /// of messages.
    #[must_use]
    pub fn within(mut self, facts: &Facts, subcorpus: &Subcorpus, duplicates: Policy) -> Self {
        let everywhen = Subcorpus {
            window: crate::period::Window::default(),
            ..subcorpus.clone()
        };
        let deduplicated = Deduplicated::of(facts, duplicates);
        let kept: BTreeSet<DocumentId> = facts
            .documents
            .iter()
            .zip(&deduplicated.standings)
            .filter(|(document, standing)| standing.weight() > 0 && everywhen.contains(document))
            .map(|(document, _)| document.id)
            .collect();
        self.readings
            .retain(|reading| kept.contains(&reading.report.document));
        self.unread
            .retain(|unread| kept.contains(&unread.report.document));
        self
    }
}

impl Finding {
    fn document(&self) -> DocumentId {
        match self {
            Self::Read(reading) => reading.report.document,
            Self::Unread(unread) => unread.report.document,
        }
    }
}
