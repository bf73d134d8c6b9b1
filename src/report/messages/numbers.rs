//! Messages by period: a line a period for readers, a line a way and kind for programs.

use std::collections::BTreeSet;

use crate::analysis::evidence::of_ids;
use crate::analysis::messages::Kind;
use crate::analysis::messages::MessageTable;
use crate::analysis::messages::TalliedPeriod;
use crate::analysis::messages::Way;
use crate::coverage::CellState;
use crate::coverage::PeriodCoverage;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;

use super::super::evidence::Backing;
use super::super::evidence::Behind;
use super::super::names;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Table;
use super::id;
use super::policy;

/// Set behind numbers of a period that is not held completely.
const PARTIAL: char = '~';
/// Set where nothing was searched.
const NO_DATA: char = '·';

/// Returns a row for every period: all messages, each way, and each kind that there is.
pub fn numbers_view(table: &MessageTable, gazetteer: &Gazetteer) -> Table {
    let kinds: BTreeSet<Kind> = all(table).map(|way| way.kind).collect();
    let has_corpus = table
        .periods
        .iter()
        .any(|tallied| tallied.coverage.is_some());
    let mut columns = vec![Column::text(table.by.name(), u8::MAX)];
    if has_corpus {
        columns.push(Column::number("documents"));
    }
    columns.push(Column::number("messages"));
    if let Some((a, b)) = table.query.between {
        for (from, to) in [(a, b), (b, a)] {
            let name = |entity: crate::gazetteer::model::EntityIndex| {
                &gazetteer.entities[usize::from(entity.0)].name
            };
            columns.push(Column::number(format!("{} to {}", name(from), name(to))));
        }
    }
    columns.extend(kinds.iter().map(|kind| Column::number(kind.name())));
    let rows = table.periods.iter().map(|tallied| -> Row {
        let number = |count: u64| -> Cell {
            match tallied.state() {
                Some(CellState::None) => Cell::default().marked(Some(NO_DATA)),
                Some(CellState::Partial) => Cell::from(count).marked(Some(PARTIAL)),
                _ => count.into(),
            }
        };
        let mut row = vec![tallied.period.label().into()];
        if has_corpus {
            row.push(documents(tallied));
        }
        row.push(number(tallied.messages()));
        if let Some((a, b)) = table.query.between {
            row.extend([number(tallied.sent(a, b)), number(tallied.sent(b, a))]);
        }
        row.extend(kinds.iter().map(|kind| number(tallied.of_kind(*kind))));
        row
    });
    let rows: Vec<Row> = rows.collect();
    let is_used = |mark| rows.iter().flatten().any(|cell| cell.mark == Some(mark));
    let mut footers = Vec::new();
    if is_used(NO_DATA) {
        footers.push(format!(
            "{NO_DATA} no data: nothing was searched, which is not zero"
        ));
    }
    if is_used(PARTIAL) {
        footers.push(format!(
            "{PARTIAL} partial: issue days are missing, or thinner than usual"
        ));
    }
    footers.push(policy(&table.query));
    footers.extend(other_choices(table));
    Table {
        columns,
        rows,
        footers,
    }
}

/// Returns a row for every period, way and kind that there is, and one with all of a period.
pub fn numbers(table: &MessageTable, gazetteer: &Gazetteer) -> Table {
    let ways: BTreeSet<Way> = all(table).copied().collect();
    let rows = table.periods.iter().flat_map(|tallied| {
        let single = ways.iter().map(|way| {
            let count = tallied.counts.get(way).copied().unwrap_or(0);
            let (from, to) = (id(gazetteer, way.from), id(gazetteer, way.to));
            row(tallied, [from, to, way.kind.name()], count)
        });
        let whole = row(tallied, ["all", "all", "all"], tallied.messages());
        single.chain([whole]).collect::<Vec<Row>>()
    });
    Table {
        columns: vec![
            Column::text("period", u8::MAX),
            Column::text("period_from", u8::MAX),
            Column::text("period_to", u8::MAX),
            Column::text("from", 2),
            Column::text("to", 2),
            Column::text("kind", 2),
            Column::text("state", 2),
            Column::number("messages"),
            Column::number("documents"),
            Column::number("issue_days"),
            Column::number("issue_days_expected"),
        ],
        rows: rows.collect(),
        footers: Vec::new(),
    }
}

