//! The definition of a mention: every alias is tried at every position.
//!
//! Slow and obvious. It is what faster matchers are held to.

use crate::gazetteer::model::{AliasIndex, Gazetteer};
use crate::span::Span;

use super::candidate::Candidate;
use super::judge::Case;
use super::{Circumstance, Matcher, Mention};

/// A matcher that tries every alias at every position.
#[derive(Clone, Copy, Debug)]
pub struct Definition<'g> {
    gazetteer: &'g Gazetteer,
}

impl<'g> Definition<'g> {
    /// Returns a matcher for the aliases of `gazetteer`.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Self { gazetteer }
    }
}

impl Matcher for Definition<'_> {
    fn find(&self, text: &str, circumstance: Circumstance, mentions: &mut Vec<Mention>) {
        let case = Case {
            gazetteer: self.gazetteer,
            text,
            circumstance,
        };
        let mut candidates = candidates(self.gazetteer, text);
        case.judge(&mut candidates, mentions, &mut |_, _| {});
    }
}

/// Returns every place where an alias stands as a bare string. An empty alias stands nowhere.
pub(super) fn candidates(gazetteer: &Gazetteer, text: &str) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (start, _) in text.char_indices() {
        for (index, alias) in (0..).zip(&gazetteer.aliases) {
            if !alias.text.is_empty() && text[start..].starts_with(&alias.text) {
                candidates.push(Candidate {
                    span: Span::new(start, start + alias.text.len()),
                    alias: AliasIndex(index),
                });
            }
        }
    }
    candidates
}
