//! The working matcher: all aliases at once with an Aho-Corasick automaton.
//!
//! The automaton finds candidates, overlapping ones too; which of them are mentions is the
//! judge's business, as it is for the definition.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::gazetteer::model::{AliasIndex, Gazetteer};
use crate::span::Span;

use super::candidate::Candidate;
use super::judge::Case;
use super::{Circumstance, Matcher, Mention};

/// A matcher that passes over the text once.
#[derive(Clone, Debug)]
pub struct Automaton<'g> {
    gazetteer: &'g Gazetteer,
    search: AhoCorasick,
    /// For each pattern, the aliases that are spelled so.
    spelled: Vec<Range<u32>>,
}

impl<'g> Automaton<'g> {
    /// Returns a matcher for the aliases of `gazetteer`.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let mut spelled = Vec::new();
        let mut patterns: Vec<&str> = Vec::new();
        for (index, alias) in (0..).zip(&gazetteer.aliases) {
            if alias.text.is_empty() {
                continue;
            }
            if patterns.last() == Some(&alias.text.as_str()) {
                extend(&mut spelled, index);
            } else {
                patterns.push(&alias.text);
                spelled.push(index..index + 1);
            }
        }
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .build(patterns)
            .expect("a gazetteer has fewer aliases than an automaton has room for");
        Self {
            gazetteer,
            search,
            spelled,
        }
    }

    /// Returns every place where an alias stands as a bare string.
    pub(super) fn candidates(&self, text: &str) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for found in self.search.find_overlapping_iter(text) {
            let span = Span::new(found.start(), found.end());
            let aliases = self.spelled[found.pattern().as_usize()].clone();
            candidates.extend(aliases.map(|index| Candidate {
                span,
                alias: AliasIndex(index),
            }));
        }
        candidates
    }
}

impl Matcher for Automaton<'_> {
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>) {
        let case = Case {
            gazetteer: self.gazetteer,
            text,
            circumstance,
        };
        case.judge(&mut self.candidates(text), mentions, &mut |_, _| {});
    }
}

/// Lets the last range reach over `index`, which follows it.
fn extend(ranges: &mut [Range<u32>], index: u32) {
    if let Some(last) = ranges.last_mut() {
        last.end = index + 1;
    }
}
