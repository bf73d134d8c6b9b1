//! Two counts of rare events, each with its own exposure: is their rate the same?
//!
//! Pure arithmetic. Knows no document, file or output format.

use statrs::function::beta::beta_reg;
use statrs::function::beta::inv_beta_reg;

/// The tail left out on either side of a 95 % interval.
const TAIL: f64 = 0.025;

/// Events counted, and the time or text in which they could have happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observed {
    /// Events.
    pub count: u64,
    /// Exposure, above 0: days, issues, tokens; in the same unit for both counts compared.
    pub exposure: f64,
}

/// Two independent Poisson counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoCounts {
    first: Observed,
    second: Observed,
}

/// A range of a ratio of rates: `low` ≥ 0, `high` absent where nothing bounds it above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioInterval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: Option<f64>,
}

impl TwoCounts {
    /// Returns two counts to compare; `None` if either has no exposure.
    pub fn new(first: Observed, second: Observed) -> Option<Self> {
        let is_exposed = |one: &Observed| one.exposure > 0.0 && one.exposure.is_finite();
        (is_exposed(&first) && is_exposed(&second)).then_some(Self { first, second })
    }

    /// Returns two counts of the same exposure.
    pub fn of_equal_exposure(first: u64, second: u64) -> Self {
        let observed = |count| Observed {
            count,
            exposure: 1.0,
        };
        Self {
            first: observed(first),
            second: observed(second),
        }
    }

    /// Returns the rate of the first over that of the second; `None` if the second count is 0.
    pub fn ratio(&self) -> Option<f64> {
        let rate = |one: Observed| one.count as f64 / one.exposure;
        (self.second.count > 0).then(|| rate(self.first) / rate(self.second))
    }

    /// Returns the probability, from 0 to 1, of a split at least as uneven as this one if both
    /// rates are equal: twice the smaller tail, both tails with what was seen.
    ///
    /// Given the sum n, the first count is binomial with n trials and the share of the first
    /// exposure. Events must be independent of one another: messages and visits nearly are,
    /// mentions in news are not. A large p is no evidence that the rates are equal.
    ///
    /// Source: Przyborowski & Wilenski (1940), "Homogeneity of results in testing samples from
    /// Poisson series".
    pub fn p_value(&self) -> f64 {
        (2.0 * self.at_most().min(self.at_least())).min(1.0)
    }

    /// Returns the mid-p variant of [`Self::p_value`]: each tail with half of what was seen. It
    /// errs to neither side on average, but can fall below the level in single cases.
    ///
    /// Source: Lancaster (1961), "Significance tests in discrete distributions".
    pub fn mid_p_value(&self) -> f64 {
        let both = self.at_most() + self.at_least();
        let seen = both - 1.0;
        let smaller = self.at_most().min(self.at_least());
        (2.0 * (smaller - seen / 2.0)).clamp(0.0, 1.0)
    }

    /// Returns the range in which the ratio of the rates lies with 95 % confidence: the
    /// Clopper–Pearson range of the first count's share of the sum, as odds, scaled by the
    /// exposures. It holds 1 exactly if [`Self::p_value`] is above 0.05. `None` if both counts
    /// are 0.
    ///
    /// Source: Clopper & Pearson (1934), "The use of confidence or fiducial limits illustrated
    /// in the case of the binomial".
    pub fn interval(&self) -> Option<RatioInterval> {
        let (x, y) = (self.first.count as f64, self.second.count as f64);
        if x + y == 0.0 {
            return None;
        }
        let scale = self.second.exposure / self.first.exposure;
        let low = if self.first.count == 0 {
            0.0
        } else {
            odds(inv_beta_reg(x, y + 1.0, TAIL)) * scale
        };
        let high =
            (self.second.count > 0).then(|| odds(inv_beta_reg(x + 1.0, y, 1.0 - TAIL)) * scale);
        Some(RatioInterval { low, high })
    }

    /// Returns the share of the first exposure.
    fn expected_share(&self) -> f64 {
        self.first.exposure / (self.first.exposure + self.second.exposure)
    }

    /// Returns P(X ≤ x) of the first count, the sum given.
    fn at_most(&self) -> f64 {
        if self.second.count == 0 {
            return 1.0;
        }
        let (x, y) = (self.first.count as f64, self.second.count as f64);
        beta_reg(y, x + 1.0, 1.0 - self.expected_share())
    }

