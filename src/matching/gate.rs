//! The fast matcher: three gates, each passed by fewer places of a text, and a trie behind them.
//!
//! `starts` decides by vectors, for 64 bytes at once, where an alias can begin at all; `head` by
//! one look into a small table whether the first bytes there begin one, and which; `tries` finds
//! the aliases that do.
//!
//! It finds candidates, overlapping ones too; which of them are mentions is the judge's business,
//! as it is for the definition.

use crate::gazetteer::model::{AliasIndex, Boundary, Gazetteer};
use crate::span::Span;

use super::candidate::Candidate;
use super::head::Heads;
use super::judge::Case;
use super::starts::Starts;
use super::tries::Tries;
use super::{Circumstance, Matcher, Mention};

/// A matcher that passes over a text once.
#[derive(Debug)]
pub struct Gate<'g> {
    gazetteer: &'g Gazetteer,
    starts: Starts,
    heads: Heads,
    tries: Tries,
}

impl<'g> Gate<'g> {
    /// Returns a matcher for the aliases of `gazetteer`.
    ///
    /// # Panics
    ///
    /// If there are more aliases than [`AliasIndex`] can tell apart.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let spellings: Vec<&[u8]> = gazetteer
            .aliases
            .iter()
            .map(|alias| alias.text.as_bytes())
            .collect();
        let mut tries = Tries::default();
        let heads = Heads::of(&spellings, |head| {
            let first = spellings.partition_point(|spelling| *spelling < head);
            let rest = &spellings[first..];
            let begun = rest.partition_point(|spelling| spelling.starts_with(head));
            tries.add(&spellings, first..first + begun, head.len())
        });
        Self {
            gazetteer,
            starts: Starts::of(&gazetteer.aliases),
            heads,
            tries,
        }
    }

    /// Returns where aliases stand as bare strings. Left out are only places where a boundary is
    /// missing on the left.
    fn candidates(&self, text: &str) -> Vec<Candidate> {
        let bytes = text.as_bytes();
        // State media name somebody in every line.
        let mut candidates = Vec::with_capacity(text.len() / 64);
        self.starts.each_block(bytes, |at, starts| {
            self.heads.each_in(bytes, at, starts, |start, root, len| {
                self.collect(bytes, start, root, len, &mut candidates);
            });
        });
        for seam in self.unseen_seams(bytes, &candidates) {
            if let Some((root, len)) = self.heads.at(&bytes[seam..]) {
                self.collect(bytes, seam, root, len, &mut candidates);
            }
        }
        candidates
    }

    /// Returns the ends of glued names, which are boundaries even inside a word, where an alias
    /// would not have been seen.
    fn unseen_seams(&self, text: &[u8], candidates: &[Candidate]) -> Vec<usize> {
        let is_glued = |candidate: &&Candidate| {
            self.gazetteer.aliases[candidate.alias.0 as usize].boundary == Boundary::Glued
        };
        let ends = candidates
            .iter()
            .filter(is_glued)
            .map(|glued| glued.span.end as usize);
        let mut seams: Vec<usize> = ends
            .filter(|end| self.starts.leaves_out(text, *end))
            .collect();
        seams.sort_unstable();
        seams.dedup();
        seams
    }

    /// Collects every alias that begins at `start`, where a head of this length stands.
    fn collect(
        &self,
        text: &[u8],
        start: usize,
        root: u32,
        len: usize,
        candidates: &mut Vec<Candidate>,
    ) {
        self.tries
            .each_in(root, len, &text[start..], |len, aliases| {
                let span = Span::new(start, start + len);
                candidates.extend(aliases.map(|index| Candidate {
                    span,
                    alias: AliasIndex(index),
                }));
            });
    }
}

impl Matcher for Gate<'_> {
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>) {
        let case = Case {
            gazetteer: self.gazetteer,
            text,
            circumstance,
        };
        case.judge(&mut self.candidates(text), mentions, &mut |_, _| {});
    }
}
