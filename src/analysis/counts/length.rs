//! Steps in the length of documents: where shares rise or fall because documents grow or shrink.
//!
//! Knows nothing of why: headlines beside whole stories look like any other step.

use crate::period::Granularity;

use super::CountTable;
use super::SearchedPeriod;

/// Documents that a period needs for its mean length to say something.
const ENOUGH: u64 = 20;

/// Two periods, one after the other, of very different length of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthStep<'a> {
    /// The earlier period.
    pub before: &'a SearchedPeriod,
    /// The later one.
    pub after: &'a SearchedPeriod,
}

impl SearchedPeriod {
    /// Returns the tokens of a document on average, to the nearest whole one; `None` without
    /// documents.
    pub fn tokens_per_document(&self) -> Option<u64> {
        let halves = self.tokens.saturating_mul(2).saturating_add(self.documents);
        halves.checked_div(self.documents.saturating_mul(2))
    }
}

impl CountTable {
    /// Returns the steps between neighbouring periods, of which one has more than twice the
    /// tokens a document of the other; see [`length_steps`]. Days have none, as a single speech
    /// makes one.
    pub fn length_steps(&self) -> Vec<LengthStep<'_>> {
        match self.query.by {
            Granularity::Day => Vec::new(),
            _ => length_steps(&self.periods),
        }
    }
}

/// Returns the steps in a series of periods, in the order of time. Those of fewer than twenty
/// documents are passed over: their mean is that of a few, and a gap must not hide the step across
/// it.
///
/// A headline names fewer than its story, so that KCNA's headlines of 1997 to 2009 and its stories
/// from 2011 on differ threefold in the share that names China, with the news unchanged.
pub fn length_steps<'a>(
    periods: impl IntoIterator<Item = &'a SearchedPeriod>,
) -> Vec<LengthStep<'a>> {
    let enough = periods.into_iter().filter(|one| one.documents >= ENOUGH);
    let enough: Vec<&SearchedPeriod> = enough.collect();
    enough
        .windows(2)
        .map(|pair| LengthStep {
            before: pair[0],
            after: pair[1],
        })
        .filter(LengthStep::is_large)
        .collect()
}

impl LengthStep<'_> {
    fn is_large(&self) -> bool {
        let times = |tokens: u64, documents: u64| u128::from(tokens) * u128::from(documents);
        let before = times(self.before.tokens, self.after.documents);
        let after = times(self.after.tokens, self.before.documents);
        before.max(after) > 2 * before.min(after)
    }
}
