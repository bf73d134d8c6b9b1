//! Calendar periods: days, ISO weeks, months, quarters, halves, years.
//!
//! Knows days and nothing of what happened on them. [`Window`] says which days are looked at.

pub(crate) mod names;
mod window;

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::date;

pub use self::window::DayOfYear;
pub use self::window::ImpossibleWindow;
pub use self::window::InvalidDayOfYear;
pub use self::window::Window;

/// How finely time is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// One day.
    Day,
    /// One ISO 8601 week, Monday to Sunday; it can lie in two years.
    Week,
    /// One calendar month.
    Month,
    /// Three months: January to March and so on.
    Quarter,
    /// Six months: January to June, July to December.
    Half,
    /// One calendar year.
    Year,
    /// All days together.
    Total,
}

impl Granularity {
    /// Every granularity, from fine to coarse.
    pub const ALL: [Self; 7] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Half,
        Self::Year,
        Self::Total,
    ];

    /// Returns the name used in arguments and reports: `day`, `week`, …, `total`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Total => "total",
        }
    }
}

impl fmt::Display for Granularity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no granularity.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no period: use one of day, week, month, quarter, half, year, total")]
pub struct UnknownGranularity(pub String);

impl FromStr for Granularity {
    type Err = UnknownGranularity;

    fn from_str(name: &str) -> Result<Self, UnknownGranularity> {
        Self::ALL
            .into_iter()
            .find(|granularity| granularity.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownGranularity(name.to_owned()))
    }
}

/// A stretch of days, or as much of it as a [`Window`] leaves.
///
/// Ordered by granularity, then by time. A clipped period keeps the label of the whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// How finely time is cut.
    pub granularity: Granularity,
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
}

impl Period {
    /// Returns the whole period that holds `day`.
    ///
    /// For [`Granularity::Total`] that is all of time, from the first to the last day that
    /// can be written; [`Period::covering`] gives it the ends of a range.
    pub fn containing(granularity: Granularity, day: Date) -> Self {
        let (from, to) = match granularity {
            Granularity::Day => (day, day),
            Granularity::Week => week(day),
            Granularity::Month => (day.first_of_month(), day.last_of_month()),
            Granularity::Quarter => months(day, 3),
            Granularity::Half => months(day, 6),
            Granularity::Year => (day.first_of_year(), day.last_of_year()),
            Granularity::Total => (Date::MIN, Date::MAX),
        };
        Self {
            granularity,
            from,
            to,
        }
    }

    /// Returns every period from the one that holds `first` to the one that holds `last`, in
    /// order, without holes. Empty if `last` lies before `first`.
    ///
    /// Periods are whole, even where `first` or `last` lies inside one; only
    /// [`Granularity::Total`] has the ends given.
    pub fn covering(granularity: Granularity, first: Date, last: Date) -> Vec<Self> {
        if last < first {
            return Vec::new();
        }
        if granularity == Granularity::Total {
            return vec![Self {
                granularity,
                from: first,
                to: last,
            }];
        }
        let whole = |day| Self::containing(granularity, day);
        std::iter::successors(Some(whole(first)), |before| {
            before.to.tomorrow().ok().map(whole)
        })
        .take_while(|period| period.from <= last)
        .collect()
    }

    /// Returns the name of the period: `2024-01-05`, `2024-W03`, `2024-01`, `2024-Q1`,
    /// `2024-H1`, `2024` or `total`. Names of one granularity sort as time does.
    pub fn label(&self) -> String {
        let (year, month) = (self.from.year(), self.from.month());
        match self.granularity {
            Granularity::Day => self.from.to_string(),
            Granularity::Week => {
                let week = self.from.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Granularity::Month => format!("{year:04}-{month:02}"),
            Granularity::Quarter => format!("{year:04}-Q{}", (month + 2) / 3),
            Granularity::Half => format!("{year:04}-H{}", (month + 5) / 6),
            Granularity::Year => format!("{year:04}"),
            Granularity::Total => "total".to_owned(),
        }
    }

    /// Returns whether `day` lies between the ends.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Returns the days from the first to the last.
    pub fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.to;
        self.from
            .series(1.day())
            .take_while(move |day| *day <= last)
    }
}

/// Returns Monday and Sunday of the ISO week that holds `day`.
fn week(day: Date) -> (Date, Date) {
    let since_monday = i32::from(day.weekday().to_monday_zero_offset());
    let monday = day.saturating_sub(since_monday.days());
    (monday, monday.saturating_add(6.days()))
}

