//! Intervals: the range in which a share plausibly lies.
//!
//! Pure arithmetic. Knows no document, file or output format.

use std::num::NonZeroU64;

/// The 97.5 % point of the standard normal distribution: two tails of 2.5 % leave 95 %.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// A closed range of a share, 0 ≤ `low` ≤ `high` ≤ 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Returns the Wilson score interval of a proportion, without continuity correction.
///
/// Takes successes and trials, and the normal deviate of the confidence level ([`Z_95`] for
/// 95 %). Both ends lie within 0 and 1, and neither is out of reach when no trial or every
/// trial succeeds: 0 of 20 gives 0 to 0.161. It speaks of trials that succeed independently;
/// articles on one event do not, so that the true range is wider. `successes` above `trials`
/// are read as `trials`.
///
/// Source: Wilson (1927), "Probable Inference, the Law of Succession, and Statistical
/// Inference", in the form of Newcombe (1998), "Two-sided confidence intervals for the single
/// proportion", method 3.
pub fn wilson(successes: u64, trials: NonZeroU64, z: f64) -> Interval {
    let n = trials.get() as f64;
    let successes = successes.min(trials.get());
    let p = successes as f64 / n;
    let middle = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    // With no success, or no failure, one end is exactly 0, or 1: rounding must not move it.
    Interval {
        low: if successes == 0 {
            0.0
        } else {
            (middle - half) / scale
        },
        high: if successes == trials.get() {
            1.0
        } else {
            (middle + half) / scale
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    /// Returns the 95 % interval with four decimals, as the paper prints it.
    fn wilson_95(successes: u64, trials: u64) -> (String, String) {
        let interval = wilson(successes, NonZeroU64::new(trials).unwrap(), Z_95);
        (
            format!("{:.4}", interval.low),
            format!("{:.4}", interval.high),
        )
    }

    // Newcombe (1998), table I, row "score method without continuity correction".
    #[test]
    fn the_interval_is_the_published_one() {
        let expected = [
            (81, 263, "0.2553", "0.3662"),
            (15, 148, "0.0624", "0.1605"),
            (0, 20, "0.0000", "0.1611"),
            (1, 29, "0.0061", "0.1718"),
        ];
        for (successes, trials, low, high) in expected {
            assert_eq!(
                wilson_95(successes, trials),
                (low.to_owned(), high.to_owned())
            );
        }
    }

    #[test]
    fn one_end_is_exact_when_none_or_all_succeed() {
        let of = |successes| wilson(successes, NonZeroU64::new(7).unwrap(), Z_95);
        assert!(of(0).low.to_bits() == 0.0_f64.to_bits());
        assert!(of(7).high.to_bits() == 1.0_f64.to_bits());
    }

    proptest! {
        #[test]
        fn the_share_lies_inside_and_failures_mirror_successes(
            trials in 1_u64..100_000,
            part in 0.0_f64..=1.0,
        ) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 ≤ part ≤ 1")]
            let successes = (trials as f64 * part) as u64;
            let n = NonZeroU64::new(trials).unwrap();
            let (share, found) = (successes as f64 / trials as f64, wilson(successes, n, Z_95));
            prop_assert!(0.0 <= found.low && found.low <= share);
            prop_assert!(share <= found.high && found.high <= 1.0);
            let mirrored = wilson(trials - successes, n, Z_95);
            prop_assert!((1.0 - mirrored.high - found.low).abs() < 1e-12);
        }
    }
}
