//! A dump or a store, whichever the arguments name: what questions are asked of.

use std::io::Write;

use headcount::{coverage::Coverage, facts::Facts, gazetteer::model::Gazetteer, store::Store};

use super::{count, reading};
use crate::{
    args::{Place, Reading},
    note,
    outcome::Outcome,
};

/// The facts of a place, and what is held of them.
pub(crate) struct Held {
    pub(crate) facts: Facts,
    pub(crate) coverage: Coverage,
}

impl Place {
    /// Reads the dump, or opens the store where no file is named.
    pub(crate) fn read(&self, gazetteer: &Gazetteer, with: &Reading) -> anyhow::Result<Held> {
        let profiles = reading::profiles(&with.sources)?;
        let facts = if self.paths.is_empty() {
            count::facts(&Store::open(&self.store.store)?, gazetteer)?
        } else {
            reading::with_dump(&self.paths, &profiles, gazetteer, &with.running, |dump| {
                Ok(reading::facts(dump)?.0)
            })?
        };
        let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
        Ok(Held { facts, coverage })
    }

    /// Ends an answer: notes the records that it could not include.
    pub(crate) fn end(
        &self,
        facts: &Facts,
        with: &Reading,
        out: &mut impl Write,
    ) -> anyhow::Result<Outcome> {
        let origin = if self.paths.is_empty() {
            note::Origin::Store(&self.store.store)
        } else {
            note::Origin::Dump(&self.paths)
        };
        Ok(note::end(facts, origin, with.running.strict, out)?)
    }
}
