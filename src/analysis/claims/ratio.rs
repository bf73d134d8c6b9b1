//! Claims that one is mentioned so many times as often as another.

use std::collections::BTreeSet;

use crate::analysis::compare;
use crate::analysis::compare::CompareQuery;
use crate::analysis::compare::Counted;
use crate::gazetteer::model::EntityIndex;
use crate::period::Granularity;

use super::Beside;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::check::lacking;
use super::earlier;
use super::fitting::Bench;
use super::fitting::Fitting;

/// Earlier years set beside a ratio.
const YEARS: usize = 3;

/// Returns how many times as often the first is mentioned as the second.
pub(super) fn found(
    question: &Question,
    both: [EntityIndex; 2],
    counted: Counted,
    bench: &Bench<'_>,
) -> Outcome {
    let material = bench.material;
    let window = earlier::window((question.from, question.to));
    let query = CompareQuery {
        first: both[0],
        second: both[1],
        by: Granularity::Total,
        subcorpus: question.subcorpus(material.facts, window)?,
        counts: question.counts,
        duplicates: question.duplicates,
    };
    let answer = compare::compare(
        &query,
        material.facts,
        material.gazetteer,
        material.coverage,
    )
    .expect("a claim that names one entity twice is refused when it is read");
    let mut rows = answer.rows.iter();
    let asked = rows.next().ok_or(Reason::NoData)?;
    let [first, second] = asked.counts(counted).ok_or(Reason::NoData)?;
    let coverage = Some(asked.period.coverage);
    let Some(ratio) = asked.ratio(counted) else {
        let too_few = Reason::TooFew { first, second };
        return Err(lacking(coverage, question).unwrap_or(too_few));
    };
    let earlier = rows.filter_map(|row| {
        let ratio = row.ratio(counted)?;
        Some(Beside::EarlierRatio {
            year: row.period.period.from.year(),
            ratio: ratio.ratio,
            interval: ratio.blocks.unwrap_or(ratio.exact),
        })
    });
    let found = Found {
        computed: Some(Measured::Ratio(ratio.ratio)),
        interval: Some(ratio.blocks.unwrap_or(ratio.exact)),
        documents: Some(asked.period.documents),
        coverage,
        beside: earlier.take(YEARS).collect(),
        evidence: naming(question, both, bench)?,
    };
    Ok((found, Ground::Documents))
}

/// Returns the documents that mention either, by day and id.
fn naming(
    question: &Question,
    both: [EntityIndex; 2],
    bench: &Bench<'_>,
) -> Result<Vec<Evidence>, Reason> {
    let mut named = BTreeSet::new();
    for entity in both {
        let sought = Sought {
            entities: vec![entity],
            phrases: Vec::new(),
        };
        let fitting = Fitting::of(question, &sought, (question.from, question.to), bench)?;
        let fits = fitting.fits.iter();
        named.extend(fits.map(|fit| (fit.document.published, fit.document.id)));
    }
    let ids = named.into_iter();
    Ok(ids.map(|(_, id)| Evidence::Document(id)).collect())
}
