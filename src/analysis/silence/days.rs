//! Days with documents, and what each says of an entity.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::dedup::Deduplicated;
use crate::facts::DocumentFact;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::gazetteer::model::AliasKind;

use super::Kind;
use super::Place;
use super::SilenceQuery;
use super::Stretch;
use super::surprise::Earlier;

/// The documents looked at, by day.
#[derive(Debug)]
pub(super) struct Days<'a> {
    coverage: &'a Coverage,
    outlets: Vec<OutletIndex>,
    /// Days with documents, in order.
    held: Vec<Day>,
}

#[derive(Debug)]
struct Day {
    date: Date,
    documents: u64,
    mentioning: u64,
    by_title: u64,
    /// Of the documents with a mention, the one with the smallest id.
    place: Option<Place>,
    /// Outlets with a mention.
    naming: BTreeSet<OutletIndex>,
}

/// What one document says of the entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Said {
    Named,
    TitleAlone,
    Nothing,
}

impl<'a> Days<'a> {
    pub(super) fn of(
        query: &SilenceQuery,
        facts: &Facts,
        deduplicated: &Deduplicated,
        coverage: &'a Coverage,
    ) -> Self {
        let mut documents = query.subcorpus.weighted(facts, deduplicated);
        documents.sort_by_key(|(document, _)| (document.published, document.id));
        let held = documents
            .chunk_by(|(one, _), (next, _)| one.published == next.published)
            .map(|documents| day(query, facts, documents))
            .collect();
        let outlets = if query.subcorpus.outlets.is_empty() {
            (0..).map(OutletIndex).take(facts.outlets.len()).collect()
        } else {
            query.subcorpus.outlets.clone()
        };
        Self {
            coverage,
            outlets,
            held,
        }
    }

    /// Returns the numbers of documents and of those with a mention.
    pub(super) fn totals(&self) -> (u64, u64) {
        let sum = |of: fn(&Day) -> u64| self.held.iter().map(of).sum();
        (sum(|day| day.documents), sum(|day| day.mentioning))
    }

    /// Returns every run of days without a mention, in order of time.
    pub(super) fn runs(&self) -> Vec<Stretch> {
        let last = self.held.last().map(|day| day.date);
        let runs = self
            .held
            .chunk_by(|one, next| (one.mentioning == 0) == (next.mentioning == 0));
        runs.filter(|run| run[0].mentioning == 0)
            .map(|run| {
                let to = run[run.len() - 1].date;
                let kind = if Some(to) == last {
                    Kind::OpenRun
                } else {
                    Kind::Run
                };
                self.stretch(kind, run[0].date, to)
            })
            .collect()
    }

    /// Returns a window that was fixed before looking.
    pub(super) fn window(&self, from: Date, to: Date) -> Stretch {
        self.stretch(Kind::Window, from, to)
    }

    fn stretch(&self, kind: Kind, from: Date, to: Date) -> Stretch {
        let start = self.held.partition_point(|day| day.date < from);
        let end = self.held.partition_point(|day| day.date <= to);
        let (before, rest) = self.held.split_at(start);
        let (inside, after) = rest.split_at(end.max(start) - start);
        let sum = |of: fn(&Day) -> u64| inside.iter().map(of).sum();
        let coverage = self.coverage(from, to);
        let mentioning = sum(|day| day.mentioning);
        let is_silent = mentioning == 0 && !inside.is_empty();
        let surprise = is_silent
            .then(|| self.earlier(before))
            .flatten()
            .and_then(|earlier| earlier.surprise(kind, coverage.issue_days_held));
        Stretch {
            kind,
            from,
            to,
            coverage,
            documents: sum(|day| day.documents),
            mentioning,
            by_title: sum(|day| day.by_title),
            before: before.iter().rev().find_map(|day| day.place),
            after: after.iter().find_map(|day| day.place),
            surprise,
        }
    }

    /// Returns what the days before a stretch lead to expect.
    fn earlier(&self, before: &[Day]) -> Option<Earlier> {
        let ([first, ..], [.., last]) = (before, before) else {
            return None;
        };
        let held = self.coverage(first.date, last.date);
        let naming = before.iter().map(|day| day.naming.len() as u64).sum();
        let span = first.date.until(last.date).ok()?.get_days() + 1;
        Earlier::new(naming, held, span)
    }

    fn coverage(&self, from: Date, to: Date) -> PeriodCoverage {
        self.coverage.period(&self.outlets, from, to)
    }
}

fn day(query: &SilenceQuery, facts: &Facts, documents: &[(&DocumentFact, u64)]) -> Day {
    let mut day = Day {
        date: documents[0].0.published,
        documents: 0,
        mentioning: 0,
        by_title: 0,
        place: None,
        naming: BTreeSet::new(),
    };
    for (document, weight) in documents {
        day.documents += weight;
        match said(query, facts, document) {
            Said::Named => {
                day.mentioning += weight;
                day.naming.insert(document.outlet);
                day.place.get_or_insert(Place {
                    day: document.published,
                    document: document.id,
                });
            }
            Said::TitleAlone => day.by_title += weight,
            Said::Nothing => {}
        }
    }
    day
}

/// Returns what a document of `facts` says of the entity.
pub(in crate::analysis) fn said(
    query: &SilenceQuery,
    facts: &Facts,
    document: &DocumentFact,
) -> Said {
    let of_entity = || {
        let mentions = facts.mentions_in(document).iter();
        mentions.filter(|mention| mention.entity == query.entity)
    };
    if of_entity().any(|mention| mention.counts <= query.counts) {
        Said::Named
    } else if of_entity().any(|mention| mention.kind == AliasKind::Title) {
        Said::TitleAlone
    } else {
        Said::Nothing
    }
}
