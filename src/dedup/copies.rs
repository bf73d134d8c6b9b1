//! Bare titles: photo and video listings that repeat the title of an article.
//!
//! Records with the same text are one document already ([`crate::facts::FactsBuilder`]).

use std::collections::HashMap;

use jiff::civil::Date;

use crate::facts::{DocumentFact, DocumentIndex, Facts, OutletIndex};

/// Returns for every document the article whose bare title it is, if it is one.
///
/// That is an article with a body, of the same outlet and day, whose title has the same letters;
/// of several the last. A title alone with no such article is a document of its own, so a corpus
/// of headlines has no copies of this kind.
pub(super) fn articles(facts: &Facts) -> Vec<Option<DocumentIndex>> {
    let mut articles: HashMap<Key, Option<DocumentIndex>> = facts
        .documents
        .iter()
        .filter(|document| !document.has_body)
        .filter_map(|document| Some((key(document)?, None)))
        .collect();
    if !articles.is_empty() {
        for (index, document) in (0..).map(DocumentIndex).zip(&facts.documents) {
            if document.has_body
                && let Some(key) = key(document)
                && let Some(article) = articles.get_mut(&key)
            {
                *article = Some(index);
            }
        }
    }
    facts
        .documents
        .iter()
        .map(|document| {
            if document.has_body {
                return None;
            }
            articles.get(&key(document)?).copied().flatten()
        })
        .collect()
}

type Key = (u64, OutletIndex, Date);

fn key(document: &DocumentFact) -> Option<Key> {
    Some((document.title?, document.outlet, document.published))
}