/// Returns the articles that report the messages of each row of [`numbers`]. `facts` are those of
/// the corpus, empty for a list alone.
pub fn behind_numbers(table: &MessageTable, facts: &Facts, gazetteer: &Gazetteer) -> Behind {
    let ways: BTreeSet<Way> = all(table).copied().collect();
    let mut sets: Vec<BTreeSet<DocumentId>> = Vec::new();
    let mut backings = Vec::new();
    for tallied in &table.periods {
        let number = (tallied.state() != Some(CellState::None)).then_some(tallied.messages());
        let label = tallied.period.label();
        for way in &ways {
            let (from, to) = (id(gazetteer, way.from), id(gazetteer, way.to));
            let label = format!("{label}, {from} to {to}, {}", way.kind);
            sets.push(tallied.reports.get(way).cloned().unwrap_or_default());
            backings.push((number, Some(label)));
        }
        // Readers are told each way; the whole would tell them twice.
        sets.push(tallied.articles());
        backings.push((number, None));
    }
    let backings = backings.into_iter().zip(of_ids(&sets, facts));
    let backings = backings.map(|((number, label), evidence)| Backing {
        evidence: number.map(|_| evidence),
        label,
    });
    Behind::documents(backings)
}

fn row(tallied: &TalliedPeriod, names: [&str; 3], count: u64) -> Row {
    let state = tallied.state();
    let number = (state != Some(CellState::None)).then_some(count);
    let [from, to, kind] = names;
    vec![
        tallied.period.label().into(),
        tallied.period.from.into(),
        tallied.period.to.into(),
        from.into(),
        to.into(),
        kind.into(),
        state.map_or("listed", names::state).into(),
        number.into(),
        documents(tallied),
        days(tallied, |covered| covered.issue_days_held),
        days(tallied, |covered| covered.issue_days_expected),
    ]
}

/// Returns the number of documents searched; none for a list alone, or where there are none.
fn documents(tallied: &TalliedPeriod) -> Cell {
    tallied.documents.filter(|documents| *documents > 0).into()
}

fn days(tallied: &TalliedPeriod, of: fn(&PeriodCoverage) -> u32) -> Cell {
    tallied
        .coverage
        .map(|covered| u64::from(of(&covered)))
        .into()
}

fn all(table: &MessageTable) -> impl Iterator<Item = &Way> {
    let periods = table.periods.iter();
    periods.flat_map(|tallied| tallied.counts.keys())
}

/// Returns the range of what other choices would give, and what each would, in the periods where
/// it differs.
fn other_choices(table: &MessageTable) -> Vec<String> {
    let ranges = table
        .periods
        .iter()
        .enumerate()
        .filter_map(|(at, tallied)| {
            let counted = tallied.messages();
            let all = || {
                let others = table.choices.iter().map(|(_, counts)| counts[at]);
                others.chain([counted])
            };
            let (low, high) = (all().min()?, all().max()?);
            (low < high).then(|| format!("{} {low} to {high}", tallied.period.label()))
        });
    let ranges: Vec<String> = ranges.collect();
    if ranges.is_empty() {
        return ranges;
    }
    let differing = table.choices.iter().filter_map(|(name, counts)| {
        let changed = table.periods.iter().zip(counts);
        let changed: Vec<String> = changed
            .filter(|(tallied, count)| tallied.messages() != **count)
            .map(|(tallied, count)| format!("{} {count}", tallied.period.label()))
            .collect();
        (!changed.is_empty()).then(|| format!("{name}: {}", changed.join(", ")))
    });
    let mut lines = vec![format!(
        "with one choice changed at a time: {}",
        ranges.join(", ")
    )];
    lines.extend(differing);
    lines
}
