//! Claims about documents that give somebody's title and not the name.

use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;

use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::counts::against;
use super::counts::share;
use super::fitting::Bench;
use super::fitting::Fit;
use super::fitting::Fitting;
use super::fitting::same_days;

/// Returns in how many documents a title stands for an entity, and none of its names.
pub(super) fn found(question: &Question, entity: EntityIndex, bench: &Bench<'_>) -> Outcome {
    let any = Question {
        counts: Counts::All,
        ..question.clone()
    };
    let sought = Sought {
        entities: vec![entity],
        phrases: Vec::new(),
    };
    let is_unnamed = |fit: &Fit<'_>| {
        let mut mentions = bench.material.facts.mentions_in(fit.document).iter();
        !mentions.any(|m| m.entity == entity && m.counts <= Counts::Demonyms)
    };
    let only = |mut fitting: Fitting<'_>| -> (u64, u64, Vec<Evidence>) {
        fitting.fits.retain(is_unnamed);
        (fitting.documents(), fitting.searched(), fitting.evidence())
    };
    let fitting = Fitting::of(&any, &sought, (question.from, question.to), bench)?;
    let coverage = fitting.coverage;
    let (documents, searched, evidence) = only(fitting);
    let years = same_days(&any, &sought, bench)
        .into_iter()
        .map(|(year, then)| {
            let (documents, searched, _) = only(then);
            (year, documents, searched)
        });
    let years = against((documents, searched), years.collect());
    let found = Found {
        computed: Some(Measured::Count(documents)),
        documents: Some(searched),
        coverage: Some(coverage),
        beside: share((documents, searched))
            .into_iter()
            .chain(years)
            .collect(),
        evidence,
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}
