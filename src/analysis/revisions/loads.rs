//! Which loads are of one source?

use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;

/// Returns pairs of an earlier and a later load of one source, in the order of the later ones.
///
/// A load goes with the latest earlier one of the same name, or else with the latest that has a
/// document, a link or a version of an article of its outlet which it has too: dumps of different
/// years have none, and are not compared.
pub(super) fn pairs(corpus: &Corpus<'_>) -> Vec<(usize, usize)> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let mut latest: BTreeMap<Trace, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (position, load) in corpus.loads.iter().enumerate() {
        if load.documents.is_empty() {
            continue;
        }
        let traces = traces(corpus, position);
        let same_name = named.insert(&load.name, position);
        let same_articles = traces.iter().filter_map(|trace| latest.get(trace)).max();
        if let Some(earlier) = same_name.or(same_articles.copied()) {
            pairs.push((earlier, position));
        }
        latest.extend(traces.into_iter().map(|trace| (trace, position)));
    }
    pairs
}

/// What two loads can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trace {
    Article(u128),
    Link(u16, u64),
}

fn traces(corpus: &Corpus<'_>, position: usize) -> BTreeSet<Trace> {
    let ids = corpus.loads[position].documents.iter();
    ids.flat_map(|id| {
        let document = corpus.documents[id];
        let link = document.url.map(|url| Trace::Link(document.outlet.0, url));
        let article = Trace::Article(corpus.article_of[id].0);
        link.into_iter().chain([article])
    })
    .collect()
}
