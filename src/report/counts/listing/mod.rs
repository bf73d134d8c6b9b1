//! Which entities readers are shown, in which order, and what is said of the others.

use std::cmp::Reverse;

use crate::analysis::counts::CountTable;
use crate::analysis::counts::EntityCounts;
use crate::coverage::State;
use crate::gazetteer::model::EntityIndex;

use super::unit::Unit;

/// Entities shown where none was asked for.
const SHOWN: usize = 20;

/// Which entities readers are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Whether a whole sort of entity was asked for, such as countries: the one with the largest
    /// number then comes first, and those with none are summed up.
    pub has_group: bool,
    /// Those of the entities that were named one by one: they are shown also with none.
    pub named: Vec<EntityIndex>,
    /// How many are shown, the one with the largest number first; all that there is reason to
    /// show if not given.
    pub top: Option<usize>,
}

/// The entities shown, and words on the others.
pub(super) struct Listed<'t> {
    pub(super) entities: Vec<&'t EntityCounts>,
    pub(super) left_out: Vec<String>,
}

impl Listing {
    pub(super) fn of<'t>(&self, table: &'t CountTable, unit: Unit) -> Listed<'t> {
        let number = |entity: &EntityCounts| match unit {
            Unit::Mentions | Unit::PerMillion => entity.mentions(),
            Unit::Documents | Unit::Share => entity.documents(),
        };
        let mut all: Vec<&EntityCounts> = table.entities.iter().collect();
        if self.has_group || self.top.is_some() {
            all.sort_by_key(|entity| (Reverse(number(entity)), &entity.id));
        }
        let searched = || table.periods.iter().filter(|period| period.documents > 0);
        let zero = match searched().any(|period| period.coverage.state == State::Partial) {
            _ if searched().next().is_none() => "no data",
            true => "0~ documents",
            false => "0 documents",
        };
        let (mut shown, mut none): (Vec<_>, Vec<_>) = all.into_iter().partition(|entity| {
            let is_named = !self.has_group || self.named.contains(&entity.entity);
            is_named || entity.documents() > 0
        });
        let unasked = table.query.entities.is_empty().then_some(SHOWN);
        let top = self.top.or(unasked).unwrap_or(usize::MAX);
        let rest = shown.split_off(top.min(shown.len()));
        let (more, named_none): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|entity| entity.documents() > 0);
        none.extend(named_none);
        let left_out = [
            mentioned(more.len(), unit),
            (!none.is_empty()).then(|| format!("{} more: {zero}", none.len())),
        ];
        Listed {
            entities: shown,
            left_out: left_out.into_iter().flatten().collect(),
        }
    }
}

fn mentioned(more: usize, unit: Unit) -> Option<String> {
    let how_often = match unit {
        Unit::Mentions | Unit::PerMillion => "no more often than these",
        Unit::Documents | Unit::Share => "in no more documents than these",
    };
    match more {
        0 => None,
        1 => Some(format!("1 more entity is mentioned, {how_often}")),
        _ => Some(format!("{more} more entities are mentioned, {how_often}")),
    }
}

#[cfg(test)]
mod tests;
