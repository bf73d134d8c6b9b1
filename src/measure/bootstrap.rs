//! The ratio of two series whose events come in clusters: an interval by resampling blocks.
//!
//! Pure arithmetic. Knows no document, file or output format.

use super::random::SplitMix64;
use super::two_counts::RatioInterval;

/// Resamples drawn.
pub const RESAMPLES: usize = 2_000;

/// The seed: the same series always gives the same interval.
const SEED: u64 = 20_240_920;

/// Series shorter than this have too few blocks to draw from.
const SHORTEST: usize = 8;

/// Returns the range in which the ratio of two sums lies with 95 % confidence, by moving-block
/// bootstrap, with the percentiles of 2,000 resamples and a fixed seed.
///
/// Takes both counts of each unit of time (a week), in order, empty units included. A block is
/// [`block_length`] units, so that what fills several weeks stays together, and both series are
/// drawn together, so that what names both does. Upper end absent where more than 2.5 % of the
/// resamples hold nothing of the second series. `None` for fewer than eight units, or where the
/// second series is empty. It does not know of what changes slower than a block: a trend, or an
/// anniversary that the span holds once.
///
/// Source: Künsch (1989), "The jackknife and the bootstrap for general stationary observations".
pub fn ratio_interval(series: &[(u64, u64)]) -> Option<RatioInterval> {
    let second: u64 = series.iter().map(|(_, second)| second).sum();
    if series.len() < SHORTEST || second == 0 {
        return None;
    }
    let block = block_length(series.len());
    let mut random = SplitMix64::new(SEED);
    let mut ratios: Vec<f64> = (0..RESAMPLES)
        .map(|_| resampled(series, block, &mut random))
        .collect();
    ratios.sort_unstable_by(f64::total_cmp);
    // The 50th from either end leaves 2.5 % outside.
    let cut = RESAMPLES / 40;
    let (low, high) = (ratios[cut - 1], ratios[RESAMPLES - cut]);
    low.is_finite().then(|| RatioInterval {
        low,
        high: high.is_finite().then_some(high),
    })
}

/// Returns how many units a block has: the cube root of their number, rounded; 4 of 52.
///
/// Source: Hall, Horowitz & Jing (1995), "On blocking rules for the bootstrap with dependent
/// data".
pub fn block_length(units: usize) -> usize {
    (1..=units)
        .take_while(|length| {
            let twice = 2 * length - 1;
            twice * twice * twice <= 8 * units
        })
        .last()
        .unwrap_or(1)
}

/// Returns the ratio of sums of one resample; infinite where it holds nothing of the second.
fn resampled(series: &[(u64, u64)], block: usize, random: &mut SplitMix64) -> f64 {
    let (mut first, mut second, mut drawn) = (0, 0, 0);
    while drawn < series.len() {
        let start = random.below(series.len() - block + 1);
        let length = block.min(series.len() - drawn);
        for (a, b) in &series[start..start + length] {
            first += a;
            second += b;
        }
        drawn += length;
    }
    if second == 0 {
        return f64::INFINITY;
    }
    first as f64 / second as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::two_counts::TwoCounts;

    fn width(interval: RatioInterval) -> f64 {
        interval.high.unwrap() / interval.low
    }

    fn exact(series: &[(u64, u64)]) -> RatioInterval {
        let first = series.iter().map(|(first, _)| first).sum();
        let second = series.iter().map(|(_, second)| second).sum();
        TwoCounts::of_equal_exposure(first, second)
            .interval()
            .unwrap()
    }

    #[test]
    fn a_block_is_the_cube_root_of_the_units() {
        // 2.0, 2.15, 3.73, 8.04.
        let lengths = [8, 10, 52, 520].map(block_length);
        assert_eq!(lengths, [2, 2, 4, 8]);
    }

    #[test]
    fn a_ratio_that_is_the_same_every_week_has_no_width() {
        let interval = ratio_interval(&[(3, 2); 52]).unwrap();
        assert!((interval.low - 1.5).abs() < 1e-12);
        assert!((interval.high.unwrap() - 1.5).abs() < 1e-12);
    }

    #[test]
    fn independent_events_give_about_the_exact_interval() {
        let mut random = SplitMix64::new(3);
        let mut series = vec![(0, 0); 260];
        for _ in 0..1_200 {
            series[random.below(260)].0 += 1;
        }
        for _ in 0..800 {
            series[random.below(260)].1 += 1;
        }
        let (blocks, exact) = (ratio_interval(&series).unwrap(), exact(&series));
        assert!((width(blocks) / width(exact) - 1.0).abs() < 0.12);
        assert!(blocks.low < 1.5 && 1.5 < blocks.high.unwrap());
    }

    #[test]
    fn a_visit_that_fills_a_month_widens_the_interval() {
        let mut series = vec![(1, 1); 52];
        for week in &mut series[20..24] {
            week.0 = 20;
        }
        let blocks = ratio_interval(&series).unwrap();
        assert!(width(blocks) > 1.5 * width(exact(&series)));
    }

    #[test]
    fn the_same_series_gives_the_same_interval() {
        let series: Vec<(u64, u64)> = (0..60).map(|week| (week % 7, week % 5)).collect();
        assert_eq!(ratio_interval(&series), ratio_interval(&series));
    }

    #[test]
    fn too_few_weeks_or_nothing_to_divide_by_give_no_interval() {
        assert_eq!(ratio_interval(&[(1, 1); 7]), None);
        assert_eq!(ratio_interval(&[(1, 0); 52]), None);
        assert_eq!(ratio_interval(&[]), None);
    }

    #[test]
    fn a_second_series_in_one_week_bounds_nothing_above() {
        let mut series = vec![(1, 0); 52];
        series[10] = (1, 6);
        assert_eq!(ratio_interval(&series).unwrap().high, None);
    }
}
