//! A sample that is the same whatever the order: each thing draws a number from what it is, and
//! the lowest numbers stay.
//!
//! The same corpus gives the same sample from a dump or a store, and a corpus that grows keeps
//! most of it.

use crate::document::DocumentId;
use crate::measure::random::SplitMix64;
use crate::span::Span;

/// How many are drawn, and by which numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many at most.
    pub size: usize,
    /// Another seed draws others.
    pub seed: u64,
}

/// Keeps a sample of what comes by, or all of it.
#[derive(Clone, Debug)]
pub(super) struct Sampler<T> {
    sample: Option<Sample>,
    /// Each with its number and its position among all.
    kept: Vec<(u64, u64, T)>,
    total: u64,
}

impl<T> Sampler<T> {
    pub(super) fn new(sample: Option<Sample>) -> Self {
        Self {
            sample,
            kept: Vec::new(),
            total: 0,
        }
    }

    /// Adds what stands at a place, if it may stay.
    pub(super) fn add(&mut self, place: (DocumentId, Span), what: impl FnOnce() -> T) {
        let order = self.total;
        self.total += 1;
        let Some(sample) = self.sample else {
            self.kept.push((0, order, what()));
            return;
        };
        self.kept.push((drawn(sample.seed, place), order, what()));
        if self.kept.len() >= 2 * sample.size.max(1) {
            self.shrink(sample.size);
        }
    }

    fn shrink(&mut self, size: usize) {
        if self.kept.len() > size {
            self.kept
                .select_nth_unstable_by_key(size, |(number, order, _)| (*number, *order));
            self.kept.truncate(size);
        }
    }

    /// Returns how many came by.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Returns what was kept, in the order in which it came by.
    pub(super) fn finish(mut self) -> Vec<T> {
        if let Some(sample) = self.sample {
            self.shrink(sample.size);
        }
        self.kept.sort_unstable_by_key(|(_, order, _)| *order);
        self.kept.into_iter().map(|(_, _, what)| what).collect()
    }
}

/// Returns the number that a place draws.
fn drawn(seed: u64, (document, span): (DocumentId, Span)) -> u64 {
    #[expect(clippy::cast_possible_truncation, reason = "both halves are taken")]
    let halves = [(document.0 >> 64) as u64, document.0 as u64];
    let position = u64::from(span.start) << 32 | u64::from(span.end);
    let parts = [halves[0], halves[1], position];
    parts
        .into_iter()
        .fold(SplitMix64::new(seed).next_u64(), |state, part| {
            SplitMix64::new(state ^ part).next_u64()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(size: usize, seed: u64, places: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut sampler = Sampler::new(Some(Sample { size, seed }));
        for at in places {
            let place = (
                DocumentId(u128::try_from(at / 3).unwrap()),
                Span::new(at, at + 1),
            );
            sampler.add(place, || at);
        }
        let mut kept = sampler.finish();
        kept.sort_unstable();
        kept
    }

    #[test]
    fn the_order_of_what_comes_by_changes_nothing() {
        let forwards = sampled(20, 1, 0..1_000);
        assert_eq!(forwards.len(), 20);
        assert_eq!(forwards, sampled(20, 1, (0..1_000).rev()));
        assert_ne!(forwards, sampled(20, 2, 0..1_000));
    }

    #[test]
    fn a_sample_of_more_than_there_is_is_all_of_it() {
        assert_eq!(sampled(20, 1, 0..5), [0, 1, 2, 3, 4]);
        assert_eq!(sampled(0, 1, 0..5), [] as [usize; 0]);
    }

    #[test]
    fn every_place_is_drawn_about_as_often() {
        let mut drawn = [0_u32; 50];
        for seed in 0..1_000 {
            for at in sampled(5, seed, 0..50) {
                drawn[at] += 1;
            }
        }
        // Each 100 times on average, with a standard deviation of 9.5.
        assert!(
            drawn.iter().all(|&times| (60..140).contains(&times)),
            "{drawn:?}"
        );
    }
}
