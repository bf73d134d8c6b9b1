//! `--timings`: how long each stage of a run took.

use std::{
    fmt::Write,
    mem,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use headcount::{
    facts::Facts,
    ingest::{Lap, Stage, Stopwatch},
    source::Input,
};

use crate::{args::Running, commands::reading, progress};

/// A part of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Before the first file: arguments, names, profiles, the matcher.
    Start,
    /// A stage of reading.
    Reading(Stage),
    /// After the last file: copies, coverage, counts, the answer.
    Analysis,
}

const PARTS: usize = Stage::ALL.len() + 2;

impl Part {
    /// Returns all parts, in order.
    fn all() -> impl Iterator<Item = Self> {
        [Self::Start]
            .into_iter()
            .chain(Stage::ALL.map(Self::Reading))
            .chain([Self::Analysis])
    }

    /// Returns its place in the order.
    fn place(self) -> usize {
        match self {
            Self::Start => 0,
            Self::Reading(stage) => 1 + stage as usize,
            Self::Analysis => PARTS - 1,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Start => "start-up with the names",
            Self::Reading(stage) => stage.name(),
            Self::Analysis => "analysis",
        }
    }
}

/// The time of a run, by its parts.
#[derive(Debug)]
pub(crate) struct Timings {
    begun: Instant,
    /// What all threads spent in each part.
    spent: Mutex<[Duration; PARTS]>,
}

impl Timings {
    /// Begins to take the time.
    pub(crate) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            spent: Mutex::default(),
        }
    }

    /// Begins a part on the calling thread; it ends when the lap is dropped.
    pub(crate) fn lap_of(&self, part: Part) -> PartLap<'_> {
        PartLap {
            timings: self,
            part,
            since: Instant::now(),
            spent: [Duration::ZERO; PARTS],
        }
    }

    /// Says on standard error what was read and how long it took.
    pub(crate) fn say(&self, facts: &Facts, inputs: &[Input], running: &Running) {
        let wall = self.begun.elapsed();
        let spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: u64 = inputs.iter().map(Input::bytes).sum();
        progress::say(&format!(
            "{bytes} bytes, {} documents, threads: {} that analyse, 1 that reads, 1 that counts\n{}",
            facts.documents.len(),
            reading::threads(running),
            table(spent.map(micros), micros(wall)),
        ));
    }
}

impl Stopwatch for Timings {
    fn lap(&self, stage: Stage) -> impl Lap {
        self.lap_of(Part::Reading(stage))
    }
}

/// What a thread is at.
pub(crate) struct PartLap<'a> {
    timings: &'a Timings,
    part: Part,
    since: Instant,
    spent: [Duration; PARTS],
}

impl PartLap<'_> {
    fn turn(&mut self, part: Part) {
        let now = Instant::now();
        self.spent[self.part.place()] += now - self.since;
        self.since = now;
        self.part = part;
    }
}

impl Lap for PartLap<'_> {
    fn begin(&mut self, stage: Stage) {
        self.turn(Part::Reading(stage));
    }
}

impl Drop for PartLap<'_> {
    fn drop(&mut self) {
        self.turn(self.part);
        let sums = self.timings.spent.lock();
        let mut sums = sums.unwrap_or_else(PoisonError::into_inner);
        for (sum, spent) in sums.iter_mut().zip(mem::take(&mut self.spent)) {
            *sum += spent;
        }
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).expect("a run ends before half a million years")
}

/// Returns the table of these microseconds.
fn table(spent: [u64; PARTS], wall: u64) -> String {
    let seconds = |micros: u64| micros as f64 / 1e6;
    let mut table = format!("{:<24} {:>12} {:>8}\n", "stage", "seconds", "share");
    let mut row = |name: &str, micros: u64, share: String| {
        writeln!(table, "{name:<24} {:>12.6} {share:>8}", seconds(micros))
            .expect("a string takes all that is written");
    };
    for (part, thousandths) in Part::all().zip(thousandths(&spent)) {
        let share = format!("{}.{} %", thousandths / 10, thousandths % 10);
        row(part.name(), spent[part.place()], share);
    }
    row("sum", spent.iter().sum(), "100.0 %".to_owned());
    writeln!(table, "{:<24} {:>12.6}", "wall", seconds(wall))
        .expect("a string takes all that is written");
    table.push_str(
        "seconds: in which a thread was in the stage and not waiting for another, summed over threads",
    );
    table
}

/// Returns the shares of a sum in thousandths that add up to a thousand: what is left after
/// rounding down goes to the largest remainders, of equal ones to the first.
fn thousandths(spent: &[u64; PARTS]) -> [u64; PARTS] {
    let sum = spent.iter().sum::<u64>().max(1);
    let mut shares = spent.map(|part| part * 1000 / sum);
    let mut places: Vec<usize> = (0..PARTS).collect();
    places.sort_by_key(|place| std::cmp::Reverse(spent[*place] * 1000 % sum));
    let missing = 1000_u64.saturating_sub(shares.iter().sum());
    for (place, _) in places.into_iter().zip(0..missing) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_place_of_its_own() {
        let places: Vec<usize> = Part::all().map(Part::place).collect();
        assert_eq!(places, (0..PARTS).collect::<Vec<_>>());
    }

    #[test]
    fn shares_that_cannot_be_equal_add_up_all_the_same() {
        let mut spent = [0; PARTS];
        spent[..3].copy_from_slice(&[7, 7, 7]);
        assert_eq!(thousandths(&spent)[..4], [334, 333, 333, 0]);
    }

    #[test]
    fn time_belongs_to_the_part_that_a_lap_is_in() {
        let timings = Timings::begin();
        let mut lap = timings.lap_of(Part::Start);
        std::thread::sleep(Duration::from_millis(2));
        lap.begin(Stage::Names);
        drop(lap);
        let spent = timings.spent.into_inner().unwrap();
        assert!(spent[Part::Start.place()] >= Duration::from_millis(2));
        let others = Stage::ALL.iter().filter(|stage| **stage != Stage::Names);
        let mut others = others.map(|stage| spent[Part::Reading(*stage).place()]);
        assert!(others.all(|other| other == Duration::ZERO));
    }
}
