//! Dates with a slash behind the day and the month, in an order that must be known.
//!
//! `13/05/2024` can only be the 13th of May; `05/06/2024` is one day in Britain and another in
//! America. Which of the two is guessed from nothing: a profile says it, or the date is ambiguous.

use super::phrase::Token;
use super::phrase::tokens;

/// Which number stands first, day or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    /// Reads `dmy` or `mdy`.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "dmy" => Some(Self::DayFirst),
            "mdy" => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

/// A date with slashes, as year, month and day; it may be no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slashed {
    /// It can be read in one way.
    Date(u32, u32, u32),
    /// It can be read in two.
    Either([(u32, u32, u32); 2]),
}

/// Returns the first date written `13/05/2024` in a text.
pub(super) fn find(text: &str, order: Option<Order>) -> Option<Slashed> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let is_inside = at > 0 && tokens[at - 1] == Token::Mark('/');
        let (first, second, year) = numbers(&tokens[at..]).filter(|_| !is_inside)?;
        let (day_first, month_first) = ((year, second, first), (year, first, second));
        Some(match order {
            Some(Order::DayFirst) => day(day_first),
            Some(Order::MonthFirst) => day(month_first),
            // No month has a number above 12. Two equal numbers are one day in either order.
            None if second > 12 => day(month_first),
            None if first > 12 || first == second => day(day_first),
            None => Slashed::Either([day_first, month_first]),
        })
    })
}

fn day((year, month, day): (u32, u32, u32)) -> Slashed {
    Slashed::Date(year, month, day)
}

fn numbers(tokens: &[Token]) -> Option<(u32, u32, u32)> {
    match *tokens {
        [
            Token::Number {
                value: first,
                digits: 1 | 2,
                apart: true,
            },
            Token::Mark('/'),
            Token::Number {
                value: second,
                digits: 1 | 2,
                ..
            },
            Token::Mark('/'),
            Token::Number {
                value: year,
                digits: 4,
                ..
            },
            ..,
        ] => Some((first, second, year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_above_twelve_settles_the_order() {
        let may = Some(Slashed::Date(2024, 5, 13));
        assert_eq!(find("13/05/2024", None), may);
        assert_eq!(find("05/13/2024", None), may);
        assert_eq!(find("5/13/2024 10:22:00", None), may);
        assert_eq!(find("Mon, 13／5／2024", None), may);
        assert_eq!(find("05/05/2024", None), Some(Slashed::Date(2024, 5, 5)));
    }

    #[test]
    fn two_small_numbers_are_two_days_unless_the_order_is_declared() {
        let both = Some(Slashed::Either([(2024, 6, 5), (2024, 5, 6)]));
        assert_eq!(find("05/06/2024", None), both);
        let declared = |order| find("05/06/2024", Order::parse(order));
        assert_eq!(declared("dmy"), Some(Slashed::Date(2024, 6, 5)));
        assert_eq!(declared("mdy"), Some(Slashed::Date(2024, 5, 6)));
    }

    #[test]
    fn a_declared_order_is_kept_where_it_makes_no_day() {
        let declared = find("13/05/2024", Some(Order::MonthFirst));
        assert_eq!(declared, Some(Slashed::Date(2024, 13, 5)));
    }

    #[test]
    fn other_numbers_with_slashes_are_no_dates() {
        for text in [
            "1/2",
            "13/05/24",
            "1/13/05/2024",
            "a13/05/2024",
            "113/05/2024",
        ] {
            assert_eq!(find(text, None), None, "{text}");
        }
    }
}
