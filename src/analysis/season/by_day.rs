//! How much of a year's total falls before a day of the year?
//!
//! A year under way is set beside the same days of earlier years, and what they had by then
//! beside what they had in the end.

use std::num::NonZeroU64;

use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::count;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::MessageTable;
use crate::analysis::messages::Source;
use crate::analysis::messages::tally;
use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::facts::Facts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::measure::interval::Interval;
use crate::measure::interval::Z_95;
use crate::measure::interval::wilson;
use crate::measure::two_counts::Observed;
use crate::measure::two_counts::RatioInterval;
use crate::measure::two_counts::TwoCounts;
use crate::period::DayOfYear;
use crate::period::Granularity;
use crate::period::ImpossibleWindow;
use crate::period::Period;
use crate::period::Window;

/// What every year had by a day, and in the end.
#[derive(Clone, Debug, PartialEq)]
pub struct ByDay {
    /// The last day of each year that counts as by then.
    pub day: DayOfYear,
    /// Every year, in order; the last is the one that is asked about.
    pub years: Vec<YearByDay>,
    /// The earlier years that are known whole, taken together.
    pub earlier: Option<Earlier>,
}

/// One year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearByDay {
    /// The year.
    pub year: i16,
    /// Up to the day.
    pub by_day: Part,
    /// In all of it, or as much as is asked for and held.
    pub whole: Part,
    /// What `whole` is known to be.
    pub extent: Extent,
}

/// What a part of a year had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Documents with a mention, or messages; `None` if nothing was searched.
    pub count: Option<u64>,
    /// How it is held; `None` for a list of events alone.
    pub coverage: Option<PeriodCoverage>,
}

/// How much of a year is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it; of a list, as far as anybody knows.
    Whole,
    /// It ends before its last day, or may go on.
    UnderWay,
    /// Issue days are missing, so that there was more.
    Partial,
    /// Nothing of it.
    Nothing,
}

/// Earlier years taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// The years.
    pub years: Vec<i16>,
    /// What they had by the day.
    pub by_day: u64,
    /// What they had in the end.
    pub total: u64,
    /// The range in which the share lies with 95 % confidence, as if each fell by itself; `None`
    /// where there was nothing.
    pub interval: Option<Interval>,
    /// The asked year against the same days of those years; `None` where either is not held.
    pub comparison: Option<Comparison>,
}

/// Two rates of the same days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// Rate of the asked year over that of the earlier ones.
    pub ratio: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<RatioInterval>,
    /// Probability of counts that differ as much if both have one rate.
    pub p: f64,
}

/// Returns what an entity had by a day, in documents with a mention; `query` says where it is
/// counted, whatever its entities and granularity. As for [`season`](super::season()).
///
/// # Errors
///
/// If the days asked for hold none up to that day.
pub fn entity_by_day(
    entity: EntityIndex,
    day: DayOfYear,
    query: &CountQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
    coverage: &Coverage,
) -> Result<(CountTable, ByDay), ImpossibleWindow> {
    let asked = |window: Window| {
        let mut by_year = CountQuery {
            entities: vec![entity],
            by: Granularity::Year,
            ..query.clone()
        };
        by_year.subcorpus.window = window;
        count(by_year, facts, gazetteer, coverage)
    };
    let parts = |table: &CountTable| -> Vec<(Period, Part)> {
        let rows = table.rows().map(|row| {
            let part = Part {
                count: row.documents(),
                coverage: Some(row.period.coverage),
            };
            (row.period.period, part)
        });
        rows.collect()
    };
    let window = query.subcorpus.window;
    let (table, up_to) = (asked(window), asked(until(window, day)?));
    let by_day = ByDay::of(day, &parts(&table), &parts(&up_to), Last::AsHeld);
    Ok((table, by_day))
}

/// Returns how many messages there were by a day, and all of them by year. A list of events has no coverage: its last
/// year is taken to go on, unless the question ends with its last day.
///
/// # Errors
///
/// If the days asked for hold none up to that day.
pub fn messages_by_day(
    day: DayOfYear,
    query: &MessageQuery,
    messages: &[Message],
    source: Source<'_>,
    gazetteer: &Gazetteer,
) -> Result<(MessageTable, ByDay), ImpossibleWindow> {
    let asked = |window: Window| {
        let query = MessageQuery {
            window,
            ..query.clone()
        };
        tally(query, Granularity::Year, messages, source, gazetteer)
    };
    let parts = |table: &MessageTable| -> Vec<(Period, Part)> {
        let rows = table.periods.iter().map(|tallied| {
            let is_known = tallied.state() != Some(crate::coverage::CellState::None);
            let is_list_alone = tallied.state().is_none();
            let part = Part {
                count: is_known.then(|| tallied.messages()),
                coverage: tallied.coverage.filter(|_| !is_list_alone),
            };
            (tallied.period, part)
        });
        rows.collect()
    };
    let last = match query.window.to() {
        Some(_) => Last::AsHeld,
        None => Last::GoesOn,
    };
    let (table, up_to) = (asked(query.window), asked(until(query.window, day)?));
    let by_day = ByDay::of(day, &parts(&table), &parts(&up_to), last);
    Ok((table, by_day))
}

