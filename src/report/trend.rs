//! The course of an entity as a table.

use serde_json::Map;
use serde_json::json;

use crate::analysis::counts::CountRow;
use crate::analysis::trend::Course;
use crate::analysis::trend::Level;
use crate::facts::Facts;
use crate::measure::change_point::Cost;
use crate::measure::change_point::SHORTEST;

use super::counts;
use super::evidence::Behind;
use super::names;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

/// Returns the members of the JSON object before the rows: `query`, `corpus`, `length_steps`
/// and `trend`.
pub fn head(course: &Course) -> Map<String, serde_json::Value> {
    let mut head = counts::head(&course.table);
    let trend = course.trend.map(|trend| {
        json!({
            "slope": trend.slope,
            "s": trend.s,
            "p": trend.p_value,
            "penalty": course.pricing.map(|pricing| pricing.penalty),
            "cost": course.pricing.map(|pricing| cost(pricing.cost)),
            "size": course.pricing.and_then(|pricing| match pricing.cost {
                Cost::Poisson => None,
                Cost::NegativeBinomial { size } => Some(size),
            }),
        })
    });
    head.insert("trend".to_owned(), trend.into());
    head
}

/// Returns the documents behind each period. `facts` must be those counted.
pub fn behind(course: &Course, facts: &Facts) -> Behind {
    counts::behind(
        &course.table,
        counts::Unit::Documents,
        &counts::Listing::default(),
        facts,
    )
}

/// Returns a row for every period.
pub fn table(course: &Course) -> Table {
    let mut columns = ["period", "from", "to", "state"]
        .map(|name| Column::text(name, u8::MAX))
        .to_vec();
    columns.extend(
        [
            "documents",
            "documents_total",
            "share",
            "level",
            "level_share",
        ]
        .map(Column::number),
    );
    let rows = course.table.rows().zip(&course.levels);
    Table {
        columns,
        rows: rows.map(|(counted, level)| row(&counted, *level)).collect(),
        footers: footers(course),
    }
}

fn row(counted: &CountRow<'_>, level: Option<Level>) -> Row {
    vec![
        counted.period.period.label().into(),
        counted.period.period.from.into(),
        counted.period.period.to.into(),
        names::state(counted.state()).into(),
        counted.documents().into(),
        counted.documents_total().into(),
        counted
            .share()
            .map(|share| Value::Share(share.share()))
            .into(),
        level.map(|level| level.number as u64).into(),
        level.map(|level| Value::Share(level.share)).into(),
    ]
}

fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Poisson => "poisson",
        Cost::NegativeBinomial { .. } => "negative binomial",
    }
}

fn footers(course: &Course) -> Vec<String> {
    let by = course.table.query.by.name();
    let mut footers = match (course.trend, course.pricing) {
        (Some(trend), Some(pricing)) => vec![
            format!(
                "trend: {:+.2} percentage points a {by} (Theil–Sen), P without a trend {} \
                 (Mann–Kendall); a season can look like one",
                100.0 * trend.slope,
                Value::Probability(trend.p_value).to_text()
            ),
            format!(
                "levels: share of all their periods together; a change costs {:.1} ({})",
                pricing.penalty,
                match pricing.cost {
                    Cost::Poisson =>
                        "Poisson, the price raised by how much neighbours differ".to_owned(),
                    Cost::NegativeBinomial { size } => format!(
                        "negative binomial, as neighbours differ more than independent events; \
                         size {size:.1}"
                    ),
                }
            ),
        ],
        _ => vec![format!(
            "no trend and no levels: fewer than {SHORTEST} periods have documents"
        )],
    };
    footers.extend(counts::volume_warning(&course.table));
    footers.extend(counts::length_warning(&course.table.length_steps()));
    footers.extend(counts::searched(&course.table));
    footers
}
