//! From ids to indices.

use std::collections::HashMap;

use crate::gazetteer::{
    declaration::{Declarations, Owner, Place},
    error::Error,
    model::{EntityIndex, OfficeIndex},
};

/// Indices of everything that has an id.
pub(super) struct Ids<'a> {
    entities: HashMap<&'a str, EntityIndex>,
    pub(super) offices: HashMap<&'a str, OfficeIndex>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(declarations: &'a Declarations) -> Result<Self, Error> {
        let limit = usize::from(u16::MAX) + 1;
        for (what, count) in [
            ("entities", declarations.entities.len()),
            ("offices", declarations.offices.len()),
        ] {
            if count > limit {
                return Err(Error::TooMany { what, count, limit });
            }
        }
        let ids = Self {
            entities: (0..=u16::MAX)
                .zip(declarations.entities.keys())
                .map(|(index, id)| (id.as_str(), EntityIndex(index)))
                .collect(),
            offices: (0..=u16::MAX)
                .zip(declarations.offices.keys())
                .map(|(index, id)| (id.as_str(), OfficeIndex(index)))
                .collect(),
        };
        for (id, entity) in &declarations.entities {
            if let Some(country) = &entity.country {
                let owner = Owner::Entity(id.clone());
                ids.entity(country, "country", &entity.place, &owner)?;
            }
        }
        Ok(ids)
    }

    /// Returns the index of an entity that is named by its id at `place`.
    pub(super) fn entity(
        &self,
        id: &str,
        what: &'static str,
        place: &Place,
        owner: &Owner,
    ) -> Result<EntityIndex, Error> {
        self.entities
            .get(id)
            .copied()
            .ok_or_else(|| Error::Undeclared {
                place: place.clone(),
                what,
                id: id.to_owned(),
                owner: owner.to_string(),
            })
    }
}
