//! Claims about with whom somebody exchanged most messages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::messages::Message;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::Beside;
use super::Found;
use super::Measured;
use super::Question;
use super::check::Outcome;
use super::earlier;
use super::exchange::Exchange;
use super::fitting::Bench;

/// Countries of the ranking that are named beside.
const NAMED: usize = 10;

/// Returns how many of the first places are those published: the number of countries from the
/// first on of which none has fewer messages than any that should stand below it.
pub(super) fn found(
    question: &Question,
    one: EntityIndex,
    published: &[EntityIndex],
    bench: &Bench<'_>,
) -> Outcome {
    let exchange = Exchange::of(question, one, None, bench)?;
    let gazetteer = bench.material.gazetteer;
    let window = earlier::window((question.from, question.to));
    let asked = exchange.number(window);
    let ground = asked.ground?;
    let mut messages: BTreeMap<&str, u64> = BTreeMap::new();
    for (message, _) in exchange.select(window) {
        if let Some(country) = country(message, one, gazetteer) {
            *messages.entry(country).or_default() += 1;
        }
    }
    let published: Vec<&str> = published
        .iter()
        .map(|country| gazetteer.entities[usize::from(country.0)].id.as_str())
        .collect();
    let mut ranking: Vec<(&str, u64)> = messages.iter().map(|(id, n)| (*id, *n)).collect();
    ranking.sort_by_key(|(id, messages)| (Reverse(*messages), *id));
    let shown = ranking.iter().take(NAMED).filter_map(|(id, messages)| {
        let country = &gazetteer.entities[usize::from(gazetteer.entity(id)?.0)];
        Some((country.name.clone(), *messages))
    });
    let found = Found {
        computed: Some(Measured::Count(agreeing(&published, &messages))),
        documents: asked
            .coverage
            .map(|coverage| coverage.documents)
            .filter(|documents| *documents > 0),
        coverage: asked.coverage,
        beside: vec![Beside::Ranking(shown.collect())],
        evidence: exchange.evidence(window),
        ..Found::default()
    };
    Ok((found, ground))
}

/// Returns the country of whoever is not the one.
fn country<'g>(message: &Message, one: EntityIndex, gazetteer: &'g Gazetteer) -> Option<&'g str> {
    let of = |entity: EntityIndex| gazetteer.entities[usize::from(entity.0)].country.as_deref();
    let home = of(one);
    let ends = [of(message.from), of(message.to)];
    ends.into_iter()
        .flatten()
        .find(|country| Some(*country) != home)
}

fn agreeing(published: &[&str], messages: &BTreeMap<&str, u64>) -> u64 {
    let of = |id: &str| messages.get(id).copied().unwrap_or(0);
    let is_in_place = |at: usize| {
        let here = of(published[at]);
        let above = &published[..at];
        let below = messages.iter().filter(|(id, _)| !above.contains(id));
        here > 0 && below.map(|(_, n)| *n).max() == Some(here)
    };
    (0..published.len())
        .take_while(|at| is_in_place(*at))
        .count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_as_far_as_nobody_below_has_more() {
        let messages = BTreeMap::from([("sy", 34), ("cn", 24), ("cu", 24), ("la", 22)]);
        assert_eq!(agreeing(&["sy", "cn", "cu", "la"], &messages), 4);
        assert_eq!(agreeing(&["sy", "cu", "cn", "la"], &messages), 4);
        assert_eq!(agreeing(&["sy", "cn", "la", "cu"], &messages), 2);
        assert_eq!(agreeing(&["cn", "sy"], &messages), 0);
        assert_eq!(agreeing(&["sy", "cn", "cu", "la", "ru"], &messages), 4);
        assert_eq!(agreeing(&["sy"], &BTreeMap::new()), 0);
    }
}
