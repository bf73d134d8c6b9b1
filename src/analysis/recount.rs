//! What do other names change in counts?
//!
//! The same question, asked of the same documents with two gazetteers; entities are the same by
//! their ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::counts::{CountQuery, CountTable};
use crate::dedup::Deduplicated;
use crate::document::DocumentId;
use crate::facts::Facts;

/// One side of the comparison: the answer, and the facts that it was counted from.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The answer.
    pub table: &'a CountTable,
    /// What it was counted from.
    pub facts: &'a Facts,
}

/// An entity in a period whose mentions are not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recounted {
    /// Id of the entity.
    pub entity: String,
    /// Name of the period.
    pub period: String,
    /// Documents searched, on both sides.
    pub documents_total: u64,
    /// Documents with a mention, before and after; `None` for an entity that is not looked for.
    pub documents: [Option<u64>; 2],
    /// Mentions, before and after.
    pub mentions: [Option<u64>; 2],
    /// Documents that have a mention only after.
    pub gained: Vec<DocumentId>,
    /// Documents that had a mention only before.
    pub lost: Vec<DocumentId>,
    /// Documents that have another number of mentions.
    pub changed: Vec<DocumentId>,
}

/// Returns every entity and period of which the mentions differ, by id and in the order of time.
pub fn recounted(before: Side<'_>, after: Side<'_>) -> Vec<Recounted> {
    let (old, new) = (mentions(before), mentions(after));
    let keys: BTreeSet<&(String, usize)> = old.keys().chain(new.keys()).collect();
    let none = BTreeMap::new();
    let mut rows = Vec::new();
    for key in keys {
        let (entity, period) = key;
        let old = old.get(key).unwrap_or(&none);
        let new = new.get(key).unwrap_or(&none);
        if old == new {
            continue;
        }
        let only = |one: &BTreeMap<DocumentId, u64>, other: &BTreeMap<DocumentId, u64>| {
            let ids = one.keys().filter(|id| !other.contains_key(id));
            ids.copied().collect::<Vec<DocumentId>>()
        };
        let differing = old
            .iter()
            .filter(|(id, count)| new.get(id).is_some_and(|other| other != *count));
        let searched = &before.table.periods[*period];
        let sides = [before.table, after.table];
        let tally = sides.map(|table| {
            let known = table.entities.iter().find(|known| known.id == *entity)?;
            known.tallies.get(*period)
        });
        rows.push(Recounted {
            entity: entity.clone(),
            period: searched.period.label(),
            documents_total: searched.documents,
            documents: tally.map(|tally| tally.map(|tally| tally.documents)),
            mentions: tally.map(|tally| tally.map(|tally| tally.mentions)),
            gained: only(new, old),
            lost: only(old, new),
            changed: differing.map(|(id, _)| *id).collect(),
        });
    }
    rows
}

/// Returns the mentions that count, by entity and period and in each document.
fn mentions(side: Side<'_>) -> BTreeMap<(String, usize), BTreeMap<DocumentId, u64>> {
    let Side { table, facts } = side;
    let query: &CountQuery = &table.query;
    let deduplicated = Deduplicated::of(facts, query.duplicates);
    let ids: BTreeMap<_, _> = table.entities.iter().map(|e| (e.entity, &e.id)).collect();
    let mut found: BTreeMap<(String, usize), BTreeMap<DocumentId, u64>> = BTreeMap::new();
    for (document, weight) in query.subcorpus.weighted(facts, &deduplicated) {
        let at = table.periods.iter().position(|searched| {
            searched.period.from <= document.published && document.published <= searched.period.to
        });
        let Some(period) = at else { continue };
        for mention in facts.mentions_in(document) {
            let Some(id) = ids.get(&mention.entity) else {
                continue;
            };
            if mention.counts <= query.counts {
                let of_entity = found.entry(((*id).clone(), period)).or_default();
                *of_entity.entry(document.id).or_default() += weight * u64::from(mention.count);
            }
        }
    }
    found
}
