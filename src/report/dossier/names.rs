//! The names that were looked for.

use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;

use super::super::gazetteer;
use super::super::names;
use super::super::table::Row;
use super::Keyed;
use super::Report;

impl Report<'_> {
    /// Returns a row for each name of an entity that counts: the fields of `gazetteer show`.
    pub fn names(&self) -> Keyed {
        let of_claims = self.dossier.behind.iter().flat_map(|one| &one.entities);
        let all = self.dossier.inquiry.entities.iter().chain(of_claims);
        let mut entities: Vec<EntityIndex> = Vec::new();
        for entity in all {
            if !entities.contains(entity) {
                entities.push(*entity);
            }
        }
        let mut table = gazetteer::aliases(self.gazetteer, &entities);
        let counts = table.columns.iter().position(|one| one.name == "counts");
        let widest = self.widest();
        let counted: Vec<&str> = [Counts::Names, Counts::Demonyms, Counts::All]
            .into_iter()
            .filter(|level| *level <= widest)
            .map(names::level)
            .collect();
        let is_counted = |row: &Row| {
            counts.is_some_and(|counts| counted.contains(&row[counts].to_text().as_str()))
        };
        table.rows.retain(is_counted);
        Keyed::by_number("names", table.columns, table.rows)
    }

    /// Returns the widest level at which something in the report is counted.
    fn widest(&self) -> Counts {
        let levels = self.dossier.behind.iter().map(|one| one.counts);
        levels.fold(self.dossier.inquiry.counts, Counts::max)
    }
}
