//! Steps in volume: where counts rise or fall because the corpus does.

use crate::coverage::State;
use crate::period::Granularity;

use super::CountTable;
use super::SearchedPeriod;

/// Two neighbouring periods of very different volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VolumeStep<'a> {
    /// The earlier period.
    pub before: &'a SearchedPeriod,
    /// The later one.
    pub after: &'a SearchedPeriod,
}

impl CountTable {
    /// Returns the steps between neighbouring periods, both held whole, of which one has more
    /// than one and a half times the documents of the other.
    ///
    /// KCNA's headlines rose from 439 in January 2011 to 1,008 in March, and every country's with
    /// them: over a step only rates compare. Days and weeks have none, as they differ anyway.
    pub fn volume_steps(&self) -> Vec<VolumeStep<'_>> {
        if matches!(self.query.by, Granularity::Day | Granularity::Week) {
            return Vec::new();
        }
        self.periods
            .windows(2)
            .map(|pair| VolumeStep {
                before: &pair[0],
                after: &pair[1],
            })
            .filter(VolumeStep::is_large)
            .collect()
    }
}

impl VolumeStep<'_> {
    fn is_large(&self) -> bool {
        let are_whole = [self.before, self.after]
            .iter()
            .all(|searched| searched.coverage.state == State::Whole);
        let (before, after) = (self.before.documents, self.after.documents);
        are_whole && 2 * before.max(after) > 3 * before.min(after)
    }
}
