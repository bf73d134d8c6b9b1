//! Charts of counts: a bar a period, and what is not a count drawn as what it is.

use maud::Markup;
use maud::html;

use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::coverage::CellState;
use crate::period::Granularity;

use super::super::dossier::Keyed;
use super::strip::is_labelled;

/// Pixels above the bars, for their numbers.
const TOP: f64 = 18.0;

/// Height of the highest bar.
const HEIGHT: f64 = 110.0;

/// Below the bars, for the names of periods.
const BELOW: f64 = 34.0;

/// Left of the bars, for the scale.
const LEFT: f64 = 34.0;

/// Height of a zero: seen, and not taken for a one.
const ZERO: f64 = 2.0;

/// Width of a digit.
const DIGIT: f64 = 7.0;

/// Returns what the signs mean, in words beside each.
pub(super) fn legend() -> Markup {
    let sign = |class: &str, words: &str| {
        html! {
            li {
                svg class="sign" width="18" height="14" aria-hidden="true" { (mark(class)) }
                " " (words)
            }
        }
    };
    html! {
        ul.legend {
            (sign("counted", "solid bar: counted"))
            (sign("zero", "thin solid line: zero, and the days are held"))
            (sign("partial", "pale bar with a broken edge: held in part, a lower bound"))
            (sign("none", "hatched: no data, which is not zero"))
        }
    }
}

fn mark(class: &str) -> Markup {
    html! {
        @match class {
            "none" => {
                (hatch("hatch-legend"))
                rect x="1" y="1" width="16" height="12" fill="url(#hatch-legend)" {}
            }
            "zero" => rect class="bar zero" x="1" y="11" width="16" height="2" {},
            other => rect class={ "bar " (other) } x="3" y="1" width="12" height="12" {},
        }
    }
}

/// Returns the pattern of what is not held.
pub(super) fn hatch(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(id) width="5" height="5" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                line class="hatch" x1="0" y1="0" x2="0" y2="5" {}
            }
        }
    }
}

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

/// Returns the lines of the scale: 0, the half and the top.
fn scale(top: u64, width: f64) -> Markup {
    let lines: &[u64] = if top > 1 && top % 2 == 0 {
        &[0, top / 2, top]
    } else {
        &[0, top]
    };
    html! {
        @for &line in lines {
            @let y = TOP + HEIGHT - HEIGHT * line as f64 / top.max(1) as f64;
            line class={ @if line == 0 { "base" } @else { "grid" } }
                x1=(number(LEFT)) x2=(number(width)) y1=(number(y)) y2=(number(y)) {}
            text class="scale" x=(number(LEFT - 5.0)) y=(number(y + 4.0)) { (line) }
        }
    }
}

/// Returns the names of the periods below the bars: months by their first letter with the year
/// below, others as many as there is room for.
fn names(counts: &CountTable, step: f64) -> Markup {
    let is_monthly = counts.query.by == Granularity::Month;
    let labels: Vec<String> = counts
        .periods
        .iter()
        .map(|one| one.period.label())
        .collect();
    let longest = labels.iter().map(String::len).max().unwrap_or(1) as f64;
    let every = if is_monthly {
        1
    } else {
        ((longest * DIGIT + 6.0) / step).ceil() as usize
    };
    let middle = |at: usize| LEFT + step * (at as f64 + 0.5);
    let y = TOP + HEIGHT + 13.0;
    html! {
        @for (at, searched) in counts.periods.iter().enumerate() {
            @let from = searched.period.from;
            @if is_monthly {
                @if step >= 10.0 {
                    text class="name" x=(number(middle(at))) y=(number(y)) {
                        (initial(from.month()))
                    }
                }
                @if is_labelled(counts, at, step) {
                    text class="year" x=(number(LEFT + step * at as f64 + 1.0)) y=(number(y + 15.0)) {
                        (from.year())
                    }
                }
            } @else if at % every.max(1) == 0 {
                text class="year" x=(number(LEFT + step * at as f64 + 1.0)) y=(number(y)) {
                    (labels[at])
                }
            }
        }
    }
}

fn initial(month: i8) -> &'static str {
    const INITIALS: [&str; 12] = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"];
    let at = usize::try_from(month - 1).expect("months are counted from 1");
    INITIALS[at]
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

/// Returns the width of a period: wide for few, narrow for many, never too narrow to see.
fn step(periods: usize) -> f64 {
    (660.0 / periods.max(1) as f64).clamp(9.0, 64.0).floor()
}

/// Returns the first of 1, 2, 5, 10, 20, … that is not below a count.
fn round_up(count: u64) -> u64 {
    let mut power = 1_u64;
    loop {
        for digit in [1, 2, 5] {
            let round = power.saturating_mul(digit);
            if round >= count {
                return round;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// Returns a length with one decimal at most.
pub(super) fn number(length: f64) -> String {
    let shown = format!("{length:.1}");
    shown
        .strip_suffix(".0")
        .map_or_else(|| shown.clone(), str::to_owned)
}
