//! Some months of the year that follow one another.

use std::fmt;
use std::str::FromStr;

/// From a month to a month of every year, both included; it may go over the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthSpan {
    first: i8,
    last: i8,
}

impl MonthSpan {
    /// Returns whether a month, 1 for January, is one of them.
    pub fn contains(self, month: i8) -> bool {
        if self.first <= self.last {
            (self.first..=self.last).contains(&month)
        } else {
            month >= self.first || month <= self.last
        }
    }

    /// Returns the first and the last month, 1 for January.
    pub fn ends(self) -> (i8, i8) {
        (self.first, self.last)
    }
}

impl fmt::Display for MonthSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{:02}", self.first)
        } else {
            write!(f, "{:02}-{:02}", self.first, self.last)
        }
    }
}

/// The text names no months.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no month or stretch of months: write numbers, as in 09-10 or 12")]
pub struct InvalidMonths(pub String);

impl FromStr for MonthSpan {
    type Err = InvalidMonths;

    /// Reads `MM-MM` or `MM`.
    fn from_str(text: &str) -> Result<Self, InvalidMonths> {
        let month = |part: &str| -> Option<i8> {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let month = part.parse().ok().filter(|_| is_number)?;
            (1..=12).contains(&month).then_some(month)
        };
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let ends = month(first).zip(month(last));
        let (first, last) = ends.ok_or_else(|| InvalidMonths(text.to_owned()))?;
        Ok(Self { first, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(text: &str) -> Vec<i8> {
        let span: MonthSpan = text.parse().unwrap();
        (1..=12).filter(|month| span.contains(*month)).collect()
    }

    #[test]
    fn months_follow_one_another_also_over_the_end_of_the_year() {
        assert_eq!(months("09-11"), [9, 10, 11]);
        assert_eq!(months("9-10"), [9, 10]);
        assert_eq!(months("12-02"), [1, 2, 12]);
        assert_eq!(months("7"), [7]);
    }

    #[test]
    fn what_names_no_months_is_refused() {
        for text in ["", "13", "0-3", "09-", "sep", "+9", "9-10-11"] {
            assert!(text.parse::<MonthSpan>().is_err(), "{text}");
        }
    }
}
