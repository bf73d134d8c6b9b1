//! Starts: where in a text an alias can begin at all.
//!
//! Decided for 64 bytes at once, by vectors where the processor has them. Most bytes stand inside
//! a word or a character; of those that do not, many begin nothing that any alias begins with.

use crate::gazetteer::model::Alias;
use crate::gazetteer::model::Boundary;

use super::byte_set::ByteSet;
use super::script;
use super::vector;

/// Bytes that are decided at once.
pub(super) const BLOCK: usize = 64;

/// ASCII characters that continue a word.
const WORD: ByteSet = ByteSet::of_ascii_words();

/// First bytes of the two-byte characters U+0400 to U+047F, all of which continue a word.
const CYRILLIC: [u8; 2] = [0xD0, 0xD1];

/// What begins the aliases of a gazetteer.
#[derive(Debug)]
pub(super) struct Starts {
    /// First bytes of aliases that may stand inside a word.
    anywhere: ByteSet,
    /// First bytes of aliases that may not.
    at_words: ByteSet,
    engine: vector::Engine,
}

/// What is known of 64 bytes, a bit for each, the first one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classes {
    pub(super) anywhere: u64,
    pub(super) at_words: u64,
    pub(super) word: u64,
    pub(super) cyrillic: u64,
}

impl Starts {
    /// Returns what begins these aliases; an empty alias begins nowhere.
    pub(super) fn of(aliases: &[Alias]) -> Self {
        let mut anywhere = ByteSet::default();
        let mut at_words = ByteSet::default();
        for alias in aliases {
            let Some(first) = alias.text.chars().next() else {
                continue;
            };
            let is_bounded = matches!(alias.boundary, Boundary::Word | Boundary::Stem);
            let set = if is_bounded && script::is_word(first) {
                &mut at_words
            } else {
                &mut anywhere
            };
            set.insert(alias.text.as_bytes()[0]);
        }
        Self {
            anywhere,
            at_words,
            engine: vector::Engine::new(),
        }
    }

    /// Returns whether a place where an alias could begin is left out, because a letter or digit
    /// stands to the left of it.
    pub(super) fn leaves_out(&self, text: &[u8], at: usize) -> bool {
        let (before, rest) = text.split_at(at);
        let is_inside = match *before {
            [.., lead, _] if CYRILLIC.contains(&lead) => true,
            [.., last] => WORD.contains(last),
            [] => false,
        };
        rest.first().is_some_and(|first| {
            is_inside && self.at_words.contains(*first) && !self.anywhere.contains(*first)
        })
    }

    /// Gives every block of the text to `found`: where it begins, and a bit for each of its bytes
    /// at which an alias can begin.
    ///
    /// Left out are only places to the left of which a letter or digit stands, and where only
    /// such aliases begin as may not stand inside a word. A seam, which is a boundary even there,
    /// is not known here.
    pub(super) fn each_block(&self, text: &[u8], mut found: impl FnMut(usize, u64)) {
        let mut before = 0;
        let (blocks, rest) = text.as_chunks::<BLOCK>();
        for (at, block) in (0..).step_by(BLOCK).zip(blocks) {
            found(at, self.starts(block, &mut before));
        }
        if !rest.is_empty() {
            let mut padded = [0; BLOCK];
            padded[..rest.len()].copy_from_slice(rest);
            let inside = u64::MAX >> (BLOCK - rest.len());
            found(
                text.len() - rest.len(),
                self.starts(&padded, &mut before) & inside,
            );
        }
    }

    /// Returns at which bytes of a block an alias can begin. `before` has a bit for each of the
    /// first two that stands right after a word's character, and is set to those of the next
    /// block.
    fn starts(&self, block: &[u8; BLOCK], before: &mut u64) -> u64 {
        let Classes {
            anywhere,
            at_words,
            word,
            cyrillic,
        } = self.engine.classes(block, self.sets());
        let inside = word << 1 | cyrillic << 2 | *before;
        *before = word >> (BLOCK - 1) | cyrillic >> (BLOCK - 2);
        anywhere | at_words & !inside
    }

    fn sets(&self) -> vector::Sets<'_> {
        vector::Sets {
            anywhere: &self.anywhere,
            at_words: &self.at_words,
            word: &WORD,
            cyrillic: CYRILLIC,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::matching::fixture::name;

    fn aliases() -> [Alias; 4] {
        [
            name("China", "cn", Boundary::Word),
            name("Китай", "cn", Boundary::Stem),
            name("Kim", "cn", Boundary::Glued),
            name("중국", "cn", Boundary::Hangul),
        ]
    }

    /// Returns where aliases can begin in `text`: words that begin with `C` or `К`, and whatever
    /// begins with `K` or `중`.
    fn starts(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        Starts::of(&aliases()).each_block(text.as_bytes(), |at, bits| {
            found.extend((0..BLOCK).filter(|i| bits >> i & 1 == 1).map(|i| at + i));
        });
        found
    }

    #[test]
    fn a_word_begins_only_after_what_is_no_letter_or_digit() {
        assert_eq!(starts("China, IndoChina, 7C, -C"), [0, 23]);
        assert_eq!(starts("Ки ыКи, aКи"), [0]);
        assert_eq!(starts("북C éC"), [3, 7]);
    }

    #[test]
    fn what_stands_inside_a_word_is_left_out() {
        let aliases = aliases();
        let leaves_out = |text: &str, at| Starts::of(&aliases).leaves_out(text.as_bytes(), at);
        assert!(leaves_out("UnChina", 2) && leaves_out("аКитай", 2));
        assert!(!leaves_out("Un China", 3) && !leaves_out("China", 0));
        assert!(!leaves_out("UnKim", 2) && !leaves_out("Un", 2));
    }

    #[test]
    fn what_may_be_glued_begins_anywhere() {
        assert_eq!(starts("ofKim 나중"), [2, 9]);
    }

    proptest! {
        #[test]
        fn it_agrees_with_looking_at_every_character(text in "[CKaКи중é7 -]{0,150}") {
            let mut expected = Vec::new();
            let mut before = ' ';
            for (at, c) in text.char_indices() {
                let first = text.as_bytes()[at];
                let is_inside = before.is_ascii_alphanumeric() || ('\u{400}'..'\u{480}').contains(&before);
                if "K중".contains(c) || !is_inside && (c == 'C' || first == 0xD0) {
                    expected.push(at);
                }
                before = c;
            }
            let found = starts(&text);
            let aliases = aliases();
            let left_out = |at: &usize| Starts::of(&aliases).leaves_out(text.as_bytes(), *at);
            prop_assert!(!found.iter().any(left_out));
            prop_assert_eq!(found, expected);
        }
    }
}
