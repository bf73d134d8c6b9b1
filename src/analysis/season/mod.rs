//! In which months of the year is an entity mentioned more than in others, or are more messages
//! sent? How much of a year falls before a day?

mod by_day;
#[cfg(test)]
mod by_day_tests;
mod months;
#[cfg(test)]
mod months_tests;
mod span;

use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::count;
use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::measure::homogeneity::chi_square_p_value;
use crate::measure::season::Weighted;
use crate::measure::season::pooled_share;
use crate::measure::season::seasonal_index;
use crate::measure::two_counts::Observed;
use crate::period::Granularity;

pub use self::by_day::ByDay;
pub use self::by_day::Comparison;
pub use self::by_day::Earlier;
pub use self::by_day::Extent;
pub use self::by_day::Part;
pub use self::by_day::YearByDay;
pub use self::by_day::entity_by_day;
pub use self::by_day::messages_by_day;
pub use self::months::MessageMonth;
pub use self::months::MessageSeason;
pub use self::months::YearPart;
pub use self::months::message_season;
pub use self::span::InvalidMonths;
pub use self::span::MonthSpan;

/// Documents with a mention that every month must be expected to have before χ² is trusted.
const FEWEST_EXPECTED: f64 = 5.0;

/// One entity over the months of the year.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// The entity counted month by month.
    pub table: CountTable,
    /// January to December.
    pub months: Vec<CalendarMonth>,
    /// Probability of months as uneven if all have one rate, as if documents were independent;
    /// `None` where fewer than two months are held or too little is expected in one.
    pub even_p: Option<f64>,
}

/// One month of the year, all years taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CalendarMonth {
    /// 1 for January.
    pub month: i8,
    /// Years in which it has documents.
    pub years: u32,
    /// Documents with a mention.
    pub documents: u64,
    /// Documents searched.
    pub documents_total: u64,
    /// Issue days held.
    pub issue_days_held: u32,
    /// Issue days expected.
    pub issue_days_expected: u32,
    /// Share of documents with a mention, years weighted by what is held of them; `None` if
    /// nothing was searched.
    pub share: Option<f64>,
    /// The share over the mean share of all months; `None` also where no month has a mention.
    pub index: Option<f64>,
}

/// Returns the season of one entity: `query` says where it is counted, whatever its entities and
/// granularity. `facts` must have been found with `gazetteer`, and `coverage` be that of `facts`.
pub fn season(
    entity: EntityIndex,
    query: CountQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
    coverage: &Coverage,
) -> Season {
    let by_month = CountQuery {
        entities: vec![entity],
        by: Granularity::Month,
        ..query
    };
    let table = count(by_month, facts, gazetteer, coverage);
    let mut months: Vec<CalendarMonth> = (1..=12)
        .map(|month| {
            let rows = table
                .rows()
                .filter(|row| row.period.period.from.month() == month);
            calendar_month(month, &rows.collect::<Vec<_>>())
        })
        .collect();
    let shares: Vec<Option<f64>> = months.iter().map(|month| month.share).collect();
    for (month, index) in months.iter_mut().zip(seasonal_index(&shares)) {
        month.index = index;
    }
    let even_p = even_p(&months);
    Season {
        table,
        months,
        even_p,
    }
}

