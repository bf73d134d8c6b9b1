//! Several counts, each with its own exposure: do they come from one rate?
//!
//! Pure arithmetic. Knows no document, file or output format.

use statrs::function::gamma::checked_gamma_ur;
use statrs::function::gamma::ln_gamma;

use super::random::SplitMix64;
use super::two_counts::Observed;

/// Splits of a sum that are looked at one by one; more would take seconds.
const SPLITS: f64 = 1e6;

/// Two splits are equally uneven if they differ by less.
const ROUNDING: f64 = 1e-9;

/// Returns the probability, from 0 to 1, of counts at least as uneven as these if they come from
/// one rate, by the χ² approximation: Σ(x−e)²/e with one degree of freedom less than counts.
///
/// Good where every expected count is 5 or more; below, [`exact_p_value`] is the answer. `None`
/// for fewer than two counts, or where nothing was counted. It says nothing on which differs.
///
/// Source: Pearson (1900), "On the criterion that a given system of deviations…".
pub fn chi_square_p_value(counts: &[Observed]) -> Option<f64> {
    let shares = shares(counts)?;
    let seen: Vec<u64> = counts.iter().map(|one| one.count).collect();
    let statistic = chi_square(&seen, &shares);
    let degrees = (counts.len() - 1) as f64;
    // Of even counts the function has no value at 0; the tail is all there is.
    Some(checked_gamma_ur(degrees / 2.0, statistic / 2.0).unwrap_or(1.0))
}

/// Returns the same probability without approximation: that of all splits of the sum whose
/// Σ(x−e)²/e is at least as large, under the multinomial distribution.
///
/// `None` as for [`chi_square_p_value`], and where there are more than a million splits. Ordering
/// splits by their probability instead gives another p (0.059 in place of 0.074 for 12, 10, 3).
pub fn exact_p_value(counts: &[Observed]) -> Option<f64> {
    let shares = shares(counts)?;
    let all: u64 = counts.iter().map(|one| one.count).sum();
    if splits(all, counts.len()) > SPLITS {
        return None;
    }
    let seen: Vec<u64> = counts.iter().map(|one| one.count).collect();
    let as_uneven = chi_square(&seen, &shares) - ROUNDING;
    let mut split = vec![0; counts.len()];
    let mut p = 0.0;
    each_split(all, 0, &mut split, &mut |split| {
        if chi_square(split, &shares) >= as_uneven {
            p += ln_probability(split, &shares).exp();
        }
    });
    Some(p.min(1.0))
}

/// Random splits that [`simulated_p_value`] draws.
const DRAWS: u32 = 20_000;

/// Seed of the draws, so that the same counts always give the same value.
const SEED: u64 = 0x5EED;

/// Returns the same probability from random splits, where there are too many to look at each:
/// (1 + splits at least as uneven) / (1 + 20,000), always the same for the same counts.
///
/// `None` as for [`chi_square_p_value`]. Its own error is below 0.004, in 19 of 20 cases.
///
/// Source: Hope (1968), "A simplified Monte Carlo significance test procedure".
pub fn simulated_p_value(counts: &[Observed]) -> Option<f64> {
    let shares = shares(counts)?;
    let seen: Vec<u64> = counts.iter().map(|one| one.count).collect();
    let as_uneven = chi_square(&seen, &shares) - ROUNDING;
    let ends: Vec<f64> = shares
        .iter()
        .scan(0.0, |sum, share| {
            *sum += share;
            Some(*sum)
        })
        .collect();
    let all: u64 = seen.iter().sum();
    let mut random = SplitMix64::new(SEED);
    let mut split = vec![0; counts.len()];
    let mut extreme = 0_u32;
    for _ in 0..DRAWS {
        split.fill(0);
        for _ in 0..all {
            let unit = random.unit();
            let at = ends.partition_point(|end| *end <= unit);
            // Rounding can leave the last end below 1.
            split[at.min(ends.len() - 1)] += 1;
        }
        extreme += u32::from(chi_square(&split, &shares) >= as_uneven);
    }
    Some(f64::from(1 + extreme) / f64::from(1 + DRAWS))
}

/// Returns Σ(x−e)²/e.
fn chi_square(split: &[u64], shares: &[f64]) -> f64 {
    let all: u64 = split.iter().sum();
    let parts = split.iter().zip(shares);
    parts
        .map(|(&count, share)| {
            let expected = all as f64 * share;
            (count as f64 - expected).powi(2) / expected
        })
        .sum()
}

