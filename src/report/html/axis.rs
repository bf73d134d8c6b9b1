//! Around the bars: the scale beside them and the names of periods below.

use maud::Markup;
use maud::html;

use crate::analysis::counts::CountTable;
use crate::period::Granularity;

use super::chart::DIGIT;
use super::chart::HEIGHT;
use super::chart::LEFT;
use super::chart::TOP;
use super::chart::number;
use super::strip::is_labelled;

/// Returns the lines of the scale: 0, the half and the top.
pub(super) fn scale(top: u64, width: f64) -> Markup {
    let lines: &[u64] = if top > 1 && top.is_multiple_of(2) {
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
pub(super) fn names(counts: &CountTable, step: f64) -> Markup {
    let is_monthly = counts.query.by == Granularity::Month;
    let labels: Vec<String> = counts
        .periods
        .iter()
        .map(|one| one.period.label())
        .collect();
    let longest = labels.iter().map(String::len).max().unwrap_or(1) as f64;
    let needed = longest * DIGIT + 6.0;
    let fits = |periods: &usize| step * *periods as f64 >= needed;
    let every = if is_monthly {
        Some(1)
    } else {
        (1..=counts.periods.len()).find(fits)
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
            } @else if every.is_some_and(|every| at % every == 0) {
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

/// Returns the width of a period: wide for few, narrow for many, never too narrow to see.
pub(super) fn step(periods: usize) -> f64 {
    (660.0 / periods.max(1) as f64).clamp(9.0, 64.0).floor()
}

/// Returns the first of 1, 2, 5, 10, 20, … that is not below a count.
pub(super) fn round_up(count: u64) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_a_round_number_that_no_count_exceeds() {
        let tops = [0, 1, 3, 5, 34, 50, 51, 999].map(round_up);
        assert_eq!(tops, [1, 1, 5, 5, 50, 50, 100, 1000]);
    }

    #[test]
    fn many_periods_are_narrow_and_never_too_narrow_to_see() {
        assert!(step(0) <= 64.0 && step(1) <= 64.0);
        assert!(step(36) >= 16.0);
        assert!(step(10_000) >= 9.0);
    }
}
