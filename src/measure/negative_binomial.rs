//! The negative binomial distribution: counts that come in clusters.
//!
//! Pure arithmetic. Knows no document, file or output format. A count of mean μ has the variance
//! μ + μ²/k; `size` is k, and the larger it is, the more the counts are like Poisson ones.

use statrs::function::gamma::ln_gamma;

use super::two_counts::Observed;

/// Steps after which a rate is taken as it is; it is reached in a few.
const STEPS: usize = 100;

/// A rate has been reached when it moves by less than this part of itself.
const NEAR: f64 = 1e-12;

/// Returns the logarithm of the probability of a count of this mean and size, both above 0.
///
/// Source: Hilbe (2011), "Negative Binomial Regression", the NB2 parametrisation.
pub fn ln_probability(count: u64, mean: f64, size: f64) -> f64 {
    let x = count as f64;
    let coefficient = ln_gamma(x + size) - ln_gamma(size) - ln_gamma(x + 1.0);
    coefficient + size * (size / (size + mean)).ln() + x * (mean / (size + mean)).ln()
}

/// Returns the rate of events per unit of exposure that explains counts of this size best; 0
/// where nothing was counted.
///
/// It is not Σx/Σt where exposures differ: in a cluster many events of one long period tell less
/// than as many of several. The maximum of the likelihood, Σ(x−rt)/(1+rt/k) = 0, found by
/// weighting anew. Exposures are above 0.
pub fn rate(counts: &[Observed], size: f64) -> f64 {
    let mut rate = weighted_rate(counts, |_| 1.0);
    for _ in 0..STEPS {
        let next = weighted_rate(counts, |exposure| 1.0 / (1.0 + rate * exposure / size));
        let is_near = (next - rate).abs() <= NEAR * rate;
        rate = next;
        if is_near {
            break;
        }
    }
    rate
}

fn weighted_rate(counts: &[Observed], weight: impl Fn(f64) -> f64) -> f64 {
    let (mut events, mut exposure) = (0.0, 0.0);
    for one in counts {
        let weight = weight(one.exposure);
        events += weight * one.count as f64;
        exposure += weight * one.exposure;
    }
    events / exposure
}

/// Returns the size that neighbouring periods of a series have, or `None` where they differ no
/// more than Poisson counts do, and for fewer than two periods.
///
/// By the method of moments over pairs, of which a step of the level moves one only:
/// Σ 2r² / Σ((r₁−r₂)² − r(1/t₁+1/t₂)), r the rate of both together. It is a rough estimate from
/// few periods.
pub fn size(series: &[Observed]) -> Option<f64> {
    let (mut square, mut excess) = (0.0, 0.0);
    for pair in series.windows(2) {
        let events = pair[0].count + pair[1].count;
        let both = events as f64 / (pair[0].exposure + pair[1].exposure);
        let of = |one: &Observed| one.count as f64 / one.exposure;
        let chance = both * (1.0 / pair[0].exposure + 1.0 / pair[1].exposure);
        square += 2.0 * both * both;
        excess += (of(&pair[0]) - of(&pair[1])).powi(2) - chance;
    }
    (excess > 0.0).then(|| square / excess)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(counts: &[(u64, f64)]) -> Vec<Observed> {
        let observed = |&(count, exposure)| Observed { count, exposure };
        counts.iter().map(observed).collect()
    }

    // nbinom.logpmf(x, k, k / (k + mean)) of scipy 1.17.1.
    #[test]
    fn probabilities_are_those_of_scipy() {
        for (count, mean, size, expected) in [
            (0, 2.0, 1.5, -1.270_946_790_580_805_6),
            (7, 4.0, 2.0, -2.956_038_792_413_533_4),
            (30, 12.0, 5.0, -5.823_540_623_137_489_5),
        ] {
            let found = ln_probability(count, mean, size);
            assert!((found - expected).abs() < 1e-9, "{count}: {found}");
        }
    }

    // GLM with family NegativeBinomial(alpha = 1/3) and offset ln t of statsmodels 0.15.0;
    // together 45 in 80 would be 0.5625.
    #[test]
    fn the_rate_is_that_of_a_regression_with_exposures() {
        let counts = observed(&[(5, 10.0), (30, 40.0), (8, 25.0), (2, 5.0)]);
        assert!((rate(&counts, 3.0) - 0.509_500_27).abs() < 1e-7);
    }

    #[test]
    fn of_equal_exposures_the_rate_is_the_mean() {
        let counts = observed(&[(1, 2.0), (9, 2.0), (2, 2.0)]);
        assert!((rate(&counts, 0.7) - 2.0).abs() < 1e-12);
        assert!(rate(&observed(&[(0, 1.0), (0, 3.0)]), 2.0).abs() < 1e-12);
    }

    // By hand: neighbours 4 and 16, rate 10: 2·100 / (144 − 20).
    #[test]
    fn the_size_is_what_neighbours_differ_by_beyond_chance() {
        let counts = observed(&[(4, 1.0), (16, 1.0), (4, 1.0), (16, 1.0)]);
        assert!((size(&counts).unwrap() - 200.0 / 124.0).abs() < 1e-12);
    }

    #[test]
    fn what_differs_by_chance_alone_has_no_size() {
        assert_eq!(size(&observed(&[(10, 1.0), (11, 1.0), (9, 1.0)])), None);
        assert_eq!(size(&observed(&[(0, 1.0), (0, 1.0)])), None);
        assert_eq!(size(&[]), None);
    }
}
