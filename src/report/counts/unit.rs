//! What the cells of a table of counts show.

use std::fmt;
use std::str::FromStr;

use crate::analysis::counts::CountRow;
use crate::analysis::counts::SearchedPeriod;

use super::super::table::Cell;
use super::super::table::Value;

/// The number that readers see of each count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Mentions.
    Mentions,
    /// Documents with at least one mention.
    #[default]
    Documents,
    /// Documents with a mention, in per cent of all.
    Share,
    /// Mentions per million tokens.
    PerMillion,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 4] = [
        Self::Mentions,
        Self::Documents,
        Self::Share,
        Self::PerMillion,
    ];

    /// Returns the name used for `--unit`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mentions => "mentions",
            Self::Documents => "documents",
            Self::Share => "share",
            Self::PerMillion => "per-million",
        }
    }

    /// Returns what the cells are, in words.
    pub(super) fn description(self) -> &'static str {
        match self {
            Self::Mentions => "mentions",
            Self::Documents => "documents with a mention",
            Self::Share => "share of documents with a mention",
            Self::PerMillion => "mentions per million tokens",
        }
    }

    /// Returns what a number in this unit must be read against.
    pub(super) fn denominator(self) -> &'static str {
        match self {
            Self::Mentions | Self::Documents | Self::Share => "documents",
            Self::PerMillion => "tokens",
        }
    }

    /// Returns the size of that in a period.
    pub(super) fn whole(self, searched: &SearchedPeriod) -> u64 {
        match self {
            Self::Mentions | Self::Documents | Self::Share => searched.documents,
            Self::PerMillion => searched.tokens,
        }
    }

    /// Returns the number of a row in this unit.
    pub(super) fn cell(self, row: &CountRow<'_>) -> Cell {
        match self {
            Self::Mentions => row.mentions().into(),
            Self::Documents => row.documents().into(),
            Self::Share => row.share().map(|share| Value::Share(share.share())).into(),
            Self::PerMillion => {
                let rate = row
                    .frequency()
                    .map(|found| Value::Rate(found.per_million()));
                rate.into()
            }
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no unit.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no unit: use one of mentions, documents, share, per-million")]
pub struct UnknownUnit(pub String);

impl FromStr for Unit {
    type Err = UnknownUnit;

    fn from_str(name: &str) -> Result<Self, UnknownUnit> {
        Self::ALL
            .into_iter()
            .find(|unit| unit.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownUnit(name.to_owned()))
    }
}
