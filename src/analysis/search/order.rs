//! The order of what was found: BM25, or the day.
//!
//! Every number that a score is made of is one of the store, never one of the index: a score does
//! not depend on how the index came to be. Source: Robertson & Zaragoza (2009), "The
//! Probabilistic Relevance Framework: BM25 and Beyond", with their usual constants.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::evaluate::Evidence;
use super::rows::Rows;
use super::set::Set;
use crate::document::DocumentId;

/// How soon more of the same word says no more.
const K1: f64 = 1.2;

/// How far a long document is held to need more words.
const B: f64 = 0.75;

/// What comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The document that the words say most of; of equals the latest.
    #[default]
    Relevance,
    /// The latest.
    Date,
}

impl Order {
    /// Returns the name used for `--sort`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Date => "date",
        }
    }
}

/// A row that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) row: u32,
    pub(super) score: f64,
    /// How many times what is sought stands in it.
    pub(super) count: u64,
    published: Date,
    id: DocumentId,
}

/// Returns the first `limit` of the rows found, in order.
pub(super) fn first(
    found: &Set,
    evidence: &Evidence,
    rows: &Rows,
    order: Order,
    limit: usize,
) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = found
        .iter()
        .map(|row| {
            let outline = rows.get(row);
            Ranked {
                row,
                score: 0.0,
                count: 0,
                published: outline.published,
                id: outline.id,
            }
        })
        .collect();
    weigh(&mut ranked, evidence, rows);
    let compare = |a: &Ranked, b: &Ranked| match order {
        Order::Relevance => b.score.total_cmp(&a.score).then_with(|| by_day(a, b)),
        Order::Date => by_day(a, b),
    };
    if limit < ranked.len() && limit > 0 {
        ranked.select_nth_unstable_by(limit, compare);
    }
    ranked.truncate(limit);
    ranked.sort_unstable_by(compare);
    ranked
}

fn by_day(a: &Ranked, b: &Ranked) -> Ordering {
    let day = b.published.cmp(&a.published);
    day.then(a.id.cmp(&b.id)).then(a.row.cmp(&b.row))
}

/// Adds up what each word, phrase and entity says of each row, always in the order of the query.
fn weigh(ranked: &mut [Ranked], evidence: &Evidence, rows: &Rows) {
    let (texts, tokens) = rows.texts_and_tokens();
    let mean = tokens as f64 / texts as f64;
    for postings in evidence {
        let df = postings
            .iter()
            .filter(|(row, _)| rows.is_left(*row))
            .count() as f64;
        let rarity = (1.0 + (texts as f64 - df + 0.5).max(0.0) / (df + 0.5)).ln();
        let mut postings = postings.iter().peekable();
        for ranked in &mut *ranked {
            while postings.next_if(|(row, _)| *row < ranked.row).is_some() {}
            let Some((_, count)) = postings.next_if(|(row, _)| *row == ranked.row) else {
                continue;
            };
            let length = f64::from(rows.get(ranked.row).tokens) / mean;
            let count_here = f64::from(*count);
            let saturated = count_here * (K1 + 1.0) / (count_here + K1 * (1.0 - B + B * length));
            ranked.score += rarity * saturated;
            ranked.count += u64::from(*count);
        }
    }
}
