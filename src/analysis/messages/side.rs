//! One side of a message: persons, a party, leaders as a group, or somebody else.

use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::EntityIndex;
use crate::matching::Mention;

use super::Naming;

/// One side of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Persons, the first one for all.
    Persons(Named),
    /// A party, by its committee.
    Party(EntityIndex),
    /// The leaders of a country, if one is said, none of them by name; and the words.
    Leaders(Option<EntityIndex>, String),
    /// Somebody else, in these words; empty for nobody.
    Other(String),
}

/// Persons on one side of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The persons, whoever signs for all first.
    pub(super) persons: Vec<EntityIndex>,
    /// The words that name them.
    pub(super) words: String,
    /// How the first is named.
    pub(super) naming: Naming,
}

/// What a language sets before a name, and how it speaks of several leaders.
pub(super) struct Titles {
    /// Small words that may stand before a name without making it part of something else: `the
    /// bier of` and `the participants in` do.
    pub(super) small: &'static [&'static str],
    /// Bodies whose heads write in their own name.
    pub(super) bodies: &'static [&'static str],
    /// Offices by which a person heads a body.
    pub(super) offices: &'static [&'static str],
    /// How the committees begin that write for a party.
    pub(super) committees: &'static [&'static str],
    /// Words for several leaders.
    pub(super) leaders: &'static [&'static str],
    /// What else may stand between those words and their country's.
    pub(super) around_leaders: &'static [&'static str],
}

impl Side {
    /// Returns the side that no words name.
    pub(super) fn nobody() -> Self {
        Self::Other(String::new())
    }
}

impl Named {
    /// Returns the persons that mentions name, in their order and each once.
    pub(super) fn of<'d>(
        first: &'d Mention,
        others: impl Iterator<Item = &'d Mention>,
        words: String,
    ) -> Self {
        let mut persons = vec![first.entity];
        let mut naming = if first.kind == AliasKind::Title {
            Naming::Office
        } else {
            Naming::Name
        };
        for other in others {
            // `President of Mongolia Tsakhiagiin Elbegdorj`.
            if other.entity == first.entity && other.kind != AliasKind::Title {
                naming = Naming::Name;
            }
            if !persons.contains(&other.entity) {
                persons.push(other.entity);
            }
        }
        Self {
            persons,
            words,
            naming,
        }
    }
}
