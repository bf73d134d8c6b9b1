//! A dump or a store, whichever the arguments name: what questions are asked of.

use std::io::Write;

use headcount::{
    coverage::Coverage,
    facts::Facts,
    gazetteer::model::Gazetteer,
    report::evidence::{Headings, Shelf},
    store::Store,
};

use super::{count, evidence, reading};
use crate::{
    args::{Evidence, Place, Reading},
    note,
    outcome::Outcome,
};

/// The facts of a place, and what is held of them.
pub(crate) struct Held {
    pub(crate) facts: Facts,
    pub(crate) coverage: Coverage,
    /// Titles and links, where they were asked for.
    pub(crate) headings: Headings,
}

impl Held {
    /// Returns where documents are listed from, if they were asked for.
    pub(crate) fn shelf<'a>(&'a self, asked: Evidence, more: &'a str) -> Option<Shelf<'a>> {
        asked.evidence.then_some(Shelf {
            facts: &self.facts,
            headings: &self.headings,
            more,
        })
    }
}

impl Place {
    /// Reads the dump, or opens the store where no file is named.
    pub(crate) fn read(&self, gazetteer: &Gazetteer, with: &Reading) -> anyhow::Result<Held> {
        self.read_with_headings(gazetteer, with, false)
    }

    /// Reads it also for titles and links, where they are wanted.
    pub(crate) fn read_with_headings(
        &self,
        gazetteer: &Gazetteer,
        with: &Reading,
        has_headings: bool,
    ) -> anyhow::Result<Held> {
        let profiles = reading::profiles(&with.sources)?;
        let (facts, headings) = if self.paths.is_empty() {
            let store = Store::open(&self.store.store)?;
            let headings = if has_headings {
                evidence::of_store(&store)?
            } else {
                Headings::new()
            };
            (count::facts(&store, gazetteer, &with.running)?, headings)
        } else {
            reading::with_dump(&self.paths, &profiles, gazetteer, &with.running, |dump| {
                evidence::facts(dump, has_headings)
            })?
        };
        let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
        Ok(Held {
            facts,
            coverage,
            headings,
        })
    }

    /// Ends an answer: notes the records that it could not include.
    pub(crate) fn end(
        &self,
        facts: &Facts,
        with: &Reading,
        out: &mut impl Write,
    ) -> anyhow::Result<Outcome> {
        Ok(note::end(facts, self.origin(), with.running.strict, out)?)
    }

    /// Returns where the records of an answer come from.
    pub(crate) fn origin(&self) -> note::Origin<'_> {
        if self.paths.is_empty() {
            note::Origin::Store(&self.store.store)
        } else {
            note::Origin::Dump(&self.paths)
        }
    }
}
