//! From what is found of a claim to its verdict.

use crate::analysis::messages::Findings;
use crate::analysis::messages::Listed;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::period::Window;

use super::About;
use super::Asked;
use super::Checked;
use super::Claim;
use super::Found;
use super::Measured;
use super::Passages;
use super::Question;
use super::Reason;
use super::Relation;
use super::Verdict;
use super::counts;
use super::day;
use super::fitting::Bench;
use super::messages;
use super::rank;
use super::rates;
use super::rates::Parts;
use super::ratio;
use super::section;
use super::silence;
use super::title_only;
use super::top;

/// What claims are held against.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    /// Documents; none for a list of messages alone.
    pub facts: &'a Facts,
    /// Their coverage.
    pub coverage: &'a Coverage,
    /// What they report of messages.
    pub findings: &'a Findings,
    /// Where the phrases of the claims stand in them.
    pub passages: &'a Passages,
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

/// What further documents can do to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// Raise it.
    Lower,
    /// Make it smaller.
    Upper,
    /// Either.
    Neither,
}

/// Returns what became of each claim, in their order. The coverage must be that of the facts,
/// the passages those of the claims in these documents, and the claims have been read with the
/// same gazetteer.
pub fn check<'c>(claims: &'c [Claim], material: Material<'_>) -> Vec<Checked<'c>> {
    let bench = Bench::of(material);
    claims.iter().map(|claim| checked(claim, &bench)).collect()
}

fn checked<'c>(claim: &'c Claim, bench: &Bench<'_>) -> Checked<'c> {
    let outcome = match &claim.asked {
        Asked::Of(question) => found(question, claim.published, bench)
            .map(|(found, ground)| (verdict(claim, question, &found, ground), found)),
        Asked::OutOfReach(why) => Err(Reason::OutOfReach(why.clone())),
    };
    let (verdict, found) =
        outcome.unwrap_or_else(|reason| (Verdict::Untestable(reason), Found::default()));
    Checked {
        claim,
        verdict,
        found,
    }
}

fn found(question: &Question, published: Option<Measured>, bench: &Bench<'_>) -> Outcome {
    match &question.about {
        About::Messages(one, other) => messages::found(question, (*one, *other), bench),
        About::Count(sought, counted) => counts::found(question, sought, *counted, bench),
        About::TitleOnly(entity) => title_only::found(question, *entity, bench),
        About::Silence(entity) => silence::found(question, *entity, bench),
        About::Ratio(both, counted) => ratio::found(question, *both, *counted, bench),
        About::Section => section::found(question, bench),
        About::First(sought) => day::found(question, sought, day::End::First, bench),
        About::Last(sought) => day::found(question, sought, day::End::Last, bench),
        About::Rank(sought, titles) => rank::found(question, sought, titles, published, bench),
        About::Top(one, countries) => top::found(question, *one, countries, bench),
        About::Season(events, months) => {
            rates::found(question, events, &Parts::season(question, months), bench)
        }
        About::Change(events, than) => {
            rates::found(question, events, &Parts::change(question, *than), bench)
        }
    }
}

/// Returns what a number says of the one published. Where too little is held, most numbers are
/// bounds, which decide what no further document could change.
fn verdict(claim: &Claim, question: &Question, found: &Found, ground: Ground) -> Verdict {
    let lacking = match ground {
        Ground::Documents => lacking(found.coverage, question),
        Ground::List => None,
    };
    let Some((computed, published)) = found.computed.zip(claim.published) else {
        // Enough is held, and what should have a first or last day stands in none of it.
        return lacking.map_or(Verdict::Differs, Verdict::Untestable);
    };
    let published = published.number();
    let mut low = computed.number();
    let mut high = low;
    if let (Relation::More | Relation::Less, Some(interval)) = (claim.relation, found.interval) {
        (low, high) = (interval.low, interval.high.unwrap_or(f64::INFINITY));
    }
    match (&lacking, question.about.bound()) {
        (None, _) => {}
        (Some(Reason::NoData), _) | (Some(_), Bound::Neither) => {
            (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
        }
        (Some(_), Bound::Lower) => high = f64::INFINITY,
        (Some(_), Bound::Upper) => low = f64::NEG_INFINITY,
    }
    // A tolerance written in decimals has no exact double: 1.55 is within 0.05 of 1.5.
    let tolerance = claim.tolerance + 1e-9;
    let (is_shown, is_refuted) = match claim.relation {
        Relation::Equal => {
            let is_near = |end: f64| (end - published).abs() <= tolerance;
            let is_beyond = low > published + tolerance || high < published - tolerance;
            (is_near(low) && is_near(high), is_beyond)
        }
        Relation::More => (low > published, high <= published),
        Relation::Less => (high < published, low >= published),
    };
    match (is_shown, is_refuted) {
        (true, _) => Verdict::Reproduced,
        (false, true) => Verdict::Differs,
        (false, false) => Verdict::Untestable(lacking.unwrap_or(Reason::Undecided)),
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
    /// Returns the documents asked for, of the window given.
    pub(super) fn subcorpus(&self, facts: &Facts, window: Window) -> Result<Subcorpus, Reason> {
        if facts.documents.is_empty() {
            return Err(Reason::NoData);
        }
        Subcorpus::named(facts, window, &self.outlets, &self.sections, &[]).map_err(Reason::Unknown)
    }
}

impl About {
    fn bound(&self) -> Bound {
        match self {
            Self::Messages(..)
            | Self::Count(..)
            | Self::TitleOnly(_)
            | Self::Silence(_)
            | Self::Section
            | Self::Last(_) => Bound::Lower,
            Self::First(_) | Self::Rank(..) => Bound::Upper,
            Self::Ratio(..) | Self::Top(..) | Self::Season(..) | Self::Change(..) => Bound::Neither,
        }
    }
}
