//! The same days of earlier years: what a number is held against first.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::period::Window;

/// Days of the longest window that earlier years are set beside.
const LONGEST: i32 = 366;

/// Returns the same days of each earlier year that does not end before `earliest`, the latest
/// first; none for a window longer than a year.
pub(super) fn same_days(
    from: Date,
    to: Date,
    earliest: Option<Date>,
) -> impl Iterator<Item = (Date, Date)> {
    let is_short = from.until(to).is_ok_and(|span| span.get_days() < LONGEST);
    let earliest = earliest.filter(|_| is_short);
    (1..).map_while(move |years: i32| {
        let from = from.checked_sub(years.years()).ok()?;
        let to = to.checked_sub(years.years()).ok()?;
        (to >= earliest?).then_some((from, to))
    })
}

/// Returns the window of these days.
///
/// # Panics
///
/// If they end before they begin.
pub(super) fn window((from, to): (Date, Date)) -> Window {
    Window::new(Some(from), Some(to), None).expect("days end after they begin")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_the_same_in_every_year_that_is_held() {
        let days = |from, to, earliest| same_days(from, to, earliest).collect::<Vec<_>>();
        let (from, to) = (date(2024, 2, 1), date(2024, 2, 29));
        assert_eq!(
            days(from, to, Some(date(2022, 2, 15))),
            [
                (date(2023, 2, 1), date(2023, 2, 28)),
                (date(2022, 2, 1), date(2022, 2, 28))
            ]
        );
        assert_eq!(days(from, to, None), []);
        assert_eq!(days(date(2020, 1, 1), to, Some(date(2000, 1, 1))), []);
    }
}
