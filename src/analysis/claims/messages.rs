//! Claims about the number of messages between two leaders, or a leader and a country.

use crate::gazetteer::model::EntityIndex;
use crate::measure::two_counts::Observed;
use crate::measure::two_counts::TwoCounts;

use super::Beside;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::check::Ground;
use super::check::Outcome;
use super::check::lacking;
use super::earlier;
use super::exchange::Exchange;
use super::fitting::Bench;

/// Returns how many messages there were, and how many on the same days of earlier years.
pub(super) fn found(
    question: &Question,
    (one, other): (EntityIndex, EntityIndex),
    bench: &Bench<'_>,
) -> Outcome {
    let exchange = Exchange::of(question, one, Some(other), bench)?;
    let window = earlier::window((question.from, question.to));
    let asked = exchange.number(window);
    let ground = asked.ground.clone()?;
    if ground == Ground::List && asked.messages == 0 {
        return Err(Reason::ListHasNone);
    }
    let mut beside = Vec::new();
    let listed = exchange.listed.filter(|_| exchange.is_listed(window));
    beside.extend(listed.map(|(first, last)| Beside::Listed(first, last)));
    let choices = asked.table.choices.iter();
    let others: Vec<(&'static str, u64)> = choices
        .filter_map(|(name, counts)| Some((*name, *counts.first()?)))
        .filter(|(_, count)| *count != asked.messages)
        .collect();
    if !others.is_empty() {
        beside.push(Beside::Choices(others));
    }
    beside.extend(same_days(question, &exchange, asked.messages));
    let found = Found {
        computed: Some(Measured::Count(asked.messages)),
        documents: asked
            .coverage
            .map(|coverage| coverage.documents)
            .filter(|documents| *documents > 0),
        coverage: asked.coverage,
        beside,
        evidence: exchange.evidence(window),
        ..Found::default()
    };
    Ok((found, ground))
}

/// Returns the same days of earlier years, as far as enough is held or listed of them.
fn same_days(question: &Question, exchange: &Exchange<'_>, messages: u64) -> Option<Beside> {
    let documents = exchange.material.facts.documents.iter();
    let earliest = documents
        .map(|document| document.published)
        .chain(exchange.listed.map(|(first, _)| first))
        .min();
    let mut years = Vec::new();
    for days in earlier::same_days(question.from, question.to, earliest) {
        let number = exchange.number(earlier::window(days));
        let is_known = match number.ground {
            Ok(Ground::List) => true,
            Ok(Ground::Documents) => lacking(number.coverage, question).is_none(),
            Err(_) => false,
        };
        if is_known {
            years.push((days.0.year(), number.messages));
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
