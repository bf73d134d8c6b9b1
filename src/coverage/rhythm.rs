//! How often an outlet publishes, as its profile declares it.

use std::str::FromStr;

use jiff::civil::Weekday;

use crate::period::names::english_weekday;
use crate::source;

/// On which days an outlet publishes. Without a declaration it is learned from the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day of the week.
    Daily,
    /// Every day but these weekdays.
    DailyExcept(Vec<Weekday>),
    /// Once in seven days; an issue may slip by up to three days.
    Weekly,
    /// On no day in particular: nothing can be missing.
    Irregular,
}

/// The text names no rhythm.
#[derive(Debug, thiserror::Error)]
#[error(
    "{0:?} is no rhythm: use daily, weekly, irregular, or days of rest as in `daily except sunday`"
)]
pub struct UnknownRhythm(pub String);

impl FromStr for Rhythm {
    type Err = UnknownRhythm;

    /// Reads `daily`, `daily except sunday, monday`, `weekly` or `irregular`.
    fn from_str(text: &str) -> Result<Self, UnknownRhythm> {
        match text {
            "daily" => return Ok(Self::Daily),
            "weekly" => return Ok(Self::Weekly),
            "irregular" => return Ok(Self::Irregular),
            _ => {}
        }
        text.strip_prefix("daily except ")
            .and_then(|days| {
                days.split(',')
                    .map(|day| english_weekday(day.trim()))
                    .collect()
            })
            .map(Self::DailyExcept)
            .ok_or_else(|| UnknownRhythm(text.to_owned()))
    }
}

impl From<&source::Rhythm> for Rhythm {
    fn from(declared: &source::Rhythm) -> Self {
        match declared {
            source::Rhythm::Daily { off } if off.is_empty() => Self::Daily,
            source::Rhythm::Daily { off } => Self::DailyExcept(off.clone()),
            source::Rhythm::Weekly => Self::Weekly,
            source::Rhythm::Irregular => Self::Irregular,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_rest_are_listed_by_name() {
        let rhythm: Rhythm = "daily except sunday, monday".parse().unwrap();
        assert_eq!(
            rhythm,
            Rhythm::DailyExcept(vec![Weekday::Sunday, Weekday::Monday])
        );
    }

    #[test]
    fn what_is_no_rhythm_is_refused_with_the_choices() {
        let error = "daily except funday".parse::<Rhythm>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"daily except funday\" is no rhythm: use daily, weekly, irregular, or days of rest \
             as in `daily except sunday`"
        );
    }
}
