//! Learning how often an outlet publishes from the days on which it did.

use crate::coverage::habit::{SLIP, weekday};
use crate::coverage::volume::{Volume, windows};

/// An outlet that publishes on this many of some 28 days publishes by the day: three a week.
const HELD_IN_FOUR_WEEKS: usize = 12;

/// An outlet that publishes in six of some eight weeks, mostly on one weekday, is weekly.
const HELD_IN_EIGHT_WEEKS: usize = 6;

/// Returns the weekday on which most issues appeared, of several the first from Monday.
pub(super) fn modal_weekday(held: &[Volume]) -> usize {
    let mut issues = [0_usize; 7];
    for volume in held {
        issues[weekday(volume.day)] += 1;
    }
    (0..7)
        .rev()
        .max_by_key(|&day| issues[day])
        .expect("a week has seven days")
}

/// Returns whether an outlet published, for four weeks at some time, by the day. Of a span that
/// is shorter, but of a week at least, as large a part is enough.
pub(super) fn is_by_the_day(held: &[Volume]) -> bool {
    let [first, .., last] = held else {
        return false;
    };
    let span = usize::try_from(last.day - first.day + 1).expect("days are in order");
    let enough = if span < 28 {
        (span * HELD_IN_FOUR_WEEKS).div_ceil(28)
    } else {
        HELD_IN_FOUR_WEEKS
    };
    span >= 7 && windows(held, 28).any(|window| window.len() >= enough)
}

/// Returns the stretches, first and last day, that show the rhythm of an outlet which published
/// by the day: two weeks with two thirds of the issues of its fullest two weeks. What is thinner
/// is remnants.
pub(super) fn settled(held: &[Volume]) -> Vec<(i32, i32)> {
    let fullest = windows(held, 14).map(<[Volume]>::len).max().unwrap_or(0);
    let mut stretches: Vec<(i32, i32)> = Vec::new();
    for window in windows(held, 14).filter(|window| 3 * window.len() >= 2 * fullest) {
        let (from, to) = (window[0].day, window[window.len() - 1].day);
        match stretches.last_mut() {
            Some(stretch) if from <= stretch.1 + 1 => stretch.1 = to,
            _ => stretches.push((from, to)),
        }
    }
    stretches
}

/// Returns whether two thirds of the issues stand within a day of one weekday, and six of some
/// eight weeks in a row, counted around it, have one.
pub(super) fn is_weekly(held: &[Volume]) -> bool {
    let usual = i32::try_from(modal_weekday(held)).expect("a weekday is below 7");
    // Monday of week 0 is day -3; a week begins SLIP days before the usual weekday.
    let since_start = |volume: &Volume| volume.day + 3 - usual + SLIP;
    let regular = held
        .iter()
        .filter(|volume| (since_start(volume).rem_euclid(7) - SLIP).abs() <= 1)
        .count();
    let mut weeks: Vec<i32> = held
        .iter()
        .map(|volume| since_start(volume).div_euclid(7))
        .collect();
    weeks.dedup();
    3 * regular >= 2 * held.len()
        && weeks
            .windows(HELD_IN_EIGHT_WEEKS)
            .any(|weeks| weeks[HELD_IN_EIGHT_WEEKS - 1] - weeks[0] < 8)
}
