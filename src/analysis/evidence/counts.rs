//! The documents behind counts, and behind what is made of counts.

use crate::analysis::compare::Comparison;
use crate::analysis::compare::Window;
use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::SearchedPeriod;
use crate::analysis::season::Season;
use crate::dedup::Deduplicated;
use crate::facts::DocumentFact;
use crate::facts::Facts;
use crate::gazetteer::model::EntityIndex;
use crate::period;

use super::Evidence;

/// Returns the documents behind each row of a table, in the order of
/// [`CountTable::rows`]. `facts` must be those that were counted.
pub fn of_counts(table: &CountTable, facts: &Facts) -> Vec<Evidence> {
    let entities: Vec<EntityIndex> = table.entities.iter().map(|counts| counts.entity).collect();
    naming(&table.query, &table.periods, &entities, facts)
}

/// Returns the documents behind each of [`Season::months`], all years taken together.
pub fn of_season(season: &Season, facts: &Facts) -> Vec<Evidence> {
    let of_rows = of_counts(&season.table, facts);
    let rows: Vec<(i8, Evidence)> = season
        .table
        .rows()
        .map(|row| row.period.period.from.month())
        .zip(of_rows)
        .collect();
    let of_month = |month: i8| {
        let years = rows.iter().filter(|(of, _)| *of == month);
        Evidence::joined(years.map(|(_, evidence)| evidence.clone()))
    };
    let months = season.months.iter();
    months.map(|month| of_month(month.month)).collect()
}

/// Returns the documents behind both counts of each of [`Comparison::rows`].
pub fn of_comparison(answer: &Comparison, facts: &Facts) -> Vec<[Evidence; 2]> {
    let query = &answer.asked.query;
    let entities = &query.entities;
    let asked = pairs(of_counts(&answer.asked, facts));
    let earlier = answer
        .rows
        .iter()
        .filter(|row| row.window == Window::Earlier)
        .filter_map(|row| {
            let days = row.period.period;
            // No period begins after it ends.
            let window = period::Window::new(Some(days.from), Some(days.to), None).ok()?;
            Some((row, window))
        })
        .flat_map(|(row, window)| {
            let mut query = query.clone();
            query.subcorpus.window = window;
            let periods = std::slice::from_ref(&row.period);
            pairs(naming(&query, periods, entities, facts))
        });
    asked.into_iter().chain(earlier).collect()
}

/// Returns what two entities have in each period, given all periods of the first and then all of
/// the second.
fn pairs(mut of_rows: Vec<Evidence>) -> Vec<[Evidence; 2]> {
    let second = of_rows.split_off(of_rows.len() / 2);
    let both = of_rows.into_iter().zip(second);
    both.map(|(first, second)| [first, second]).collect()
}

/// Returns the documents that a query counts, entity by entity, for each all periods in order.
fn naming(
    query: &CountQuery,
    periods: &[SearchedPeriod],
    entities: &[EntityIndex],
    facts: &Facts,
) -> Vec<Evidence> {
    let deduplicated = Deduplicated::of(facts, query.duplicates);
    let mut cells: Vec<Vec<(&DocumentFact, u64)>> =
        vec![Vec::new(); entities.len() * periods.len()];
    let last = entities.iter().map(|entity| usize::from(entity.0)).max();
    let mut row_of = vec![None; last.map_or(0, |last| last + 1)];
    for (row, entity) in entities.iter().enumerate() {
        row_of[usize::from(entity.0)] = Some(row);
    }
    for (document, weight) in query.subcorpus.weighted(facts, &deduplicated) {
        let at = periods.partition_point(|searched| searched.period.to < document.published);
        let mentions = facts.mentions_in(document);
        for of_entity in mentions.chunk_by(|a, b| a.entity == b.entity) {
            let row = row_of.get(usize::from(of_entity[0].entity.0)).copied();
            let row = row
                .flatten()
                .filter(|_| query.mentions_counted(of_entity) > 0);
            if let Some(row) = row {
                cells[row * periods.len() + at].push((document, weight));
            }
        }
    }
    cells.into_iter().map(Evidence::of).collect()
}
