//! Every question of an inquiry, asked once.

use jiff::civil::Date;

use crate::analysis::compare::CompareQuery;
use crate::analysis::compare::Comparison;
use crate::analysis::compare::compare;
use crate::analysis::counts::CountQuery;
use crate::analysis::counts::CountTable;
use crate::analysis::counts::count;
use crate::analysis::counts::covered;
use crate::analysis::silence::SilenceQuery;
use crate::analysis::silence::Silences;
use crate::analysis::silence::silences;
use crate::coverage::Coverage;
use crate::coverage::Gap;
use crate::dedup::Deduplicated;
use crate::facts::Facts;
use crate::facts::MentionCount;
use crate::facts::OutletIndex;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::period::Granularity;

use super::Inquiry;
use super::searched::Strip;

/// An inquiry and what it is asked of.
pub(super) struct Asking<'a> {
    pub(super) inquiry: &'a Inquiry,
    pub(super) facts: &'a Facts,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) coverage: &'a Coverage,
}

impl Asking<'_> {
    fn query(&self, by: Granularity, entities: Vec<EntityIndex>) -> CountQuery {
        CountQuery {
            entities,
            by,
            subcorpus: self.inquiry.subcorpus.clone(),
            counts: self.inquiry.counts,
            kinds: Vec::new(),
            duplicates: self.inquiry.duplicates,
        }
    }

    pub(super) fn count(&self, by: Granularity) -> CountTable {
        let entities = self.inquiry.entities.clone();
        let is_about_nobody = entities.is_empty();
        let query = self.query(by, entities);
        let mut table = count(query, self.facts, self.gazetteer, self.coverage);
        // A query of nobody is one of everybody.
        if is_about_nobody {
            table.entities.clear();
        }
        table
    }

    pub(super) fn of_each<T>(&self, answer: impl Fn(EntityIndex, CountQuery) -> T) -> Vec<T> {
        let entities = self.inquiry.entities.iter();
        entities
            .map(|&entity| answer(entity, self.query(self.inquiry.by, vec![entity])))
            .collect()
    }

    pub(super) fn silences(&self) -> Vec<Silences> {
        // Between the stretches of several years lie days that are not looked at.
        if self.inquiry.subcorpus.window.to_date().is_some() {
            return Vec::new();
        }
        let of_one = |&entity: &EntityIndex| {
            let query = SilenceQuery {
                entity,
                window: None,
                subcorpus: self.inquiry.subcorpus.clone(),
                counts: self.inquiry.counts,
                duplicates: self.inquiry.duplicates,
            };
            silences(query, self.facts, self.gazetteer, self.coverage)
        };
        self.inquiry.entities.iter().map(of_one).collect()
    }

    pub(super) fn comparison(&self) -> Option<Comparison> {
        let &[first, second, ..] = self.inquiry.entities.as_slice() else {
            return None;
        };
        let query = CompareQuery {
            first,
            second,
            by: Granularity::Total,
            subcorpus: self.inquiry.subcorpus.clone(),
            counts: self.inquiry.counts,
            duplicates: self.inquiry.duplicates,
        };
        compare(&query, self.facts, self.gazetteer, self.coverage).ok()
    }

    /// Returns the outlets that are looked at, by name.
    pub(super) fn outlets(&self) -> Vec<OutletIndex> {
        let mut outlets = if self.inquiry.subcorpus.outlets.is_empty() {
            (0..)
                .map(OutletIndex)
                .take(self.facts.outlets.len())
                .collect()
        } else {
            self.inquiry.subcorpus.outlets.clone()
        };
        outlets.sort_by_key(|outlet| self.facts.outlet(*outlet));
        outlets
    }

    pub(super) fn strips(
        &self,
        periods: &CountTable,
        totals: &CountTable,
        outlets: &[OutletIndex],
    ) -> Vec<Strip> {
        let window = self.inquiry.subcorpus.window;
        let stretches = |table: &CountTable| -> Vec<Vec<(Date, Date)>> {
            let periods = table.periods.iter();
            periods.map(|one| window.stretches(one.period)).collect()
        };
        let (cells, whole) = (stretches(periods), stretches(totals).concat());
        let strip = |&outlet: &OutletIndex| Strip {
            outlet: self.facts.outlet(outlet).to_owned(),
            cells: cells
                .iter()
                .map(|days| covered(days, &[outlet], self.coverage))
                .collect(),
            whole: covered(&whole, &[outlet], self.coverage),
        };
        outlets.iter().map(strip).collect()
    }

    pub(super) fn gaps(&self, table: &CountTable, outlets: &[OutletIndex]) -> Vec<(String, Gap)> {
        let (Some(first), Some(last)) = (table.periods.first(), table.periods.last()) else {
            return Vec::new();
        };
        let is_looked_at = |gap: &Gap| {
            outlets.contains(&gap.outlet)
                && gap.from <= last.period.to
                && first.period.from <= gap.to
        };
        let gaps = self.coverage.gaps().into_iter().filter(is_looked_at);
        let mut gaps: Vec<(String, Gap)> = gaps
            .map(|gap| (self.facts.outlet(gap.outlet).to_owned(), gap))
            .collect();
        gaps.sort();
        gaps
    }

    pub(super) fn by_title(&self) -> Vec<u64> {
        let deduplicated = Deduplicated::of(self.facts, self.inquiry.duplicates);
        let subcorpus = &self.inquiry.subcorpus;
        let documents = subcorpus.weighted(self.facts, &deduplicated);
        let of_one = |&entity: &EntityIndex| {
            let is_by_title = |mentions: &[MentionCount]| {
                let mut of_entity = mentions.iter().filter(|one| one.entity == entity);
                let is_named = of_entity
                    .clone()
                    .any(|one| one.counts <= self.inquiry.counts);
                !is_named && of_entity.any(|one| one.kind == AliasKind::Title)
            };
            documents
                .iter()
                .filter(|(document, _)| is_by_title(self.facts.mentions_in(document)))
                .map(|(_, weight)| weight)
                .sum()
        };
        self.inquiry.entities.iter().map(of_one).collect()
    }
}
