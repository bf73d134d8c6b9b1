//! The documents that hold what a claim seeks, among those that it searches.

use std::cell::OnceCell;

use jiff::civil::Date;

use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::PeriodCoverage;
use crate::dedup::Deduplicated;
use crate::dedup::Policy;
use crate::facts::DocumentFact;
use crate::facts::OutletIndex;
use crate::gazetteer::model::EntityIndex;

use super::Evidence;
use super::Question;
use super::Reason;
use super::Sought;
use super::check::Material;
use super::check::lacking;
use super::earlier;

/// Earlier years set beside a number of documents.
const YEARS: usize = 5;

/// What claims are held against, and which documents count under each policy, once asked for.
pub(super) struct Bench<'a> {
    pub(super) material: Material<'a>,
    deduplicated: [OnceCell<Deduplicated>; Policy::ALL.len()],
}

impl<'a> Bench<'a> {
    pub(super) fn of(material: Material<'a>) -> Self {
        Self {
            material,
            deduplicated: Default::default(),
        }
    }

    fn deduplicated(&self, policy: Policy) -> &Deduplicated {
        let at = Policy::ALL.iter().position(|one| *one == policy);
        let at = at.expect("every policy is one of all");
        self.deduplicated[at].get_or_init(|| Deduplicated::of(self.material.facts, policy))
    }
}

/// Documents searched, and those among them that fit.
pub(super) struct Fitting<'a> {
    /// What is searched, each with how many times it counts.
    searched: Vec<(&'a DocumentFact, u64)>,
    /// What fits, by day and id.
    pub(super) fits: Vec<Fit<'a>>,
    /// Outlets looked at.
    pub(super) outlets: Vec<OutletIndex>,
    /// How the outlets hold the days.
    pub(super) coverage: PeriodCoverage,
}

/// A document that fits.
#[derive(Clone, Copy)]
pub(super) struct Fit<'a> {
    pub(super) document: &'a DocumentFact,
    /// How many times it counts.
    pub(super) weight: u64,
    /// How often what is sought stands in it: the first entity, or without one the first phrase.
    pub(super) count: u64,
}

impl<'a> Fitting<'a> {
    /// Returns what holds all that is sought on these days; an error where there is no document.
    pub(super) fn of(
        question: &Question,
        sought: &Sought,
        days: (Date, Date),
        bench: &Bench<'a>,
    ) -> Result<Self, Reason> {
        let facts = bench.material.facts;
        let subcorpus = question.subcorpus(facts, earlier::window(days))?;
        let deduplicated = bench.deduplicated(question.duplicates);
        let searched = subcorpus.weighted(facts, deduplicated);
        if searched.is_empty() {
            return Err(Reason::NoData);
        }
        let mut fits: Vec<Fit<'a>> = searched
            .iter()
            .filter_map(|&(document, weight)| {
                let count = count(question, sought, document, bench.material)?;
                Some(Fit {
                    document,
                    weight,
                    count,
                })
            })
            .collect();
        fits.sort_by_key(|fit| (fit.document.published, fit.document.id));
        let outlets = outlets(&subcorpus, bench.material);
        let coverage = bench.material.coverage.period(&outlets, days.0, days.1);
        Ok(Self {
            searched,
            fits,
            outlets,
            coverage,
        })
    }

    /// Returns the number of documents searched.
    pub(super) fn searched(&self) -> u64 {
        self.searched_on(|_| true)
    }

    /// Returns the number of documents searched of some days.
    pub(super) fn searched_on(&self, is_one: impl Fn(Date) -> bool) -> u64 {
        let documents = self.searched.iter();
        documents
            .filter(|(document, _)| is_one(document.published))
            .map(|(_, weight)| weight)
            .sum()
    }

    /// Returns the number of documents that fit.
    pub(super) fn documents(&self) -> u64 {
        self.documents_on(|_| true)
    }

    /// Returns the number of documents that fit of some days.
    pub(super) fn documents_on(&self, is_one: impl Fn(Date) -> bool) -> u64 {
        let fits = self.fits.iter();
        fits.filter(|fit| is_one(fit.document.published))
            .map(|fit| fit.weight)
            .sum()
    }

    /// Returns how often what is sought stands in all of them.
    pub(super) fn mentions(&self) -> u64 {
        let fits = self.fits.iter();
        fits.map(|fit| fit.weight * fit.count).sum()
    }

    /// Returns the documents that fit as what stands behind a number.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let fits = self.fits.iter();
        fits.map(|fit| Evidence::Document(fit.document.id))
            .collect()
    }
}

/// Returns the same days of the last earlier years of which enough is held, the latest first.
pub(super) fn same_days<'a>(
    question: &Question,
    sought: &Sought,
    bench: &Bench<'a>,
) -> Vec<(i16, Fitting<'a>)> {
    let documents = bench.material.facts.documents.iter();
    let earliest = documents.map(|document| document.published).min();
    earlier::same_days(question.from, question.to, earliest)
        .filter_map(|days| {
            Some((
                days.0.year(),
                Fitting::of(question, sought, days, bench).ok()?,
            ))
        })
        .filter(|(_, fitting)| lacking(Some(fitting.coverage), question).is_none())
        .take(YEARS)
        .collect()
}

/// Returns how often what is sought stands in a document; `None` if some of it does not.
fn count(
    question: &Question,
    sought: &Sought,
    document: &DocumentFact,
    material: Material<'_>,
) -> Option<u64> {
    let mentions = material.facts.mentions_in(document);
    let of_entity = |entity: EntityIndex| -> u64 {
        let counted = mentions.iter().filter(|m| m.counts <= question.counts);
        counted
            .filter(|m| m.entity == entity)
            .map(|m| u64::from(m.count))
            .sum()
    };
    let entities = sought.entities.iter().map(|entity| of_entity(*entity));
    let phrases = sought.phrases.iter();
    let phrases = phrases.map(|phrase| material.passages.spans(document.id, phrase).len() as u64);
    let mut counts = entities.chain(phrases);
    let first = counts.next()?;
    (first > 0 && counts.all(|count| count > 0)).then_some(first)
}

/// Returns the outlets that are looked at.
pub(super) fn outlets(subcorpus: &Subcorpus, material: Material<'_>) -> Vec<OutletIndex> {
    if subcorpus.outlets.is_empty() {
        let all = material.facts.outlets.len();
        (0..).map(OutletIndex).take(all).collect()
    } else {
        subcorpus.outlets.clone()
    }
}
