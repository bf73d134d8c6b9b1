//! Days of publication, read from what a record, its address and its file say.
//!
//! Pure functions over text. Knows no clock: what is plausible is told by a [`Plausible`] range.
//! Body text is never searched beyond its dateline, because stories tell of other days.

mod dateline;
mod number;
mod phrase;
mod slashed;
mod url;

use jiff::civil::Date;

use self::slashed::Slashed;

pub(super) use dateline::in_dateline;
pub(super) use dateline::year_before as dateline_year;
pub(super) use number::Offset;
pub(super) use slashed::Order;
pub(super) use url::in_url;

/// What a look for a date found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A day that can be.
    Day(Date),
    /// A date stands there and is none of the outlet's time, as written.
    Implausible(String),
    /// A date stands there that is one of two days, by which number is the month.
    Either([Date; 2]),
    /// No date stands there.
    Absent,
}

/// The days on which an outlet can have published, both ends included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plausible {
    /// First day.
    pub(super) earliest: Date,
    /// Last day: tomorrow, because Pyongyang is ahead of most clocks.
    pub(super) latest: Date,
}

impl Plausible {
    /// Returns the reading of a written date, which may be no day at all (`2024-02-31`).
    fn judge(self, year: u32, month: u32, day: u32) -> Reading {
        let date = (|| {
            let (year, month, day) = (year.try_into(), month.try_into(), day.try_into());
            Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
        })();
        match date {
            Some(date) if self.earliest <= date && date <= self.latest => Reading::Day(date),
            _ => Reading::Implausible(format!("{year:04}-{month:02}-{day:02}")),
        }
    }

    /// Returns the reading of a calendar day.
    fn judge_date(self, date: Date) -> Reading {
        if self.earliest <= date && date <= self.latest {
            Reading::Day(date)
        } else {
            Reading::Implausible(date.to_string())
        }
    }
}

/// Reads the date in a field: a number (epoch or day count) or a phrase in any known form.
///
/// `order` is that of day and month where slashes stand behind them; without it, only dates are
/// read that can be read in one way.
pub(super) fn in_field(
    value: &str,
    offset: Option<Offset>,
    order: Option<Order>,
    plausible: Plausible,
) -> Reading {
    let value = value.trim();
    if let Some(date) = number::iso(value) {
        return plausible.judge_date(date);
    }
    if let Some(date) = number::numeric(value, offset) {
        return plausible.judge_date(date);
    }
    if let Some(date) = offset.and_then(|offset| number::moment(value, offset)) {
        return plausible.judge_date(date);
    }
    match in_phrase(value, plausible) {
        Reading::Absent => with_slashes(value, order, plausible),
        found => found,
    }
}

fn with_slashes(value: &str, order: Option<Order>, plausible: Plausible) -> Reading {
    match slashed::find(value, order) {
        None => Reading::Absent,
        Some(Slashed::Date(year, month, day)) => plausible.judge(year, month, day),
        Some(Slashed::Either(both)) => {
            match both.map(|(year, month, day)| plausible.judge(year, month, day)) {
                [Reading::Day(one), Reading::Day(other)] => Reading::Either([one, other]),
                // Only one of the two can be, as today in a dump of this month.
                [Reading::Day(day), _] | [_, Reading::Day(day)] => Reading::Day(day),
                [implausible, _] => implausible,
            }
        }
    }
}

/// Reads the first full date in a text of a few words, such as `[Juche113.7.30.]`.
pub(super) fn in_phrase(text: &str, plausible: Plausible) -> Reading {
    match phrase::find(text) {
        Some((year, month, day)) => plausible.judge(year, month, day),
        None => Reading::Absent,
    }
}

/// Reads the date in the name of a file or of the folders above it, nearest name first.
pub(super) fn in_file_name(name: &str, plausible: Plausible) -> Reading {
    let file = name.rsplit('/').next().unwrap_or(name);
    match in_phrase(file, plausible) {
        Reading::Day(date) => Reading::Day(date),
        // Folders may hold the parts: 2024/02/04/page.html.
        other => match in_phrase(name, plausible) {
            Reading::Absent => other,
            found => found,
        },
    }
}

/// Returns the year that stands alone in a file name, such as 1954 in `1954.txt`.
pub(super) fn year_in_file_name(name: &str) -> Option<u32> {
    let file = name.rsplit('/').next().unwrap_or(name);
    phrase::lone_year(file)
}

