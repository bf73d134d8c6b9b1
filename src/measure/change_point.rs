//! Change points: where does the rate of a series step from one level to another?
//!
//! Pure arithmetic. Knows no document, file or output format.

use super::negative_binomial;
use super::two_counts::Observed;

/// Periods that a search needs.
pub const SHORTEST: usize = 8;

/// Periods that a level lasts at least.
pub const SHORTEST_SEGMENT: usize = 3;

/// A stretch of periods at one level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Position of its first period.
    pub start: usize,
    /// Position behind its last period.
    pub end: usize,
    /// Events and exposure of all of it.
    pub observed: Observed,
}

impl Segment {
    /// Returns events per unit of exposure.
    pub fn rate(&self) -> f64 {
        self.observed.count as f64 / self.observed.exposure
    }
}

/// What a series is taken for, by which a stretch of it costs more or less.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cost {
    /// Independent events: −2·Σ x·ln(x/t).
    Poisson,
    /// Events in clusters of this size: −2 log-likelihood at the best rate.
    NegativeBinomial {
        /// As [`negative_binomial::size`] has it.
        size: f64,
    },
}

impl Cost {
    /// Returns the cost of events in clusters, or `None` where neighbouring periods differ no
    /// more than independent events do.
    pub fn clustered(series: &[Observed]) -> Option<Self> {
        negative_binomial::size(series).map(|size| Self::NegativeBinomial { size })
    }

    /// Returns the cost that suits a series: that of clusters where neighbouring periods differ
    /// by more than chance would have it in 19 of 20 series of independent events.
    pub fn of(series: &[Observed]) -> Self {
        let pairs = series.len().saturating_sub(1).max(1) as f64;
        // Neighbouring differences share a period: the variance of their mean square is 3/pairs.
        let by_chance = 1.0 + ONE_SIDED_95 * (3.0 / pairs).sqrt();
        let clustered = Self::clustered(series).filter(|_| dispersion(series) > by_chance);
        clustered.unwrap_or(Self::Poisson)
    }

    /// Returns the price of a change: 2·ln n, as the Bayesian information criterion has it for a
    /// level and a place; for Poisson times the dispersion, where that is above 1.
    pub fn penalty(self, series: &[Observed]) -> f64 {
        match self {
            Self::Poisson => penalty(series),
            Self::NegativeBinomial { .. } => bic(series),
        }
    }

    /// Returns −2 log-likelihood of a stretch at its own rate, without what every segmentation
    /// has; `all` is the sum of the stretch.
    fn stretch(self, stretch: &[Observed], all: Observed) -> f64 {
        match self {
            Self::Poisson => cost(all),
            Self::NegativeBinomial { size } => clustered_cost(stretch, all, size),
        }
    }
}

/// The 95 % point of the standard normal distribution.
const ONE_SIDED_95: f64 = 1.644_853_626_951_472_2;

/// Returns the stretches of constant rate that explain a series best: the segmentation with the
/// least cost, plus `penalty` for every change, no segment shorter than three periods.
///
/// Takes counts with exposure above 0, in order of time. Exact, by dynamic programming over all
/// segmentations: what PELT finds with pruning, which so short a series does not need. It finds
/// where levels differ, not why, and not how surely: a change of the corpus is one too. `None`
/// for fewer than eight periods.
///
/// Source: Killick, Fearnhead & Eckley (2012), "Optimal detection of changepoints with a linear
/// computational cost".
pub fn segments(series: &[Observed], cost: Cost, penalty: f64) -> Option<Vec<Segment>> {
    if series.len() < SHORTEST || !series.iter().all(|one| one.exposure > 0.0) {
        return None;
    }
    // best[end]: least cost of the periods before `end`, and where the last segment starts.
    let mut best = vec![(f64::INFINITY, 0); series.len() + 1];
    best[0] = (-penalty, 0);
    for end in SHORTEST_SEGMENT..=series.len() {
        let mut last = Observed {
            count: 0,
            exposure: 0.0,
        };
        for start in (0..end).rev() {
            last.count += series[start].count;
            last.exposure += series[start].exposure;
            if end - start < SHORTEST_SEGMENT || best[start].0.is_infinite() {
                continue;
            }
            let total = best[start].0 + cost.stretch(&series[start..end], last) + penalty;
            if total < best[end].0 {
                best[end] = (total, start);
            }
        }
    }
    let mut found = Vec::new();
    let mut end = series.len();
    while end > 0 {
        let start = best[end].1;
        found.push(Segment {
            start,
            end,
            observed: sum(&series[start..end]),
        });
        end = start;
    }
    found.reverse();
    Some(found)
}

