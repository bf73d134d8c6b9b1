//! Habits: on which days an outlet's documents are expected, declared or learned.
//!
//! Days are numbers, as [`DocumentFact::day`](crate::facts::DocumentFact::day) counts them.

use jiff::civil::Weekday;

use crate::coverage::rhythm::Rhythm;

/// Where an outlet publishes on this many of 28 days, it publishes by the day: three a week.
const HELD_IN_FOUR_WEEKS: usize = 12;

/// Where an outlet publishes in six of eight weeks, it publishes by the week.
const HELD_IN_EIGHT_WEEKS: usize = 6;

/// Days by which a weekly issue may slip.
const SLIP: i32 = 3;

/// A day is judged by this many of the same weekday before it, and as many after it. Without
/// gaps between, that is 28 days on either side.
const NEIGHBOURS: usize = 4;

/// Documents of one day, or of one week for a weekly outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    pub(super) day: i32,
    pub(super) documents: u32,
}

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
        let settled = settled(held);
        let kind = match declared {
            _ if held.is_empty() => Kind::Irregular,
            Some(Rhythm::Daily) => Kind::Declared([true; 7]),
            Some(Rhythm::DailyExcept(rest)) => Kind::Declared(weekdays_but(rest)),
            Some(Rhythm::Weekly) => Kind::Weekly(modal_weekday(held)),
            None if !settled.is_empty() => Kind::ByDay,
            None if is_weekly(held) => Kind::Weekly(modal_weekday(held)),
            Some(Rhythm::Irregular) | None => Kind::Irregular,
        };
        let mut habit = Self {
            kind,
            usual: Default::default(),
        };
        match kind {
            Kind::Declared(_) | Kind::ByDay => {
                for volume in settled
                    .iter()
                    .flat_map(|&(from, to)| each_day(held, from, to))
                {
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
fn weekday(day: i32) -> usize {
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

/// Returns the weekday on which most issues appeared, of several the first from Monday.
fn modal_weekday(held: &[Volume]) -> usize {
    let mut issues = [0_usize; 7];
    for volume in held {
        issues[weekday(volume.day)] += 1;
    }
    (0..7)
        .rev()
        .max_by_key(|&day| issues[day])
        .expect("a week has seven days")
}

/// Returns the stretches, first and last day, in which an outlet published by the day: at least
/// 12 of 28 days, or as large a part of a span that is shorter but of a week at least.
fn settled(held: &[Volume]) -> Vec<(i32, i32)> {
    let [first, .., last] = held else {
        return Vec::new();
    };
    let span = last.day - first.day + 1;
    if span < 7 {
        return Vec::new();
    }
    let enough = if span < 28 {
        usize::try_from((span * 3 + 6) / 7).expect("a span is positive")
    } else {
        HELD_IN_FOUR_WEEKS
    };
    let mut stretches: Vec<(i32, i32)> = Vec::new();
    let mut end = 0;
    for (start, volume) in held.iter().enumerate() {
        while end < held.len() && held[end].day < volume.day + 28 {
            end += 1;
        }
        if end - start < enough {
            continue;
        }
        let to = held[end - 1].day;
        match stretches.last_mut() {
            Some(stretch) if volume.day <= stretch.1 + 1 => stretch.1 = to,
            _ => stretches.push((volume.day, to)),
        }
    }
    stretches
}

/// Returns whether six of some eight weeks in a row, counted around the usual weekday, have an
/// issue.
fn is_weekly(held: &[Volume]) -> bool {
    let usual = modal_weekday(held);
    let shift = i32::try_from(usual).expect("a weekday is below 7");
    let mut weeks: Vec<i32> = held
        .iter()
        .map(|volume| (volume.day + 3 - shift + SLIP).div_euclid(7))
        .collect();
    weeks.dedup();
    weeks
        .windows(HELD_IN_EIGHT_WEEKS)
        .any(|weeks| weeks[HELD_IN_EIGHT_WEEKS - 1] - weeks[0] < 8)
}

/// Returns the part of `held` that lies between two days, both included.
pub(super) fn between(held: &[Volume], from: i32, to: i32) -> &[Volume] {
    let start = held.partition_point(|volume| volume.day < from);
    let end = held.partition_point(|volume| volume.day <= to);
    &held[start..end.max(start)]
}

/// Returns every day between two, both included, with its documents or none.
fn each_day(held: &[Volume], from: i32, to: i32) -> impl Iterator<Item = Volume> {
    let mut held = between(held, from, to).iter().copied().peekable();
    (from..=to).map(move |day| {
        held.next_if(|volume| volume.day == day)
            .unwrap_or(Volume { day, documents: 0 })
    })
}
