//! English, Spanish or neither: every word of a text in Latin letters has a vote or none.

use memchr::memchr_iter;

use super::words::Lists;
use crate::byte_mask;
use crate::language::Language;

/// Words from which on a text is long: function words suffice, and a third language is told.
const LONG: usize = 12;

/// Words that are looked at: one in three of them is a function word.
const ENOUGH: usize = 128;

/// Function words of one language that settle it where nothing speaks for another.
const SETTLED: usize = 12;

/// Returns the language of a text in Latin letters: English unless more speaks for another.
///
/// In a short text endings have half a vote, and Spanish must lead by a whole one, lest `China`
/// and `Russia` decide. Neither of the two only where one word in twelve at least is of a third
/// language.
pub(super) fn language(text: &str) -> Option<Language> {
    let votes = Votes::of(text);
    let (mut english, mut spanish) = (2 * votes.english, 2 * votes.spanish);
    if votes.words < LONG {
        english += votes.english_endings;
        spanish += votes.spanish_endings;
    } else if votes.foreign > votes.english.max(votes.spanish) && 12 * votes.foreign >= votes.words
    {
        return None;
    }
    if spanish >= english + 2 {
        Some(Language::Spanish)
    } else {
        Some(Language::English)
    }
}

/// What speaks for a language, in words.
#[derive(Debug, Default)]
struct Votes {
    english: usize,
    english_endings: usize,
    spanish: usize,
    spanish_endings: usize,
    /// Of any other language.
    foreign: usize,
    words: usize,
}

impl Votes {
    fn of(text: &str) -> Self {
        let mut votes = Self::default();
        let is_all_capitals = !text.contains(char::is_lowercase);
        // Only then do endings have votes; looking for them costs more than all the rest.
        let is_short = words(text).nth(LONG - 1).is_none();
        for word in words(text).take(ENOUGH) {
            votes.words += 1;
            let is_lower = word.starts_with(char::is_lowercase);
            // `La Paz`, `Los Angeles`: a capital inside a text is a name's, save in headlines.
            let is_name = !is_lower && votes.words > 1 && !is_all_capitals;
            let lists = if is_lower {
                Lists::of(word)
            } else {
                Lists::of_lower_case(word)
            };
            votes.add(lists, is_name);
            if votes.is_settled() {
                break;
            }
            if is_short && is_lower {
                votes.add_endings(word, lists, is_name);
            } else if is_short {
                votes.add_endings(&word.to_lowercase(), lists, is_name);
            }
        }
        votes.spanish += inverted_marks(text);
        votes
    }

    /// Returns whether what follows need not be looked at.
    fn is_settled(&self) -> bool {
        let all = [self.english, self.spanish, self.foreign];
        let most = all.into_iter().max().unwrap_or_default();
        most >= SETTLED && all.iter().sum::<usize>() == most
    }

    fn add(&mut self, lists: Lists, is_name: bool) {
        self.english += usize::from(lists.english);
        if !is_name {
            self.spanish += usize::from(lists.spanish);
            self.foreign += usize::from(lists.foreign);
        }
    }

    fn add_endings(&mut self, word: &str, lists: Lists, is_name: bool) {
        if !lists.english && ends_in_english(word) {
            self.english_endings += 1;
        }
        if !is_name && !lists.spanish && ends_in_spanish(word) {
            self.spanish_endings += 1;
        }
    }
}

/// Returns the runs of letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut runs = byte_mask::runs(text.as_bytes(), |_, _, byte| is_letter_or_foreign(byte));
    let mut rest = "";
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                rest = &text[runs.next()?];
            }
            let word;
            (word, rest) = if rest.is_ascii() {
                (rest, "")
            } else {
                let parted = rest.split_once(|c: char| !c.is_alphabetic());
                parted.unwrap_or((rest, ""))
            };
            if !word.is_empty() {
                return Some(word);
            }
        }
    })
}

/// Returns whether a byte is a letter or may be part of one.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction"
)]
fn is_letter_or_foreign(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte >= 0x80)
}

/// Returns how many `¿` and `¡` stand in the text: C2 BF and C2 A1.
fn inverted_marks(text: &str) -> usize {
    let bytes = text.as_bytes();
    memchr_iter(0xC2, bytes)
        .filter(|at| matches!(bytes[at + 1], 0xBF | 0xA1))
        .count()
}

fn ends_in_english(word: &str) -> bool {
    word.len() > 4 && ENGLISH_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn ends_in_spanish(word: &str) -> bool {
    word.contains('ñ')
        || SPANISH_ENDINGS.iter().any(|ending| word.ends_with(ending))
        || word.len() > 4 && word.ends_with(['a', 'o', 'á', 'é', 'í', 'ó', 'ú'])
}

const ENGLISH_ENDINGS: &[&str] = &[
    "ing", "ed", "tion", "tions", "ment", "ly", "ness", "ship", "ity", "ght", "ers", "sh",
];

const SPANISH_ENDINGS: &[&str] = &[
    "ción", "cion", "ciones", "dad", "dades", "ado", "ados", "ada", "adas", "ando", "iendo",
    "ista", "ico", "ica",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_what_other_characters_part(text in "[a-zZ'0 \u{301}éЯ한\u{B7}]{0,150}") {
            let parts = text.split(|c: char| !c.is_alphabetic());
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), parts);
        }
    }
}