    /// Returns P(X ≥ x) of the first count, the sum given.
    fn at_least(&self) -> f64 {
        if self.first.count == 0 {
            return 1.0;
        }
        let (x, y) = (self.first.count as f64, self.second.count as f64);
        beta_reg(x, y + 1.0, self.expected_share())
    }
}

fn odds(share: f64) -> f64 {
    share / (1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn counts(first: (u64, f64), second: (u64, f64)) -> TwoCounts {
        let observed = |(count, exposure)| Observed { count, exposure };
        TwoCounts::new(observed(first), observed(second)).unwrap()
    }

    /// Asserts that `found` is what was published with so many digits.
    fn assert_digits(found: f64, published: &str) {
        let decimals = published
            .split_once('.')
            .map_or(0, |(_, after)| after.len());
        assert_eq!(format!("{found:.decimals$}"), published);
    }

    // Computed with scipy's binomtest and beta.ppf.
    #[test]
    fn worked_cases_have_their_p_values_and_intervals() {
        let cases = [
            ((12, 1.0), (10, 1.0), "1.20", "0.83", "0.475", "3.10"),
            ((12, 1.0), (3, 1.0), "4.0", "0.035", "1.08", "22.1"),
            ((10, 1.0), (3, 1.0), "3.33", "0.092", "0.858", "18.8"),
            ((10, 365.0), (3, 266.0), "2.43", "0.26", "0.625", "13.7"),
            ((3, 263.0), (5, 263.0), "0.60", "0.73", "0.093", "3.08"),
            ((3, 263.0), (6, 263.0), "0.50", "0.51", "0.081", "2.34"),
            ((75, 1.0), (99, 1.0), "0.758", "0.081", "0.554", "1.03"),
            (
                (2, 17_877.0),
                (10, 20_000.0),
                "0.224",
                "0.061",
                "0.024",
                "1.05",
            ),
        ];
        for (first, second, ratio, p, low, high) in cases {
            let counts = counts(first, second);
            assert_digits(counts.ratio().unwrap(), ratio);
            assert_digits(counts.p_value(), p);
            let interval = counts.interval().unwrap();
            assert_digits(interval.low, low);
            assert_digits(interval.high.unwrap(), high);
        }
        assert_digits(counts((12, 1.0), (3, 1.0)).mid_p_value(), "0.021");
    }

    #[test]
    fn nothing_bounds_the_ratio_to_a_count_of_zero() {
        let one_sided = TwoCounts::of_equal_exposure(6, 0);
        assert_eq!(one_sided.ratio(), None);
        let interval = one_sided.interval().unwrap();
        assert_eq!(interval.high, None);
        // 0.025^(1/6) = 0.5407 as odds.
        assert!((interval.low - 1.177).abs() < 1e-3);
        // 2 · 0.5^6.
        assert!((one_sided.p_value() - 0.031_25).abs() < 1e-12);
    }

    #[test]
    fn no_event_at_all_says_nothing() {
        let nothing = TwoCounts::of_equal_exposure(0, 0);
        assert_eq!(nothing.interval(), None);
        assert!((nothing.p_value() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn without_exposure_there_is_nothing_to_compare() {
        let observed = |exposure| Observed { count: 1, exposure };
        assert_eq!(TwoCounts::new(observed(1.0), observed(0.0)), None);
        assert_eq!(TwoCounts::new(observed(f64::NAN), observed(1.0)), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_one_exactly_if_p_is_above_the_level(
            first in 0_u64..400,
            second in 0_u64..400,
            exposure in 0.1_f64..10.0,
        ) {
            let counts = counts((first, exposure), (second, 1.0));
            let p = counts.p_value();
            prop_assert!((0.0..=1.0).contains(&p));
            if let Some(interval) = counts.interval().filter(|_| (p - 0.05).abs() > 1e-6) {
                let holds_one = interval.low <= 1.0 && interval.high.is_none_or(|high| 1.0 <= high);
                prop_assert_eq!(holds_one, p > 0.05);
            }
        }

        #[test]
        fn exchanging_the_counts_turns_the_interval_over(first in 1_u64..300, second in 1_u64..300) {
            let one = TwoCounts::of_equal_exposure(first, second);
            let other = TwoCounts::of_equal_exposure(second, first);
            prop_assert!((one.p_value() - other.p_value()).abs() < 1e-9);
            let (one, other) = (one.interval().unwrap(), other.interval().unwrap());
            prop_assert!((one.low * other.high.unwrap() - 1.0).abs() < 1e-6);
        }
    }
}
