//! Which documents hold what a query asks for, the fittest first.
//!
//! A document fits or does not: words, phrases and fields each stand for a set of rows, which
//! AND, OR and NOT join. Only then are those that fit put in order. So the number of documents
//! is exact, depends on no ranking, and for `entity:` is the one that `count` gives.

mod evaluate;
mod order;
mod part;
mod passage;
mod query;
mod rows;
mod set;

use jiff::civil::Date;

use crate::analysis::subcorpus::UnknownName;
use crate::dedup::Policy;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::index;
use crate::index::TextIndex;
use crate::language::Language;
use crate::matching::Circumstance;
use crate::matching::Matcher;
use crate::span::Span;
use crate::store;
use crate::store::Store;

use evaluate::Evaluation;
use order::Ranked;
use rows::Rows;

pub use order::Order;
pub use part::Part;
pub use passage::Passage;
pub use query::{Expression, QueryError};

/// What is searched, and what it is searched with.
#[derive(Clone, Copy)]
pub struct Corpus<'a> {
    /// The documents.
    pub store: &'a Store,
    /// Their words.
    pub index: &'a TextIndex<'a>,
    /// Their mentions; needed where the query [asks for them](Expression::asks_for_mentions).
    pub facts: Option<&'a Facts>,
    /// Finds mentions in the texts shown; needed as `facts`.
    pub matcher: Option<&'a dyn Matcher>,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    /// The query as it was written.
    pub text: String,
    /// What is looked for.
    pub expression: Expression,
    /// Where.
    pub part: Part,
    /// Which mentions `entity:` goes by.
    pub counts: Counts,
    /// What is taken for one article.
    pub duplicates: Policy,
    /// What comes first.
    pub order: Order,
    /// How many documents are shown.
    pub limit: usize,
}

/// What was found, and in how much.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Documents that fit.
    pub documents: u64,
    /// Documents that were searched.
    pub documents_searched: u64,
    /// First and last day of those searched; `None` without any.
    pub range: Option<(Date, Date)>,
    /// Outlets of those searched, sorted.
    pub outlets: Vec<String>,
    /// The first of the documents that fit, in order.
    pub shown: Vec<FoundDocument>,
}

/// A document that fits.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of `Document`")]
pub struct FoundDocument {
    pub id: DocumentId,
    pub outlet: String,
    /// That of the record shown: the article may stand in others.
    pub section: String,
    pub language: Option<Language>,
    pub published: Date,
    /// How much the words say of it, ≥ 0, without unit: it orders, it measures nothing.
    pub score: f64,
    /// How many times what is sought stands in it.
    pub count: u64,
    pub title: Passage,
    pub passages: Vec<Passage>,
}

/// Why a search failed.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error(transparent)]
    Index(#[from] index::Error),
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Name(#[from] UnknownName),
}

/// Returns the documents of a store that fit a query.
///
/// # Errors
///
/// If an outlet or section is not in the store, or a file is damaged.
///
/// # Panics
///
/// If the query asks for mentions, and the corpus is without facts or matcher.
pub fn search(query: &SearchQuery, corpus: &Corpus<'_>) -> Result<Found, Error> {
    let rows = Rows::of(
        corpus.store,
        corpus.index.layout().clone(),
        query.duplicates,
    )?;
    let searched = query.part.rows(&rows)?;
    let mut evaluation = Evaluation {
        corpus,
        rows: &rows,
        counts: query.counts,
        evidence: Vec::new(),
    };
    let mut found = evaluation.rows(&query.expression)?;
    found.intersect(&searched);
    let first = order::first(
        &found,
        &evaluation.evidence,
        &rows,
        query.order,
        query.limit,
    );
    let shown = first
        .iter()
        .map(|ranked| document(ranked, query, corpus, &rows));
    let extent = rows.extent(&searched);
    Ok(Found {
        documents: found.len(),
        documents_searched: searched.len(),
        range: extent.range,
        outlets: extent.outlets,
        shown: shown.collect::<Result<_, _>>()?,
    })
}

/// Returns a document as it is shown.
fn document(
    ranked: &Ranked,
    query: &SearchQuery,
    corpus: &Corpus<'_>,
    rows: &Rows,
) -> Result<FoundDocument, Error> {
    let outline = rows.get(ranked.row);
    let (at, row) = rows.layout.find(rows.article(ranked.row));
    let texts = corpus.store.partitions()[at].texts()?;
    let (text, title_len) = texts.get(row)?.unwrap_or_default();
    let circumstance = Circumstance {
        language: outline.language,
        published: Some(outline.published),
    };
    let marks = marks(text, circumstance, query, corpus);
    Ok(FoundDocument {
        id: outline.id,
        outlet: outline.outlet.to_owned(),
        section: outline.section.to_owned(),
        language: outline.language,
        published: outline.published,
        score: ranked.score,
        count: ranked.count,
        title: Passage::title(text, title_len, &marks),
        passages: Passage::below_title(text, title_len, &marks),
    })
}

/// Returns where in a text stands what is sought.
fn marks(
    text: &str,
    circumstance: Circumstance,
    query: &SearchQuery,
    corpus: &Corpus<'_>,
) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut mentions = Vec::new();
    for sought in query.expression.sought() {
        match sought {
            Expression::Phrase(phrase) => spans.extend(phrase.find(text)),
            Expression::Entity(entities) => {
                if mentions.is_empty() {
                    let matcher = corpus.matcher.expect("given where mentions are asked for");
                    matcher.find(text, circumstance, &mut mentions);
                }
                let counted = mentions.iter().filter(|mention| {
                    mention.counts <= query.counts && entities.contains(&mention.entity)
                });
                spans.extend(counted.map(|mention| mention.span));
            }
            _ => {}
        }
    }
    passage::apart(spans)
}

impl std::fmt::Debug for Corpus<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Corpus")
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}
