//! Claims that nothing mentions somebody.

use crate::analysis::silence;
use crate::analysis::silence::SilenceQuery;
use crate::analysis::silence::silences;
use crate::gazetteer::model::EntityIndex;
use crate::measure::silence::upper_bound;
use crate::period::Window;

use super::Beside;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::counts::against;
use super::fitting::Bench;
use super::fitting::Fitting;
use super::fitting::same_days;

/// Returns whether an entity is mentioned at all, and how surprising it is if not.
pub(super) fn found(question: &Question, entity: EntityIndex, bench: &Bench<'_>) -> Outcome {
    let material = bench.material;
    let sought = Sought {
        entities: vec![entity],
        phrases: Vec::new(),
    };
    let naming = Fitting::of(question, &sought, (question.from, question.to), bench)?;
    let query = SilenceQuery {
        entity,
        window: Some((question.from, question.to)),
        subcorpus: question.subcorpus(material.facts, Window::default())?,
        counts: question.counts,
        duplicates: question.duplicates,
    };
    let answer = silences(query, material.facts, material.gazetteer, material.coverage);
    let window = answer
        .stretches
        .into_iter()
        .find(|stretch| stretch.kind == silence::Kind::Window)
        .filter(silence::Stretch::is_searched)
        .ok_or(Reason::NoData)?;
    let mut beside = Vec::new();
    let mut evidence = naming.evidence();
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
    let years = same_days(question, &sought, bench).into_iter();
    let years = years.map(|(year, then)| (year, then.documents(), then.searched()));
    beside.extend(against(
        (naming.documents(), naming.searched()),
        years.collect(),
    ));
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
