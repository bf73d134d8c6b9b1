//! Which entities readers are shown, in which order, and what is said of the others.

use std::cmp::Reverse;

use crate::analysis::counts::CountTable;
use crate::analysis::counts::EntityCounts;
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
        let is_searched = table.periods.iter().any(|period| period.documents > 0);
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
            unmentioned(none.len(), is_searched),
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

fn unmentioned(more: usize, is_searched: bool) -> Option<String> {
    match (more, is_searched) {
        (0, _) => None,
        (_, true) => Some(format!("{more} more: 0 documents")),
        (_, false) => Some(format!("{more} more: no data")),
    }
}

#[cfg(test)]
mod tests;
