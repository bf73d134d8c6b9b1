//! From what is found of a claim to its verdict.

use crate::analysis::messages::Findings;
use crate::analysis::messages::Listed;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::dedup::Policy;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::gazetteer::model::Gazetteer;
use crate::period::Window;

use super::About;
use super::Asked;
use super::Checked;
use super::Claim;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::Verdict;
use super::mentions;
use super::messages;
use super::section;

/// Which documents count as one: copies and earlier versions of an article, as everywhere by default.
pub const DUPLICATES: Policy = Policy::Revisions;

/// What claims are held against.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// Documents; none for a list of messages alone.
    pub facts: &'a Facts,
    /// Their coverage.
    pub coverage: &'a Coverage,
    /// What they report of messages.
    pub findings: &'a Findings,
    /// Messages known from lists.
    pub lists: &'a [Listed],
    /// What mentions were found with.
    pub gazetteer: &'a Gazetteer,
}

/// What was found, or why nothing could be.
pub(super) type Outcome = Result<(Found, Ground), Reason>;

/// What a number stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// Documents: enough of them must be held.
    Documents,
    /// A list of messages that reaches into these days.
    List,
}

/// Returns what became of each claim, in their order. The coverage must be that of the facts,
/// and the claims have been read with the same gazetteer.
pub fn check<'c>(claims: &'c [Claim], material: Material<'_>) -> Vec<Checked<'c>> {
    claims
        .iter()
        .map(|claim| checked(claim, material))
        .collect()
}

fn checked<'c>(claim: &'c Claim, material: Material<'_>) -> Checked<'c> {
    let question = match &claim.asked {
        Asked::Of(question) => question,
        Asked::OutOfReach(why) => {
            return Checked {
                claim,
                verdict: Verdict::Untestable(Reason::OutOfReach(why.clone())),
                found: Found::default(),
            };
        }
    };
    let outcome = match question.about {
        About::Messages(a, b) => messages::found(question, (a, b), material),
        About::Count(entity, counted) => mentions::count(question, entity, counted, material),
        About::Silence(entity) => mentions::silence(question, entity, material),
        About::Ratio(both, counted) => mentions::ratio(question, both, counted, material),
        About::Section => section::found(question, material),
    };
    match outcome {
        Ok((found, ground)) => Checked {
            verdict: verdict(claim, question, &found, ground),
            claim,
            found,
        },
        Err(reason) => Checked {
            claim,
            verdict: Verdict::Untestable(reason),
            found: Found::default(),
        },
    }
}

/// Returns what a number says of the one published. Where too little is held, a count is a lower
/// bound, which can refute and cannot confirm.
fn verdict(claim: &Claim, question: &Question, found: &Found, ground: Ground) -> Verdict {
    let (Some(computed), Some(published)) = (found.computed, claim.published) else {
        return Verdict::Untestable(Reason::NoData);
    };
    let beyond = computed.number() - published.number();
    if let (Ground::Documents, Some(reason)) = (ground, lacking(found.coverage, question)) {
        let is_bound = matches!(computed, Measured::Count(_)) && reason != Reason::NoData;
        return if is_bound && beyond > claim.tolerance {
            Verdict::Differs
        } else {
            Verdict::Untestable(reason)
        };
    }
    // A tolerance written in decimals has no exact double: 1.55 is within 0.05 of 1.5.
    if beyond.abs() <= claim.tolerance + 1e-9 {
        Verdict::Reproduced
    } else {
        Verdict::Differs
    }
}

/// Returns why too little is held; `None` if enough is.
pub(super) fn lacking(coverage: Option<PeriodCoverage>, question: &Question) -> Option<Reason> {
    let Some(coverage) = coverage.filter(|coverage| coverage.state != State::None) else {
        return Some(Reason::NoData);
    };
    let (held, expected) = (coverage.issue_days_held, coverage.issue_days_expected);
    let is_enough = f64::from(held) >= question.coverage * f64::from(expected);
    (!is_enough).then_some(Reason::Coverage {
        held,
        expected,
        needed: 100.0 * question.coverage,
    })
}

impl Question {
    /// Returns the days asked for.
    pub(super) fn window(&self) -> Window {
        Window::new(Some(self.from), Some(self.to), None)
            .expect("a claim that ends before it begins is refused when it is read")
    }

    /// Returns the documents asked for, of the window given.
    pub(super) fn subcorpus(&self, facts: &Facts, window: Window) -> Result<Subcorpus, Reason> {
        if facts.documents.is_empty() {
            return Err(Reason::NoData);
        }
        Subcorpus::named(facts, window, &self.outlets, &self.sections, &[]).map_err(Reason::Unknown)
    }
}

/// Returns the outlets that are looked at.
pub(super) fn outlets(subcorpus: &Subcorpus, facts: &Facts) -> Vec<OutletIndex> {
    if subcorpus.outlets.is_empty() {
        (0..).map(OutletIndex).take(facts.outlets.len()).collect()
    } else {
        subcorpus.outlets.clone()
    }
}
