//! Strips of coverage: a cell a period, as high as what is held of it.

use maud::Markup;
use maud::html;

use crate::analysis::counts::CountTable;
use crate::analysis::dossier::Strip;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;

use super::super::names;
use super::chart::number;
use super::legend::hatch;

const HEIGHT: f64 = 22.0;

/// Returns the strip of one outlet, the `at`-th of the page.
pub(super) fn strip(strip: &Strip, counts: &CountTable, at: usize) -> Markup {
    let cells = strip.cells.len();
    let step = (660.0 / cells.max(1) as f64).clamp(5.0, 64.0).floor();
    let width = step * cells as f64;
    let id = format!("strip-{}", at + 1);
    let hatched = format!("hatch-strip-{}", at + 1);
    let labels = counts.periods.iter().map(|one| one.period.label());
    let told: Vec<String> = labels
        .zip(&strip.cells)
        .map(|(label, cell)| told(&label, cell))
        .collect();
    html! {
        svg class="strip" role="img" aria-labelledby={ (id) " " (id) "-d" }
            width=(number(width)) height=(number(HEIGHT + 14.0))
            viewBox={ "0 0 " (number(width)) " " (number(HEIGHT + 14.0)) } {
            title id=(id) { "What is held of " (strip.outlet) " by " (counts.query.by.name()) }
            desc id={ (id) "-d" } { (told.join("; ")) }
            (hatch(&hatched))
            @for (at, cell) in strip.cells.iter().enumerate() {
                @let x = step * at as f64;
                g data-state=(names::coverage(cell.state)) {
                    title { (told[at]) }
                    (held(cell, x, step, &hatched))
                }
            }
            @for (at, searched) in counts.periods.iter().enumerate() {
                @let from = searched.period.from;
                @if is_labelled(counts, at, step) {
                    text class="year" x=(number(step * at as f64 + 1.0)) y=(number(HEIGHT + 12.0)) {
                        (from.year())
                    }
                }
            }
        }
    }
}

/// Returns whether the year stands below a period: below the first of each year, and below the
/// first of all where that of the next year leaves room.
pub(super) fn is_labelled(counts: &CountTable, at: usize, step: f64) -> bool {
    const LABEL: f64 = 32.0;
    let year = |at: usize| counts.periods[at].period.from.year();
    if at > 0 {
        return year(at) != year(at - 1);
    }
    let of_first = (0..counts.periods.len()).take_while(|&at| year(at) == year(0));
    of_first.count() as f64 * step >= LABEL || year(0) == year(counts.periods.len() - 1)
}

fn held(cell: &PeriodCoverage, x: f64, step: f64, hatched: &str) -> Markup {
    let width = step - 1.0;
    let part = f64::from(cell.issue_days_held) / f64::from(cell.issue_days_expected.max(1));
    let height = (HEIGHT * part.min(1.0)).max(3.0);
    html! {
        @match cell.state {
            State::Whole => {
                rect class="bar counted" x=(number(x)) y="0" width=(number(width)) height=(number(HEIGHT)) {}
            }
            State::Partial => {
                rect class="bar partial" x=(number(x + 0.5)) y=(number(HEIGHT - height + 0.5))
                    width=(number(width - 1.0)) height=(number(height - 1.0)) {}
            }
            State::None => {
                rect class="none" x=(number(x)) y="0" width=(number(width))
                    height=(number(HEIGHT)) fill={ "url(#" (hatched) ")" } {}
            }
        }
    }
}

fn told(label: &str, cell: &PeriodCoverage) -> String {
    match cell.state {
        State::None => format!("{label}: no data"),
        State::Whole | State::Partial => format!(
            "{label}: {} of {} issue days, {} documents",
            cell.issue_days_held, cell.issue_days_expected, cell.documents
        ),
    }
}
