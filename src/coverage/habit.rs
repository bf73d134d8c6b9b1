//! Habits: on which days an outlet's documents are expected, declared or learned.

use jiff::civil::Weekday;

use crate::coverage::learning::{is_by_the_day, is_weekly, modal_weekday, settled};
use crate::coverage::rhythm::Rhythm;
use crate::coverage::volume::{Volume, between, each_day};

/// Days by which a weekly issue may slip.
pub(super) const SLIP: i32 = 3;

/// A day is judged by this many of the same weekday before it, and as many after it. Without
/// gaps between, that is 28 days on either side.
const NEIGHBOURS: usize = 4;

/// When an outlet's documents are expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Habit {
    kind: Kind,
    /// By weekday from Monday, the days by which others of that weekday are judged, in order.
    usual: [Vec<Volume>; 7],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// On these weekdays.
    Declared([bool; 7]),
    /// On the days whose neighbours of the same weekday were mostly held.
    ByDay,
    /// In every span of seven days around this weekday.
    Weekly(usize),
    /// Never.
    Irregular,
}

impl Habit {
    /// Returns the habit of an outlet that published on these days, in order.
    ///
    /// An outlet that published by the day for four weeks at any time is expected to always:
    /// what is left of other times are remnants, not another rhythm. Only its days of rest are
    /// learned from the weeks around.
    pub(super) fn of(held: &[Volume], declared: Option<&Rhythm>) -> Self {
        let kind = match declared {
            _ if held.is_empty() => Kind::Irregular,
            Some(Rhythm::Daily) => Kind::Declared([true; 7]),
            Some(Rhythm::DailyExcept(rest)) => Kind::Declared(weekdays_but(rest)),
            Some(Rhythm::Weekly) => Kind::Weekly(modal_weekday(held)),
            None if is_by_the_day(held) => Kind::ByDay,
            None if is_weekly(held) => Kind::Weekly(modal_weekday(held)),
            Some(Rhythm::Irregular) | None => Kind::Irregular,
        };
        let mut habit = Self {
            kind,
            usual: Default::default(),
        };
        match kind {
            Kind::Declared(_) | Kind::ByDay => {
                let settled = settled(held).into_iter();
                for volume in settled.flat_map(|(from, to)| each_day(held, from, to)) {
                    habit.usual[weekday(volume.day)].push(volume);
                }
            }
            Kind::Weekly(day) => habit.usual[day] = habit.expected(held),
            Kind::Irregular => {}
        }
        habit
    }

    /// Returns the issues that these days of documents should hold, with what they do hold. An
    /// irregular outlet should hold what it holds.
    pub(super) fn expected(&self, held: &[Volume]) -> Vec<Volume> {
        let (from, to) = self.reach(held);
        match self.kind {
            Kind::Irregular => held.to_vec(),
            Kind::Declared(_) | Kind::ByDay => each_day(held, from, to)
                .filter(|volume| self.expects(volume.day))
                .collect(),
            Kind::Weekly(_) => (from..=to)
                .filter(|&day| self.expects(day))
                .map(|day| Volume {
                    day,
                    documents: between(held, day - SLIP, day + SLIP)
                        .iter()
                        .map(|volume| volume.documents)
                        .sum(),
                })
                .collect(),
        }
    }

    /// Returns the first and last day that the documents can speak for.
    pub(super) fn reach(&self, held: &[Volume]) -> (i32, i32) {
        let slip = match self.kind {
            Kind::Weekly(_) => SLIP,
            Kind::Declared(_) | Kind::ByDay | Kind::Irregular => 0,
        };
        let [first, .., last] = held else {
            let only = held.first().map_or(0, |volume| volume.day);
            return (only - slip, only + slip);
        };
        (first.day - slip, last.day + slip)
    }

    /// Returns whether an issue is expected on this day, also before the first document and
    /// after the last.
    pub(super) fn expects(&self, day: i32) -> bool {
        match self.kind {
            Kind::Declared(weekdays) => weekdays[weekday(day)],
            Kind::ByDay => {
                let (neighbours, held) =
                    self.neighbours(day).fold((0, 0), |(all, held), volume| {
                        (all + 1, held + usize::from(volume.documents > 0))
                    });
                2 * held > neighbours
            }
            Kind::Weekly(expected) => weekday(day) == expected,
            Kind::Irregular => false,
        }
    }

    /// Returns whether a day held has far fewer documents than its weekday usually has: under
    /// 40 % of the median of its neighbours that hold any, where that median is 5 or more.
    pub(super) fn is_low(&self, issue: Volume) -> bool {
        let mut usual: Vec<u32> = self
            .neighbours(issue.day)
            .map(|volume| volume.documents)
            .filter(|&documents| documents > 0)
            .collect();
        usual.sort_unstable();
        let Some(&median) = usual.get(usual.len() / 2) else {
            return false;
        };
        issue.documents > 0 && median >= 5 && 5 * u64::from(issue.documents) < 2 * u64::from(median)
    }

    /// Returns the days of the same weekday nearest to this one, without it: four before it and
    /// four after it, as far as there are.
    fn neighbours(&self, day: i32) -> impl Iterator<Item = Volume> {
        let usual = &self.usual[weekday(day)];
        let before = usual.partition_point(|volume| volume.day < day);
        let after = usual.partition_point(|volume| volume.day <= day);
        usual[before.saturating_sub(NEIGHBOURS)..before]
            .iter()
            .chain(&usual[after..usual.len().min(after + NEIGHBOURS)])
            .copied()
    }
}

/// Returns the weekday of a day number, Monday being 0.
pub(super) fn weekday(day: i32) -> usize {
    // Day 0, 1970-01-01, was a Thursday.
    usize::try_from((day + 3).rem_euclid(7)).expect("a remainder is not negative")
}

fn weekdays_but(rest: &[Weekday]) -> [bool; 7] {
    let mut weekdays = [true; 7];
    for day in rest {
        weekdays[usize::from(day.to_monday_zero_offset().unsigned_abs())] = false;
    }
    weekdays
}
