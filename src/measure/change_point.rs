//! Change points: where does the rate of a series step from one level to another?
//!
//! Pure arithmetic. Knows no document, file or output format.

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

/// Returns the stretches of constant rate that explain a series best: the segmentation with the
/// least Poisson cost, −2·Σ x·ln(x/t) over segments, plus `penalty` for every change, no
/// segment shorter than three periods.
///
/// Takes counts with exposure above 0, in order of time. Exact, by dynamic programming over all
/// segmentations: what PELT finds with pruning, which so short a series does not need. It finds
/// where levels differ, not why, and not how surely: a change of the corpus is one too. `None`
/// for fewer than eight periods.
///
/// Source: Killick, Fearnhead & Eckley (2012), "Optimal detection of changepoints with a linear
/// computational cost".
pub fn segments(series: &[Observed], penalty: f64) -> Option<Vec<Segment>> {
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
            let total = best[start].0 + cost(last) + penalty;
            if end - start >= SHORTEST_SEGMENT && total < best[end].0 {
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

/// Returns the price of a change: 2·ln n, as the Bayesian information criterion has it for a
/// level and a place, times the dispersion of the series where that is above 1.
///
/// Mentions come in clusters: with the price of a Poisson series every busy month would be a
/// change. The dispersion is that of neighbouring periods, Σ(r₁−r₂)²/(r·(1/t₁+1/t₂))/(n−1),
/// which a step moves once only.
pub fn penalty(series: &[Observed]) -> f64 {
    let bic = 2.0 * (series.len().max(1) as f64).ln();
    bic * dispersion(series).max(1.0)
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
        let found = segments(series, penalty(series)).unwrap();
        found.iter().map(|segment| segment.start).collect()
    }

    #[test]
    fn a_step_is_found_where_it_is() {
        let series = equal(&[20, 22, 19, 21, 20, 5, 4, 6, 5, 5]);
        assert_eq!(starts(&series), [0, 5]);
        let found = segments(&series, penalty(&series)).unwrap();
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
        let found = segments(&series, penalty(&series)).unwrap();
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

    #[test]
    fn seven_periods_are_too_few() {
        assert_eq!(segments(&equal(&[1; 7]), 3.0), None);
        assert_eq!(segments(&[], 3.0), None);
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
            let found = segments(&series, penalty).unwrap();
            let costs: f64 = found.iter().map(|segment| cost(segment.observed)).sum();
            let total = costs + penalty * (found.len() - 1) as f64;
            prop_assert!((total - by_trying(&series, penalty)).abs() < 1e-6);
            prop_assert_eq!(found.last().unwrap().end, series.len());
        }
    }
}
