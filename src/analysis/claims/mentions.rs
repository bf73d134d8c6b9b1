//! Claims about mentions: how many, none at all, or how many times as many.

use crate::analysis::compare;
use crate::analysis::compare::CompareQuery;
use crate::analysis::compare::Counted;
use crate::analysis::counts::CountQuery;
use crate::analysis::counts::count as count_query;
use crate::analysis::silence;
use crate::analysis::silence::SilenceQuery;
use crate::analysis::silence::silences;
use crate::analysis::subcorpus::Subcorpus;
use crate::dedup::Deduplicated;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::measure::silence::upper_bound;
use crate::period::Granularity;
use crate::period::Window;

use super::Beside;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::check::DUPLICATES;
use super::check::Ground;
use super::check::Material;
use super::check::Outcome;
use super::check::lacking;

/// Earlier years set beside a ratio.
const YEARS: usize = 3;

/// Returns how often one entity is mentioned.
pub(super) fn count(
    question: &Question,
    entity: EntityIndex,
    counted: Counted,
    material: Material<'_>,
) -> Outcome {
    let Material {
        facts, gazetteer, ..
    } = material;
    let subcorpus = question.subcorpus(facts, question.window())?;
    let evidence = naming(facts, &subcorpus, &[entity], question.counts);
    let query = CountQuery {
        entities: vec![entity],
        by: Granularity::Total,
        subcorpus,
        counts: question.counts,
        kinds: Vec::new(),
        duplicates: DUPLICATES,
    };
    let table = count_query(query, facts, gazetteer, material.coverage);
    let row = table.rows().next().ok_or(Reason::NoData)?;
    let number = match counted {
        Counted::Documents => row.documents(),
        Counted::Mentions => row.mentions(),
    };
    let found = Found {
        computed: number.map(Measured::Count),
        documents: row.documents_total(),
        coverage: Some(row.period.coverage),
        evidence,
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}

/// Returns whether an entity is mentioned at all, and how surprising it is if not.
pub(super) fn silence(question: &Question, entity: EntityIndex, material: Material<'_>) -> Outcome {
    let Material {
        facts, gazetteer, ..
    } = material;
    let named = naming(
        facts,
        &question.subcorpus(facts, question.window())?,
        &[entity],
        question.counts,
    );
    let query = SilenceQuery {
        entity,
        window: Some((question.from, question.to)),
        subcorpus: question.subcorpus(facts, Window::default())?,
        counts: question.counts,
        duplicates: DUPLICATES,
    };
    let answer = silences(query, facts, gazetteer, material.coverage);
    let window = answer
        .stretches
        .into_iter()
        .find(|stretch| stretch.kind == silence::Kind::Window)
        .ok_or(Reason::NoData)?;
    if !window.is_searched() {
        return Err(Reason::NoData);
    }
    let mut beside = Vec::new();
    let mut evidence = named;
    if window.mentioning == 0 {
        let surprise = window.surprise;
        beside.extend(surprise.and_then(|surprise| {
            let (expected, p) = (surprise.expected, surprise.this_window?);
            Some(Beside::Surprise { expected, p })
        }));
        let bound = upper_bound(window.documents as f64).filter(|bound| *bound < 1.0);
        beside.extend(bound.map(Beside::Possible));
        evidence.extend(window.before.map(|place| Evidence::Before(place.document)));
        evidence.extend(window.after.map(|place| Evidence::After(place.document)));
    }
    if window.by_title > 0 {
        beside.push(Beside::TitleOnly(window.by_title));
    }
    let found = Found {
        computed: Some(Measured::Count(window.mentioning)),
        documents: Some(window.documents),
        coverage: Some(window.coverage),
        beside,
        evidence,
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}

/// Returns how many times as often the first is mentioned as the second.
pub(super) fn ratio(
    question: &Question,
    [first, second]: [EntityIndex; 2],
    counted: Counted,
    material: Material<'_>,
) -> Outcome {
    let Material {
        facts, gazetteer, ..
    } = material;
    let subcorpus = question.subcorpus(facts, question.window())?;
    let evidence = naming(facts, &subcorpus, &[first, second], question.counts);
    let query = CompareQuery {
        first,
        second,
        by: Granularity::Total,
        subcorpus,
        counts: question.counts,
        duplicates: DUPLICATES,
    };
    let answer = compare::compare(&query, facts, gazetteer, material.coverage)
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
        evidence,
    };
    Ok((found, Ground::Documents))
}

/// Returns the documents that mention one of the entities, by day and id.
fn naming(
    facts: &Facts,
    subcorpus: &Subcorpus,
    entities: &[EntityIndex],
    counts: Counts,
) -> Vec<Evidence> {
    let deduplicated = Deduplicated::of(facts, DUPLICATES);
    let named = subcorpus.naming(facts, &deduplicated, entities, counts);
    named.into_iter().map(Evidence::Document).collect()
}
