//! Season: which part of the year has more than its share?
//!
//! Pure arithmetic. Knows no document, file or output format.

/// One period of one year: a part of a whole, and how completely it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighted {
    /// Documents with a mention.
    pub part: u64,
    /// Documents searched.
    pub whole: u64,
    /// Coverage, from 0 to 1: issue days held of those expected.
    pub weight: f64,
}

/// Returns the share, from 0 to 1, of several years' same month taken together, each weighted by
/// how completely it is held: Σ w·part / Σ w·whole. Never the mean of shares. `None` where
/// nothing is held.
pub fn pooled_share(years: &[Weighted]) -> Option<f64> {
    let sum = |of: fn(&Weighted) -> u64| -> f64 {
        years.iter().map(|year| year.weight * of(year) as f64).sum()
    };
    let whole = sum(|year| year.whole);
    (whole > 0.0).then(|| sum(|year| year.part) / whole)
}

/// Returns each month's share over the mean of all months that have one: 1 is as usual, 2 twice
/// as much. Of a month without a share there is no index, and none of any where all shares are
/// 0. Two years make no season: the index shows what was, not what will be.
///
/// Source: the ratio-to-average method, as in Yule & Kendall (1950), "An Introduction to the
/// Theory of Statistics".
pub fn seasonal_index(shares: &[Option<f64>]) -> Vec<Option<f64>> {
    let known: Vec<f64> = shares.iter().copied().flatten().collect();
    let sum: f64 = known.iter().sum();
    let index = |share: f64| (sum > 0.0).then(|| share * known.len() as f64 / sum);
    shares.iter().map(|share| share.and_then(index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_that_is_half_held_counts_half() {
        let year = |part, whole, weight| Weighted {
            part,
            whole,
            weight,
        };
        // (1·10 + ½·20) / (1·100 + ½·100).
        let share = pooled_share(&[year(10, 100, 1.0), year(20, 100, 0.5)]).unwrap();
        assert!((share - 20.0 / 150.0).abs() < 1e-12);
        assert_eq!(pooled_share(&[year(0, 0, 0.0)]), None);
        assert_eq!(pooled_share(&[]), None);
    }

    #[test]
    fn the_index_is_against_the_mean_of_the_months_there_are() {
        let index = seasonal_index(&[Some(0.1), Some(0.3), None, Some(0.2)]);
        let rounded: Vec<Option<String>> = index
            .iter()
            .map(|index| index.map(|index| format!("{index:.2}")))
            .collect();
        let expected = [Some("0.50"), Some("1.50"), None, Some("1.00")];
        assert_eq!(rounded, expected.map(|index| index.map(str::to_owned)));
    }

    #[test]
    fn what_is_never_mentioned_has_no_season() {
        assert_eq!(seasonal_index(&[Some(0.0), Some(0.0)]), [None, None]);
    }
}
