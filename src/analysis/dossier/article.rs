//! Articles behind counts, with the mentions marked in the words around them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::claims::Phrase;
use crate::document::Document;
use crate::document::DocumentId;
use crate::document::Provenance;
use crate::language::Language;
use crate::matching::Mention;
use crate::span::Span;

use super::Behind;
use super::Role;
use super::passage::Passage;
use super::passage::passage;
use super::passage::united;
use super::passage::windows;

/// Passages shown of one article.
const SHOWN: usize = 3;

/// An article behind a count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The article.
    pub document: DocumentId,
    /// What it is to the count.
    pub role: Role,
    /// Day of publication.
    pub published: Date,
    /// Outlet.
    pub outlet: String,
    /// Language, if known.
    pub language: Option<Language>,
    /// Link as it stands in the record; empty if there is none. Nothing is known of its scheme.
    pub url: String,
    /// File and record, the first of several copies.
    pub provenance: Provenance,
    /// Title; no piece if it has none.
    pub title: Passage,
    /// Words around the mentions in its text, in order; the first ones of many.
    pub passages: Vec<Passage>,
    /// Mentions that count, in title and text.
    pub mentions: usize,
    /// How many of them are marked in title and passages.
    pub marked: usize,
}

/// The articles that are wanted, as documents come by.
#[derive(Clone, Debug)]
pub struct Articles<'a> {
    behind: &'a [Behind],
    /// For each document where it is listed and as what.
    wanted: BTreeMap<DocumentId, Vec<(usize, Role)>>,
    found: Vec<Vec<Article>>,
}

impl<'a> Articles<'a> {
    /// Returns what is wanted: every document that is listed.
    pub fn wanted(behind: &'a [Behind]) -> Self {
        let mut wanted: BTreeMap<DocumentId, Vec<(usize, Role)>> = BTreeMap::new();
        for (at, one) in behind.iter().enumerate() {
            for listed in &one.listed {
                let places = wanted.entry(listed.document).or_default();
                places.push((at, listed.role));
            }
        }
        Self {
            found: vec![Vec::new(); behind.len()],
            behind,
            wanted,
        }
    }

    /// Returns whether nothing is wanted, or no longer.
    pub fn is_complete(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Returns whether this document is still wanted.
    pub fn wants(&self, document: &Document) -> bool {
        self.wanted.contains_key(&document.id)
    }

    /// Takes a document with all mentions in it; of several copies the first one.
    pub fn take(&mut self, document: &Document, mentions: &[Mention]) {
        for (at, role) in self.wanted.remove(&document.id).unwrap_or_default() {
            let behind = &self.behind[at];
            let spans = mentions
                .iter()
                .filter(|mention| behind.entities.contains(&mention.entity))
                .filter(|mention| mention.counts <= behind.counts)
                .map(|mention| mention.span);
            let of_phrase = |phrase: &Phrase| phrase.spans(&document.text);
            let spans = spans.chain(behind.phrases.iter().flat_map(of_phrase));
            self.found[at].push(article(document, role, spans.collect()));
        }
    }

    /// Returns the articles behind each count, by day and id.
    pub fn finish(self) -> Vec<Vec<Article>> {
        let mut found = self.found;
        for articles in &mut found {
            articles.sort_by_key(|article| (article.published, article.document, article.role));
        }
        found
    }
}

fn article(document: &Document, role: Role, spans: Vec<Span>) -> Article {
    let mentions = spans.len();
    let marks = united(spans);
    let title_end = document.title_len as usize;
    let (in_title, in_body): (Vec<Span>, Vec<Span>) = marks
        .iter()
        .partition(|mark| (mark.end as usize) <= title_end);
    let title = Span::new(0, title_end);
    let start = document.text.len() - document.body().len();
    let body = Span::new(start, document.text.len());
    let windows = windows(&document.text, start, &in_body);
    let passages: Vec<Passage> = windows
        .iter()
        .take(SHOWN)
        .map(|&window| passage(&document.text, body, window, &in_body))
        .collect();
    let marked = |passage: &Passage| passage.pieces.iter().filter(|one| one.is_marked).count();
    let all_shown = windows.len() <= SHOWN;
    let in_passages: usize = passages.iter().map(marked).sum();
    Article {
        document: document.id,
        role,
        published: document.published,
        outlet: document.outlet.clone(),
        language: document.language,
        url: document.url.clone(),
        provenance: document.provenance.clone(),
        title: match title_end {
            0 => Passage::default(),
            _ => passage(&document.text, title, title, &in_title),
        },
        passages,
        mentions,
        marked: if all_shown {
            mentions
        } else {
            in_title.len() + in_passages
        },
    }
}
