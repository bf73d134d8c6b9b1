//! Articles behind counts, with the mentions marked in the words around them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use unicode_width::UnicodeWidthChar;

use crate::document::Document;
use crate::document::DocumentId;
use crate::document::Provenance;
use crate::language::Language;
use crate::matching::Mention;
use crate::span::Span;

use super::Behind;
use super::Role;

/// Columns of text on either side of a mention: a line of print.
const CONTEXT: usize = 90;

/// Passages shown of one article.
const SHOWN: usize = 3;

/// Characters given up to end a passage between two words.
const WORD: usize = 16;

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

/// Words in which mentions are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Whether there is text before it.
    pub has_before: bool,
    /// The words, cut at the marks.
    pub pieces: Vec<Piece>,
    /// Whether there is text after it.
    pub has_after: bool,
}

/// A stretch of words that is marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words; paragraphs are separated by a space.
    pub text: String,
    /// Whether they are a mention.
    pub is_marked: bool,
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

/// Returns the spans without overlaps: a title can cover a name.
fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::new();
    for span in spans {
        match united.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => united.push(span),
        }
    }
    united
}

/// Returns the stretches of the text from `start` on that are shown: the marks with the words
/// around them, one where they meet. Without a mark, the beginning.
fn windows(text: &str, start: usize, marks: &[Span]) -> Vec<Span> {
    if start >= text.len() {
        return Vec::new();
    }
    if marks.is_empty() {
        return vec![Span::new(start, after(text, start))];
    }
    let mut windows: Vec<Span> = Vec::new();
    for mark in marks {
        let from = before(text, start, mark.start as usize);
        let window = Span::new(from, after(text, mark.end as usize));
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

/// Returns where a passage begins that ends at `end` at the latest.
fn before(text: &str, start: usize, end: usize) -> usize {
    let from = end - fitting(text[start..end].chars().rev());
    if from == start {
        return from;
    }
    let cut = text[from..end].char_indices().take(WORD);
    let space = cut.filter(|(_, c)| c.is_whitespace()).last();
    space.map_or(from, |(at, c)| from + at + c.len_utf8())
}

/// Returns where a passage ends that begins at `start` at the latest.
fn after(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let length = fitting(rest.chars());
    if length == rest.len() {
        return text.len();
    }
    let cut = rest[..length].char_indices().rev().take(WORD);
    let space = cut.filter(|(_, c)| c.is_whitespace()).last();
    start + space.map_or(length, |(at, _)| at)
}

/// Returns the bytes of the first characters that fit a line.
fn fitting(characters: impl Iterator<Item = char>) -> usize {
    let mut columns = 0;
    let mut bytes = 0;
    for character in characters {
        columns += character.width().unwrap_or(0);
        if columns > CONTEXT {
            break;
        }
        bytes += character.len_utf8();
    }
    bytes
}

/// Returns the words in a window of the part of a text that has these limits.
fn passage(text: &str, limits: Span, window: Span, marks: &[Span]) -> Passage {
    let (from, to) = (window.start as usize, window.end as usize);
    let mut pieces = Vec::new();
    let mut at = from;
    let words = |from: usize, to: usize| text[from..to].replace('\n', " ");
    for mark in marks.iter().filter(|mark| window.overlaps(**mark)) {
        let (begin, end) = (mark.start as usize, mark.end as usize);
        if at < begin {
            pieces.push(Piece {
                text: words(at, begin),
                is_marked: false,
            });
        }
        pieces.push(Piece {
            text: words(begin, end),
            is_marked: true,
        });
        at = end;
    }
    if at < to {
        pieces.push(Piece {
            text: words(at, to),
            is_marked: false,
        });
    }
    Passage {
        has_before: limits.start < window.start,
        pieces,
        has_after: window.end < limits.end,
    }
}