/// Returns the ends of the `length` months, counted from January, that hold `day`.
fn months(day: Date, length: i8) -> (Date, Date) {
    let first = (day.month() - 1) / length * length + 1;
    let last = date(day.year(), first + length - 1, 1).last_of_month();
    (date(day.year(), first, 1), last)
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    fn labels(granularity: Granularity, first: Date, last: Date) -> Vec<String> {
        Period::covering(granularity, first, last)
            .iter()
            .map(Period::label)
            .collect()
    }

    fn ends(granularity: Granularity, day: Date) -> (Date, Date) {
        let period = Period::containing(granularity, day);
        (period.from, period.to)
    }

    #[test]
    fn a_day_lies_in_one_period_of_each_granularity() {
        let day = date(2024, 8, 16);
        let labels =
            Granularity::ALL.map(|granularity| Period::containing(granularity, day).label());
        assert_eq!(
            labels,
            [
                "2024-08-16",
                "2024-W33",
                "2024-08",
                "2024-Q3",
                "2024-H2",
                "2024",
                "total"
            ]
        );
    }

    #[test]
    fn periods_end_where_the_calendar_says() {
        let day = date(2024, 2, 14);
        assert_eq!(
            ends(Granularity::Week, day),
            (date(2024, 2, 12), date(2024, 2, 18))
        );
        assert_eq!(
            ends(Granularity::Month, day),
            (date(2024, 2, 1), date(2024, 2, 29))
        );
        assert_eq!(
            ends(Granularity::Quarter, day),
            (date(2024, 1, 1), date(2024, 3, 31))
        );
        assert_eq!(
            ends(Granularity::Half, day),
            (date(2024, 1, 1), date(2024, 6, 30))
        );
        assert_eq!(
            ends(Granularity::Year, day),
            (date(2024, 1, 1), date(2024, 12, 31))
        );
    }

    #[test]
    fn the_last_months_of_a_quarter_and_a_half_belong_to_it() {
        let labels_of = |month| {
            [Granularity::Quarter, Granularity::Half]
                .map(|granularity| Period::containing(granularity, date(2024, month, 30)).label())
        };
        assert_eq!(labels_of(6), ["2024-Q2", "2024-H1"]);
        assert_eq!(labels_of(7), ["2024-Q3", "2024-H2"]);
        assert_eq!(labels_of(12), ["2024-Q4", "2024-H2"]);
    }

    // ISO 8601 itself: 2021-01-03 is a Sunday of 2020's week 53, 2024-12-30 of 2025's week 1.
    #[test]
    fn a_week_is_named_after_the_year_of_its_thursday() {
        let label = |day| Period::containing(Granularity::Week, day).label();
        assert_eq!(label(date(2021, 1, 3)), "2020-W53");
        assert_eq!(label(date(2021, 1, 4)), "2021-W01");
        assert_eq!(label(date(2024, 12, 30)), "2025-W01");
    }

    #[test]
    fn a_range_is_covered_without_holes_over_the_turn_of_a_year() {
        assert_eq!(
            labels(Granularity::Month, date(2023, 11, 30), date(2024, 2, 1)),
            ["2023-11", "2023-12", "2024-01", "2024-02"]
        );
        assert_eq!(
            labels(Granularity::Quarter, date(2023, 12, 31), date(2024, 4, 1)),
            ["2023-Q4", "2024-Q1", "2024-Q2"]
        );
        assert_eq!(
            labels(Granularity::Day, date(2024, 2, 28), date(2024, 3, 1)),
            ["2024-02-28", "2024-02-29", "2024-03-01"]
        );
    }

    #[test]
    fn the_total_has_the_ends_of_its_range() {
        let (first, last) = (date(2024, 1, 5), date(2024, 9, 20));
        let total = Period::covering(Granularity::Total, first, last);
        assert_eq!(total.len(), 1);
        assert_eq!((total[0].from, total[0].to), (first, last));
    }

    #[test]
    fn a_range_that_ends_before_it_begins_has_no_period() {
        assert_eq!(
            labels(Granularity::Day, date(2024, 1, 2), date(2024, 1, 1)),
            [""; 0]
        );
    }

    #[test]
    fn the_last_day_of_time_is_covered() {
        for granularity in Granularity::ALL {
            assert_eq!(labels(granularity, Date::MAX, Date::MAX).len(), 1);
        }
    }

    #[test]
    fn granularities_are_read_by_name() {
        for granularity in Granularity::ALL {
            assert_eq!(granularity.name().parse(), Ok(granularity));
        }
        let error = "fortnight".parse::<Granularity>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"fortnight\" is no period: use one of day, week, month, quarter, half, year, total"
        );
    }

    proptest! {
        #[test]
        fn periods_follow_one_another_and_their_labels_sort_as_time(
            first in 0_i32..40_000,
            length in 0_i32..800,
            which in 0_usize..7,
        ) {
            let day = |n: i32| date(1945, 1, 1).saturating_add(n.days());
            let (first, last) = (day(first), day(first + length));
            let periods = Period::covering(Granularity::ALL[which], first, last);
            prop_assert!(periods[0].contains(first));
            prop_assert!(periods[periods.len() - 1].contains(last));
            for pair in periods.windows(2) {
                prop_assert_eq!(pair[0].to.tomorrow().unwrap(), pair[1].from);
                prop_assert!(pair[0].label() < pair[1].label());
            }
        }
    }
}
