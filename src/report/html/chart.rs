//! Charts of counts: a bar a period, and what is not a count drawn as what it is.

use maud::Markup;
use maud::html;

use super::super::dossier::Keyed;
use super::axis::names;
use super::axis::round_up;
use super::axis::scale;
use super::axis::step;
use super::legend::hatch;
use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::coverage::CellState;

/// Pixels above the bars, for their numbers.
pub(super) const TOP: f64 = 18.0;

/// Height of the highest bar.
pub(super) const HEIGHT: f64 = 110.0;

/// Below the bars, for the names of periods.
pub(super) const BELOW: f64 = 34.0;

/// Left of the bars, for the scale.
pub(super) const LEFT: f64 = 34.0;

/// Height of a zero: seen, and not taken for a one.
const ZERO: f64 = 2.0;

/// Width of a digit.
pub(super) const DIGIT: f64 = 7.0;

/// Returns the chart of one of the entities.
pub(super) fn chart(keyed: &Keyed, counts: &CountTable, at: usize) -> Markup {
    let entity = &counts.entities[at];
    let rows: Vec<CountRow<'_>> = counts.rows_of(entity).collect();
    let highest = rows.iter().filter_map(CountRow::documents).max();
    let top = round_up(highest.unwrap_or(0));
    let step = step(rows.len());
    let width = LEFT + step * rows.len() as f64 + 8.0;
    let hatched = format!("hatch-{}", at + 1);
    let (heading, described) = (format!("chart-{}", at + 1), format!("chart-{}-d", at + 1));
    html! {
        svg class="chart" role="img" aria-labelledby={ (heading) " " (described) }
            width=(number(width)) height=(number(TOP + HEIGHT + BELOW))
            viewBox={ "0 0 " (number(width)) " " (number(TOP + HEIGHT + BELOW)) } {
            title id=(heading) { (entity.name) ": documents with a mention by " (counts.query.by.name()) }
            desc id=(described) { (description(&rows)) }
            (hatch(&hatched))
            (scale(top, width))
            @for (period, row) in rows.iter().enumerate() {
                @let x = LEFT + step * period as f64;
                @let address = keyed.address(at * rows.len() + period, "documents");
                g class="period" data-figure-bar=(address) data-state=(super::super::names::state(row.state())) {
                    title { (told(row)) }
                    (bar(row, x, step, top, &hatched))
                }
            }
            (names(counts, step))
        }
    }
}

/// Returns the bar of a period, and its number where there is room.
fn bar(row: &CountRow<'_>, x: f64, step: f64, top: u64, hatched: &str) -> Markup {
    let gap = if step > 6.0 { 2.0 } else { 0.5 };
    let state = row.state();
    let Some(documents) = row.documents().filter(|_| state != CellState::None) else {
        return html! {
            rect class="none" x=(number(x)) y=(number(TOP)) width=(number(step))
                height=(number(HEIGHT)) fill={ "url(#" (hatched) ")" } {}
        };
    };
    let class = match (state, documents) {
        (CellState::Partial, _) => "bar partial",
        (_, 0) => "bar zero",
        (CellState::Counted | CellState::Zero | CellState::None, _) => "bar counted",
    };
    let height = (HEIGHT * documents as f64 / top.max(1) as f64).max(ZERO);
    let digits = documents.to_string().len() as f64;
    html! {
        rect class=(class) x=(number(x + gap / 2.0)) y=(number(TOP + HEIGHT - height))
            width=(number(step - gap)) height=(number(height)) {}
        @if digits * DIGIT + 1.0 <= step {
            text class="count" x=(number(x + step / 2.0)) y=(number(TOP + HEIGHT - height - 4.0)) {
                (documents)
            }
        }
    }
}

/// Returns what a period holds, in words.
fn told(row: &CountRow<'_>) -> String {
    let label = row.period.period.label();
    let (Some(documents), Some(of)) = (row.documents(), row.documents_total()) else {
        return format!("{label}: no data");
    };
    let held = match row.state() {
        CellState::Partial => ", held in part",
        CellState::Counted | CellState::Zero | CellState::None => "",
    };
    format!("{label}: {documents} of {of} documents{held}")
}

/// Returns the whole chart in words, for who cannot see it.
fn description(rows: &[CountRow<'_>]) -> String {
    let words: Vec<String> = rows.iter().map(told).collect();
    words.join("; ")
}

/// Returns a length with one decimal at most.
pub(super) fn number(length: f64) -> String {
    let shown = format!("{length:.1}");
    shown
        .strip_suffix(".0")
        .map_or_else(|| shown.clone(), str::to_owned)
}
