//! Bare titles: photo and video listings that repeat the title of an article.
//!
//! Records with the same text are one document already ([`crate::facts::FactsBuilder`]).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::dedup::within_outlet;
use crate::facts::digest::DigestHasher;
use crate::facts::{DocumentFact, DocumentIndex, Facts};

/// Returns for every document the article whose bare title it is, if it is one.
///
/// That is an article with a body, of the same outlet and day, whose title has the same letters;
/// of several the last. A title alone with no such article is a document of its own, so a corpus
/// of headlines has no copies of this kind.
pub(super) fn articles(facts: &Facts) -> Vec<Option<DocumentIndex>> {
    let documents = || (0..).map(DocumentIndex).zip(&facts.documents);
    let mut articles = vec![None; facts.documents.len()];
    let bare: Vec<(DocumentIndex, u64)> = documents()
        .filter(|(_, document)| !document.has_body)
        .filter_map(|(index, document)| Some((index, key(document)?)))
        .collect();
    let mut titled: HashMap<u64, Option<DocumentIndex>, BuildHasherDefault<DigestHasher>> =
        bare.iter().map(|(_, key)| (*key, None)).collect();
    if titled.is_empty() {
        return articles;
    }
    for (index, document) in documents() {
        if document.has_body
            && let Some(key) = key(document)
            && let Some(article) = titled.get_mut(&key)
        {
            *article = Some(index);
        }
    }
    for (index, key) in bare {
        let document = &facts.documents[index.0 as usize];
        articles[index.0 as usize] = titled[&key]
            .filter(|article| are_titled_alike(document, &facts.documents[article.0 as usize]));
    }
    articles
}

/// Returns one number for title, outlet and day.
fn key(document: &DocumentFact) -> Option<u64> {
    // An odd multiplier (that of splitmix64) spreads the days over all bits.
    const SPREAD: u64 = 0xBF58_476D_1CE4_E5B9;
    let day = u64::from(document.day().cast_unsigned());
    Some(within_outlet(document, document.title?) ^ day.wrapping_mul(SPREAD))
}

/// Returns whether two documents with one key have it for a reason.
fn are_titled_alike(one: &DocumentFact, other: &DocumentFact) -> bool {
    (one.title, one.outlet, one.published) == (other.title, other.outlet, other.published)
}
