//! The messages that a claim is about, from documents and lists, and how many on which days.

use jiff::civil::Date;

use crate::analysis::counts::covered;
use crate::analysis::messages::Attribution;
use crate::analysis::messages::Level;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::MessageTable;
use crate::analysis::messages::Source;
use crate::analysis::messages::TalliedPeriod;
use crate::analysis::messages::head;
use crate::analysis::messages::merge;
use crate::analysis::messages::tally;
use crate::coverage::PeriodCoverage;
use crate::facts::OutletIndex;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::period::Granularity;
use crate::period::Window;

use super::Evidence;
use super::Question;
use super::Reason;
use super::check::Ground;
use super::check::Material;
use super::check::lacking;
use super::fitting::Bench;
use super::fitting::outlets;

/// Returns the question about messages in a window: what `headcount messages` counts unless told
/// otherwise, between anyone.
pub fn query(window: Window) -> MessageQuery {
    MessageQuery {
        between: None,
        window,
        levels: vec![Level::Leader, Level::Party],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    }
}

/// Messages of one to others and of others to one.
pub(super) struct Exchange<'a> {
    question: &'a Question,
    pub(super) material: Material<'a>,
    outlets: Vec<OutletIndex>,
    messages: Vec<Message>,
    /// First and last day of what lists name of these messages.
    pub(super) listed: Option<(Date, Date)>,
}

/// The messages of a window.
pub(super) struct Number {
    pub(super) messages: u64,
    pub(super) coverage: Option<PeriodCoverage>,
    pub(super) table: MessageTable,
    /// What the number stands on, or why on nothing.
    pub(super) ground: Result<Ground, Reason>,
}

impl<'a> Exchange<'a> {
    /// Returns the messages that one exchanged with another, or with anyone who speaks for a
    /// country; a country stands for those who do.
    pub(super) fn of(
        question: &'a Question,
        one: EntityIndex,
        other: Option<EntityIndex>,
        bench: &Bench<'a>,
    ) -> Result<Self, Reason> {
        let material = bench.material;
        let (facts, gazetteer) = (material.facts, material.gazetteer);
        let lists = || material.lists.to_vec();
        let (outlets, readings) = if facts.documents.is_empty() {
            Default::default()
        } else {
            let subcorpus = question.subcorpus(facts, Window::default())?;
            let findings = material.findings.clone();
            let findings = findings.within(facts, &subcorpus, question.duplicates);
            (outlets(&subcorpus, material), findings.readings)
        };
        let is_asked = |message: &Message| joins(message, one, other, gazetteer);
        let mut listed = merge(Vec::new(), lists());
        listed.retain(is_asked);
        let days = query(Window::default()).select(&listed, gazetteer);
        let days = || days.iter().map(|(_, day)| *day);
        let mut messages = merge(readings, lists());
        messages.retain(is_asked);
        Ok(Self {
            question,
            material,
            outlets,
            listed: days().min().zip(days().max()),
            messages,
        })
    }

    /// Returns the messages of a window, each with its day.
    pub(super) fn select(&self, window: Window) -> Vec<(&Message, Date)> {
        query(window).select(&self.messages, self.material.gazetteer)
    }

    /// Returns the messages of a window as what stands behind a number.
    pub(super) fn evidence(&self, window: Window) -> Vec<Evidence> {
        let messages = self.select(window).into_iter();
        messages
            .map(|(message, _)| Evidence::Message(Box::new(message.clone())))
            .collect()
    }

    /// Returns how many messages there are in a window that has a first and a last day.
    pub(super) fn number(&self, window: Window) -> Number {
        let material = self.material;
        let has_documents = !material.facts.documents.is_empty();
        let corpus = (material.facts, material.coverage, &self.outlets[..]);
        let source = Source {
            corpus: has_documents.then_some(corpus),
            has_list: self.listed.is_some(),
        };
        let table = tally(
            query(window),
            Granularity::Total,
            &self.messages,
            source,
            material.gazetteer,
        );
        let period = table.periods.first();
        let messages = period.map_or(0, TalliedPeriod::messages);
        let coverage = period.and_then(|tallied| tallied.coverage);
        let ground = match lacking(coverage, self.question) {
            Some(_) if self.is_listed(window) => Ok(Ground::List),
            // What is held in part is a lower bound, on which the verdict decides.
            None | Some(Reason::Coverage { .. }) => Ok(Ground::Documents),
            Some(reason) => Err(reason),
        };
        Number {
            messages,
            coverage,
            table,
            ground,
        }
    }

    /// Returns how the outlets looked at hold the days.
    pub(super) fn covered(&self, days: &[(Date, Date)]) -> PeriodCoverage {
        covered(days, &self.outlets, self.material.coverage)
    }

    /// Returns whether the first and the last message of the lists enclose days of the window.
    pub(super) fn is_listed(&self, window: Window) -> bool {
        self.listed.is_some_and(|(first, last)| {
            let is_begun = window.to().is_none_or(|to| first <= to);
            is_begun && window.from().is_none_or(|from| from <= last)
        })
    }
}

fn joins(
    message: &Message,
    one: EntityIndex,
    other: Option<EntityIndex>,
    gazetteer: &Gazetteer,
) -> bool {
    let is = |end: EntityIndex, asked: EntityIndex| {
        let of = &gazetteer.entities[usize::from(end.0)].country;
        let is_of_it = of.as_ref() == Some(&gazetteer.entities[usize::from(asked.0)].id);
        head(gazetteer, end, message.published.last) == asked
            || (is_of_it && speaks_for_its_country(message, end, gazetteer))
    };
    let is_other = |end| match other {
        Some(other) => is(end, other),
        None => speaks_for_its_country(message, end, gazetteer),
    };
    (is(message.from, one) && is_other(message.to))
        || (is(message.to, one) && is_other(message.from))
}

/// Returns whether an end of a message is a leader, or a party that a leader heads: what the head
/// of another party signs is not his country's.
fn speaks_for_its_country(message: &Message, end: EntityIndex, gazetteer: &Gazetteer) -> bool {
    message.level == Level::Leader || head(gazetteer, end, message.published.last) != end
}
