//! Days known to the day or to the month.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// A day, or a month of which the day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The first day that it can be.
    pub first: Date,
    /// The last day that it can be.
    pub last: Date,
}

impl From<Date> for Day {
    fn from(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }
}

impl Day {
    /// Returns the day; `None` if only its month is known.
    pub fn known(self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(day) => write!(f, "{day}"),
            None => write!(f, "{}", self.first.strftime("%Y-%m")),
        }
    }
}

/// The text is no day and no month.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no day and no month: write 2024-09-20, or 2024-09 if the day is not known")]
pub struct NoDay(pub String);

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        if let Ok(day) = text.parse::<Date>() {
            return Ok(day.into());
        }
        let month = (text.len() == 7).then(|| format!("{text}-01").parse::<Date>());
        let Some(Ok(first)) = month else {
            return Err(NoDay(text.to_owned()));
        };
        let last = first.last_of_month();
        Ok(Self { first, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_as_it_was_read() {
        for text in ["2023-09", "2023-09-09"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        assert!("2023-9".parse::<Day>().is_err());
        assert!("2023-02-30".parse::<Day>().is_err());
    }
}