/// Returns the share of each exposure.
fn shares(counts: &[Observed]) -> Option<Vec<f64>> {
    let is_exposed = |one: &Observed| one.exposure > 0.0 && one.exposure.is_finite();
    let has_events = counts.iter().any(|one| one.count > 0);
    if counts.len() < 2 || !has_events || !counts.iter().all(is_exposed) {
        return None;
    }
    let all: f64 = counts.iter().map(|one| one.exposure).sum();
    Some(counts.iter().map(|one| one.exposure / all).collect())
}

/// Returns how many ways there are to split `all` events over so many counts.
fn splits(all: u64, counts: usize) -> f64 {
    (1..counts).fold(1.0, |ways, k| ways * (all as f64 + k as f64) / k as f64)
}

fn each_split(left: u64, at: usize, split: &mut [u64], see: &mut impl FnMut(&[u64])) {
    if at + 1 == split.len() {
        split[at] = left;
        see(split);
        return;
    }
    for here in 0..=left {
        split[at] = here;
        each_split(left - here, at + 1, split, see);
    }
}

fn ln_probability(split: &[u64], shares: &[f64]) -> f64 {
    let all: u64 = split.iter().sum();
    let parts = split.iter().zip(shares);
    let of_parts: f64 = parts
        .map(|(&count, share)| count as f64 * share.ln() - ln_factorial(count))
        .sum();
    ln_factorial(all) + of_parts
}

fn ln_factorial(n: u64) -> f64 {
    ln_gamma(n as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equal(counts: &[u64]) -> Vec<Observed> {
        let observed = |&count| Observed {
            count,
            exposure: 1.0,
        };
        counts.iter().map(observed).collect()
    }

    // The messages of 2022, 2023 and 2024, computed apart from this project.
    #[test]
    fn twelve_ten_and_three_have_their_published_p_values() {
        let counts = equal(&[12, 10, 3]);
        assert_eq!(
            format!("{:.3}", chi_square_p_value(&counts).unwrap()),
            "0.069"
        );
        assert_eq!(format!("{:.3}", exact_p_value(&counts).unwrap()), "0.074");
    }

    // By hand: of the four splits of 3 over two, 3+0 and 0+3 have 1/8 each.
    #[test]
    fn every_split_at_least_as_uneven_adds_to_the_probability() {
        let p = exact_p_value(&equal(&[3, 0])).unwrap();
        assert!((p - 0.25).abs() < 1e-12);
        let p = exact_p_value(&equal(&[2, 1])).unwrap();
        assert!((p - 1.0).abs() < 1e-12);
    }

    #[test]
    fn exposures_move_what_is_expected() {
        let observed = |count, exposure| Observed { count, exposure };
        let even = [observed(20, 2.0), observed(10, 1.0)];
        assert!((chi_square_p_value(&even).unwrap() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn one_count_or_none_at_all_cannot_differ() {
        assert_eq!(chi_square_p_value(&equal(&[4])), None);
        assert_eq!(exact_p_value(&equal(&[0, 0])), None);
        assert_eq!(exact_p_value(&[]), None);
    }

    // The exact values are 0.25 and 0.0738 (all splits enumerated by hand, and above); of 20,000
    // draws the error is 0.004 at most in 19 of 20 streams, and this stream never changes.
    #[test]
    fn random_splits_come_close_to_all_of_them() {
        let near = |counts: &[u64], p: f64| {
            let found = simulated_p_value(&equal(counts)).unwrap();
            assert!((found - p).abs() < 0.006, "{found} for {p}");
        };
        near(&[3, 0], 0.25);
        near(&[12, 10, 3], exact_p_value(&equal(&[12, 10, 3])).unwrap());
        near(&[2, 1], 1.0);
        assert_eq!(simulated_p_value(&equal(&[0, 0])), None);
    }

    // chisquare([60, 40, 20, 30, 50, 40]) of scipy 1.17.1: statistic 25, p = 1.4e-4; the least
    // that can be drawn is 1 in 20,001.
    #[test]
    fn random_splits_are_never_impossible() {
        let p = simulated_p_value(&equal(&[60, 40, 20, 30, 50, 40])).unwrap();
        assert!((1.0 / 20_001.0..0.001).contains(&p), "{p}");
    }

    #[test]
    fn too_many_splits_are_left_to_the_approximation() {
        let counts = equal(&[900, 800, 700, 600]);
        assert_eq!(exact_p_value(&counts), None);
        assert!(chi_square_p_value(&counts).is_some());
    }
}
