//! Counts for readers: entities side by side where they fit, one below the other otherwise.

use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::EntityCounts;
use crate::coverage::CellState;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::period::Granularity;

use super::super::corpus::records_read;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Table;
use super::super::text;
use super::length::length_warning;
use super::listing::Listed;
use super::listing::Listing;
use super::names;
use super::unit::Unit;

/// Entities that stand side by side: with more, lines do not fit a terminal of 80 columns.
const SIDE_BY_SIDE: usize = 8;

/// Set where nothing was searched.
const NO_DATA: char = '·';

/// Set behind a number from a period that is not held completely.
const PARTIAL: char = '~';

/// Returns counts as readers see them, of all entities asked for in their order.
pub fn view(table: &CountTable, unit: Unit, width: Option<usize>) -> Table {
    listed_view(table, unit, &Listing::default(), width)
}

/// Returns counts as readers see them.
///
/// Several periods of up to eight entities: a line a period, a column an entity, each cell in
/// the unit asked for, beside the number of documents searched. Otherwise a line for each entity
/// and period with every number; also where columns side by side do not fit the `width`. Which
/// entities are shown is for the `listing` to say.
pub fn listed_view(
    table: &CountTable,
    unit: Unit,
    listing: &Listing,
    width: Option<usize>,
) -> Table {
    let listed = listing.of(table, unit);
    if let Some(nothing) = nothing_held(table) {
        let mut footers = vec![nothing];
        footers.extend(searched(table));
        return Table {
            columns: Vec::new(),
            rows: Vec::new(),
            footers,
        };
    }
    if table.periods.len() > 1 && listed.entities.len() <= SIDE_BY_SIDE {
        let pivot = pivot(table, &listed, unit);
        if width.is_none_or(|width| text::fits(&pivot, width)) {
            return pivot;
        }
    }
    let (columns, rows) = one_below_the_other(table, &listed.entities);
    let mut footers = legend(table, &rows);
    footers.extend(sources(table, &listed));
    Table {
        columns,
        rows,
        footers,
    }
}

/// Returns that no period can be shown, as the days asked for have no end and lie beyond the
/// first or last document.
fn nothing_held(table: &CountTable) -> Option<String> {
    let (first, last) = table.corpus.range.filter(|_| table.periods.is_empty())?;
    let window = table.query.subcorpus.window;
    if window.from().is_some_and(|from| last < from) {
        return Some(format!("nothing is held after {last}"));
    }
    let is_before = window.to().is_some_and(|to| to < first);
    is_before.then(|| format!("nothing is held before {first}"))
}

fn pivot(table: &CountTable, listed: &Listed<'_>, unit: Unit) -> Table {
    let (columns, rows) = side_by_side(table, &listed.entities, unit);
    let mut footers = legend(table, &rows);
    footers.push(format!(
        "cells: {}; {}: all that were searched",
        unit.description(),
        unit.denominator()
    ));
    footers.extend(sources(table, listed));
    Table {
        columns,
        rows,
        footers,
    }
}

/// Returns what is not in the table and where it comes from.
fn sources(table: &CountTable, listed: &Listed<'_>) -> Vec<String> {
    let mut footers = listed.left_out.clone();
    footers.extend(volume_warning(table));
    footers.extend(length_warning(&table.length_steps()));
    footers.extend(searched(table));
    footers
}

fn side_by_side(
    table: &CountTable,
    entities: &[&EntityCounts],
    unit: Unit,
) -> (Vec<Column>, Vec<Row>) {
    let mut columns = vec![
        Column::text(table.query.by.name(), u8::MAX),
        Column::number(unit.denominator()),
    ];
    let mut rows: Vec<Row> = table
        .periods
        .iter()
        .map(|searched| {
            let whole = (searched.documents > 0).then(|| unit.whole(searched));
            let mark = match whole {
                None => Some(NO_DATA),
                Some(_) => (searched.coverage.state == State::Partial).then_some(PARTIAL),
            };
            vec![
                searched.period.label().into(),
                Cell::from(whole).marked(mark),
            ]
        })
        .collect();
    for entity in entities {
        columns.push(Column {
            importance: Column::NEEDED,
            ..Column::number(&entity.name)
        });
        for (line, row) in rows.iter_mut().zip(table.rows_of(entity)) {
            line.push(unit.cell(&row).marked(mark(&row)));
        }
    }
    (columns, rows)
}

