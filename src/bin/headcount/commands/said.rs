//! What documents say besides names: messages, phrases that are sought, titles and links.
//!
//! Said in a dump, in a store or, where lists of messages stand in for them, in neither.

use std::path::{Path, PathBuf};

use headcount::{
    analysis::{
        claims::{Claim, Passages},
        messages::{self, Findings, Listed},
        subcorpus::Subcorpus,
    },
    dedup::Policy,
    document::Document,
    facts::{Facts, OutletIndex},
    gazetteer::model::Gazetteer,
    ingest::{self, Analysed, FactsSink},
    matching::{Matcher, Mention},
    period::Window,
    report::evidence::Headings,
    source::Profiles,
    store::Store,
};

use super::{
    beside::Beside,
    count, evidence,
    reading::{self, Dump},
};
use crate::{
    args::{self, DEFAULT_STORE, Running},
    note::Origin,
};

/// Returns where documents come from: a dump if files are named, else a store; nothing if only
/// lists of messages are.
pub(super) fn origin<'a>(
    paths: &'a [PathBuf],
    store: Option<&'a Path>,
    events: &[PathBuf],
) -> Option<Origin<'a>> {
    if !paths.is_empty() {
        return Some(Origin::Dump(paths));
    }
    let default = || events.is_empty().then_some(Path::new(DEFAULT_STORE));
    store.or_else(default).map(Origin::Store)
}

/// Reads lists of messages.
pub(super) fn lists(events: &[PathBuf], gazetteer: &Gazetteer) -> anyhow::Result<Vec<Listed>> {
    let mut lists = Vec::new();
    for file in events {
        lists.extend(messages::read_list(file, gazetteer)?);
    }
    Ok(lists)
}

/// What documents say, noted as they come by.
pub(super) struct Said {
    /// Messages that they report.
    pub(super) findings: Findings,
    /// Where the phrases of claims stand.
    pub(super) passages: Passages,
    /// Titles and links, where they are wanted.
    pub(super) headings: Headings,
    has_headings: bool,
}

impl Said {
    /// Returns what looks for messages and for the phrases of claims; nothing is noted yet.
    pub(super) fn of(claims: &[Claim]) -> Self {
        Self {
            findings: Findings::default(),
            passages: Passages::of(claims),
            headings: Headings::new(),
            has_headings: false,
        }
    }

    /// Notes titles and links too, where they are wanted.
    pub(super) fn with_headings(self, are_wanted: bool) -> Self {
        Self {
            has_headings: are_wanted,
            ..self
        }
    }

    /// Reads all documents, and returns their facts.
    pub(super) fn read(
        &mut self,
        origin: Origin<'_>,
        profiles: &Profiles,
        gazetteer: &Gazetteer,
        running: &Running,
    ) -> anyhow::Result<Facts> {
        match origin {
            Origin::Dump(paths) => {
                reading::with_dump(paths, profiles, gazetteer, running, |dump| {
                    self.read_dump(dump, gazetteer)
                })
            }
            Origin::Store(folder) => {
                reading::use_threads(running)?;
                let store = Store::open(folder)?;
                let facts = count::facts(&store, gazetteer, running)?;
                self.read_store(&store, gazetteer, &*running.engine.matcher(gazetteer))?;
                Ok(facts)
            }
        }
    }

    /// Reads the documents of a dump, and returns their facts.
    pub(super) fn read_dump(
        &mut self,
        dump: &Dump<'_>,
        gazetteer: &Gazetteer,
    ) -> anyhow::Result<Facts> {
        let look = |analysed: &Analysed| {
            self.add(&analysed.document, &analysed.mentions, gazetteer);
        };
        let mut sink = Beside::new(FactsSink::default(), look);
        reading::to_its_end(dump, &mut sink)?;
        Ok(sink.inner.finish().0)
    }

    /// Reads the documents of a store.
    pub(super) fn read_store(
        &mut self,
        store: &Store,
        gazetteer: &Gazetteer,
        matcher: &dyn Matcher,
    ) -> anyhow::Result<()> {
        let mut mentions = Vec::new();
        for document in store.documents() {
            let document = document?;
            mentions.clear();
            let circumstance = ingest::circumstance(&document);
            matcher.find(&document.text, circumstance, &mut mentions);
            self.add(&document, &mentions, gazetteer);
        }
        Ok(())
    }

    fn add(&mut self, document: &Document, mentions: &[Mention], gazetteer: &Gazetteer) {
        let found = messages::read(document, mentions, gazetteer);
        self.findings.add(found);
        self.passages.add(document.id, &document.text);
        if self.has_headings {
            evidence::add_heading(&mut self.headings, document);
        }
    }

    /// Leaves the messages that the outlets, sections and languages asked for report, and returns
    /// these outlets.
    pub(super) fn restrict(
        &mut self,
        facts: &Facts,
        asked: &args::Subcorpus,
        duplicates: Policy,
    ) -> anyhow::Result<(Subcorpus, Vec<OutletIndex>)> {
        let subcorpus = Subcorpus::named(
            facts,
            Window::default(),
            &asked.outlet,
            &asked.section,
            &asked.language,
        )?;
        let findings = std::mem::take(&mut self.findings);
        self.findings = findings.within(facts, &subcorpus, duplicates);
        let outlets = if subcorpus.outlets.is_empty() {
            (0..).map(OutletIndex).take(facts.outlets.len()).collect()
        } else {
            subcorpus.outlets.clone()
        };
        Ok((subcorpus, outlets))
    }
}
