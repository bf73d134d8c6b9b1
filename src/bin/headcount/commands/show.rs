//! `headcount show`

use std::{collections::BTreeSet, convert::Infallible, io::Write};

use anyhow::{Context, bail};
use headcount::{
    analysis::article::{Article, find},
    document::{Document, DocumentId},
    facts::Facts,
    ingest::{self, Analysed, End, Sink},
    rejection::Rejection,
    report::article::{Shown, write},
    source,
    store::Store,
};

use super::{
    count,
    reading::{self, Dump},
};
use crate::{
    args::{FormatArg, Place, Reading},
    outcome::Outcome,
    terminal,
};

/// Show one document: its text with all mentions marked, where it comes from, other versions
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount show 3f2a91
  headcount show 3f2a91 dump/ --format json")]
pub(crate) struct Args {
    /// Id of the document, or as much of it as is unique
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let (facts, article, records) = if args.place.paths.is_empty() {
        let store = Store::open(&args.place.store.store)?;
        let facts = count::facts(&store, &gazetteer, &args.reading.running)?;
        let article = Article::of(&facts, find(&facts, &args.id)?);
        let records = from_store(&store, &ids(&facts, &article))?;
        (facts, article, records)
    } else {
        let profiles = reading::profiles(&args.reading.sources)?;
        let running = &args.reading.running;
        reading::with_dump(&args.place.paths, &profiles, &gazetteer, running, |dump| {
            for input in dump.inputs() {
                input.require_rereadable()?;
            }
            let (facts, _) = reading::facts(dump)?;
            let article = Article::of(&facts, find(&facts, &args.id)?);
            let records = from_dump(dump, ids(&facts, &article))?;
            Ok((facts, article, records))
        })?
    };
    let id = facts.documents[article.asked.0 as usize].id;
    let asked = records
        .iter()
        .find(|record| record.id == id)
        .context("the dump changed while it was read: ask again")?;
    let mut mentions = Vec::new();
    let circumstance = ingest::circumstance(asked);
    let matcher = args.reading.running.engine.matcher(&gazetteer);
    matcher.find(&asked.text, circumstance, &mut mentions);
    let shown = Shown {
        article: &article,
        facts: &facts,
        records: &records,
        mentions: &mentions,
        gazetteer: &gazetteer,
    };
    write(&shown, args.format.format, terminal::width(), &mut *out)?;
    Ok(Outcome::Complete)
}

/// Returns the ids of all versions.
fn ids(facts: &Facts, article: &Article) -> BTreeSet<DocumentId> {
    let versions = article.versions.iter();
    versions
        .map(|version| facts.documents[version.document.0 as usize].id)
        .collect()
}

/// Returns the records with these ids, copies with the text of their article.
fn from_store(store: &Store, ids: &BTreeSet<DocumentId>) -> anyhow::Result<Vec<Document>> {
    Ok(store.records_of(ids)?.collect())
}

fn from_dump(dump: &Dump<'_>, ids: BTreeSet<DocumentId>) -> anyhow::Result<Vec<Document>> {
    let mut sink = Records {
        ids,
        found: Vec::new(),
    };
    let end = dump.read_again(&mut sink).context("cannot read the dump")?;
    if end == End::Interrupted {
        bail!("interrupted: not all records of the article were found");
    }
    Ok(sink.found)
}

/// Keeps the records with these ids.
struct Records {
    ids: BTreeSet<DocumentId>,
    found: Vec<Document>,
}

impl Sink for Records {
    type Error = Infallible;

    fn document(&mut self, _: usize, analysed: &Analysed) -> Result<(), Infallible> {
        if self.ids.contains(&analysed.document.id) {
            self.found.push(analysed.document.clone());
        }
        Ok(())
    }

    fn unreadable(&mut self, _: usize, _: source::Error) -> Result<(), Infallible> {
        Ok(())
    }

    fn rejection(&mut self, _: usize, _: Rejection) -> Result<(), Infallible> {
        Ok(())
    }
}
