//! How many messages went each way, period by period, and how many if other choices were made.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::analysis::counts::covered;
use crate::coverage::CellState;
use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::document::DocumentId;
use crate::facts::DocumentFact;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::period::Granularity;
use crate::period::Period;

use super::Kind;
use super::Message;
use super::MessageQuery;
use super::leader::head;

/// Where messages were looked for.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The corpus, its coverage and the outlets looked at; `None` for a list of events alone.
    pub corpus: Option<(&'a Facts, &'a Coverage, &'a [OutletIndex])>,
    /// Whether a list of events completes it.
    pub has_list: bool,
}

/// Numbers of messages by period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageTable {
    /// What was asked.
    pub query: MessageQuery,
    /// How finely time is cut.
    pub by: Granularity,
    /// Every period, in order.
    pub periods: Vec<TalliedPeriod>,
    /// What each period would have if one choice were made otherwise, in the order of `periods`.
    pub choices: Vec<(&'static str, Vec<u64>)>,
}

impl MessageTable {
    /// Returns the table with the number of documents searched in each period, given those that
    /// were: each with how many times it counts.
    #[must_use]
    pub fn with_documents(mut self, searched: &[(&DocumentFact, u64)]) -> Self {
        for tallied in &mut self.periods {
            tallied.documents = Some(0);
        }
        for (document, weight) in searched {
            let day = document.published;
            let at = self.periods.partition_point(|it| it.period.to < day);
            if self.query.window.contains(day)
                && let Some(tallied) = self.periods.get_mut(at)
                && tallied.period.contains(day)
            {
                *tallied.documents.get_or_insert_default() += weight;
            }
        }
        self
    }
}

/// The messages of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalliedPeriod {
    /// The period, as far as the window reaches.
    pub period: Period,
    /// How the corpus covers it; `None` for a list of events alone.
    pub coverage: Option<PeriodCoverage>,
    /// Documents searched; `None` for a list of events alone, and until
    /// [`MessageTable::with_documents`] has counted them.
    pub documents: Option<u64>,
    /// Whether a list of events completes the corpus.
    pub has_list: bool,
    /// Messages each way and of each kind.
    pub counts: BTreeMap<Way, u64>,
    /// Articles that report them; a message of a list alone has none.
    pub reports: BTreeMap<Way, BTreeSet<DocumentId>>,
}

/// From whom, to whom and what; parties stand for their heads if two persons were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Way {
    /// Who sent it.
    pub from: EntityIndex,
    /// To whom.
    pub to: EntityIndex,
    /// What was sent.
    pub kind: Kind,
}

impl TalliedPeriod {
    /// Returns the articles that report any of them.
    pub fn articles(&self) -> BTreeSet<DocumentId> {
        self.reports.values().flatten().copied().collect()
    }

    /// Returns the number of messages, in all.
    pub fn messages(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Returns the number of messages from one to another.
    pub fn sent(&self, from: EntityIndex, to: EntityIndex) -> u64 {
        let fitting = self.counts.iter();
        fitting
            .filter(|(way, _)| (way.from, way.to) == (from, to))
            .map(|(_, count)| count)
            .sum()
    }

    /// Returns the number of messages of a kind.
    pub fn of_kind(&self, kind: Kind) -> u64 {
        let fitting = self.counts.iter();
        fitting
            .filter(|(way, _)| way.kind == kind)
            .map(|(_, count)| count)
            .sum()
    }

    /// Returns what the numbers can be taken for; `None` where they come from a list alone, of
    /// which nobody knows what it leaves out.
    pub fn state(&self) -> Option<CellState> {
        let coverage = self.coverage?;
        if self.has_list && coverage.state == State::None {
            return None;
        }
        Some(CellState::of(self.messages(), &coverage))
    }
}

/// Returns how many of `messages` are asked for in each period.
pub fn tally(
    query: MessageQuery,
    by: Granularity,
    messages: &[Message],
    source: Source<'_>,
    gazetteer: &Gazetteer,
) -> MessageTable {
    let selected = query.select(messages, gazetteer);
    let mut periods = periods(&query, by, &selected, source);
    for (message, day) in &selected {
        let at = periods.partition_point(|tallied| tallied.period.to < *day);
        let as_asked = |entity| match query.between {
            Some(_) => head(gazetteer, entity, message.published.last),
            None => entity,
        };
        let way = Way {
            from: as_asked(message.from),
            to: as_asked(message.to),
            kind: message.kind,
        };
        *periods[at].counts.entry(way).or_default() += 1;
        let reports = message.reports.iter().map(|report| report.document);
        periods[at].reports.entry(way).or_default().extend(reports);
    }
    let choices = query.other_choices().into_iter().map(|choice| {
        let days = choice.query.select(messages, gazetteer);
        let of_period = |tallied: &TalliedPeriod| {
            let held = days.iter().filter(|(_, day)| tallied.period.contains(*day));
            held.count() as u64
        };
        (choice.name, periods.iter().map(of_period).collect())
    });
    let choices = choices.collect();
    MessageTable {
        query,
        by,
        periods,
        choices,
    }
}

fn periods(
    query: &MessageQuery,
    by: Granularity,
    selected: &[(&Message, Date)],
    source: Source<'_>,
) -> Vec<TalliedPeriod> {
    let published = source.corpus.into_iter().flat_map(|(facts, _, outlets)| {
        let documents = facts.documents.iter();
        documents
            .filter(|document| outlets.contains(&document.outlet))
            .map(|document| document.published)
    });
    let days: Vec<Date> = selected
        .iter()
        .map(|(_, day)| *day)
        .chain(published.filter(|day| query.window.contains(*day)))
        .collect();
    let window = query.window;
    let ends = window
        .from()
        .or_else(|| days.iter().min().copied())
        .zip(window.to().or_else(|| days.iter().max().copied()));
    let Some((first, last)) = ends else {
        return Vec::new();
    };
    Period::covering(by, first, last)
        .into_iter()
        .filter_map(|period| window.clip(period))
        .map(|period| TalliedPeriod {
            period,
            coverage: source.corpus.map(|(_, coverage, outlets)| {
                covered(&window.stretches(period), outlets, coverage)
            }),
            documents: None,
            has_list: source.has_list,
            counts: BTreeMap::new(),
            reports: BTreeMap::new(),
        })
        .collect()
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
