//! In which months of the year are more messages sent than in others?

use std::num::NonZeroU64;

use jiff::civil::Date;

use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::MessageTable;
use crate::analysis::messages::Source;
use crate::analysis::messages::TalliedPeriod;
use crate::analysis::messages::tally;
use crate::coverage::CellState;
use crate::gazetteer::model::Gazetteer;
use crate::measure::homogeneity::simulated_p_value;
use crate::measure::interval::Interval;
use crate::measure::interval::Z_95;
use crate::measure::interval::wilson;
use crate::measure::season::seasonal_index;
use crate::measure::two_counts::Observed;
use crate::measure::two_counts::TwoCounts;
use crate::period::Granularity;
use crate::period::Window;

use super::span::MonthSpan;

/// Messages over the months of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct MessageSeason {
    /// The messages counted month by month.
    pub table: MessageTable,
    /// January to December.
    pub months: Vec<MessageMonth>,
    /// Probability of months as uneven if all have one rate; `None` where fewer than two months
    /// are held, or nothing was sent.
    pub even_p: Option<f64>,
    /// The parts of the year that were asked for.
    pub parts: Vec<YearPart>,
    /// First and last day for which a list of events alone was taken to be complete.
    pub listed: Option<(Date, Date)>,
}

/// One month of the year, all years taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MessageMonth {
    /// 1 for January.
    pub month: i8,
    /// Years in which it is held or listed.
    pub years: u32,
    /// Messages.
    pub messages: u64,
    /// Whole months that this comes to: each year's weighted by its issue days held of those
    /// expected, or of a list by its days asked for.
    pub exposure: f64,
    /// Issue days held.
    pub issue_days_held: u32,
    /// Issue days expected.
    pub issue_days_expected: u32,
    /// Messages a whole month; `None` if nothing is held.
    pub rate: Option<f64>,
    /// The rate over the mean rate of all months; `None` also where no month has a message.
    pub index: Option<f64>,
}

/// Some months of the year against the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearPart {
    /// Which.
    pub span: MonthSpan,
    /// Messages in them.
    pub messages: u64,
    /// Messages in all.
    pub total: u64,
    /// The range in which their share lies with 95 % confidence, as if each was sent by itself.
    pub interval: Option<Interval>,
    /// The share that they would have if all months had one rate.
    pub even: Option<f64>,
    /// Probability of a share as far from that if they had.
    pub p: Option<f64>,
}

impl YearPart {
    /// Returns their share of all messages; `None` if there are none.
    pub fn share(&self) -> Option<f64> {
        (self.total > 0).then(|| self.messages as f64 / self.total as f64)
    }
}

/// Returns the season of the messages that are asked for, and the share of parts of the year.
///
/// A list of events alone has no coverage. It is taken for complete from the first day of the
/// year of its first message, or of the question, to the last day of the month of its last.
pub fn message_season(
    mut query: MessageQuery,
    spans: &[MonthSpan],
    messages: &[Message],
    source: Source<'_>,
    gazetteer: &Gazetteer,
) -> MessageSeason {
    let mut listed = None;
    if source.corpus.is_none() {
        let selected = query.select(messages, gazetteer);
        let days = || selected.iter().map(|(_, day)| *day);
        let first = query
            .window
            .from()
            .or(days().min().map(Date::first_of_year));
        let last = query.window.to().or(days().max().map(Date::last_of_month));
        listed = first.zip(last);
        if let Ok(window) = Window::new(first, last, query.window.to_date()) {
            query.window = window;
        }
    }
    let table = tally(query, Granularity::Month, messages, source, gazetteer);
    let mut months: Vec<MessageMonth> = (1..=12)
        .map(|month| {
            let periods = table.periods.iter();
            let same = periods.filter(|tallied| tallied.period.from.month() == month);
            calendar_month(month, &same.collect::<Vec<_>>())
        })
        .collect();
    let rates: Vec<Option<f64>> = months.iter().map(|month| month.rate).collect();
    for (month, index) in months.iter_mut().zip(seasonal_index(&rates)) {
        month.index = index;
    }
    let held: Vec<Observed> = months.iter().filter_map(observed).collect();
    MessageSeason {
        even_p: simulated_p_value(&held),
        parts: spans.iter().map(|span| part(*span, &months)).collect(),
        table,
        months,
        listed,
    }
}

fn calendar_month(month: i8, periods: &[&TalliedPeriod]) -> MessageMonth {
    let held: Vec<&&TalliedPeriod> = periods
        .iter()
        .filter(|tallied| tallied.state() != Some(CellState::None))
        .collect();
    let exposure: f64 = held.iter().map(|tallied| exposure(tallied)).sum();
    let messages: u64 = held.iter().map(|tallied| tallied.messages()).sum();
    let days = |of: fn(&crate::coverage::PeriodCoverage) -> u32| {
        periods
            .iter()
            .filter_map(|t| t.coverage.as_ref())
            .map(of)
            .sum()
    };
    MessageMonth {
        month,
        years: u32::try_from(held.len()).expect("there are fewer than 2³² years"),
        messages,
        exposure,
        issue_days_held: days(|coverage| coverage.issue_days_held),
        issue_days_expected: days(|coverage| coverage.issue_days_expected),
        rate: (exposure > 0.0).then(|| messages as f64 / exposure),
        index: None,
    }
}

/// Returns how much of a whole month was seen.
fn exposure(tallied: &TalliedPeriod) -> f64 {
    let period = tallied.period;
    let asked = period.days().count() as f64 / f64::from(period.from.days_in_month());
    match tallied.coverage {
        // Of what a list has alone, and of an outlet without rhythm, that is all there is.
        Some(coverage) if tallied.state().is_some() && coverage.issue_days_expected > 0 => {
            let held = f64::from(coverage.issue_days_held);
            asked * held / f64::from(coverage.issue_days_expected)
        }
        Some(_) | None => asked,
    }
}

fn observed(month: &MessageMonth) -> Option<Observed> {
    (month.exposure > 0.0).then_some(Observed {
        count: month.messages,
        exposure: month.exposure,
    })
}

fn part(span: MonthSpan, months: &[MessageMonth]) -> YearPart {
    let sum = |is_inside: bool| {
        let chosen = months
            .iter()
            .filter(|m| span.contains(m.month) == is_inside);
        chosen.fold((0, 0.0), |(messages, exposure), month| {
            (messages + month.messages, exposure + month.exposure)
        })
    };
    let ((inside, held_inside), (outside, held_outside)) = (sum(true), sum(false));
    let total = inside + outside;
    let observed = |count, exposure| Observed { count, exposure };
    let two = TwoCounts::new(
        observed(inside, held_inside),
        observed(outside, held_outside),
    );
    YearPart {
        span,
        messages: inside,
        total,
        interval: NonZeroU64::new(total).map(|total| wilson(inside, total, Z_95)),
        even: two.map(|_| held_inside / (held_inside + held_outside)),
        p: two.filter(|_| total > 0).map(|two| two.p_value()),
    }
}
