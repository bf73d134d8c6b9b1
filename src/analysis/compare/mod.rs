//! Which of two entities is mentioned more, by how much, and how surely?
//!
//! Both counts, their ratio, and two intervals: one that takes mentions as independent, which
//! they are not, and one from blocks of weeks. Beside a window the same days of earlier years.

mod rows;

use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::LengthStep;
use crate::analysis::counts::SearchedPeriod;
use crate::analysis::counts::Tally;
use crate::analysis::counts::length_steps;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::coverage::State;
use crate::dedup::Policy;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::measure::bootstrap;
use crate::measure::frequency::Frequency;
use crate::measure::frequency::Share;
use crate::measure::two_counts::RatioInterval;
use crate::measure::two_counts::TwoCounts;
use crate::period::Granularity;

/// A count below this has no ratio: the counts say all there is to say.
pub const SMALLEST: u64 = 5;

/// Which two are compared, where, and how finely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompareQuery {
    /// The first entity, whose count is divided.
    pub first: EntityIndex,
    /// The second, by whose count it is divided.
    pub second: EntityIndex,
    /// How finely time is cut; uncut, a window of up to a year stands beside the same days of
    /// every earlier year that has documents.
    pub by: Granularity,
    /// Which documents are looked at.
    pub subcorpus: Subcorpus,
    /// Which mentions count.
    pub counts: Counts,
    /// Which documents count as one.
    pub duplicates: Policy,
}

/// Why two entities cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("{name} cannot be compared with itself: name two entities")]
    SameEntity { name: String },
}

/// The answer to a [`CompareQuery`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Both entities counted in what was asked for.
    pub asked: CountTable,
    /// The periods asked for; where time is not cut, months: where the volume steps, counts of
    /// different periods do not compare.
    pub volume: CountTable,
    /// The periods asked for, then earlier years, the latest first.
    pub rows: Vec<Compared>,
}

/// Both entities in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Whether the period was asked for.
    pub window: Window,
    /// The period and what was searched in it.
    pub period: SearchedPeriod,
    /// What was found of the first and the second entity.
    pub tallies: [Tally; 2],
    /// The same for each ISO week with documents, in order.
    pub weeks: Vec<[Tally; 2]>,
}

/// Where a compared period comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// It was asked for.
    Asked,
    /// It is the same days of an earlier year.
    Earlier,
}

/// What is counted of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Documents with a mention.
    Documents,
    /// Mentions.
    Mentions,
}

impl Counted {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Documents, Self::Mentions];

    /// Returns the name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Mentions => "mentions",
        }
    }

    fn of(self, tally: Tally) -> u64 {
        match self {
            Self::Documents => tally.documents,
            Self::Mentions => tally.mentions,
        }
    }
}

/// A ratio and how far it can be trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratio {
    /// First count over second.
    pub ratio: f64,
    /// From blocks of weeks; `None` for fewer than eight weeks with documents.
    pub blocks: Option<RatioInterval>,
    /// As if mentions were independent; too narrow.
    pub exact: RatioInterval,
    /// Probability of so uneven a split if both were mentioned alike, as if independent.
    pub p_value: f64,
}

impl Compared {
    /// Returns both counts; `None` if nothing was searched.
    pub fn counts(&self, counted: Counted) -> Option<[u64; 2]> {
        let is_searched = self.period.documents > 0;
        is_searched.then(|| self.tallies.map(|tally| counted.of(tally)))
    }

    /// Returns both shares of documents.
    pub fn shares(&self) -> Option<[Share; 2]> {
        let [first, second] = self.counts(Counted::Documents)?;
        let share = |count| Share::new(count, self.period.documents);
        Some([share(first)?, share(second)?])
    }

    /// Returns both frequencies of mentions.
    pub fn frequencies(&self) -> Option<[Frequency; 2]> {
        let [first, second] = self.counts(Counted::Mentions)?;
        let frequency = |count| Frequency::new(count, self.period.tokens);
        Some([frequency(first)?, frequency(second)?])
    }

    /// Returns the ratio of the counts; `None` where either is below [`SMALLEST`].
    pub fn ratio(&self, counted: Counted) -> Option<Ratio> {
        let [first, second] = self.counts(counted)?;
        if first.min(second) < SMALLEST {
            return None;
        }
        let counts = TwoCounts::of_equal_exposure(first, second);
        let weeks: Vec<(u64, u64)> = self
            .weeks
            .iter()
            .map(|[first, second]| (counted.of(*first), counted.of(*second)))
            .collect();
        Some(Ratio {
            ratio: counts.ratio()?,
            blocks: bootstrap::ratio_interval(&weeks),
            exact: counts.interval()?,
            p_value: counts.p_value(),
        })
    }

    /// Returns whether the period is held in part only.
    pub fn is_partial(&self) -> bool {
        self.period.coverage.state == State::Partial
    }
}

impl Comparison {
    /// Returns the steps in the length of documents, within what was asked for and then from year
    /// to year beside it.
    pub fn length_steps(&self) -> Vec<LengthStep<'_>> {
        let mut steps = self.volume.length_steps();
        if self.asked.query.by == Granularity::Total {
            let years = self.rows.iter().rev().map(|row| &row.period);
            steps.extend(length_steps(years));
        }
        steps
    }
}

/// Returns both entities side by side. `facts` must have been found with `gazetteer`, and
/// `coverage` be that of `facts`.
///
/// # Errors
///
/// If both are the same entity.
pub fn compare(
    query: &CompareQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
    coverage: &Coverage,
) -> Result<Comparison, Error> {
    if query.first == query.second {
        let entity = &gazetteer.entities[usize::from(query.first.0)];
        return Err(Error::SameEntity {
            name: entity.name.clone(),
        });
    }
    let counting = CountQuery {
        entities: vec![query.first, query.second],
        by: query.by,
        subcorpus: query.subcorpus.clone(),
        counts: query.counts,
        kinds: Vec::new(),
        duplicates: query.duplicates,
    };
    let counter = rows::Counter {
        facts,
        gazetteer,
        coverage,
    };
    let asked = counter.count(&counting);
    let mut rows = counter.rows(&asked, Window::Asked);
    for earlier in rows::earlier_windows(&asked, facts) {
        let mut query = counting.clone();
        query.subcorpus.window = earlier;
        let table = counter.count(&query);
        let found = counter.rows(&table, Window::Earlier);
        rows.extend(found.into_iter().filter(|row| row.period.documents > 0));
    }
    let volume = match query.by {
        Granularity::Total => counter.count(&CountQuery {
            by: Granularity::Month,
            ..counting
        }),
        _ => asked.clone(),
    };
    Ok(Comparison {
        asked,
        volume,
        rows,
    })
}

#[cfg(test)]
mod tests;
