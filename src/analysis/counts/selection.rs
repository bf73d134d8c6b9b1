//! Which documents and mentions stand behind a count, so that they can be listed one by one.

use std::collections::HashMap;

use crate::dedup::Deduplicated;
use crate::dedup::Policy;
use crate::document::Document;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::matching::Mention;

use super::CountQuery;

/// The documents that a query counts, as they come by once more.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    query: &'a CountQuery,
    facts: &'a Facts,
    /// How often each document still has to be taken.
    wanted: HashMap<DocumentId, u64>,
}

impl<'a> Selection<'a> {
    /// Returns what `query` counts in `facts`.
    pub fn of(query: &'a CountQuery, facts: &'a Facts) -> Self {
        let deduplicated = Deduplicated::of(facts, query.duplicates);
        let wanted = query
            .subcorpus
            .weighted(facts, &deduplicated)
            .into_iter()
            .map(|(document, weight)| (document.id, weight))
            .collect();
        Self {
            query,
            facts,
            wanted,
        }
    }

    /// Returns whether this record is counted, and takes it off the list: an article that counts
    /// once is taken at the first of its copies. All records of the corpus must come by.
    pub fn takes(&mut self, document: &Document) -> bool {
        if !self.fits_section(document) {
            return false;
        }
        let Some(times) = self.wanted.get_mut(&document.id) else {
            return false;
        };
        let is_wanted = *times > 0;
        *times = times.saturating_sub(1);
        is_wanted
    }

    /// Returns whether this mention of a document that was taken counts.
    pub fn counts(&self, mention: &Mention) -> bool {
        self.query.takes(mention)
    }

    /// Where every record counts, only those in the sections asked for do; where copies are one
    /// article, any of them stands for it.
    fn fits_section(&self, document: &Document) -> bool {
        let sections = &self.query.subcorpus.sections;
        self.query.duplicates != Policy::None
            || sections.is_empty()
            || sections
                .iter()
                .any(|section| self.facts.sections[usize::from(section.0)] == document.section)
    }
}
