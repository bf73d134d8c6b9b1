//! Who stands on one side of the verb.
//!
//! Knows places and mentions; the words of a language come from its own file, as [`Titles`].

use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;

use super::Naming;
use super::leader;

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

/// A stretch of the stored text, and the mentions in the text.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'d> {
    pub(super) text: &'d str,
    pub(super) mentions: &'d [Mention],
    pub(super) gazetteer: &'d Gazetteer,
    pub(super) start: usize,
    pub(super) end: usize,
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

impl<'d> Stretch<'d> {
    /// Returns a part of the stretch, by bytes of its words.
    pub(super) fn part(self, start: usize, end: usize) -> Self {
        Self {
            start: self.start + start,
            end: self.start + end,
            ..self
        }
    }

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

    /// Returns the side that the words name, beginning at once.
    pub(super) fn side(self, titles: &Titles) -> Side {
        let mut persons = self.persons();
        if let Some(first) = persons.next()
            && self.is_apposition(first, titles)
        {
            let words = self.words_from(first.span.end as usize);
            return Side::Persons(Named::of(first, persons, words));
        }
        if let Some(party) = self.party(titles) {
            return Side::Party(party);
        }
        match self.leaders(titles) {
            Some((country, words)) => Side::Leaders(country, words),
            None => Side::Other(self.words_from(self.start)),
        }
    }

    /// Returns whether nothing but titles stands between the beginning and a name, and the name
    /// is not a possessor's.
    fn is_apposition(self, name: &Mention, titles: &Titles) -> bool {
        let start = name.span.start as usize;
        let gap = &self.text[self.start..start];
        let after = &self.text[name.span.end as usize..self.end];
        if after.starts_with("'s ") || after.starts_with("-K") {
            return false;
        }
        if self.is_part_of_longer_name(name, gap, after, titles) {
            return false;
        }
        let words = gap.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"'));
        let mut has_office = false;
        for word in words.filter(|word| !word.is_empty()) {
            has_office |= titles.offices.contains(&word.to_lowercase().as_str());
            let is_small = word.starts_with(char::is_lowercase);
            if is_small && !titles.small.contains(&word) && !self.is_mentioned(word) {
                return false;
            }
            if titles.bodies.contains(&word) && !has_office {
                return false;
            }
        }
        // Without an office before it, a comma begins another member of a list.
        has_office || !gap.contains(',')
    }

    /// Returns whether a word of the stretch's text is itself a mention: `ruso`.
    fn is_mentioned(self, word: &str) -> bool {
        self.inside()
            .any(|mention| mention.span.surface(self.text) == word)
    }

    /// Returns whether a surname alone stands between two others: `Seyyed Abbas Araghchi`.
    fn is_part_of_longer_name(
        self,
        name: &Mention,
        before: &str,
        after: &str,
        titles: &Titles,
    ) -> bool {
        let is_alone = !name.span.surface(self.text).contains(' ');
        let previous = before.split_whitespace().next_back().unwrap_or_default();
        let is_given_name = previous.starts_with(char::is_uppercase)
            && !titles.offices.contains(&previous.to_lowercase().as_str())
            && previous.ends_with(char::is_lowercase);
        let goes_on = after.strip_prefix(' ').is_some_and(|next| {
            let word = next.split_whitespace().next().unwrap_or_default();
            word.starts_with(char::is_uppercase) && !word.ends_with("day")
        });
        is_alone && is_given_name && goes_on
    }

    /// Returns the party whose committee or council is named at the beginning, or that is all that
    /// is named.
    fn party(self, titles: &Titles) -> Option<EntityIndex> {
        let words = self.words();
        let begins = words.trim_start();
        let begins = begins.strip_prefix("the ").unwrap_or(begins);
        let mut committees = titles.committees.iter();
        let is_committee = committees.any(|name| begins.starts_with(name));
        let mut parties = self
            .inside()
            .filter(|mention| leader::is_party(self.gazetteer, mention.entity));
        let party =
            parties.find(|party| is_committee || party.span.surface(self.text) == begins.trim());
        party.map(|mention| mention.entity)
    }

    /// Returns the country whose leaders the stretch begins with, and the words: `Chinese party
    /// and state leaders`, `leaders of China`. No country for `foreign state leaders`.
    fn leaders(self, titles: &Titles) -> Option<(Option<EntityIndex>, String)> {
        let words = self.words();
        let lower = words.to_ascii_lowercase();
        let found = titles.leaders.iter().filter_map(|leaders| {
            let at = lower.find(leaders)?;
            Some((at, at + leaders.len()))
        });
        let (at, end) = found.min()?;
        let is_small = |word: &str| {
            titles
                .around_leaders
                .contains(&word.to_lowercase().as_str())
        };
        let mut country = None;
        for word in words[..at].split_whitespace() {
            if !is_small(word) {
                country = Some(self.country_called(word)?);
            }
        }
        if country.is_some() {
            return Some((country, words[..end].trim().to_owned()));
        }
        let behind = self.inside().find(|mention| {
            let gap = self.text.get(self.start + end..mention.span.start as usize);
            leader::is_country(self.gazetteer, mention.entity)
                && gap.is_some_and(|gap| gap.split_whitespace().all(is_small))
        });
        let end = behind.map_or(end, |mention| mention.span.end as usize - self.start);
        Some((
            behind.map(|mention| mention.entity),
            words[..end].trim().to_owned(),
        ))
    }

    fn country_called(self, word: &str) -> Option<EntityIndex> {
        self.inside()
            .find(|mention| mention.span.surface(self.text) == word)
            .map(|mention| mention.entity)
            .filter(|entity| leader::is_country(self.gazetteer, *entity))
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
