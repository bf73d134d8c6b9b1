//! Silence: how surprising is it that nothing was said?
//!
//! Pure arithmetic. Knows no document, file or output format. Events are taken to fall
//! independently of one another at a known rate; news comes in clusters, so that real silences
//! are longer and less surprising than these probabilities say.

use statrs::function::gamma::ln_gamma;

/// Above so many expected gaps, the probability that there is one differs from 1 by less than
/// the alternating sum of [`some_gap`] loses to rounding.
const CERTAIN: f64 = 20.0;

/// Returns the probability, from 0 to 1, that a window fixed beforehand holds no event:
/// exp(−expected), of the number of events `expected` in it, ≥ 0.
///
/// Not for a window that was found by looking for a silence: that is [`some_gap`].
pub fn empty_window(expected: f64) -> f64 {
    (-expected).exp()
}

/// Returns the probability, from 0 to 1, that somewhere in a span there is a stretch of at least
/// `length` without an event, the ends of the span bounding stretches as events do.
///
/// `expected` events in the whole span, ≥ 0; `length` as a part of the span, above 0. Of a
/// length above 1 there is none: 0. Exact: the largest of the spacings that n uniform points cut
/// a span into, n being Poisson.
///
/// Source: Fisher (1929), "Tests of significance in harmonic analysis", for n points; summed
/// over n here.
pub fn some_gap(expected: f64, length: f64) -> f64 {
    let first = (-expected * length).exp() * (expected * (1.0 - length) + 1.0);
    if length > 1.0 {
        return 0.0;
    }
    if first > CERTAIN {
        return 1.0;
    }
    let mut sum = 0.0;
    let mut k = 1.0;
    let mut sign = 1.0;
    while k * length <= 1.0 {
        let rest = expected * (1.0 - k * length);
        let terms = poisson_term(rest, k) + poisson_term(rest, k - 1.0);
        let term = (-expected * k * length).exp() * terms;
        sum += sign * term;
        if term < f64::EPSILON * 1e-3 {
            break;
        }
        k += 1.0;
        sign = -sign;
    }
    sum.clamp(0.0, 1.0)
}

/// Returns the rate that zero events in an exposure leave possible with 95 % confidence:
/// −ln 0.05 / exposure, about 3 / exposure. `None` without exposure.
///
/// Source: Hanley & Lippman-Hand (1983), "If nothing goes wrong, is everything all right?".
pub fn upper_bound(exposure: f64) -> Option<f64> {
    (exposure > 0.0).then(|| -(0.05_f64.ln()) / exposure)
}

/// Returns x^k / k!.
fn poisson_term(x: f64, k: f64) -> f64 {
    if x <= 0.0 {
        // 0⁰ is 1 here; k is a whole number.
        return if k < 0.5 { 1.0 } else { 0.0 };
    }
    (k * x.ln() - ln_gamma(k + 1.0)).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::random::SplitMix64;

    const DAYS: f64 = 123.0;
    const YEAR: f64 = 365.0;

    // Computed apart from this project; the last column there by simulation, good to 0.002.
    #[test]
    fn the_published_silences_have_their_probabilities() {
        let rows = [
            (3.0, "1.01", "0.364", 0.894),
            (6.0, "2.02", "0.132", 0.590),
            (10.0, "3.37", "0.034", 0.253),
            (12.0, "4.04", "0.018", 0.153),
            (24.0, "8.09", "0.000", 0.005),
        ];
        for (a_year, expected, fixed, some) in rows {
            let in_window: f64 = a_year * DAYS / YEAR;
            assert_eq!(format!("{in_window:.2}"), expected);
            assert_eq!(format!("{:.3}", empty_window(in_window)), fixed);
            assert!((some_gap(a_year, DAYS / YEAR) - some).abs() < 0.002);
        }
        assert_eq!(format!("{:.4}", empty_window(24.0 * DAYS / YEAR)), "0.0003");
    }

    #[test]
    fn zero_events_in_the_stories_of_august_leave_one_in_a_hundred_possible() {
        assert_eq!(format!("{:.3}", upper_bound(296.0).unwrap()), "0.010");
        assert_eq!(upper_bound(0.0), None);
    }

    #[test]
    fn a_gap_as_long_as_the_span_is_an_empty_span() {
        for expected in [0.0, 0.5, 4.0, 30.0] {
            assert!((some_gap(expected, 1.0) - empty_window(expected)).abs() < 1e-12);
        }
        assert!(some_gap(3.0, 1.01) <= 0.0);
    }

    /// Throws events and looks, with a fixed seed.
    fn simulated(expected: f64, length: f64) -> f64 {
        const YEARS: u32 = 20_000;
        let mut random = SplitMix64::new(1);
        let found = (0..YEARS).filter(|_| {
            let (mut at, mut longest) = (0.0_f64, 0.0_f64);
            loop {
                let step = -(1.0 - random.unit()).ln() / expected;
                longest = longest.max(step.min(1.0 - at));
                at += step;
                if at >= 1.0 {
                    return longest >= length;
                }
            }
        });
        found.count() as f64 / f64::from(YEARS)
    }

    #[test]
    fn the_formula_agrees_with_simulation_also_where_terms_are_many() {
        for (expected, length) in [(12.0, 0.337), (60.0, 0.08), (365.0, 0.02), (900.0, 0.01)] {
            let (formula, seen) = (some_gap(expected, length), simulated(expected, length));
            assert!((formula - seen).abs() < 0.015, "{formula} {seen}");
        }
    }

    #[test]
    fn short_gaps_among_many_events_are_certain() {
        assert!((some_gap(1000.0, 1.0 / 365.0) - 1.0).abs() < 1e-9);
    }
}