/// Reads a year alone, completed by a month and day known from elsewhere.
pub(super) fn year_with(name: &str, month: i8, day: i8, plausible: Plausible) -> Reading {
    match (
        year_in_file_name(name),
        u32::try_from(month),
        u32::try_from(day),
    ) {
        (Some(year), Ok(month), Ok(day)) => plausible.judge(year, month, day),
        _ => Reading::Absent,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const PLAUSIBLE: Plausible = Plausible {
        earliest: Date::constant(1945, 1, 1),
        latest: Date::constant(2026, 11, 25),
    };

    fn field(value: &str) -> Reading {
        in_field(value, None, None, PLAUSIBLE)
    }

    fn day(year: i16, month: i8, day: i8) -> Reading {
        Reading::Day(date(year, month, day))
    }

    #[test]
    fn every_written_form_of_a_day_is_read() {
        for (text, expected) in [
            ("2024-02-11", day(2024, 2, 11)),
            ("2021-07-30T13:38:44.493Z", day(2021, 7, 30)),
            ("[2024.02.11.]", day(2024, 2, 11)),
            ("2024.9.28.", day(2024, 9, 28)),
            ("2024/4/1", day(2024, 4, 1)),
            ("[Juche113.7.30.]", day(2024, 7, 30)),
            ("Juche 113(2024).7.30", day(2024, 7, 30)),
            ("주체113(2024)년 7월 30일", day(2024, 7, 30)),
            ("주체１１３（２０２４）년 ７월 ３０일", day(2024, 7, 30)),
            ("2024년 1월 1일", day(2024, 1, 1)),
            ("- 1954년 01월 01일", day(1954, 1, 1)),
            ("2024年1月1日讯", day(2024, 1, 1)),
            ("1 января 2024", day(2024, 1, 1)),
            ("21 августа 2008 года", day(2008, 8, 21)),
            ("January 1, 2024", day(2024, 1, 1)),
            ("Jan. 1, 2024", day(2024, 1, 1)),
            ("Thursday, 14 November 2024", day(2024, 11, 14)),
            ("12.02.2026", day(2026, 2, 12)),
            ("20240204", day(2024, 2, 4)),
            ("1703376000000", day(2023, 12, 24)),
            ("1703376000", day(2023, 12, 24)),
            ("15000", day(2011, 1, 26)),
        ] {
            assert_eq!(field(text), expected, "{text}");
        }
    }

    #[test]
    fn a_date_with_slashes_is_read_where_it_is_one_day() {
        assert_eq!(field("2024/05/13"), day(2024, 5, 13));
        assert_eq!(field("13/05/2024"), day(2024, 5, 13));
        assert_eq!(field("05/13/2024"), day(2024, 5, 13));
        let both = Reading::Either([date(2024, 6, 5), date(2024, 5, 6)]);
        assert_eq!(field("05/06/2024"), both);
        let declared = in_field("05/06/2024", None, Order::parse("mdy"), PLAUSIBLE);
        assert_eq!(declared, day(2024, 5, 6));
        // The latest day is 25 November 2026.
        assert_eq!(field("12/11/2026"), day(2026, 11, 12));
    }

    #[test]
    fn the_time_zone_of_the_outlet_decides_the_day() {
        let pyongyang = Offset::parse("+09:00").unwrap();
        // 2024-01-01 00:00 in Pyongyang is 15:00 of the day before in UTC.
        let midnight = "1704034800000";
        assert_eq!(
            in_field(midnight, Some(pyongyang), None, PLAUSIBLE),
            day(2024, 1, 1)
        );
        assert_eq!(in_field(midnight, None, None, PLAUSIBLE), day(2023, 12, 31));
        let text = "2023-12-31T15:00:00Z";
        assert_eq!(
            in_field(text, Some(pyongyang), None, PLAUSIBLE),
            day(2024, 1, 1)
        );
    }

    #[test]
    fn a_day_before_the_outlet_or_after_tomorrow_is_implausible() {
        assert_eq!(
            field("2099-01-01"),
            Reading::Implausible("2099-01-01".into())
        );
        assert_eq!(
            field("1910-08-29"),
            Reading::Implausible("1910-08-29".into())
        );
        assert_eq!(
            field("2024-02-31"),
            Reading::Implausible("2024-02-31".into())
        );
        let later = Plausible {
            earliest: date(1996, 12, 1),
            ..PLAUSIBLE
        };
        assert_eq!(in_field("0", None, None, later), Reading::Absent);
        assert_eq!(
            in_field("1970-01-01", None, None, later),
            Reading::Implausible("1970-01-01".into())
        );
    }

    #[test]
    fn words_and_numbers_without_a_date_are_absent() {
        for text in [
            "",
            "yesterday",
            "Juche 113 (2024)",
            "3 of 12",
            "2024",
            "1954년",
            "May Day",
        ] {
            assert_eq!(field(text), Reading::Absent, "{text}");
        }
    }

    #[test]
    fn file_names_hold_days_or_years() {
        let file = |name| in_file_name(name, PLAUSIBLE);
        assert_eq!(file("a/20220101.md"), day(2022, 1, 1));
        assert_eq!(
            file("headlines_2024-08-04.early_1dc5d43.json"),
            day(2024, 8, 4)
        );
        assert_eq!(file("dump/2024/02/04/page.html"), day(2024, 2, 4));
        assert_eq!(file("1954.txt"), Reading::Absent);
        assert_eq!(year_with("ko/1954.txt", 1, 1, PLAUSIBLE), day(1954, 1, 1));
        assert_eq!(year_with("ko/notes.txt", 1, 1, PLAUSIBLE), Reading::Absent);
    }
}