fn one_below_the_other(table: &CountTable, entities: &[&EntityCounts]) -> (Vec<Column>, Vec<Row>) {
    let has_period = table.query.by != Granularity::Total;
    let mut columns = vec![Column::text("entity", 11), Column::text("name", 0)];
    if has_period {
        columns.push(Column::text(table.query.by.name(), u8::MAX));
    }
    columns.extend(["mentions", "documents", "of", "share"].map(Column::number));
    columns.push(Column {
        importance: 1,
        ..Column::number("per million")
    });
    let rows = entities
        .iter()
        .flat_map(|entity| table.rows_of(entity))
        .map(|row| {
            let mut line: Row = vec![
                row.entity.id.as_str().into(),
                row.entity.name.as_str().into(),
            ];
            if has_period {
                line.push(row.period.period.label().into());
            }
            let numbers = [
                Unit::Mentions.cell(&row),
                Unit::Documents.cell(&row),
                row.documents_total().into(),
                Unit::Share.cell(&row),
                Unit::PerMillion.cell(&row),
            ];
            line.extend(numbers.map(|number| number.marked(mark(&row))));
            line
        })
        .collect();
    (columns, rows)
}

fn mark(row: &CountRow<'_>) -> Option<char> {
    match row.state() {
        CellState::Counted | CellState::Zero => None,
        CellState::Partial => Some(PARTIAL),
        CellState::None => Some(NO_DATA),
    }
}

/// Returns what the marks in the table mean.
fn legend(table: &CountTable, rows: &[Row]) -> Vec<String> {
    let is_used = |mark| rows.iter().flatten().any(|cell| cell.mark == Some(mark));
    let no_data = format!("{NO_DATA} no data: nothing was searched, which is not zero");
    let days = |of: fn(&PeriodCoverage) -> u32| -> u64 {
        let periods = table.periods.iter();
        periods.map(|period| u64::from(of(&period.coverage))).sum()
    };
    let expected = days(|covered| covered.issue_days_expected);
    let missing = expected - days(|covered| covered.issue_days_held);
    let mut partial = format!("{PARTIAL} partial: {missing} of {expected} issue days are missing");
    let low = days(|covered| covered.low_days);
    if low > 0 {
        partial.extend([
            ", ",
            &low.to_string(),
            " hold far fewer documents than usual",
        ]);
    }
    let signs = [(NO_DATA, no_data), (PARTIAL, partial)];
    let used = signs.into_iter().filter(|(mark, _)| is_used(*mark));
    used.map(|(_, meaning)| meaning).collect()
}

/// Returns a warning where counts rise or fall because the number of documents does.
pub(in crate::report) fn volume_warning(table: &CountTable) -> Option<String> {
    let steps = table.volume_steps();
    let step = steps.first()?;
    let more = match steps.len() {
        1 => String::new(),
        all => format!(" (first of {all} such steps)"),
    };
    Some(format!(
        "volume: {} documents in {}, {} in {}{more}: over such a step compare shares, not counts",
        step.before.documents,
        step.before.period.label(),
        step.after.documents,
        step.after.period.label(),
    ))
}

/// Names of outlets that are listed in a footer.
const LISTED: usize = 12;

/// Returns whose documents are counted: of many outlets the first and how many more there are.
fn of_outlets(names: &[String]) -> String {
    match names.split_at_checked(LISTED) {
        Some((first, rest @ [_, _, ..])) => {
            format!(" of {} and {} more", first.join(", "), rest.len())
        }
        _ if names.is_empty() => String::new(),
        _ => format!(" of {}", names.join(", ")),
    }
}

/// Returns what was searched, how, and where all records went.
pub(in crate::report) fn searched(table: &CountTable) -> [String; 2] {
    let query = &table.query;
    let corpus = &table.corpus;
    let documents = match table.periods.iter().map(|period| period.documents).sum() {
        1_u64 => "1 document".to_owned(),
        other => format!("{other} documents"),
    };
    let outlets = if table.outlets.is_empty() {
        &corpus.outlets
    } else {
        &table.outlets
    };
    let sections = match table.sections.join(", ") {
        all if all.is_empty() => all,
        some => format!(" in {some}"),
    };
    let days = match (table.periods.first(), table.periods.last()) {
        (Some(first), Some(last)) => {
            let (from, to) = (first.period.from, last.period.to);
            let held = corpus.range.unwrap_or((from, to));
            if to < held.0 || held.1 < from {
                format!(
                    ", {from} to {to}, where documents are of {} to {}",
                    held.0, held.1
                )
            } else {
                format!(", {} to {}", from.max(held.0), to.min(held.1))
            }
        }
        _ => corpus.range.map_or_else(String::new, |(from, to)| {
            format!(" on the days asked for, where documents are of {from} to {to}")
        }),
    };
    [
        format!(
            "searched: {documents}{}{sections}{days}; counts {}, duplicates {}, \
             gazetteer {}",
            of_outlets(outlets),
            names::level(query.counts),
            query.duplicates.name(),
            corpus.gazetteer
        ),
        records_read(corpus.totals),
    ]
}