/// Returns the price of a change of a Poisson series: 2·ln n, as the Bayesian information
/// criterion has it for a level and a place, times the dispersion of the series where that is above 1.
///
/// Mentions come in clusters: with the price of a Poisson series every busy month would be a
/// change. The dispersion is that of neighbouring periods, Σ(r₁−r₂)²/(r·(1/t₁+1/t₂))/(n−1),
/// which a step moves once only.
pub fn penalty(series: &[Observed]) -> f64 {
    bic(series) * dispersion(series).max(1.0)
}

fn bic(series: &[Observed]) -> f64 {
    2.0 * (series.len().max(1) as f64).ln()
}

/// Returns how much more neighbouring periods differ than independent events would: 1 for those.
fn dispersion(series: &[Observed]) -> f64 {
    let pairs = series.len().saturating_sub(1).max(1) as f64;
    let excess = series.windows(2).map(|pair| {
        let both = sum(pair);
        if both.count == 0 {
            return 0.0;
        }
        let rate = |one: &Observed| one.count as f64 / one.exposure;
        let variance = rate(&both) * (1.0 / pair[0].exposure + 1.0 / pair[1].exposure);
        (rate(&pair[0]) - rate(&pair[1])).powi(2) / variance
    });
    excess.sum::<f64>() / pairs
}

fn sum(series: &[Observed]) -> Observed {
    Observed {
        count: series.iter().map(|one| one.count).sum(),
        exposure: series.iter().map(|one| one.exposure).sum(),
    }
}

/// Returns −2 log-likelihood of a segment at its own rate, without what every segmentation has.
fn cost(segment: Observed) -> f64 {
    if segment.count == 0 {
        return 0.0;
    }
    let count = segment.count as f64;
    -2.0 * count * (count / segment.exposure).ln()
}

