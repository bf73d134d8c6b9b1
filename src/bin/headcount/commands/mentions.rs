//! `--mentions-out`: every mention that a query counts, in a file.

use std::{fs, path::Path};

use anyhow::{Context, bail};
use headcount::{
    analysis::counts::{CountQuery, Selection},
    facts::Facts,
    gazetteer::model::Gazetteer,
    ingest::{self, Analysed, End, Sink},
    matching::{Matcher, Mention},
    rejection::Rejection,
    report::mentions::{Error, MentionWriter},
    source,
    store::Store,
};

use super::reading::Dump;

/// Begins the file, before a long reading that would be for nothing if it cannot be written.
///
/// # Errors
///
/// Also if it is one of the files that are read, which would be lost.
pub(crate) fn begin(file: &Path, dump: &Dump<'_>) -> anyhow::Result<MentionWriter> {
    let place = fs::canonicalize(file).ok();
    for input in dump.inputs() {
        // Of a file that cannot be opened the reading tells.
        if let Err(only_once @ source::Error::OnlyOnce { .. }) = input.require_rereadable() {
            return Err(only_once.into());
        }
        if place.is_some() && fs::canonicalize(&input.path).ok() == place {
            bail!(
                "{} is one of the files that are read: name another file for the mentions",
                file.display()
            );
        }
    }
    Ok(MentionWriter::create(file)?)
}

/// Writes the mentions of a dump. Which version of an article counts is known only when all of
/// it was read, so that it is read a second time.
pub(crate) fn write_from_dump(
    writer: MentionWriter,
    file: &Path,
    dump: &Dump<'_>,
    query: &CountQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
) -> anyhow::Result<()> {
    let mut sink = MentionSink {
        selection: Selection::of(query, facts),
        writer,
        gazetteer,
    };
    let context = || format!("cannot write mentions to {}", file.display());
    if dump.read_again(&mut sink).with_context(context)? == End::Interrupted {
        bail!("interrupted: {} is not complete", file.display());
    }
    sink.writer.finish().with_context(context)
}

/// Writes the mentions of a store's documents.
pub(crate) fn write_from_store(
    file: &Path,
    store: &Store,
    query: &CountQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
    matcher: &dyn Matcher,
) -> anyhow::Result<()> {
    let mut selection = Selection::of(query, facts);
    let mut writer = MentionWriter::create(file)?;
    let mut mentions = Vec::new();
    for document in store.records()? {
        if !selection.takes(&document) {
            continue;
        }
        mentions.clear();
        matcher.find(
            &document.text,
            ingest::circumstance(&document),
            &mut mentions,
        );
        mentions.retain(|mention| selection.counts(mention));
        writer.write(&document, &mentions, gazetteer)?;
    }
    writer
        .finish()
        .with_context(|| format!("cannot write mentions to {}", file.display()))
}

struct MentionSink<'a> {
    selection: Selection<'a>,
    writer: MentionWriter,
    gazetteer: &'a Gazetteer,
}

impl Sink for MentionSink<'_> {
    type Error = Error;

    fn document(&mut self, _: usize, analysed: &Analysed) -> Result<(), Error> {
        let document = &analysed.document;
        if self.selection.takes(document) {
            let counts = |mention: &&Mention| self.selection.counts(mention);
            let mentions: Vec<Mention> = analysed.mentions.iter().filter(counts).copied().collect();
            self.writer.write(document, &mentions, self.gazetteer)?;
        }
        Ok(())
    }

    /// The first reading has noted it.
    fn unreadable(&mut self, _: usize, _: source::Error) -> Result<(), Error> {
        Ok(())
    }

    fn rejection(&mut self, _: usize, _: Rejection) -> Result<(), Error> {
        Ok(())
    }
}
