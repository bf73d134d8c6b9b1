//! Which days are looked at: from a day, to a day, and up to the same day in every year.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::civil::date;

use super::Granularity;
use super::Period;

/// A day of the year without its year, such as 20 September.
///
/// 29 February is one: in a year without it, the days up to it end with the 28th.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfYear {
    month: i8,
    day: i8,
}

impl DayOfYear {
    /// Returns the day of the year on which `date` lies.
    pub fn of(date: Date) -> Self {
        Self {
            month: date.month(),
            day: date.day(),
        }
    }

    /// Returns the day in the year of `any`; the 28th for 29 February in a year without it.
    fn in_year_of(self, any: Date) -> Date {
        let month = date(any.year(), self.month, 1);
        date(any.year(), self.month, self.day.min(month.days_in_month()))
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// The text is no day of the year.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no day of the year: write month and day, as in 09-20")]
pub struct InvalidDayOfYear(pub String);

impl FromStr for DayOfYear {
    type Err = InvalidDayOfYear;

    /// Reads `MM-DD`.
    fn from_str(text: &str) -> Result<Self, InvalidDayOfYear> {
        // 2000 is a leap year, so that 29 February can be named.
        const LEAP_YEAR: i16 = 2000;
        let invalid = || InvalidDayOfYear(text.to_owned());
        let digits = |part: &str| -> Option<i8> {
            let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        };
        let (month, day) = text.split_once('-').ok_or_else(invalid)?;
        let (month, day) = digits(month).zip(digits(day)).ok_or_else(invalid)?;
        let date = Date::new(LEAP_YEAR, month, day).map_err(|_| invalid())?;
        Ok(Self::of(date))
    }
}

/// The days that are looked at; by default all.
///
/// Holds at least one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    from: Option<Date>,
    to: Option<Date>,
    to_date: Option<DayOfYear>,
}

/// The window would hold no day.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum ImpossibleWindow {
    #[error("the range begins on {from}, after it ends on {to}: exchange the two days")]
    Reversed { from: Date, to: Date },
    #[error("no day from {from} to {to} lies on or before {to_date} of its year")]
    Disjoint {
        from: Date,
        to: Date,
        to_date: DayOfYear,
    },
}

impl Window {
    /// Returns the window from one day to another, both inclusive, in which only the days up
    /// to and including `to_date` of each year count.
    ///
    /// # Errors
    ///
    /// If no day can lie in it.
    pub fn new(
        from: Option<Date>,
        to: Option<Date>,
        to_date: Option<DayOfYear>,
    ) -> Result<Self, ImpossibleWindow> {
        let window = Self { from, to, to_date };
        let (Some(from), Some(to)) = (from, to) else {
            return Ok(window);
        };
        if to < from {
            return Err(ImpossibleWindow::Reversed { from, to });
        }
        match (window.ends(from, to), to_date) {
            (None, Some(to_date)) => Err(ImpossibleWindow::Disjoint { from, to, to_date }),
            _ => Ok(window),
        }
    }

    /// Returns the first day, if one was set.
    pub fn from(&self) -> Option<Date> {
        self.from
    }

    /// Returns the last day, if one was set.
    pub fn to(&self) -> Option<Date> {
        self.to
    }

    /// Returns the day after which each year is left out, if one was set.
    pub fn to_date(&self) -> Option<DayOfYear> {
        self.to_date
    }

