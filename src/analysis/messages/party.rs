//! Who stands on one side of the verb.

use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;

use super::leader;

/// One side of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// These persons, the first one for all, and the words that name them.
    Persons(Vec<EntityIndex>, String),
    /// A party, by its committee.
    Party(EntityIndex),
    /// Somebody else, in these words; empty for nobody.
    Other(String),
}

/// A stretch of the stored text, and the mentions in the text.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'d> {
    pub(super) text: &'d str,
    pub(super) mentions: &'d [Mention],
    pub(super) gazetteer: &'d Gazetteer,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Small words that may stand before a name without making it part of something else: `the bier
/// of` and `the participants in` do.
const TITLE_WORDS: [&str; 25] = [
    "a",
    "acting",
    "and",
    "chairman",
    "comrade",
    "dear",
    "emir",
    "first",
    "general",
    "great",
    "h.e.",
    "his",
    "king",
    "leader",
    "minister",
    "of",
    "president",
    "premier",
    "prime",
    "queen",
    "respected",
    "secretary",
    "state",
    "supreme",
    "the",
];

/// Bodies whose heads write in their own name.
const BODIES: [&str; 12] = [
    "Association",
    "Board",
    "Commission",
    "Committee",
    "Corps",
    "Council",
    "Delegation",
    "Embassy",
    "Foundation",
    "League",
    "Ministry",
    "Union",
];

/// Offices by which a person heads a body.
const OFFICES: [&str; 6] = [
    "chairman",
    "general",
    "president",
    "premier",
    "secretary",
    "leader",
];

impl<'d> Stretch<'d> {
    /// Returns the words of the stretch.
    pub(super) fn words(self) -> &'d str {
        &self.text[self.start..self.end]
    }

    /// Returns the persons mentioned, whole inside the stretch and not as part of an
    /// institution's name.
    pub(super) fn persons(self) -> impl Iterator<Item = &'d Mention> {
        self.inside().filter(move |mention| {
            mention.kind != AliasKind::Institution
                && leader::is_person(self.gazetteer, mention.entity)
        })
    }

    /// Returns all mentions that lie inside.
    pub(super) fn inside(self) -> impl Iterator<Item = &'d Mention> {
        let (start, end) = (self.start, self.end);
        self.mentions.iter().filter(move |mention| {
            start <= mention.span.start as usize && mention.span.end as usize <= end
        })
    }

    /// Returns the side that English words name, beginning at once.
    pub(super) fn side(self) -> Side {
        let mut persons = self.persons();
        if let Some(first) = persons.next()
            && self.is_apposition(first)
        {
            let mut all = vec![first.entity];
            for other in persons {
                if !all.contains(&other.entity) {
                    all.push(other.entity);
                }
            }
            return Side::Persons(all, self.words_from(first.span.end as usize));
        }
        self.party()
            .map_or_else(|| Side::Other(self.words_from(self.start)), Side::Party)
    }

    /// Returns whether nothing but titles stands between the beginning and a name, and the name
    /// is not a possessor's.
    fn is_apposition(self, name: &Mention) -> bool {
        let gap = &self.text[self.start..name.span.start as usize];
        let after = &self.text[name.span.end as usize..self.end];
        if after.starts_with("'s ") || after.starts_with("-K") {
            return false;
        }
        if self.is_part_of_longer_name(name, gap, after) {
            return false;
        }
        let words = gap.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"'));
        let mut has_office = false;
        for word in words.filter(|word| !word.is_empty()) {
            has_office |= OFFICES.contains(&word.to_lowercase().as_str());
            let is_small = word.starts_with(char::is_lowercase);
            if is_small && !TITLE_WORDS.contains(&word) {
                return false;
            }
            if BODIES.contains(&word) && !has_office {
                return false;
            }
        }
        // Without an office before it, a comma begins another member of a list.
        has_office || !gap.contains(',')
    }

    /// Returns whether a surname alone stands between two others: `Seyyed Abbas Araghchi`.
    fn is_part_of_longer_name(self, name: &Mention, before: &str, after: &str) -> bool {
        let is_alone = !name.span.surface(self.text).contains(' ');
        let previous = before.split_whitespace().next_back().unwrap_or_default();
        let is_given_name = previous.starts_with(char::is_uppercase)
            && !OFFICES.contains(&previous.to_lowercase().as_str())
            && previous.ends_with(char::is_lowercase);
        let goes_on = after.strip_prefix(' ').is_some_and(|next| {
            let word = next.split_whitespace().next().unwrap_or_default();
            word.starts_with(char::is_uppercase) && !word.ends_with("day")
        });
        is_alone && is_given_name && goes_on
    }

    /// Returns the party whose committee or council is named at the beginning.
    fn party(self) -> Option<EntityIndex> {
        let words = self.words();
        let begins = words.trim_start();
        let begins = begins.strip_prefix("the ").unwrap_or(begins);
        let named = [
            "Central Committee",
            "C.C.",
            "General Council",
            "WPK C",
            "CPC C",
        ];
        if !named.iter().any(|name| begins.starts_with(name)) {
            return None;
        }
        self.inside()
            .map(|mention| mention.entity)
            .find(|entity| leader::is_party(self.gazetteer, *entity))
    }

    /// Returns the words up to some way behind a place.
    fn words_from(self, from: usize) -> String {
        const LONGEST: usize = 120;
        let after = &self.text[from..self.end];
        // The appositions of a name say what its holder is: up to 120 bytes of them.
        let mut end = from + after.len().min(LONGEST);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text[self.start..end.max(self.start)].trim().to_owned()
    }
}
