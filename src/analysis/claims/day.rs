//! Claims about the first or the last day on which something stands in a document.

use crate::measure::silence::upper_bound;

use super::Beside;
use super::Found;
use super::Measured;
use super::Question;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::fitting::Bench;
use super::fitting::Fitting;

/// Which day is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// Returns the first or last day with a document that fits. What must be held are the days on
/// which it could have been earlier, or later; all of them if there is none.
pub(super) fn found(question: &Question, sought: &Sought, end: End, bench: &Bench<'_>) -> Outcome {
    let mut fitting = Fitting::of(question, sought, (question.from, question.to), bench)?;
    let documents = fitting.searched();
    let fit = match end {
        End::First => fitting.fits.first(),
        End::Last => fitting.fits.last(),
    };
    let day = fit.map(|fit| fit.document.published);
    let (from, to) = match (day, end) {
        (Some(day), End::First) => (question.from, day),
        (Some(day), End::Last) => (day, question.to),
        (None, _) => (question.from, question.to),
    };
    let coverage = bench.material.coverage.period(&fitting.outlets, from, to);
    fitting
        .fits
        .retain(|fit| Some(fit.document.published) == day);
    let possible = upper_bound(documents as f64).filter(|bound| day.is_none() && *bound < 1.0);
    let found = Found {
        computed: day.map(Measured::Day),
        documents: Some(documents),
        coverage: Some(coverage),
        beside: possible.map(Beside::Possible).into_iter().collect(),
        evidence: fitting.evidence(),
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}
