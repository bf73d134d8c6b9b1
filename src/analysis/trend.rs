//! Is an entity mentioned more and more, or less, and where does the level step?

use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::count;
use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::measure::change_point;
use crate::measure::change_point::Cost;
use crate::measure::change_point::segments;
use crate::measure::trend::Trend;
use crate::measure::trend::trend;
use crate::measure::two_counts::Observed;

/// The course of one entity's share of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The entity, counted period by period.
    pub table: CountTable,
    /// Slope of the share for each period, and its test; `None` for fewer than eight periods
    /// with documents.
    pub trend: Option<Trend>,
    /// By which cost levels were found, and what a change of level was made to cost; `None` as
    /// above.
    pub pricing: Option<Pricing>,
    /// For each period of the table its level, where there are levels and it has documents.
    pub levels: Vec<Option<Level>>,
}

/// How levels are told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pricing {
    /// What the series is taken for.
    pub cost: Cost,
    /// What a change of level costs.
    pub penalty: f64,
}

/// What a series is to be taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Events {
    /// What neighbouring periods say: clusters if they differ by more than chance.
    #[default]
    AsFound,
    /// Independent, each change dearer by how much neighbours differ.
    Independent,
    /// Clusters, unless neighbours differ less than independent events do.
    Clustered,
}

/// A stretch of periods that differ by chance only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// Its number, from 1.
    pub number: usize,
    /// Share of documents with a mention, of all its periods together.
    pub share: f64,
}

/// Returns the course of the first entity of a query. `facts` must have been found with
/// `gazetteer`, and `coverage` be that of `facts`.
pub fn course(
    query: CountQuery,
    events: Events,
    facts: &Facts,
    gazetteer: &Gazetteer,
    coverage: &Coverage,
) -> Course {
    let table = count(query, facts, gazetteer, coverage);
    let rows: Vec<CountRow<'_>> = table
        .entities
        .first()
        .into_iter()
        .flat_map(|entity| table.rows_of(entity))
        .collect();
    let searched: Vec<(usize, Observed, f64)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            let observed = Observed {
                count: row.documents()?,
                exposure: row.documents_total()? as f64,
            };
            Some((at, observed, row.share()?.share()))
        })
        .collect();
    let shares: Vec<(f64, f64)> = searched
        .iter()
        .map(|(at, _, share)| (*at as f64, *share))
        .collect();
    let counts: Vec<Observed> = searched.iter().map(|(_, observed, _)| *observed).collect();
    let is_enough = counts.len() >= change_point::SHORTEST;
    let pricing = is_enough.then(|| pricing(&counts, events));
    let mut levels = vec![None; rows.len()];
    let found = pricing.and_then(|pricing| segments(&counts, pricing.cost, pricing.penalty));
    for (number, segment) in (1..).zip(found.into_iter().flatten()) {
        for (at, _, _) in &searched[segment.start..segment.end] {
            levels[*at] = Some(Level {
                number,
                share: segment.rate(),
            });
        }
    }
    Course {
        trend: trend(&shares),
        pricing,
        levels,
        table,
    }
}

fn pricing(series: &[Observed], events: Events) -> Pricing {
    let cost = match events {
        Events::AsFound => Cost::of(series),
        Events::Independent => Cost::Poisson,
        Events::Clustered => Cost::clustered(series).unwrap_or(Cost::Poisson),
    };
    Pricing {
        cost,
        penalty: cost.penalty(series),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::*;
    use crate::analysis::invented::CHINA;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;
    use crate::analysis::invented::gazetteer;
    use crate::analysis::subcorpus::Subcorpus;
    use crate::dedup::Policy;
    use crate::gazetteer::model::Counts;
    use crate::period::Granularity;

    fn course_of(records: &[Record]) -> Course {
        let facts = facts(records);
        let query = CountQuery {
            entities: vec![CHINA],
            by: Granularity::Month,
            subcorpus: Subcorpus::default(),
            counts: Counts::Demonyms,
            kinds: Vec::new(),
            duplicates: Policy::Revisions,
        };
        let coverage = Coverage::of(&facts, &BTreeMap::new());
        course(query, Events::AsFound, &facts, &gazetteer(), &coverage)
    }

    /// Twenty documents a month of 2024; China in the first `named(month)` of them.
    fn year(named: impl Fn(i8) -> i8) -> Vec<Record> {
        let days = (1..=12).flat_map(|month| (1..=20).map(move |day| (month, day)));
        days.map(|(month, day)| {
            let is_named = day <= named(month);
            let mentions: &[_] = if is_named { &[(CHINA, 1)] } else { &[] };
            Record::new(1, date(2024, month, day), mentions)
        })
        .collect()
    }

    // By hand: the share rises by 1/20 a month; S of 12 that always rise is 66.
    #[test]
    fn a_share_that_rises_every_month_has_a_slope() {
        let trend = course_of(&year(|month| month)).trend.unwrap();
        assert!((trend.slope - 0.05).abs() < 1e-12);
        assert_eq!(trend.s, 66);
    }

    #[test]
    fn a_step_divides_two_levels_and_a_month_without_documents_has_none() {
        let mut records = year(|month| if month <= 6 { 18 } else { 1 });
        records.retain(|record| record.day.month() != 3);
        let levels: Vec<Option<(usize, String)>> = course_of(&records)
            .levels
            .into_iter()
            .map(|level| level.map(|level| (level.number, format!("{:.2}", level.share))))
            .collect();
        let (high, low) = (Some((1, "0.90".to_owned())), Some((2, "0.05".to_owned())));
        assert_eq!(levels[0], high);
        assert_eq!(levels[2], None);
        assert_eq!(levels[5], high);
        assert_eq!(levels[6], low);
    }

    #[test]
    fn fewer_than_eight_periods_have_neither_trend_nor_levels() {
        let mut records = year(|month| month);
        records.retain(|record| record.day.month() <= 7);
        for records in [&records[..], &records[..1], &[]] {
            let course = course_of(records);
            assert_eq!((course.trend, course.pricing), (None, None));
            assert!(course.levels.iter().all(Option::is_none));
        }
    }
}
