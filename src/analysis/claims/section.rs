//! Claims that nothing appeared in a section.

use crate::analysis::sections::SectionLife;
use crate::analysis::sections::sections;
use crate::analysis::subcorpus::Subcorpus;
use crate::facts::OutletIndex;
use crate::period::Window;

use super::Beside;
use super::Evidence;
use super::Found;
use super::Measured;
use super::Question;
use super::Reason;
use super::check::Ground;
use super::check::Material;
use super::check::Outcome;
use super::earlier;
use super::fitting::Bench;

/// Returns how many documents stand in the section, and how it lived before.
pub(super) fn found(question: &Question, bench: &Bench<'_>) -> Outcome {
    let material = bench.material;
    let Material {
        facts, coverage, ..
    } = material;
    let up_to = Window::new(None, Some(question.to), None)
        .expect("a window that is open on one side holds a day");
    let asked = question.subcorpus(facts, earlier::window((question.from, question.to)))?;
    let before = question.subcorpus(facts, up_to)?;
    let lives = sections(&before, facts, coverage);
    // An outlet that does not have the section says nothing of it by its silence.
    let having: Vec<OutletIndex> = (0..)
        .map(OutletIndex)
        .take(facts.outlets.len())
        .filter(|outlet| {
            lives
                .iter()
                .any(|life| life.outlet == facts.outlet(*outlet))
        })
        .collect();
    if having.is_empty() {
        return Err(Reason::NoData);
    }
    let held = coverage.period(&having, question.from, question.to);
    let within = sections(&asked, facts, coverage);
    let items = within.iter().map(|life| life.documents).sum();
    let found = Found {
        computed: (held.documents > 0).then_some(Measured::Count(items)),
        documents: (held.documents > 0).then_some(held.documents),
        coverage: Some(held),
        evidence: evidence(&asked, &before, &lives, material),
        beside: lives.into_iter().map(beside).collect(),
        ..Found::default()
    };
    Ok((found, Ground::Documents))
}

fn beside(life: SectionLife) -> Beside {
    Beside::Section {
        outlet: life.outlet,
        last: life.last,
        usual_interval: life.usual_interval,
        pause_p: life.pause_p,
    }
}

/// Returns the documents in the section, or if there are none its last ones before.
fn evidence(
    asked: &Subcorpus,
    before: &Subcorpus,
    lives: &[SectionLife],
    material: Material<'_>,
) -> Vec<Evidence> {
    let facts = material.facts;
    let within = facts.documents.iter().filter(|d| asked.contains(d));
    let within: Vec<Evidence> = within.map(|d| Evidence::Document(d.id)).collect();
    if !within.is_empty() {
        return within;
    }
    let is_last = |outlet, day| {
        let mut lives = lives.iter();
        lives.any(|life| life.last == day && life.outlet == facts.outlet(outlet))
    };
    let documents = facts.documents.iter();
    documents
        .filter(|d| before.contains(d) && is_last(d.outlet, d.published))
        .map(|d| Evidence::Before(d.id))
        .collect()
}
