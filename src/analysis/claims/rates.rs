//! Claims that something happens more or less often on some days than on others: in some months
//! of the year, or than in another period.

use jiff::civil::Date;

use crate::analysis::counts::covered;
use crate::coverage::PeriodCoverage;
use crate::gazetteer::model::EntityIndex;
use crate::measure::two_counts::Observed;
use crate::measure::two_counts::TwoCounts;
use crate::period::Granularity;
use crate::period::Period;

use super::Beside;
use super::Events;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::check::lacking;
use super::earlier;
use super::exchange::Exchange;
use super::fitting::Bench;
use super::fitting::Fitting;

/// Days that are held against others: stretches, both ends included.
pub(super) struct Parts {
    first: Vec<(Date, Date)>,
    second: Vec<(Date, Date)>,
}

impl Parts {
    /// Returns the days of some months of the year, against those of the others.
    pub(super) fn season(question: &Question, months: &[i8]) -> Self {
        let all = Period::covering(Granularity::Month, question.from, question.to).into_iter();
        let all = all.map(|month| (month.from.max(question.from), month.to.min(question.to)));
        let (first, second) = all.partition(|(from, _)| months.contains(&from.month()));
        Self { first, second }
    }

    /// Returns the days asked for, against others.
    pub(super) fn change(question: &Question, than: [Date; 2]) -> Self {
        Self {
            first: vec![(question.from, question.to)],
            second: vec![than.into()],
        }
    }

    fn all(&self) -> impl Iterator<Item = &(Date, Date)> {
        self.first.iter().chain(&self.second)
    }

    fn hull(&self) -> Option<(Date, Date)> {
        let from = self.all().map(|(from, _)| *from).min()?;
        let to = self.all().map(|(_, to)| *to).max()?;
        Some((from, to))
    }
}

/// Returns the rate on the first days over that on the second.
pub(super) fn found(
    question: &Question,
    events: &Events,
    parts: &Parts,
    bench: &Bench<'_>,
) -> Outcome {
    match events {
        Events::Documents(sought) => of_documents(question, sought, parts, bench),
        Events::Messages(one, other) => of_messages(question, (*one, *other), parts, bench),
    }
}

fn of_documents(question: &Question, sought: &Sought, parts: &Parts, bench: &Bench<'_>) -> Outcome {
    let hull = parts.hull().ok_or(Reason::NoData)?;
    let mut fitting = Fitting::of(question, sought, hull, bench)?;
    let observed = |days: &[(Date, Date)]| {
        let is_one = |day| holds(days, day);
        (fitting.documents_on(is_one), fitting.searched_on(is_one))
    };
    let rates = Rates {
        events: "documents",
        first: observed(&parts.first),
        second: observed(&parts.second),
        exposure: "documents",
    };
    let coverage = |days: &[(Date, Date)]| covered(days, &fitting.outlets, bench.material.coverage);
    let coverage = least_held(question, parts, coverage);
    let is_asked = |day| holds(&parts.first, day) || holds(&parts.second, day);
    let documents = fitting.searched_on(is_asked);
    fitting.fits.retain(|fit| is_asked(fit.document.published));
    let found = Found {
        documents: Some(documents).filter(|documents| *documents > 0),
        coverage: Some(coverage),
        evidence: fitting.evidence(),
        ..rates.found(lacking(Some(coverage), question))?
    };
    Ok((found, Ground::Documents))
}

fn of_messages(
    question: &Question,
    (one, other): (EntityIndex, EntityIndex),
    parts: &Parts,
    bench: &Bench<'_>,
) -> Outcome {
    let hull = parts.hull().ok_or(Reason::NoData)?;
    let exchange = Exchange::of(question, one, Some(other), bench)?;
    let covered = |days: &[(Date, Date)]| exchange.covered(days);
    let least = least_held(question, parts, covered);
    let lacking = lacking(Some(least), question);
    let selected = exchange.select(earlier::window(hull));
    let count = |days: &[(Date, Date)]| {
        let days = selected.iter().filter(|(_, day)| holds(days, *day));
        days.count() as u64
    };
    let listed = exchange.listed.filter(|_| lacking.is_some());
    let coverage = match listed {
        Some(_) => covered(&parts.all().copied().collect::<Vec<_>>()),
        None => least,
    };
    let (ground, exposure) = match listed {
        Some(_) => (Ground::List, "days of the list"),
        None => (Ground::Documents, "issue days"),
    };
    let exposed = |days: &[(Date, Date)]| match listed {
        Some(listed) => days.iter().map(|days| common(*days, listed)).sum(),
        None => u64::from(exchange.covered(days).issue_days_held),
    };
    let rates = Rates {
        events: "messages",
        first: (count(&parts.first), exposed(&parts.first)),
        second: (count(&parts.second), exposed(&parts.second)),
        exposure,
    };
    let is_asked = |day| holds(&parts.first, day) || holds(&parts.second, day);
    let behind = selected.iter().filter(|(_, day)| is_asked(*day));
    let mut found = Found {
        documents: Some(coverage.documents).filter(|documents| *documents > 0),
        coverage: (coverage.documents > 0).then_some(coverage),
        evidence: behind
            .map(|(message, _)| Evidence::Message(Box::new((*message).clone())))
            .collect(),
        ..rates.found(lacking.filter(|_| listed.is_none()))?
    };
    let listed = listed.map(|(first, last)| Beside::Listed(first, last));
    found.beside.extend(listed);
    Ok((found, ground))
}

/// Two numbers, each with its exposure.
struct Rates {
    events: &'static str,
    first: (u64, u64),
    second: (u64, u64),
    exposure: &'static str,
}

impl Rates {
    /// Returns the first rate over the second; where there is none, why.
    fn found(&self, lacking: Option<Reason>) -> Result<Found, Reason> {
        let observed = |(count, exposure): (u64, u64)| Observed {
            count,
            exposure: exposure as f64,
        };
        let counts = TwoCounts::new(observed(self.first), observed(self.second));
        let counts = counts.ok_or(Reason::NoData)?;
        let Some(ratio) = counts.ratio() else {
            return Err(lacking.unwrap_or(Reason::NothingToDivideBy));
        };
        Ok(Found {
            computed: Some(Measured::Ratio(ratio)),
            interval: counts.interval(),
            beside: vec![Beside::Rates {
                events: self.events,
                first: self.first,
                second: self.second,
                exposure: self.exposure,
                p: counts.p_value(),
            }],
            ..Found::default()
        })
    }
}

/// Returns how all days are held, or where that is not enough of one part, how that is.
fn least_held(
    question: &Question,
    parts: &Parts,
    coverage: impl Fn(&[(Date, Date)]) -> PeriodCoverage,
) -> PeriodCoverage {
    let is_lacking = |part: &PeriodCoverage| lacking(Some(*part), question).is_some();
    let each = [coverage(&parts.first), coverage(&parts.second)];
    let all: Vec<(Date, Date)> = parts.all().copied().collect();
    each.into_iter()
        .find(is_lacking)
        .unwrap_or_else(|| coverage(&all))
}

fn holds(days: &[(Date, Date)], day: Date) -> bool {
    days.iter().any(|(from, to)| *from <= day && day <= *to)
}

/// Returns the number of days that two stretches have in common.
fn common(one: (Date, Date), other: (Date, Date)) -> u64 {
    let (from, to) = (one.0.max(other.0), one.1.min(other.1));
    let days = crate::facts::day_number(to) - crate::facts::day_number(from) + 1;
    u64::try_from(days).unwrap_or(0)
}
