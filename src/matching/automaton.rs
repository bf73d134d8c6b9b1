//! The working matcher: Aho-Corasick automata, one for each script.
//!
//! An automaton finds candidates, overlapping ones too; which of them are mentions is the
//! judge's business, as it is for the definition. One automaton for all scripts would take 39 MB
//! and 37 ms to build for 5,500 aliases; by script, each takes a few and is built when a text
//! first needs it. Each passes only over the regions in which its script stands.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::dfa::DFA;

use crate::gazetteer::model::{AliasIndex, Gazetteer};
use crate::span::Span;

use super::candidate::Candidate;
use super::cursor;
use super::judge::Case;
use super::region::Gate;
use super::{Circumstance, Matcher, Mention};

/// A matcher that passes over each part of a text once.
#[derive(Debug)]
pub struct Automaton<'g> {
    gazetteer: &'g Gazetteer,
    spellings: Vec<Spellings>,
}

/// The aliases that begin in one script.
#[derive(Debug)]
struct Spellings {
    gate: Gate,
    /// Aliases of one spelling each; the pattern's number is the position here.
    aliases: Vec<Range<u32>>,
    /// Bytes of the longest spelling.
    longest: usize,
    automaton: OnceLock<DFA>,
}

impl<'g> Automaton<'g> {
    /// Returns a matcher for the aliases of `gazetteer`. Builds nothing yet: the automaton of a
    /// script is built when a text first holds it.
    ///
    /// # Panics
    ///
    /// If there are more aliases than [`AliasIndex`] can tell apart.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let mut spellings: Vec<Spellings> = Gate::ALL.into_iter().map(Spellings::new).collect();
        let mut end = 0;
        for together in gazetteer.aliases.chunk_by(|a, b| a.text == b.text) {
            let start = end;
            end += u32::try_from(together.len()).expect("indices of aliases fit four bytes");
            let text = together[0].text.as_bytes();
            let Some(first) = text.first() else {
                continue;
            };
            let gate = Gate::of(*first);
            let of_script = spellings
                .iter_mut()
                .find(|of_script| of_script.gate == gate);
            if let Some(of_script) = of_script {
                of_script.aliases.push(start..end);
                of_script.longest = of_script.longest.max(text.len());
            }
        }
        spellings.retain(|of_script| !of_script.aliases.is_empty());
        Self {
            gazetteer,
            spellings,
        }
    }

    /// Returns every place where an alias stands as a bare string.
    fn candidates(&self, text: &str) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for of_script in &self.spellings {
            of_script.search(self.gazetteer, text, &mut candidates);
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

impl Spellings {
    fn new(gate: Gate) -> Self {
        Self {
            gate,
            aliases: Vec::new(),
            longest: 0,
            automaton: OnceLock::new(),
        }
    }

    fn search(&self, gazetteer: &Gazetteer, text: &str, candidates: &mut Vec<Candidate>) {
        for region in self.gate.regions(text.as_bytes(), self.longest) {
            let automaton = self.automaton.get_or_init(|| self.build(gazetteer));
            let start = region.start;
            let region = &text.as_bytes()[region];
            cursor::occurrences(automaton, self.longest, region, |end, pattern| {
                let aliases = self.aliases[pattern.as_usize()].clone();
                let len = gazetteer.aliases[aliases.start as usize].text.len();
                let span = Span::new(start + end - len, start + end);
                candidates.extend(aliases.map(|index| Candidate {
                    span,
                    alias: AliasIndex(index),
                }));
            });
        }
    }

    fn build(&self, gazetteer: &Gazetteer) -> DFA {
        let spellings = self
            .aliases
            .iter()
            .map(|aliases| &gazetteer.aliases[aliases.start as usize].text);
        // The kind of matches is left at all of them, overlapping or not.
        DFA::builder()
            .prefilter(false)
            .build(spellings)
            .expect("a gazetteer has fewer aliases than an automaton has room for")
    }
}
