//! Taking documents out of all counts, and taking that back.

use crate::store::error::Error;
use crate::store::removal::{Removal, Selection};
use crate::store::writer::Writer;

impl Writer<'_> {
    /// Takes out what [`Store::removal`](crate::store::Store::removal) found in this store, and
    /// commits. Returns the number by which it is undone.
    ///
    /// # Errors
    ///
    /// If a write fails: then nothing is removed.
    pub fn remove(&mut self, removal: &Removal) -> Result<u64, Error> {
        let mut number = 0;
        self.commit_with(|commit| {
            number = commit.write_removal(removal)?;
            Ok(())
        })?;
        self.removed_sources.extend(&removal.removed.sources);
        Ok(number)
    }

    /// Takes a removal back, and commits. Returns what it had taken out.
    ///
    /// # Errors
    ///
    /// If there is no removal of this number, or a write fails.
    pub fn restore(&mut self, number: u64) -> Result<Selection, Error> {
        let store = crate::store::Store::open(&self.folder)?;
        let known = store.removals().iter().find(|known| known.number == number);
        let Some(known) = known else {
            return Err(Error::NoRemoval {
                path: self.folder.clone(),
                number,
            });
        };
        self.commit_with(|commit| {
            commit
                .manifest
                .removed
                .retain(|entry| entry.number != number);
            Ok(())
        })?;
        let after = crate::store::Store::open(&self.folder)?;
        self.removed_sources
            .clone_from(&after.effect.removed.sources);
        Ok(known.selection.clone())
    }
}