    /// Returns whether `day` is looked at.
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.to.is_none_or(|to| day <= to)
            && self
                .to_date
                .is_none_or(|to_date| DayOfYear::of(day) <= to_date)
    }

    /// Returns the part of `period` that is looked at: its first and last day that lie in the
    /// window. `None` if no day does.
    ///
    /// Where `to_date` cuts a period that lies in several years, days between the two ends can
    /// still be outside: [`Window::stretches`] leaves them out.
    pub fn clip(&self, period: Period) -> Option<Period> {
        let (from, to) = self.ends(period.from, period.to)?;
        Some(Period { from, to, ..period })
    }

    /// Returns the days of `period` that lie in the window, in unbroken stretches from a first
    /// to a last day: one, or with `to_date` one a year.
    pub fn stretches(&self, period: Period) -> Vec<(Date, Date)> {
        if self.to_date.is_none() {
            return self.ends(period.from, period.to).into_iter().collect();
        }
        let years = Period::covering(Granularity::Year, period.from, period.to);
        let in_year = |year: &Period| self.ends(year.from.max(period.from), year.to.min(period.to));
        years.iter().filter_map(in_year).collect()
    }

    /// Returns the first and the last day from `first` to `last` that lie in the window.
    fn ends(&self, first: Date, last: Date) -> Option<(Date, Date)> {
        let mut first = self.from.map_or(first, |from| from.max(first));
        let mut last = self.to.map_or(last, |to| to.min(last));
        if let Some(to_date) = self.to_date {
            if DayOfYear::of(first) > to_date {
                first = first.last_of_year().tomorrow().ok()?;
            }
            last = last.min(to_date.in_year_of(last));
        }
        (first <= last).then_some((first, last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use jiff::ToSpan;
    use proptest::prelude::*;

    fn up_to(day: &str) -> Window {
        Window::new(None, None, Some(day.parse().unwrap())).unwrap()
    }

    fn clipped(window: Window, granularity: Granularity, day: Date) -> Option<(Date, Date)> {
        let period = window.clip(Period::containing(granularity, day))?;
        Some((period.from, period.to))
    }

    #[test]
    fn both_ends_of_a_range_lie_in_it() {
        let (from, to) = (date(2024, 1, 5), date(2024, 1, 7));
        let window = Window::new(Some(from), Some(to), None).unwrap();
        assert!(window.contains(from) && window.contains(to));
        assert!(!window.contains(date(2024, 1, 4)) && !window.contains(date(2024, 1, 8)));
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_refused() {
        let error = Window::new(Some(date(2024, 2, 1)), Some(date(2024, 1, 1)), None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the range begins on 2024-02-01, after it ends on 2024-01-01: exchange the two days"
        );
    }

    #[test]
    fn a_range_wholly_after_the_day_of_the_year_is_refused() {
        let to_date = "09-20".parse().ok();
        let error = Window::new(Some(date(2024, 10, 1)), Some(date(2024, 12, 31)), to_date);
        assert_eq!(
            error.unwrap_err().to_string(),
            "no day from 2024-10-01 to 2024-12-31 lies on or before 09-20 of its year"
        );
    }

    #[test]
    fn a_range_clips_the_first_and_last_period_and_keeps_their_labels() {
        let window = Window::new(Some(date(2024, 1, 15)), Some(date(2024, 3, 2)), None).unwrap();
        let period = |day| {
            window
                .clip(Period::containing(Granularity::Month, day))
                .unwrap()
        };
        let (january, february, march) = (
            period(date(2024, 1, 1)),
            period(date(2024, 2, 1)),
            period(date(2024, 3, 1)),
        );
        assert_eq!(
            (january.from, january.to),
            (date(2024, 1, 15), date(2024, 1, 31))
        );
        assert_eq!(january.label(), "2024-01");
        assert_eq!(
            (february.from, february.to),
            (date(2024, 2, 1), date(2024, 2, 29))
        );
        assert_eq!((march.from, march.to), (date(2024, 3, 1), date(2024, 3, 2)));
        assert_eq!(clipped(window, Granularity::Month, date(2024, 4, 1)), None);
    }

    #[test]
    fn every_year_is_cut_after_the_same_day() {
        let window = up_to("09-20");
        for year in [2023, 2024] {
            assert_eq!(
                clipped(window, Granularity::Year, date(year, 5, 1)),
                Some((date(year, 1, 1), date(year, 9, 20)))
            );
        }
        assert!(window.contains(date(2023, 9, 20)) && !window.contains(date(2023, 9, 21)));
    }

    #[test]
    fn periods_after_the_day_of_the_year_drop_out() {
        let window = up_to("09-20");
        let month = |month| clipped(window, Granularity::Month, date(2024, month, 1));
        assert_eq!(month(8), Some((date(2024, 8, 1), date(2024, 8, 31))));
        assert_eq!(month(9), Some((date(2024, 9, 1), date(2024, 9, 20))));
        assert_eq!(month(10), None);
    }

    #[test]
    fn every_year_of_a_longer_period_has_a_stretch_of_its_own() {
        let total = Period::covering(Granularity::Total, date(2022, 10, 1), date(2024, 2, 1))[0];
        assert_eq!(
            up_to("09-20").stretches(total),
            [
                (date(2023, 1, 1), date(2023, 9, 20)),
                (date(2024, 1, 1), date(2024, 2, 1)),
            ]
        );
    }

    #[test]
    fn a_week_over_new_year_keeps_the_days_of_the_new_year() {
        assert_eq!(
            clipped(up_to("09-20"), Granularity::Week, date(2024, 12, 30)),
            Some((date(2025, 1, 1), date(2025, 1, 5)))
        );
    }

    #[test]
    fn the_29th_of_february_ends_a_common_year_on_the_28th() {
        let window = up_to("02-29");
        assert_eq!(
            clipped(window, Granularity::Year, date(2023, 1, 1)),
            Some((date(2023, 1, 1), date(2023, 2, 28)))
        );
        assert_eq!(
            clipped(window, Granularity::Year, date(2024, 1, 1)),
            Some((date(2024, 1, 1), date(2024, 2, 29)))
        );
        assert!(!window.contains(date(2023, 3, 1)));
    }

    #[test]
    fn a_day_of_the_year_is_month_and_day() {
        assert_eq!("02-29".parse::<DayOfYear>().unwrap().to_string(), "02-29");
        for text in [
            "",
            "9-20",
            "02-30",
            "13-01",
            "09-20-01",
            "+9-20",
            "2024-09-20",
            "구-이",
        ] {
            let error = text.parse::<DayOfYear>().unwrap_err();
            assert_eq!(error, InvalidDayOfYear(text.to_owned()));
        }
    }

    proptest! {
        #[test]
        fn clipping_finds_the_first_and_last_day_of_a_period_in_the_window(
            day in 0_i32..1500,
            from in prop::option::of(0_i32..1500),
            to in prop::option::of(0_i32..1500),
            to_date in prop::option::of(0_i32..366),
            which in 0_usize..6,
        ) {
            let nth = |n: i32| date(2020, 1, 1).saturating_add(n.days());
            let to_date = to_date.map(|n| DayOfYear::of(nth(n)));
            let Ok(window) = Window::new(from.map(nth), to.map(nth), to_date) else {
                return Ok(());
            };
            let period = Period::containing(Granularity::ALL[which], nth(day));
            let inside: Vec<Date> = period.days().filter(|day| window.contains(*day)).collect();
            let expected = inside.first().zip(inside.last()).map(|(a, b)| (*a, *b));
            let clipped = window.clip(period).map(|part| (part.from, part.to));
            prop_assert_eq!(clipped, expected);

            let stretches = window.stretches(period);
            let days = |(from, to)| Period { from, to, ..period }.days();
            let found: Vec<Date> = stretches.iter().copied().flat_map(days).collect();
            prop_assert_eq!(found, inside);
        }
    }
}
