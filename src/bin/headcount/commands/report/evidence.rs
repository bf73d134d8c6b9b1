//! Reading the articles behind counts, from a store or from a dump once more.

use std::convert::Infallible;

use anyhow::bail;
use headcount::{
    analysis::dossier::{Articles, Dossier},
    ingest::{self, Analysed, End, Sink},
    matching::Matcher,
    rejection::Rejection,
    source,
    store::Store,
};

use super::super::reading::Dump;

/// Reads the articles in a store.
pub(super) fn from_store(
    store: &Store,
    matcher: &dyn Matcher,
    dossier: &mut Dossier<'_>,
) -> anyhow::Result<()> {
    let mut articles = Articles::wanted(&dossier.behind);
    if articles.is_complete() {
        return Ok(());
    }
    let mut mentions = Vec::new();
    for document in store.documents() {
        let document = document?;
        if articles.wants(&document) {
            mentions.clear();
            matcher.find(
                &document.text,
                ingest::circumstance(&document),
                &mut mentions,
            );
            articles.take(&document, &mentions);
        }
    }
    dossier.articles = articles.finish();
    Ok(())
}

/// Reads the articles in a dump. Which documents count is known only when all of it was read, so
/// that it is read a second time.
pub(super) fn from_dump(dump: &Dump<'_>, dossier: &mut Dossier<'_>) -> anyhow::Result<()> {
    let articles = Articles::wanted(&dossier.behind);
    if articles.is_complete() {
        return Ok(());
    }
    let mut sink = ArticleSink { articles };
    if dump.read_again(&mut sink)? == End::Interrupted {
        bail!("interrupted: the articles behind the counts were not all read, nothing is written");
    }
    dossier.articles = sink.articles.finish();
    Ok(())
}

struct ArticleSink<'a> {
    articles: Articles<'a>,
}

impl Sink for ArticleSink<'_> {
    type Error = Infallible;

    fn document(&mut self, _: usize, analysed: &Analysed) -> Result<(), Infallible> {
        self.articles.take(&analysed.document, &analysed.mentions);
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