/// What is known of the last year of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// What its coverage or the question says.
    AsHeld,
    /// It may go on.
    GoesOn,
}

fn until(window: Window, day: DayOfYear) -> Result<Window, ImpossibleWindow> {
    Window::new(window.from(), window.to(), Some(day))
}

impl ByDay {
    fn of(day: DayOfYear, whole: &[(Period, Part)], up_to: &[(Period, Part)], last: Last) -> Self {
        let final_year = whole.last().map(|(period, _)| period.from.year());
        let years: Vec<YearByDay> = whole
            .iter()
            .map(|(period, part)| {
                let year = period.from.year();
                let found = up_to.iter().find(|(other, _)| other.from.year() == year);
                let goes_on = last == Last::GoesOn && final_year == Some(year);
                YearByDay {
                    year,
                    by_day: found.map_or(Part::NOTHING, |(_, part)| *part),
                    whole: *part,
                    extent: extent(*period, *part, goes_on),
                }
            })
            .collect();
        let earlier = Earlier::of(&years);
        Self {
            day,
            years,
            earlier,
        }
    }
}

impl Part {
    const NOTHING: Self = Self {
        count: None,
        coverage: None,
    };

    /// Returns the count over what could be seen: issue days held, or of a list one year.
    fn observed(self) -> Option<Observed> {
        let exposure = match self.coverage {
            Some(coverage) => f64::from(coverage.issue_days_held),
            None => 1.0,
        };
        Some(Observed {
            count: self.count?,
            exposure,
        })
    }
}

fn extent(period: Period, part: Part, goes_on: bool) -> Extent {
    let is_cut =
        period.from != period.from.first_of_year() || period.to != period.to.last_of_year();
    match (part.count, part.coverage.map(|coverage| coverage.state)) {
        (None, _) => Extent::Nothing,
        (Some(_), None) if goes_on => Extent::UnderWay,
        (Some(_), _) if is_cut => Extent::UnderWay,
        (Some(_), Some(State::Partial | State::None)) => Extent::Partial,
        (Some(_), Some(State::Whole) | None) => Extent::Whole,
    }
}

impl Earlier {
    /// Returns the years before the last that are whole, taken together; `None` if none is.
    fn of(years: &[YearByDay]) -> Option<Self> {
        let (asked, before) = years.split_last()?;
        let whole: Vec<&YearByDay> = before
            .iter()
            .filter(|year| year.extent == Extent::Whole && year.by_day.count.is_some())
            .collect();
        if whole.is_empty() {
            return None;
        }
        let sum = |part: fn(&YearByDay) -> Part| -> u64 {
            whole.iter().filter_map(|year| part(year).count).sum()
        };
        let (by_day, total) = (sum(|year| year.by_day), sum(|year| year.whole));
        Some(Self {
            years: whole.iter().map(|year| year.year).collect(),
            by_day,
            total,
            interval: NonZeroU64::new(total).map(|total| wilson(by_day, total, Z_95)),
            comparison: comparison(asked, &whole),
        })
    }

    /// Returns the share that had come by the day; `None` where there was nothing.
    pub fn share(&self) -> Option<f64> {
        (self.total > 0).then(|| self.by_day as f64 / self.total as f64)
    }
}

fn comparison(asked: &YearByDay, earlier: &[&YearByDay]) -> Option<Comparison> {
    let parts: Vec<Observed> = earlier
        .iter()
        .filter_map(|year| year.by_day.observed())
        .collect();
    // A year of a list and days of a corpus are no exposures of one kind.
    let is_listed = |year: &YearByDay| year.by_day.coverage.is_none();
    if earlier
        .iter()
        .any(|year| is_listed(year) != is_listed(asked))
    {
        return None;
    }
    let before = Observed {
        count: parts.iter().map(|part| part.count).sum(),
        exposure: parts.iter().map(|part| part.exposure).sum(),
    };
    let two = TwoCounts::new(asked.by_day.observed()?, before)?;
    Some(Comparison {
        ratio: two.ratio(),
        interval: two.interval(),
        p: two.p_value(),
    })
}
