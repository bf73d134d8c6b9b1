//! Starts: where in a text an alias can begin at all.
//!
//! Decided for 64 bytes at once, by vectors where the processor has them. Most bytes stand inside
//! a word or a character; of those that do not, many begin nothing that any alias begins with.

#![expect(
    clippy::inline_always,
    reason = "compiled for the instructions of whoever calls it"
)]

use crate::gazetteer::model::Alias;
use crate::gazetteer::model::Boundary;

use super::byte_set::ByteSet;
use super::script;
use super::vector;

/// Bytes that are decided at once.
pub(super) const BLOCK: usize = 64;

/// Blocks that are gone through together.
pub(super) const BLOCKS: usize = 16;

/// First bytes of characters of three bytes and more.
pub(super) const LONG: u8 = 0xE0;

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
    /// Characters of one byte.
    pub(super) ascii: u64,
    /// First bytes of characters of three bytes or four.
    pub(super) long: u64,
}

/// What is kept apart by how many bytes the first character of an alias has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ByKind<T> {
    pub(super) ascii: T,
    /// Of two bytes.
    pub(super) pair: T,
    /// Of three or four.
    pub(super) long: T,
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

    /// Writes of each block of a window, a bit for each byte, where an alias can begin: by kind.
    ///
    /// `before`, 0 at the head of a text, goes from one window to the next. Left out are only
    /// places to the left of which a letter or digit stands, and where only such aliases begin
    /// as may not stand inside a word. A seam, which is a boundary even there, is not known here.
    #[inline(always)]
    pub(super) fn in_blocks<'w>(
        &self,
        blocks: impl Iterator<Item = &'w [u8; BLOCK]>,
        before: &mut u64,
        kinds: &mut ByKind<[u64; BLOCKS]>,
    ) {
        for (at, block) in blocks.enumerate().take(BLOCKS) {
            let (starts, classes) = self.starts(block, before);
            kinds.ascii[at] = starts & classes.ascii;
            kinds.pair[at] = starts & !classes.ascii & !classes.long;
            kinds.long[at] = starts & classes.long;
        }
    }

    /// Returns at which bytes of a block an alias can begin. `before` has a bit for each of the
    /// first two that stands right after a word's character, and is set to those of the next
    /// block.
    #[inline(always)]
    fn starts(&self, block: &[u8; BLOCK], before: &mut u64) -> (u64, Classes) {
        let classes = self.engine.classes(block, self.sets());
        let Classes {
            anywhere,
            at_words,
            word,
            cyrillic,
            ..
        } = classes;
        let inside = word << 1 | cyrillic << 2 | *before;
        *before = word >> (BLOCK - 1) | cyrillic >> (BLOCK - 2);
        (anywhere | at_words & !inside, classes)
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
        let starts = Starts::of(&aliases());
        let mut before = 0;
        let mut found = Vec::new();
        let mut bytes = text.as_bytes().to_vec();
        bytes.resize(text.len().next_multiple_of(BLOCK), 0);
        let (blocks, _) = bytes.as_chunks();
        for (number, blocks) in blocks.chunks(BLOCKS).enumerate() {
            let mut kinds = ByKind::default();
            starts.in_blocks(blocks.iter(), &mut before, &mut kinds);
            for at in 0..BLOCK * BLOCKS {
                let is_set = |masks: [u64; BLOCKS]| masks[at / BLOCK] >> (at % BLOCK) & 1 == 1;
                let at = number * BLOCK * BLOCKS + at;
                let rest = text.get(at..).unwrap_or_default();
                let len = rest.chars().next().map(char::len_utf8);
                let by_kind = [kinds.ascii, kinds.pair, kinds.long].map(is_set);
                match by_kind {
                    [false, false, false] => continue,
                    [true, false, false] => assert_eq!(len, Some(1)),
                    [false, true, false] => assert_eq!(len, Some(2)),
                    [false, false, true] => assert_eq!(len, Some(3)),
                    _ => panic!("{at} has more than one kind"),
                }
                found.push(at);
            }
        }
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
        fn it_agrees_with_looking_at_every_character(text in "[CKaКи중é7 -]{0,150}|[CKaКи중é7 -]{700,900}") {
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
