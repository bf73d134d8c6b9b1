//! The plain matcher: one Aho-Corasick automaton over all aliases.
//!
//! It looks at every byte and needs nothing but a well-kept library, which makes it the second
//! opinion on the gate, faster than the definition.

use aho_corasick::AhoCorasick;

use crate::gazetteer::model::{AliasIndex, Gazetteer};
use crate::span::Span;

use super::candidate::Candidate;
use super::judge::Case;
use super::{Circumstance, Matcher, Mention};

/// A matcher that passes over a text once, byte by byte.
#[derive(Debug)]
pub struct Automaton<'g> {
    gazetteer: &'g Gazetteer,
    search: AhoCorasick,
}

impl<'g> Automaton<'g> {
    /// Returns a matcher for the aliases of `gazetteer`.
    ///
    /// # Panics
    ///
    /// If there are more aliases than an automaton has room for.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let spellings = gazetteer.aliases.iter().map(|alias| &alias.text);
        Self {
            gazetteer,
            // The kind of matches is left at all of them, overlapping or not.
            search: AhoCorasick::new(spellings)
                .expect("a gazetteer has fewer aliases than an automaton has room for"),
        }
    }
}

impl Matcher for Automaton<'_> {
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>) {
        let case = Case {
            gazetteer: self.gazetteer,
            text,
            circumstance,
        };
        let occurrences = self.search.find_overlapping_iter(text);
        let mut candidates: Vec<Candidate> = occurrences
            .map(|found| Candidate {
                span: Span::new(found.start(), found.end()),
                alias: AliasIndex(found.pattern().as_u32()),
            })
            .collect();
        case.judge(&mut candidates, mentions, &mut |_, _| {});
    }
}