/// Returns the same for events in clusters: Σ (x+k)·ln(1+rt/k) − x·ln(rt) is what depends on the
/// rate.
fn clustered_cost(stretch: &[Observed], all: Observed, size: f64) -> f64 {
    if all.count == 0 {
        return 0.0;
    }
    let rate = negative_binomial::rate(stretch, size);
    let one = |one: &Observed| {
        let mean = rate * one.exposure;
        let count = one.count as f64;
        (count + size) * (mean / size).ln_1p() - count * rate.ln()
    };
    2.0 * stretch.iter().map(one).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn equal(counts: &[u64]) -> Vec<Observed> {
        let observed = |&count| Observed {
            count,
            exposure: 1.0,
        };
        counts.iter().map(observed).collect()
    }

    fn starts(series: &[Observed]) -> Vec<usize> {
        let found = segments(series, Cost::Poisson, penalty(series)).unwrap();
        found.iter().map(|segment| segment.start).collect()
    }

    #[test]
    fn a_step_is_found_where_it_is() {
        let series = equal(&[20, 22, 19, 21, 20, 5, 4, 6, 5, 5]);
        assert_eq!(starts(&series), [0, 5]);
        let found = segments(&series, Cost::Poisson, penalty(&series)).unwrap();
        assert!((found[0].rate() - 20.4).abs() < 1e-12);
        assert!((found[1].rate() - 5.0).abs() < 1e-12);
    }

    #[test]
    fn a_constant_rate_has_no_step_whatever_the_exposures() {
        let exposures = [10.0, 10.0, 10.0, 10.0, 50.0, 50.0, 50.0, 50.0, 50.0];
        let series: Vec<Observed> = exposures
            .iter()
            .map(|&exposure| Observed {
                count: if exposure > 20.0 { 25 } else { 5 },
                exposure,
            })
            .collect();
        assert_eq!(starts(&series), [0]);
    }

    #[test]
    fn two_busy_months_are_no_level() {
        let series = equal(&[5, 5, 5, 5, 60, 60, 5, 5, 5, 5, 5, 5]);
        let found = segments(&series, Cost::Poisson, penalty(&series)).unwrap();
        assert!(found.iter().all(|s| s.end - s.start >= SHORTEST_SEGMENT));
    }

    // By hand: neighbours 4 and 16, rate 10 each: 144/20 = 7.2.
    #[test]
    fn clustered_counts_make_a_change_dearer() {
        let series = equal(&[4, 16, 4, 16, 4, 16, 4, 16]);
        assert!((penalty(&series) - 7.2 * 2.0 * 8.0_f64.ln()).abs() < 1e-9);
        assert_eq!(starts(&series), [0]);
    }

    #[test]
    fn a_series_of_zeros_has_one_level() {
        assert_eq!(starts(&equal(&[0; 12])), [0]);
    }

    fn clustered_starts(series: &[Observed]) -> Vec<usize> {
        let cost = Cost::clustered(series).unwrap();
        let found = segments(series, cost, cost.penalty(series)).unwrap();
        found.iter().map(|segment| segment.start).collect()
    }

    const CLUSTERED: [u64; 12] = [12, 30, 9, 25, 14, 28, 60, 95, 55, 110, 70, 88];

    // Sizes and segmentations by a search over all segmentations with nbinom.logpmf of scipy
    // 1.17.1. With the plain price Poisson would see a third level, from the tenth period.
    #[test]
    fn clusters_are_no_levels_and_a_step_between_them_is_found() {
        let series = equal(&CLUSTERED);
        let Some(Cost::NegativeBinomial { size }) = Cost::clustered(&series) else {
            panic!("the series is clustered")
        };
        assert!((size - 8.103_936_311).abs() < 1e-8, "{size}");
        assert_eq!(clustered_starts(&series), [0, 6]);
        let plain = 2.0 * 12.0_f64.ln();
        assert_eq!(segments(&series, Cost::Poisson, plain).unwrap().len(), 3);
        let alike = equal(&[5, 22, 9, 14, 3, 19, 8, 25, 6, 12]);
        assert_eq!(clustered_starts(&alike), [0]);
        let exposures = [
            10.0, 12.0, 9.0, 10.0, 11.0, 10.0, 12.0, 10.0, 9.0, 12.0, 10.0, 11.0,
        ];
        let exposed: Vec<Observed> = CLUSTERED
            .iter()
            .zip(exposures)
            .map(|(&count, exposure)| Observed { count, exposure })
            .collect();
        assert_eq!(clustered_starts(&exposed), [0, 6]);
    }

    // The same search: least cost 101.26361630776589 with the terms that no rate changes.
    #[test]
    fn the_cost_of_clusters_is_their_likelihood() {
        let series = equal(&CLUSTERED);
        let size = 8.103_936_311_366_652;
        let cost = Cost::NegativeBinomial { size };
        let found = segments(&series, cost, cost.penalty(&series)).unwrap();
        let likelihood = |segment: &Segment| -> f64 {
            let stretch = &series[segment.start..segment.end];
            let rate = negative_binomial::rate(stretch, size);
            let one = |one: &Observed| negative_binomial::ln_probability(one.count, rate, size);
            stretch.iter().map(one).sum()
        };
        let total: f64 = found.iter().map(|segment| -2.0 * likelihood(segment)).sum();
        assert!(
            (total + cost.penalty(&series) - 101.263_616_307_7).abs() < 1e-7,
            "{total}"
        );
        // What is left out is the same for every segmentation.
        let left_out = |from: usize, to: usize| {
            let segment = Segment {
                start: from,
                end: to,
                observed: sum(&series[from..to]),
            };
            let stretch = &series[from..to];
            -2.0 * likelihood(&segment) - cost.stretch(stretch, segment.observed)
        };
        assert!((left_out(0, 12) - left_out(0, 6) - left_out(6, 12)).abs() < 1e-9);
    }

    #[test]
    fn the_cost_follows_the_series() {
        assert_eq!(
            Cost::of(&equal(&[10, 9, 12, 8, 11, 10, 9, 13])),
            Cost::Poisson
        );
        let clustered = Cost::of(&equal(&CLUSTERED));
        assert!(matches!(clustered, Cost::NegativeBinomial { .. }));
        assert_eq!(Cost::clustered(&equal(&[7; 9])), None);
        assert_eq!(Cost::of(&[]), Cost::Poisson);
    }

    #[test]
    fn seven_periods_are_too_few() {
        assert_eq!(segments(&equal(&[1; 7]), Cost::Poisson, 3.0), None);
        assert_eq!(segments(&[], Cost::Poisson, 3.0), None);
    }

    /// Returns the least cost by trying every segmentation.
    fn by_trying(series: &[Observed], penalty: f64) -> f64 {
        let whole = cost(sum(series));
        (SHORTEST_SEGMENT..series.len())
            .filter(|at| series.len() - at >= SHORTEST_SEGMENT)
            .map(|at| cost(sum(&series[..at])) + penalty + by_trying(&series[at..], penalty))
            .fold(whole, f64::min)
    }

    proptest! {
        #[test]
        fn the_segmentation_is_the_cheapest_of_all(
            counts in prop::collection::vec(0_u64..30, 8..14),
        ) {
            let series = equal(&counts);
            let penalty = penalty(&series);
            let found = segments(&series, Cost::Poisson, penalty).unwrap();
            let costs: f64 = found.iter().map(|segment| cost(segment.observed)).sum();
            let total = costs + penalty * (found.len() - 1) as f64;
            prop_assert!((total - by_trying(&series, penalty)).abs() < 1e-6);
            prop_assert_eq!(found.last().unwrap().end, series.len());
        }
    }
}
