//! Adding up what is added up already: the same answer as [`count`](super::count), from tallies.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::corpus::Corpus;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::coverage::Rhythm;
use crate::dedup::Policy;
use crate::dedup::Totals;
use crate::facts::day_of;
use crate::tallies::Cell;
use crate::tallies::Standing;
use crate::tallies::Tallies;

use super::CountQuery;
use super::CountTable;
use super::EntityCounts;
use super::searched::periods;
use super::tally::asked;
use super::tally::empty_row;
use super::tally::table;

/// Returns how often each entity is mentioned in each period: what [`count`](super::count) gives
/// for the facts that the tallies are of. `rhythms` are those of outlets, as coverage takes them;
/// `rejected` and `removed` are the numbers of records that are in no tally.
///
/// `None` if the query asks for sorts of name, which tallies do not tell apart.
pub fn count_tallied(
    query: CountQuery,
    tallies: &Tallies,
    rhythms: &BTreeMap<String, Rhythm>,
    rejected: u64,
    removed: u64,
) -> Option<CountTable> {
    if !query.kinds.is_empty() {
        return None;
    }
    let weights = weights(&query.subcorpus, query.duplicates, tallies);
    let coverage = coverage(tallies, rhythms);
    let outlets = tallies.outlets.len();
    let mut periods = periods(&query, outlets, counted_days(tallies, &weights), &coverage);
    let mut period_of = vec![0; tallies.cells.len()];
    let mut at = 0;
    for (place, of_day) in days(tallies) {
        let day = day_of(of_day[0].day);
        // Cells are in the order of days.
        while periods
            .get(at)
            .is_some_and(|searched| searched.period.to < day)
        {
            at += 1;
        }
        for (place, cell) in (place..).zip(of_day) {
            period_of[place] = at;
            if weights[place] > 0 {
                periods[at].documents += weights[place] * u64::from(cell.documents);
                periods[at].tokens += weights[place] * cell.tokens;
            }
        }
    }
    let mut rows: Vec<EntityCounts> = asked(&query, tallies.entities.len())
        .into_iter()
        .map(|entity| empty_row(entity, &tallies.entities, periods.len()))
        .collect();
    for row in &mut rows {
        for posting in tallies.postings_of(row.entity) {
            let weight = weights[posting.cell as usize];
            if weight > 0 && posting.level <= query.counts {
                let tally = &mut row.tallies[period_of[posting.cell as usize]];
                tally.mentions += weight * posting.mentions;
                tally.documents += weight * u64::from(posting.documents);
            }
        }
    }
    let corpus = corpus(tallies, query.duplicates, rejected, removed);
    let names = (&tallies.outlets[..], &tallies.sections[..]);
    Some(table(query, corpus, names, periods, rows))
}

/// Returns how many times each document of each cell counts.
fn weights(subcorpus: &Subcorpus, policy: Policy, tallies: &Tallies) -> Vec<u64> {
    let lists = tallies.stands.iter();
    let records: Vec<u64> = lists.map(|list| subcorpus.records_in(list)).collect();
    let mut weights = Vec::with_capacity(tallies.cells.len());
    for (_, of_day) in days(tallies) {
        let is_in_window = subcorpus.window.contains(day_of(of_day[0].day));
        weights.extend(of_day.iter().map(|cell| {
            let records = records[cell.stands as usize];
            let is_asked = is_in_window && subcorpus.is_of(cell.outlet, cell.language);
            match policy {
                _ if !is_asked || records == 0 => 0,
                Policy::None => records,
                Policy::Copies => u64::from(cell.standing > Standing::BareTitle),
                Policy::Revisions => u64::from(cell.standing == Standing::Last),
            }
        }));
    }
    weights
}

/// Returns the cells day by day, with the position of the first.
fn days(tallies: &Tallies) -> impl Iterator<Item = (usize, &[Cell])> + Clone {
    let mut first = 0;
    let days = tallies.cells.chunk_by(|one, other| one.day == other.day);
    days.map(move |of_day| {
        let at = first;
        first += of_day.len();
        (at, of_day)
    })
}

/// Returns the days on which a document that counts was published.
fn counted_days(tallies: &Tallies, weights: &[u64]) -> impl Iterator<Item = Date> + Clone {
    days(tallies)
        .filter(|(at, of_day)| weights[*at..*at + of_day.len()].iter().any(|w| *w > 0))
        .map(|(_, of_day)| day_of(of_day[0].day))
}

fn coverage(tallies: &Tallies, rhythms: &BTreeMap<String, Rhythm>) -> Coverage {
    let mut held: Vec<Vec<(i32, u32)>> = vec![Vec::new(); tallies.outlets.len()];
    for cell in &tallies.cells {
        if cell.standing == Standing::BareTitle {
            continue;
        }
        let days = &mut held[usize::from(cell.outlet.0)];
        match days.last_mut() {
            Some((day, documents)) if *day == cell.day => *documents += cell.documents,
            _ => days.push((cell.day, cell.documents)),
        }
    }
    Coverage::of_days(&tallies.outlets, held, rhythms)
}

fn corpus(tallies: &Tallies, policy: Policy, rejected: u64, removed: u64) -> Corpus {
    let documents = |is_such: fn(&Cell) -> bool| -> u64 {
        let cells = tallies.cells.iter().filter(|cell| is_such(cell));
        cells.map(|cell| u64::from(cell.documents)).sum()
    };
    let records = |cell: &Cell| -> u64 {
        let stands = &tallies.stands[cell.stands as usize];
        let each: u64 = stands.iter().map(|(_, records)| u64::from(*records)).sum();
        each * u64::from(cell.documents)
    };
    let kept: u64 = tallies.cells.iter().map(records).sum();
    let distinct = match policy {
        Policy::None => kept,
        Policy::Copies | Policy::Revisions => documents(|cell| cell.standing > Standing::BareTitle),
    };
    let revisions = match policy {
        Policy::None | Policy::Copies => 0,
        Policy::Revisions => documents(|cell| cell.standing == Standing::Earlier),
    };
    let mut outlets = tallies.outlets.clone();
    outlets.sort_unstable();
    let ends = tallies.cells.first().zip(tallies.cells.last());
    Corpus {
        totals: Totals {
            records: kept + rejected + removed,
            documents: distinct,
            copies: kept - distinct,
            rejected,
            removed,
            revisions,
        },
        outlets,
        range: ends.map(|(first, last)| (day_of(first.day), day_of(last.day))),
        gazetteer: tallies.gazetteer.clone(),
    }
}

#[cfg(test)]
mod tests;
