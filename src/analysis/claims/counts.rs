//! Claims about a number of documents, or of mentions in them.

use std::num::NonZeroU64;

use crate::analysis::compare::Counted;
use crate::measure::interval::Z_95;
use crate::measure::interval::wilson;
use crate::measure::two_counts::Observed;
use crate::measure::two_counts::TwoCounts;

use super::Beside;
use super::Found;
use super::Measured;
use super::Question;
use super::Sought;
use super::check::Ground;
use super::check::Outcome;
use super::fitting::Bench;
use super::fitting::Fitting;
use super::fitting::same_days;

/// Returns how many documents hold what is sought, or how often it stands in them.
pub(super) fn found(
    question: &Question,
    sought: &Sought,
    counted: Counted,
    bench: &Bench<'_>,
) -> Outcome {
    let fitting = Fitting::of(question, sought, (question.from, question.to), bench)?;
    let documents = (fitting.documents(), fitting.searched());
    let mut beside: Vec<Beside> = share(documents).into_iter().collect();
    let years = same_days(question, sought, bench).into_iter();
    let years = years.map(|(year, then)| (year, then.documents(), then.searched()));
    beside.extend(against(documents, years.collect()));
    let found = Found {
        computed: Some(Measured::Count(match counted {
            Counted::Documents => fitting.documents(),
            Counted::Mentions => fitting.mentions(),
        })),
        documents: Some(fitting.searched()),
        coverage: Some(fitting.coverage),
        beside,
        evidence: fitting.evidence(),
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}

/// Returns the share of documents, with its interval.
pub(super) fn share((documents, searched): (u64, u64)) -> Option<Beside> {
    let of = NonZeroU64::new(searched)?;
    let interval = wilson(documents, of, Z_95);
    Some(Beside::OfDocuments {
        share: documents as f64 / searched as f64,
        low: interval.low,
        high: interval.high,
    })
}

/// Returns earlier years, held against these documents of those searched.
pub(super) fn against(now: (u64, u64), years: Vec<(i16, u64, u64)>) -> Option<Beside> {
    let observed = |(count, searched): (u64, u64)| Observed {
        count,
        exposure: searched as f64,
    };
    let then = years.iter().fold((0, 0), |(count, searched), year| {
        (count + year.1, searched + year.2)
    });
    let p = TwoCounts::new(observed(now), observed(then))?.p_value();
    Some(Beside::SameDaysOfDocuments { years, p })
}
