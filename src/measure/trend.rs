//! Trend: does a series of rates rise or fall, and by how much?
//!
//! Pure arithmetic. Knows no document, file or output format.

use statrs::function::erf::erfc;

/// Periods that a trend needs; of fewer the normal approximation is poor and says little.
pub const SHORTEST: usize = 8;

/// A trend over a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Change of the value per unit of time.
    pub slope: f64,
    /// Kendall's S: pairs that rise less pairs that fall.
    pub s: i64,
    /// Two-sided probability, from 0 to 1, of an S as far from 0 if there is no trend.
    pub p_value: f64,
}

/// Returns the Theil–Sen slope of a series and the Mann–Kendall test of whether it is 0.
///
/// Takes (time, value) in order of time, each time once; gaps in time are allowed. The slope is
/// the median of the slopes of all pairs, the test the normal approximation with continuity and
/// tie correction. It asks whether values go one way, not whether in a straight line; periods
/// must be independent, and a season must be taken out or every period be a whole year. `None`
/// for fewer than eight periods.
///
/// Sources: Mann (1945), "Nonparametric tests against trend"; Kendall (1975), "Rank Correlation
/// Methods"; Sen (1968), "Estimates of the regression coefficient based on Kendall's tau".
pub fn trend(series: &[(f64, f64)]) -> Option<Trend> {
    if series.len() < SHORTEST {
        return None;
    }
    let mut slopes = Vec::new();
    let mut s = 0_i64;
    for (at, (time, value)) in series.iter().enumerate() {
        for (later, next) in &series[at + 1..] {
            slopes.push((next - value) / (later - time));
            s += match next.total_cmp(value) {
                std::cmp::Ordering::Greater => 1,
                std::cmp::Ordering::Equal => 0,
                std::cmp::Ordering::Less => -1,
            };
        }
    }
    Some(Trend {
        slope: median(slopes),
        s,
        p_value: p_value(s, variance(series)),
    })
}

/// Returns the variance of S without a trend: n(n−1)(2n+5)/18, less as much for every tie.
fn variance(series: &[(f64, f64)]) -> f64 {
    let term = |n: usize| n as f64 * (n as f64 - 1.0) * (2.0 * n as f64 + 5.0) / 18.0;
    let mut values: Vec<f64> = series.iter().map(|(_, value)| *value).collect();
    values.sort_unstable_by(f64::total_cmp);
    let ties = values.chunk_by(|one, next| one.total_cmp(next).is_eq());
    term(series.len()) - ties.map(|tie| term(tie.len())).sum::<f64>()
}

fn p_value(s: i64, variance: f64) -> f64 {
    if variance <= 0.0 {
        return 1.0;
    }
    let z = (s.unsigned_abs().saturating_sub(1)) as f64 / variance.sqrt();
    erfc(z / std::f64::consts::SQRT_2)
}

/// Returns the value in the middle, or between the two there. The list must not be empty.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Option<Trend> {
        let series = values.iter().enumerate();
        trend(
            &series
                .map(|(at, value)| (at as f64, *value))
                .collect::<Vec<_>>(),
        )
    }

    // By hand: S = 45, variance 10·9·25/18 = 125, z = 44/√125 = 3.9355.
    #[test]
    fn a_series_that_always_rises_has_the_largest_s() {
        let values: Vec<f64> = (0..10_u32).map(|at| 2.0 * f64::from(at) + 1.0).collect();
        let trend = of(&values).unwrap();
        assert_eq!(trend.s, 45);
        assert!((trend.slope - 2.0).abs() < 1e-12);
        assert!((trend.p_value - 8.3e-5).abs() < 0.05e-5);
    }

    // By hand: 4 pairs of ties, so that 24 pairs are left, all rising; variance
    // 8·7·21/18 − 4·(2·1·9/18) = 65.333 − 4 = 61.333, z = 23/7.8316 = 2.9368.
    #[test]
    fn ties_count_for_neither_side_and_narrow_the_variance() {
        let trend = of(&[1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0]).unwrap();
        assert_eq!(trend.s, 24);
        assert!((trend.p_value - 0.003_316).abs() < 2e-5);
    }

    #[test]
    fn one_wild_period_does_not_move_the_slope() {
        let mut values: Vec<f64> = (0..11_u32).map(f64::from).collect();
        values[5] = 1_000.0;
        assert!((of(&values).unwrap().slope - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_flat_series_has_no_trend() {
        let flat = of(&[0.0; 9]).unwrap();
        assert_eq!(flat.s, 0);
        assert!(flat.slope.abs() < 1e-12 && (flat.p_value - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_gap_in_time_is_as_long_as_it_is() {
        let series: Vec<(f64, f64)> = (0..9_u32)
            .map(|at| {
                if at < 4 {
                    f64::from(at)
                } else {
                    f64::from(at) + 20.0
                }
            })
            .map(|time| (time, 3.0 * time))
            .collect();
        assert!((trend(&series).unwrap().slope - 3.0).abs() < 1e-12);
    }

    #[test]
    fn seven_periods_are_too_few() {
        assert_eq!(of(&[1.0; 7]), None);
        assert_eq!(of(&[]), None);
    }
}
