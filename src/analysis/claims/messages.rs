//! Claims about the number of messages between two leaders.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::analysis::messages::Attribution;
use crate::analysis::messages::Level;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::MessageTable;
use crate::analysis::messages::Source;
use crate::analysis::messages::TalliedPeriod;
use crate::analysis::messages::merge;
use crate::analysis::messages::tally;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::PeriodCoverage;
use crate::facts::OutletIndex;
use crate::gazetteer::model::EntityIndex;
use crate::measure::two_counts::Observed;
use crate::measure::two_counts::TwoCounts;
use crate::period::Granularity;
use crate::period::Window;

use super::Beside;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::check::DUPLICATES;
use super::check::Ground;
use super::check::Material;
use super::check::Outcome;
use super::check::lacking;
use super::check::outlets;

/// Days of the longest window that earlier years are set beside.
const LONGEST: i32 = 366;

/// Returns the question about the messages between two in a window: what `headcount messages`
/// counts unless told otherwise.
pub fn query(between: (EntityIndex, EntityIndex), window: Window) -> MessageQuery {
    MessageQuery {
        between: Some(between),
        window,
        levels: vec![Level::Leader, Level::Party],
        kinds: MessageQuery::messages(),
        attribution: Attribution::Published,
        unverified: true,
    }
}

/// Returns how many messages there were, and how many on the same days of earlier years.
pub(super) fn found(
    question: &Question,
    between: (EntityIndex, EntityIndex),
    material: Material<'_>,
) -> Outcome {
    let asking = Asking::of(question, between, material)?;
    let asked = asking.number(question.window());
    let ground = asked.ground.clone()?;
    let mut beside = Vec::new();
    let listed = asking
        .listed
        .filter(|_| asking.is_listed(question.window()));
    beside.extend(listed.map(|(first, last)| Beside::Listed(first, last)));
    let choices = asked.table.choices.iter();
    let others: Vec<(&'static str, u64)> = choices
        .filter_map(|(name, counts)| Some((*name, *counts.first()?)))
        .filter(|(_, count)| *count != asked.messages)
        .collect();
    if !others.is_empty() {
        beside.push(Beside::Choices(others));
    }
    beside.extend(asking.same_days(question, asked.messages));
    let query = asking.query(question.window());
    let counted = query.select(&asking.messages, material.gazetteer);
    let found = Found {
        computed: Some(Measured::Count(asked.messages)),
        documents: asked
            .coverage
            .map(|coverage| coverage.documents)
            .filter(|documents| *documents > 0),
        coverage: asked.coverage,
        beside,
        evidence: counted
            .into_iter()
            .map(|(message, _)| Evidence::Message(Box::new(message.clone())))
            .collect(),
        ..Found::default()
    };
    Ok((found, ground))
}

/// A question about messages.
struct Asking<'a> {
    question: &'a Question,
    between: (EntityIndex, EntityIndex),
    material: Material<'a>,
    outlets: Vec<OutletIndex>,
    messages: Vec<Message>,
    /// First and last day of what lists name between the two.
    listed: Option<(Date, Date)>,
}

/// The messages of a window.
struct Number {
    messages: u64,
    coverage: Option<PeriodCoverage>,
    table: MessageTable,
    /// What the number stands on, or why on nothing.
    ground: Result<Ground, Reason>,
}

impl<'a> Asking<'a> {
    fn of(
        question: &'a Question,
        between: (EntityIndex, EntityIndex),
        material: Material<'a>,
    ) -> Result<Self, Reason> {
        let Material {
            facts,
            lists,
            gazetteer,
            ..
        } = material;
        let has_documents = !facts.documents.is_empty();
        let (outlets, findings) = if has_documents {
            let subcorpus: Subcorpus = question.subcorpus(facts, Window::default())?;
            let findings = material.findings.clone();
            (
                outlets(&subcorpus, facts),
                findings.within(facts, &subcorpus, DUPLICATES),
            )
        } else {
            Default::default()
        };
        let mut asking = Self {
            question,
            between,
            material,
            outlets,
            messages: merge(Vec::new(), lists.to_vec()),
            listed: None,
        };
        let rows = asking.query(Window::default());
        let days: Vec<Date> = rows
            .select(&asking.messages, gazetteer)
            .into_iter()
            .map(|(_, day)| day)
            .collect();
        asking.listed = days.iter().min().copied().zip(days.iter().max().copied());
        asking.messages = merge(findings.readings, lists.to_vec());
        Ok(asking)
    }

    fn query(&self, window: Window) -> MessageQuery {
        query(self.between, window)
    }

    /// Returns the messages of a window that has a first and a last day.
    fn number(&self, window: Window) -> Number {
        let Material {
            facts,
            coverage,
            gazetteer,
            ..
        } = self.material;
        let has_documents = !facts.documents.is_empty();
        let source = Source {
            corpus: has_documents.then_some((facts, coverage, &self.outlets[..])),
            has_list: self.listed.is_some(),
        };
        let query = self.query(window);
        let table = tally(query, Granularity::Total, &self.messages, source, gazetteer);
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

    /// Returns whether the first and the last message of the lists enclose days of the window.
    fn is_listed(&self, window: Window) -> bool {
        self.listed.is_some_and(|(first, last)| {
            let is_begun = window.to().is_none_or(|to| first <= to);
            is_begun && window.from().is_none_or(|from| from <= last)
        })
    }

    /// Returns the same days of earlier years, as far as enough is held or listed of them.
    fn same_days(&self, question: &Question, messages: u64) -> Option<Beside> {
        let (from, to) = (question.from, question.to);
        let span = from.until(to).ok()?;
        let documents = self.material.facts.documents.iter();
        let earliest = documents
            .map(|document| document.published)
            .chain(self.listed.map(|(first, _)| first))
            .min()?;
        if span.get_days() >= LONGEST {
            return None;
        }
        let back = |years: i32| {
            let from = from.checked_sub(years.years()).ok()?;
            let to = to.checked_sub(years.years()).ok()?;
            (to >= earliest).then(|| Window::new(Some(from), Some(to), None).ok())?
        };
        let mut years = Vec::new();
        for window in (1..).map_while(back) {
            let number = self.number(window);
            let is_known = match number.ground {
                Ok(Ground::List) => true,
                Ok(Ground::Documents) => lacking(number.coverage, question).is_none(),
                Err(_) => false,
            };
            if let (true, Some(from)) = (is_known, window.from()) {
                years.push((from.year(), number.messages));
            }
        }
        let earlier = Observed {
            count: years.iter().map(|(_, count)| count).sum(),
            exposure: years.len() as f64,
        };
        let this = Observed {
            count: messages,
            exposure: 1.0,
        };
        let p = TwoCounts::new(this, earlier)?.p_value();
        Some(Beside::SameDays { years, p })
    }
}
