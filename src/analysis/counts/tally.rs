//! Adding up: one pass over the documents, one cell for each entity and period.

use std::cmp::Reverse;

use crate::analysis::corpus::Corpus;
use crate::coverage::Coverage;
use crate::dedup::Deduplicated;
use crate::facts::Facts;
use crate::facts::MentionCount;
use crate::gazetteer::model::Entity;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::CountQuery;
use super::CountTable;
use super::EntityCounts;
use super::SearchedPeriod;
use super::Tally;
use super::searched::periods;

/// Returns how often each entity is mentioned in each period.
///
/// `facts` must have been found with `gazetteer`, and `coverage` be that of `facts`. The periods
/// reach from the first to the last day asked for, or where the question leaves an end open, on
/// which one of its documents was published.
///
/// Counting the outlets, the languages or the periods one by one and adding up gives what
/// counting them together gives, and so do the mentions (not the documents) of all sorts of
/// name. Sections are different: a document that stands in two counts once in each and once in
/// both together. With [`Policy::None`](crate::dedup::Policy::None), where every record counts, they add up too.
pub fn count(
    query: CountQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
    coverage: &Coverage,
) -> CountTable {
    let deduplicated = Deduplicated::of(facts, query.duplicates);
    let documents = query.subcorpus.weighted(facts, &deduplicated);
    let days = documents.iter().map(|(document, _)| document.published);
    let mut periods = periods(&query, facts.outlets.len(), days, coverage);
    let entities = asked(&query, gazetteer.entities.len());
    let mut rows: Vec<EntityCounts> = entities
        .iter()
        .map(|&entity| empty_row(entity, &gazetteer.entities, periods.len()))
        .collect();
    let mut row_of = vec![None; gazetteer.entities.len()];
    for (row, entity) in entities.iter().enumerate() {
        row_of[usize::from(entity.0)] = Some(row);
    }
    for (document, weight) in documents {
        let at = periods.partition_point(|searched| searched.period.to < document.published);
        periods[at].documents += weight;
        periods[at].tokens += weight * u64::from(document.tokens);
        let mentions = facts.mentions_in(document);
        for of_entity in mentions.chunk_by(|a, b| a.entity == b.entity) {
            let count = query.mentions_counted(of_entity);
            let row = row_of[usize::from(of_entity[0].entity.0)];
            if let Some(row) = row.filter(|_| count > 0) {
                let tally = &mut rows[row].tallies[at];
                tally.mentions += weight * count;
                tally.documents += weight;
            }
        }
    }
    let corpus = Corpus::of(facts, deduplicated.totals, gazetteer);
    let names = (&facts.outlets[..], &facts.sections[..]);
    table(query, corpus, names, periods, rows)
}

/// Returns the entities whose mentions are added up, of so many: where the query names none, all.
pub(super) fn asked(query: &CountQuery, entities: usize) -> Vec<EntityIndex> {
    if query.entities.is_empty() {
        (0..).map(EntityIndex).take(entities).collect()
    } else {
        distinct(&query.entities)
    }
}

/// Returns the answer, given the names of all outlets and of all sections.
pub(super) fn table(
    query: CountQuery,
    corpus: Corpus,
    names: (&[String], &[String]),
    periods: Vec<SearchedPeriod>,
    rows: Vec<EntityCounts>,
) -> CountTable {
    let outlets = query.subcorpus.outlets.iter();
    let sections = query.subcorpus.sections.iter();
    CountTable {
        outlets: outlets
            .map(|outlet| names.0[usize::from(outlet.0)].clone())
            .collect(),
        sections: sections
            .map(|section| names.1[usize::from(section.0)].clone())
            .collect(),
        entities: if query.entities.is_empty() {
            most_mentioned_first(rows)
        } else {
            rows
        },
        corpus,
        query,
        periods,
    }
}

/// Returns one of the entities with nothing counted yet.
pub(super) fn empty_row(entity: EntityIndex, entities: &[Entity], periods: usize) -> EntityCounts {
    let named = &entities[usize::from(entity.0)];
    EntityCounts {
        entity,
        id: named.id.clone(),
        name: named.name.clone(),
        tallies: vec![Tally::default(); periods],
    }
}

impl CountQuery {
    /// Returns how many of one entity's mentions in one document count.
    pub(in crate::analysis) fn mentions_counted(&self, mentions: &[MentionCount]) -> u64 {
        mentions
            .iter()
            .filter(|mention| mention.counts <= self.counts)
            .filter(|mention| self.kinds.is_empty() || self.kinds.contains(&mention.kind))
            .map(|mention| u64::from(mention.count))
            .sum()
    }
}

fn distinct(entities: &[EntityIndex]) -> Vec<EntityIndex> {
    let mut distinct = Vec::with_capacity(entities.len());
    for entity in entities {
        if !distinct.contains(entity) {
            distinct.push(*entity);
        }
    }
    distinct
}

/// Returns the rows with a mention, the one in most documents first, then by id.
fn most_mentioned_first(mut rows: Vec<EntityCounts>) -> Vec<EntityCounts> {
    rows.retain(|row| row.documents() > 0);
    rows.sort_by(|a, b| (Reverse(a.documents()), &a.id).cmp(&(Reverse(b.documents()), &b.id)));
    rows
}
