//! What is told of a few entities, or of claims, on one page, and the articles behind it.
//!
//! Asks every other question once and keeps the answers; knows no words and no layout.

mod article;
mod asking;
mod behind;
mod passage;
mod searched;

use crate::analysis::claims::Checked;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::dedup::Policy;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::period::Granularity;

pub use self::article::Article;
pub use self::article::Articles;
pub use self::behind::Behind;
pub use self::behind::Listed;
pub use self::behind::MOST;
pub use self::behind::Role;
pub use self::behind::SHORT;
pub use self::behind::Subject;
pub use self::passage::Passage;
pub use self::passage::Piece;
pub use self::searched::Searched;
pub use self::searched::Strip;

/// Whom a dossier is about, where, and how finely time is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Entities, in the order of the answer; none for a dossier of claims alone.
    pub entities: Vec<EntityIndex>,
    /// How finely time is cut.
    pub by: Granularity,
    /// Which documents are looked at.
    pub subcorpus: Subcorpus,
    /// Which mentions count.
    pub counts: Counts,
    /// Which documents count as one.
    pub duplicates: Policy,
}

/// The answers to every question about a few entities, and claims with what became of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier<'c> {
    /// What was asked.
    pub inquiry: Inquiry,
    /// What documents say of the entities; `None` without a corpus.
    pub searched: Option<Searched>,
    /// Claims and what became of them.
    pub claims: Vec<Checked<'c>>,
    /// What stands behind each count: the entities in their order, then the claims.
    pub behind: Vec<Behind>,
    /// For each of `behind` its articles, by day and id; empty until they were read.
    pub articles: Vec<Vec<Article>>,
}

impl<'c> Dossier<'c> {
    /// Returns the answers, without the articles behind them. The corpus is facts that were found
    /// with `gazetteer` and their coverage; `None` where claims were held against lists alone.
    pub fn of(
        inquiry: Inquiry,
        claims: Vec<Checked<'c>>,
        corpus: Option<(&Facts, &Coverage)>,
        gazetteer: &Gazetteer,
    ) -> Self {
        let searched =
            corpus.map(|(facts, coverage)| Searched::of(&inquiry, facts, gazetteer, coverage));
        let mut behind = Vec::new();
        if let Some((facts, _)) = corpus {
            behind.extend(behind::entities(&inquiry, facts));
        }
        behind.extend(behind::claims(&claims));
        Self {
            articles: vec![Vec::new(); behind.len()],
            inquiry,
            searched,
            claims,
            behind,
        }
    }
}

#[cfg(test)]
mod tests;
