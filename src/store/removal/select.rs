//! Finding what a selection means in a store.

use arrow_array::types::UInt32Type;

use crate::document::DocumentId;
use crate::store::documents::{self, ID};
use crate::store::error::Error;
use crate::store::reader::Store;
use crate::store::removal::{Effect, Place, Removal, Removed, Selection};

impl Store {
    /// Returns what taking out a selection would do. The store is left as it is.
    ///
    /// # Errors
    ///
    /// If nothing in the store, or nothing that is not removed already, is of this name; if the
    /// beginning of an id is that of several documents; if a file is damaged.
    pub fn removal(&self, selection: Selection) -> Result<Removal, Error> {
        let removed = match &selection {
            Selection::Outlet(name) => self.of_outlet(name)?,
            Selection::Source(name) => self.of_source(name)?,
            Selection::Documents(ids) => Removed {
                ids: ids
                    .iter()
                    .map(|prefix| self.id(prefix))
                    .collect::<Result<_, _>>()?,
                ..Removed::default()
            },
        };
        let before = self.totals();
        let mut all = self.effect.removed.clone();
        all.add(&removed);
        let after = Effect::of(
            all,
            self.effect.strays().clone(),
            self.partitions(),
            &self.manifest.sources,
        )?
        .ledger;
        let earlier = self.sources().iter().map(|source| source.removed);
        let sources = after
            .iter()
            .zip(earlier)
            .filter(|(source, earlier)| source.removed > *earlier)
            .map(|(source, earlier)| (source.clone(), source.removed - earlier))
            .collect();
        let removal = Removal {
            selection,
            removed,
            before,
            after: after.iter().collect(),
            sources,
        };
        if removal.records() == 0 {
            return Err(Error::NothingToRemove {
                path: self.folder.clone(),
                what: removal.selection.to_string(),
            });
        }
        Ok(removal)
    }

    /// Returns the articles of an outlet that are not removed.
    fn of_outlet(&self, name: &str) -> Result<Removed, Error> {
        let mut removed = Removed::default();
        let mut known = std::collections::BTreeSet::new();
        for (position, partition) in self.partitions().iter().enumerate() {
            let table = partition.file.columns(&["id", "outlet", "source"])?;
            let ids = table.bytes("id", ID)?;
            let outlets = table.names("outlet")?;
            let sources = table.numbers::<UInt32Type>("source")?;
            for row in 0..table.rows() {
                let id: DocumentId = documents::id(&ids, row);
                let place = Place {
                    partition: position,
                    row,
                };
                let standing = self.effect.standing(id, sources.value(row), place);
                if standing.is_nothing() {
                    continue;
                }
                if outlets.get(row) == name {
                    removed.ids.insert(id);
                } else if !known.contains(outlets.get(row)) {
                    known.insert(outlets.get(row).to_owned());
                }
            }
        }
        if removed.is_empty() {
            return Err(Error::NoOutlet {
                path: self.folder.clone(),
                name: name.to_owned(),
                known: listed(known),
            });
        }
        Ok(removed)
    }

    /// Returns the input files of a name, removed ones too.
    fn of_source(&self, name: &str) -> Result<Removed, Error> {
        let sources = (0..).zip(self.sources());
        let named = sources.filter(|(_, source)| source.name == name);
        let removed = Removed {
            sources: named.map(|(position, _)| position).collect(),
            ..Removed::default()
        };
        if removed.is_empty() {
            return Err(Error::NoSource {
                path: self.folder.clone(),
                name: name.to_owned(),
                known: listed(self.sources().iter().map(|source| source.name.clone())),
            });
        }
        Ok(removed)
    }
}

/// Names listed in a message before the rest is only counted.
const LISTED: usize = 12;

fn listed(names: impl IntoIterator<Item = String>) -> String {
    let names: Vec<String> = names.into_iter().collect();
    match names.len().checked_sub(LISTED) {
        Some(more @ 1..) => format!("{} and {more} more", names[..LISTED].join(", ")),
        _ if names.is_empty() => "none".to_owned(),
        _ => names.join(", "),
    }
}
