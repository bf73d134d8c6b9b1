//! The sieve: the texts in which a changed spelling stands at all.
//!
//! The mentions in a text follow from its candidates and from what the aliases found there stand
//! for; who else is in the gazetteer makes no difference. So a text that holds none of the
//! spellings that changed has the same mentions as before, and need not be searched again.
//! Languages, dates and edges are not looked at: more texts are caught than need be, never fewer.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::gazetteer::change::Change;

/// Spellings beyond which searching all texts with all names is as fast. Up to here the table
/// that is walked stays within some 2 MB: a byte takes one look-up. A leader who takes an office
/// changes some sixty spellings, a country that is declared anew a hundred.
const FEW: usize = 500;

/// What catches the texts that a change concerns.
#[derive(Debug)]
pub struct Sieve(AhoCorasick);

impl Sieve {
    /// Returns the sieve of a change; `None` if so much changed that sifting gains nothing.
    pub fn of(change: &Change) -> Option<Self> {
        // An empty spelling stands nowhere.
        let spellings = change.spellings().iter().filter(|text| !text.is_empty());
        if change.spellings().len() > FEW {
            return None;
        }
        let search = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            // That one stands there is all that is asked; of these searches, the fastest.
            .match_kind(MatchKind::LeftmostFirst)
            .build(spellings);
        search.ok().map(Self)
    }

    /// Returns whether a spelling that changed stands in the text as a bare string.
    pub fn catches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}
