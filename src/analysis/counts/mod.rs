//! How often is each entity mentioned, period by period?
//!
//! A count never travels without its denominator: a [`CountRow`] holds both, and neither where
//! nothing was searched.

mod length;
mod searched;
mod selection;
mod tallied;
mod tally;
mod volume;

use crate::analysis::corpus::Corpus;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::CellState;
use crate::coverage::PeriodCoverage;
use crate::dedup::Policy;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::matching::Mention;
use crate::measure::frequency::Frequency;
use crate::measure::frequency::Share;
use crate::period::Granularity;
use crate::period::Period;

pub use self::length::LengthStep;
pub use self::length::length_steps;
pub(in crate::analysis) use self::searched::covered;
pub use self::selection::Selection;
pub use self::tallied::count_tallied;
pub use self::tally::count;
pub use self::volume::VolumeStep;

/// What is counted, where, and how finely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountQuery {
    /// Entities, in the order of the answer; empty for all that are mentioned, the one in most
    /// documents first.
    pub entities: Vec<EntityIndex>,
    /// How finely time is cut.
    pub by: Granularity,
    /// Which documents are looked at.
    pub subcorpus: Subcorpus,
    /// Which mentions count.
    pub counts: Counts,
    /// Sorts of name that count; empty for all that `counts` allows.
    pub kinds: Vec<AliasKind>,
    /// Which documents count as one.
    pub duplicates: Policy,
}

impl CountQuery {
    /// Returns whether this mention counts, in a document that does.
    pub fn takes(&self, mention: &Mention) -> bool {
        mention.counts <= self.counts
            && (self.entities.is_empty() || self.entities.contains(&mention.entity))
            && (self.kinds.is_empty() || self.kinds.contains(&mention.kind))
    }
}

/// The answer to a [`CountQuery`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountTable {
    /// What was asked.
    pub query: CountQuery,
    /// What there was to search.
    pub corpus: Corpus,
    /// Names of the outlets that were asked for; empty for all.
    pub outlets: Vec<String>,
    /// Names of the sections that were asked for; empty for all.
    pub sections: Vec<String>,
    /// Every period of the range, in order, also those without documents.
    pub periods: Vec<SearchedPeriod>,
    /// Entities in the order of the answer.
    pub entities: Vec<EntityCounts>,
}

/// A period and what was searched in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchedPeriod {
    /// The period, as far as the window reaches.
    pub period: Period,
    /// Documents searched.
    pub documents: u64,
    /// Tokens searched.
    pub tokens: u64,
    /// How completely the outlets are held in it.
    pub coverage: PeriodCoverage,
}

/// Mentions of one entity in each period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityCounts {
    /// The entity.
    pub entity: EntityIndex,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One tally for each of [`CountTable::periods`].
    pub tallies: Vec<Tally>,
}

/// What was found of one entity in one period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mentions.
    pub mentions: u64,
    /// Documents with at least one mention.
    pub documents: u64,
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |all, tally| Self {
            mentions: all.mentions + tally.mentions,
            documents: all.documents + tally.documents,
        })
    }
}

/// One entity in one period: what was found, and in how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountRow<'a> {
    /// The entity.
    pub entity: &'a EntityCounts,
    /// The period.
    pub period: &'a SearchedPeriod,
    tally: Tally,
}

impl EntityCounts {
    /// Returns the number of documents with a mention, all periods together.
    pub fn documents(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.documents).sum()
    }

    /// Returns the number of mentions, all periods together.
    pub fn mentions(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.mentions).sum()
    }
}

impl CountTable {
    /// Returns every row: the entities in their order, each with all periods in theirs.
    pub fn rows(&self) -> impl Iterator<Item = CountRow<'_>> {
        self.entities.iter().flat_map(|entity| self.rows_of(entity))
    }

    /// Returns the rows of one of [`Self::entities`], one a period.
    pub fn rows_of<'a>(&'a self, entity: &'a EntityCounts) -> impl Iterator<Item = CountRow<'a>> {
        let cells = self.periods.iter().zip(&entity.tallies);
        cells.map(move |(period, tally)| CountRow {
            entity,
            period,
            tally: *tally,
        })
    }
}

impl CountRow<'_> {
    /// Returns what the numbers of this row can be taken for.
    pub fn state(&self) -> CellState {
        self.searched().map_or(CellState::None, |tally| {
            CellState::of(tally.mentions, &self.period.coverage)
        })
    }

    /// Returns the number of mentions; `None` if nothing was searched.
    pub fn mentions(&self) -> Option<u64> {
        self.searched().map(|tally| tally.mentions)
    }

    /// Returns the number of documents with a mention; `None` if nothing was searched.
    pub fn documents(&self) -> Option<u64> {
        self.searched().map(|tally| tally.documents)
    }

    /// Returns the number of documents searched; `None` if there were none.
    pub fn documents_total(&self) -> Option<u64> {
        self.searched().map(|_| self.period.documents)
    }

    /// Returns the number of tokens searched; `None` if there were no documents.
    pub fn tokens(&self) -> Option<u64> {
        self.searched().map(|_| self.period.tokens)
    }

    /// Returns the documents with a mention among those searched.
    pub fn share(&self) -> Option<Share> {
        let tally = self.searched()?;
        Share::new(tally.documents, self.period.documents)
    }

    /// Returns the mentions among the tokens searched.
    pub fn frequency(&self) -> Option<Frequency> {
        let tally = self.searched()?;
        Frequency::new(tally.mentions, self.period.tokens)
    }

    fn searched(&self) -> Option<Tally> {
        (self.period.documents > 0).then_some(self.tally)
    }
}

#[cfg(test)]
mod tests;
