//! The texts behind a question: every document that it counts, read once more.

use std::convert::Infallible;

use anyhow::{Context, bail};
use headcount::{
    analysis::counts::{CountQuery, Selection},
    coverage::Coverage,
    document::Document,
    facts::Facts,
    gazetteer::model::Gazetteer,
    ingest::{self, Analysed, End, Sink},
    matching::{Matcher, Mention},
    rejection::Rejection,
    source,
    store::Store,
};

use super::{
    count,
    reading::{self, Dump},
};
use crate::args::{Place, Reading};

/// What a question was asked of, when all texts behind it have come by.
pub(crate) struct Asked {
    pub(crate) facts: Facts,
    pub(crate) coverage: Coverage,
    pub(crate) query: CountQuery,
}

/// Takes a document with all mentions in it, also those that the query does not count.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(&CountQuery, &Document, &[Mention]);

impl Place {
    /// Hands every document that the query counts to `visit`, as often as it counts, in the
    /// order of the input.
    ///
    /// Which version of an article counts is known only when all were read, so that a dump is
    /// read twice.
    pub(crate) fn visit(
        &self,
        gazetteer: &Gazetteer,
        with: &Reading,
        query: impl FnOnce(&Facts) -> anyhow::Result<CountQuery>,
        visit: Visit<'_>,
    ) -> anyhow::Result<Asked> {
        let profiles = reading::profiles(&with.sources)?;
        let (facts, query) = if self.paths.is_empty() {
            let store = Store::open(&self.store.store)?;
            let facts = count::facts(&store, gazetteer, &with.running)?;
            let query = query(&facts)?;
            visit_store(
                &store,
                &facts,
                &query,
                &*with.running.engine.matcher(gazetteer),
                visit,
            )?;
            (facts, query)
        } else {
            reading::with_dump(&self.paths, &profiles, gazetteer, &with.running, |dump| {
                for input in dump.inputs() {
                    input.require_rereadable()?;
                }
                let (facts, _) = reading::facts(dump)?;
                let query = query(&facts)?;
                visit_dump(dump, &facts, &query, visit)?;
                Ok((facts, query))
            })?
        };
        let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
        Ok(Asked {
            facts,
            coverage,
            query,
        })
    }
}

fn visit_store(
    store: &Store,
    facts: &Facts,
    query: &CountQuery,
    matcher: &dyn Matcher,
    visit: Visit<'_>,
) -> anyhow::Result<()> {
    let mut selection = Selection::of(query, facts);
    let mut mentions = Vec::new();
    for document in store.records()? {
        if !selection.takes(&document) {
            continue;
        }
        mentions.clear();
        let circumstance = ingest::circumstance(&document);
        matcher.find(&document.text, circumstance, &mut mentions);
        visit(query, &document, &mentions);
    }
    Ok(())
}

fn visit_dump(
    dump: &Dump<'_>,
    facts: &Facts,
    query: &CountQuery,
    visit: Visit<'_>,
) -> anyhow::Result<()> {
    let mut sink = Visitor {
        selection: Selection::of(query, facts),
        query,
        visit,
    };
    let end = dump.read_again(&mut sink).context("cannot read the dump")?;
    if end == End::Interrupted {
        bail!(
            "interrupted before the end of the dump: nothing is shown, since it would be partial"
        );
    }
    Ok(())
}

struct Visitor<'a> {
    selection: Selection<'a>,
    query: &'a CountQuery,
    visit: Visit<'a>,
}

impl Sink for Visitor<'_> {
    type Error = Infallible;

    fn document(&mut self, _: usize, analysed: &Analysed) -> Result<(), Infallible> {
        if self.selection.takes(&analysed.document) {
            (self.visit)(self.query, &analysed.document, &analysed.mentions);
        }
        Ok(())
    }

    /// The first reading has noted it.
    fn unreadable(&mut self, _: usize, _: source::Error) -> Result<(), Infallible> {
        Ok(())
    }

    fn rejection(&mut self, _: usize, _: Rejection) -> Result<(), Infallible> {
        Ok(())
    }
}
