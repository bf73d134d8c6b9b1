//! The language of a text: by its script, and among Latin texts by their little words.
//!
//! Knows nothing finer than what [`Language`] tells apart. Headlines of a few words decide it too:
//! a statistical detector was tried and took one English headline in sixteen for another
//! language, one Spanish one in four for something else.

mod votes;
mod words;

use crate::byte_mask;
use crate::byte_mask::BLOCK;
use crate::language::Language;

use super::script;
use super::script::Script;

/// Bytes at the head of a text that decide.
const REACH: usize = 2 * 1024;

/// Returns the language of normalised text; `None` if it is none that headcount has names for.
///
/// A text in Latin letters without any evidence is English. Text without letters has no language.
pub fn detect(text: &str) -> Option<Language> {
    let head = &text[..text.floor_char_boundary(REACH)];
    let shares = Shares::of(head);
    // English words stand in Korean and Chinese headlines, never the reverse.
    let east = shares.hangul + shares.han + shares.kana;
    if shares.all() == 0 {
        None
    } else if 2 * east > shares.latin.max(shares.cyrillic) {
        shares.east_asian()
    } else if shares.cyrillic > shares.latin {
        shares.cyrillic_language(head)
    } else if shares.latin > 0 {
        votes::language(head)
    } else {
        None
    }
}

/// Bytes of each script: a character of Han or Hangul says more than a letter, and is longer.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shares {
    hangul: usize,
    han: usize,
    kana: usize,
    cyrillic: usize,
    latin: usize,
    other: usize,
}

impl Shares {
    fn of(text: &str) -> Self {
        let mut shares = Self {
            latin: ascii_letters(text.as_bytes()),
            ..Self::default()
        };
        if text.is_ascii() {
            return shares;
        }
        let bytes = text.as_bytes();
        for at in (0..bytes.len()).step_by(BLOCK) {
            let syllables =
                byte_mask::of(bytes, at, |_, lead, byte| script::is_syllable(lead, byte));
            shares.hangul += 3 * syllables.count_ones() as usize;
            let others = byte_mask::of(bytes, at, |_, lead, byte| {
                (lead >= 0xC0) & !script::is_syllable(lead, byte)
            });
            for other in byte_mask::places(others) {
                // Told by its second byte.
                let c = text[at + other - 1..].chars().next();
                shares.add(c.expect("here one begins"));
            }
        }
        shares
    }

    fn add(&mut self, c: char) {
        let share = match Script::of(c) {
            Some(Script::Hangul) => &mut self.hangul,
            Some(Script::Han) => &mut self.han,
            Some(Script::Kana) => &mut self.kana,
            Some(Script::Cyrillic) => &mut self.cyrillic,
            Some(Script::Latin) => &mut self.latin,
            Some(Script::Other) if c.is_alphabetic() => &mut self.other,
            Some(Script::Other) | None => return,
        };
        *share += c.len_utf8();
    }

    fn all(&self) -> usize {
        self.hangul + self.han + self.kana + self.cyrillic + self.latin + self.other
    }

    /// Returns the language of a text in which Hangul, Han or Kana prevail.
    fn east_asian(&self) -> Option<Language> {
        // Japanese prose is half Kana, its headlines a tenth; Chinese quotes a word at most.
        let is_japanese = 20 * self.kana >= self.han + self.kana;
        if self.other > self.hangul + self.han + self.kana {
            None
        } else if 3 * self.hangul >= self.han + self.kana {
            Some(Language::Korean)
        } else if is_japanese {
            Some(Language::Japanese)
        } else {
            Some(Language::Chinese)
        }
    }

    /// Returns Russian unless letters stand in the text that Russian does not have.
    fn cyrillic_language(&self, text: &str) -> Option<Language> {
        let is_foreign = |c: &char| {
            matches!(
                c,
                'і' | 'ї'
                    | 'є'
                    | 'ґ'
                    | 'ў'
                    | 'ј'
                    | 'љ'
                    | 'њ'
                    | 'ћ'
                    | 'ђ'
                    | 'џ'
                    | 'қ'
                    | 'ғ'
                    | 'ң'
                    | 'ө'
                    | 'ү'
                    | 'ұ'
                    | 'һ'
                    | 'ә'
                    | 'І'
                    | 'Ї'
                    | 'Є'
                    | 'Ґ'
                    | 'Ў'
                    | 'Ј'
                    | 'Љ'
                    | 'Њ'
                    | 'Ћ'
                    | 'Ђ'
                    | 'Џ'
                    | 'Қ'
                    | 'Ғ'
                    | 'Ң'
                    | 'Ө'
                    | 'Ү'
                    | 'Ұ'
                    | 'Һ'
                    | 'Ә'
            )
        };
        let foreign = text.chars().filter(is_foreign);
        // Two bytes a letter: one letter in fifty. Ukrainian has one in twelve.
        let is_russian = 100 * foreign.count() < self.cyrillic && self.other <= self.cyrillic;
        is_russian.then_some(Language::Russian)
    }
}

/// Returns how many ASCII letters there are, counted in bytes so that the compiler makes vector
/// instructions of it.
fn ascii_letters(text: &[u8]) -> usize {
    let blocks = text.chunks(128).map(|block| {
        let letters = block
            .iter()
            .map(|byte| u8::from(byte.is_ascii_alphabetic()));
        usize::from(letters.sum::<u8>())
    });
    blocks.sum()
}

#[cfg(test)]
mod tests;