fn calendar_month(month: i8, rows: &[CountRow<'_>]) -> CalendarMonth {
    let years: Vec<Weighted> = rows.iter().filter_map(weighted).collect();
    let days = |of: fn(&CountRow<'_>) -> u32| rows.iter().map(of).sum();
    CalendarMonth {
        month,
        years: u32::try_from(years.len()).expect("there are fewer than 2³² years"),
        documents: years.iter().map(|year| year.part).sum(),
        documents_total: years.iter().map(|year| year.whole).sum(),
        issue_days_held: days(|row| row.period.coverage.issue_days_held),
        issue_days_expected: days(|row| row.period.coverage.issue_days_expected),
        share: pooled_share(&years),
        index: None,
    }
}

/// Returns one year's month with the part of its issue days that is held; a month of an outlet
/// that has no rhythm is all there is.
fn weighted(row: &CountRow<'_>) -> Option<Weighted> {
    let held = row.period.coverage.issue_days_held;
    let weight = match row.period.coverage.issue_days_expected {
        0 => 1.0,
        expected => f64::from(held) / f64::from(expected),
    };
    Some(Weighted {
        part: row.documents()?,
        whole: row.documents_total()?,
        weight,
    })
}

fn even_p(months: &[CalendarMonth]) -> Option<f64> {
    let searched: Vec<Observed> = months
        .iter()
        .filter(|month| month.documents_total > 0)
        .map(|month| Observed {
            count: month.documents,
            exposure: month.documents_total as f64,
        })
        .collect();
    let documents: u64 = searched.iter().map(|month| month.count).sum();
    let all: f64 = searched.iter().map(|month| month.exposure).sum();
    let is_enough = |month: &Observed| documents as f64 * month.exposure / all >= FEWEST_EXPECTED;
    searched
        .iter()
        .all(is_enough)
        .then(|| chi_square_p_value(&searched))
        .flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;
    use crate::analysis::invented::RUSSIA;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;
    use crate::analysis::invented::gazetteer;
    use crate::analysis::subcorpus::Subcorpus;
    use crate::dedup::Policy;
    use crate::gazetteer::model::Counts;

    fn season_of(records: &[Record]) -> Season {
        let facts = facts(records);
        let query = CountQuery {
            entities: Vec::new(),
            by: Granularity::Total,
            subcorpus: Subcorpus::default(),
            counts: Counts::Demonyms,
            kinds: Vec::new(),
            duplicates: Policy::Revisions,
        };
        let coverage = Coverage::of(&facts, &BTreeMap::new());
        season(RUSSIA, query, &facts, &gazetteer(), &coverage)
    }

    /// A document a day in 2022 and 2023; Russia every second day of May, else every tenth.
    fn two_years() -> Vec<Record> {
        let mut records = Vec::new();
        for year in [2022, 2023] {
            for month in 1..=12 {
                for day in 1..=28 {
                    let is_named = day % if month == 5 { 2 } else { 14 } == 0;
                    let mentions: &[_] = if is_named { &[(RUSSIA, 1)] } else { &[] };
                    records.push(Record::new(1, date(year, month, day), mentions));
                }
            }
        }
        records
    }

    // By hand: May 28 of 56, each other month 4 of 56; mean (28 + 11·4)/12/56 = 6/56.
    #[test]
    fn a_month_is_held_against_the_mean_of_all_months() {
        let season = season_of(&two_years());
        let may = season.months[4];
        assert_eq!((may.years, may.documents, may.documents_total), (2, 28, 56));
        assert!((may.share.unwrap() - 0.5).abs() < 1e-12);
        assert!((may.index.unwrap() - 28.0 / 6.0).abs() < 1e-9);
        assert!((season.months[0].index.unwrap() - 4.0 / 6.0).abs() < 1e-9);
        assert!(season.even_p.unwrap() < 1e-6);
    }

    #[test]
    fn a_month_without_documents_has_no_share() {
        let mut records = two_years();
        records.retain(|record| record.day.month() != 7);
        let july = season_of(&records).months[6];
        assert_eq!((july.years, july.share, july.index), (0, None, None));
    }

    #[test]
    fn nothing_or_nearly_nothing_has_no_season() {
        let empty = season_of(&[]);
        assert!(empty.months.iter().all(|month| month.share.is_none()));
        assert_eq!(empty.even_p, None);
        let single = season_of(&[Record::new(1, date(2024, 5, 1), &[])]);
        assert_eq!(single.months[4].share, Some(0.0));
        assert_eq!(single.months[4].index, None);
        assert_eq!(single.even_p, None);
    }
}
