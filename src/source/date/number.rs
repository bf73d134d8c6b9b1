//! Dates written as numbers: ISO, epoch seconds and milliseconds, days since 1970.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::tz;

/// The distance of an outlet's clock from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offset(tz::Offset);

impl Offset {
    /// Reads `UTC` or a signed hour and minute, such as `+09:00`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == "UTC" {
            return Some(Self(tz::Offset::UTC));
        }
        let (sign, digits) = match text.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let (hours, minutes) = digits.split_once(':')?;
        let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
        if hours > 14 || minutes > 59 {
            return None;
        }
        let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
        tz::Offset::from_seconds(seconds).ok().map(Self)
    }

    fn date(self, moment: Timestamp) -> Date {
        self.0.to_datetime(moment).date()
    }
}

/// Reads exactly `YYYY-MM-DD`, by far the most frequent form.
pub(super) fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0_i16, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + i16::from(byte - b'0'))
        })
    };
    let (month, day) = (number(5..7)?, number(8..10)?);
    Date::new(number(0..4)?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Reads a bare number by its size: days (five digits), seconds (nine or ten), milliseconds
/// (twelve or thirteen). Eight digits are left to the phrase reader as `YYYYMMDD`.
///
/// Day counts of four digits (before 19 May 1997) look like years and are not read.
pub(super) fn numeric(text: &str, offset: Option<Offset>) -> Option<Date> {
    // A data frame may have turned a whole number into 1703376000000.0.
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value: i64 = digits.parse().ok()?;
    let moment = match digits.len() {
        5 => {
            return Date::constant(1970, 1, 1)
                .checked_add(jiff::Span::new().days(value))
                .ok();
        }
        9 | 10 => Timestamp::from_second(value).ok()?,
        12 | 13 => Timestamp::from_millisecond(value).ok()?,
        _ => return None,
    };
    Some(offset.unwrap_or(Offset(tz::Offset::UTC)).date(moment))
}

/// Reads an ISO moment, with its own distance from UTC, as a day of the outlet's clock.
pub(super) fn moment(text: &str, offset: Offset) -> Option<Date> {
    if text.len() < 16 {
        return None;
    }
    match text.parse::<Timestamp>() {
        Ok(moment) => Some(offset.date(moment)),
        // Without a distance from UTC, the day is the one written.
        Err(_) => text.parse::<DateTime>().ok().map(DateTime::date),
    }
}
