//! Regions: the parts of a text in which an alias of some script can begin.
//!
//! A script shows in the first byte of its characters. Looking for those bytes, 64 at a time,
//! costs a small part of what the automaton costs; most texts hold one script and a few words
//! of another.

use std::ops::Range;

/// Bytes looked at together.
const BLOCK: usize = 64;

/// A class of first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gate {
    /// ASCII letters and digits, and U+00C0 to U+027F: Latin letters.
    Latin,
    /// U+0400 to U+04FF.
    Cyrillic,
    /// U+A000 to U+DFFF; nearly all of it Hangul syllables.
    Hangul,
    /// U+3000 to U+9FFF and U+F000 to U+FFFF: Kana, Han, compatibility forms.
    Han,
    /// Everything else, which no text is searched for: the gate is open.
    Other,
}

impl Gate {
    /// Every gate; each byte belongs to exactly one.
    pub(super) const ALL: [Self; 5] = [
        Self::Latin,
        Self::Cyrillic,
        Self::Hangul,
        Self::Han,
        Self::Other,
    ];

    /// Returns the gate that a first byte belongs to.
    pub(super) fn of(byte: u8) -> Self {
        let found = Self::ALL.into_iter().find(|gate| match gate {
            Self::Latin => is_latin(byte),
            Self::Cyrillic => is_cyrillic(byte),
            Self::Hangul => is_hangul(byte),
            Self::Han => is_han(byte),
            Self::Other => true,
        });
        found.expect("the last gate is open")
    }

    /// Returns whether a byte of the block belongs to the gate.
    ///
    /// Written so that the compiler makes vector instructions of it: no branch, one loop for
    /// each gate.
    fn opens(self, block: &[u8]) -> bool {
        match self {
            Self::Latin => any(block, is_latin),
            Self::Cyrillic => any(block, is_cyrillic),
            Self::Hangul => any(block, is_hangul),
            Self::Han => any(block, is_han),
            Self::Other => true,
        }
    }

    /// Returns the regions of `text` in which aliases of this gate, at most `longest` bytes
    /// long, can stand: disjoint, from left to right.
    pub(super) fn regions(self, text: &[u8], longest: usize) -> impl Iterator<Item = Range<usize>> {
        let mut blocks = text
            .chunks(BLOCK)
            .enumerate()
            .filter(move |(_, block)| self.opens(block))
            .map(|(index, _)| index * BLOCK)
            .peekable();
        std::iter::from_fn(move || {
            let start = blocks.next()?;
            let mut end = start + BLOCK + longest;
            while let Some(next) = blocks.next_if(|next| *next <= end) {
                end = next + BLOCK + longest;
            }
            Some(start..end.min(text.len()))
        })
    }
}

fn any(block: &[u8], class: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |found, byte| found | class(*byte))
}

fn is_latin(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
        || byte.wrapping_sub(b'0') < 10
        || byte.wrapping_sub(0xC3) < 7
}

fn is_cyrillic(byte: u8) -> bool {
    byte.wrapping_sub(0xD0) < 4
}

fn is_hangul(byte: u8) -> bool {
    byte.wrapping_sub(0xEA) < 4
}

fn is_han(byte: u8) -> bool {
    byte.wrapping_sub(0xE3) < 7 || byte == 0xEF
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_character_shows_its_script_in_its_first_byte() {
        for (c, gate) in [
            ("A", Gate::Latin),
            ("z", Gate::Latin),
            ("7", Gate::Latin),
            ("É", Gate::Latin),
            ("К", Gate::Cyrillic),
            ("ё", Gate::Cyrillic),
            ("가", Gate::Hangul),
            ("힣", Gate::Hangul),
            ("中", Gate::Han),
            ("タ", Gate::Han),
            ("豈", Gate::Han),
            ("-", Gate::Other),
            ("𠀀", Gate::Other),
            ("λ", Gate::Other),
        ] {
            assert_eq!(Gate::of(c.as_bytes()[0]), gate, "{c}");
        }
    }

    #[test]
    fn a_text_without_the_script_has_no_region() {
        let text = "가나다 ".repeat(40);
        assert_eq!(Gate::Latin.regions(text.as_bytes(), 9).count(), 0);
        let all: Vec<_> = Gate::Hangul.regions(text.as_bytes(), 9).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0], 0..text.len());
    }

    #[test]
    fn a_region_reaches_past_its_last_block_by_the_longest_alias() {
        let text = format!("{}A{}", " ".repeat(63), " ".repeat(200));
        let all: Vec<_> = Gate::Latin.regions(text.as_bytes(), 10).collect();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0], 0..74);
    }

    proptest! {
        #[test]
        fn regions_are_disjoint_and_hold_every_place_where_an_alias_can_stand(
            text in "[A가 中Я.]{0,400}",
            longest in 1_usize..100,
        ) {
            let bytes = text.as_bytes();
            for gate in Gate::ALL {
                let regions: Vec<_> = gate.regions(bytes, longest).collect();
                prop_assert!(regions.windows(2).all(|pair| pair[0].end < pair[1].start));
                for (start, _) in text.char_indices().filter(|(at, _)| Gate::of(bytes[*at]) == gate) {
                    let end = (start + longest).min(bytes.len());
                    prop_assert!(regions.iter().any(|r| r.start <= start && end <= r.end));
                }
            }
        }
    }
}
