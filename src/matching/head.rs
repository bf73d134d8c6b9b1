//! Heads: the first bytes of the aliases, and where in a text one of them stands.
//!
//! Of the places where an alias can begin by its first byte, most begin none. One look into a
//! table that fits the nearest cache tells so; a larger table names the head that does stand there.

#![expect(
    clippy::inline_always,
    reason = "compiled for the instructions of whoever calls it"
)]

use super::beginnings::Places;
use super::beginnings::Window;
use super::beginnings::loaded;
use super::spelling::Spelling;
use super::spelling::first_eight;
use super::spelling::goes_on;

/// Bytes of the longest head.
const LONGEST: usize = size_of::<u64>();

/// Binary logarithm of the filter's size: the built-in gazetteer sets some 4,000 of 65,536 bits.
const FILTER_BITS: u32 = 16;

/// Words of the filter.
const FILTER: usize = (1 << FILTER_BITS) / 64;

/// Binary logarithm of the number of lengths, which fit the nearest cache beside the filter.
const LENGTH_BITS: u32 = 13;

/// Bits by which a beginning is shifted where no alias begins so: next to nothing of it is left.
const NO_ALIAS: u8 = 63;

/// What is left of a third byte: nothing where it ends a word.
const GOING_ON: [u8; 256] = {
    let mut masks = [0; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        if goes_on(byte) {
            masks[byte as usize] = u8::MAX;
        }
        byte += 1;
    }
    masks
};

/// The heads of a list of spellings.
///
/// A head is as long as the shortest spelling of its group, so that none is shorter than its head:
/// `Chile` cuts `Chinese` down to `Chine`, and leaves `Chad` as it is. What a group shares is told
/// by [`group`].
#[derive(Debug)]
pub(super) struct Heads {
    /// For the group of a beginning, hashed, by how many bits eight bytes are shifted so that
    /// their head is left.
    shifts: Box<[u8; 1 << LENGTH_BITS]>,
    /// What the heads hash to.
    filter: Box<[u64; FILTER]>,
    /// Every head, shifted, with its number, where its hash leads or further on; 0 is free.
    table: Vec<(u64, u32)>,
}

impl Heads {
    /// Returns the heads of these spellings, which must be sorted, and gives each to `number` for
    /// the number that it is to be found by.
    pub(super) fn of<'a>(
        spellings: &[Spelling<'a>],
        mut number: impl FnMut(&'a [u8]) -> u32,
    ) -> Self {
        let spellings = || {
            spellings
                .iter()
                .filter(|spelling| !spelling.bytes.is_empty())
        };
        let mut shifts = Box::new([NO_ALIAS; 1 << LENGTH_BITS]);
        for spelling in spellings() {
            let own = shift(spelling.bytes.len().min(LONGEST));
            spelling.each_beginning(group_len(spelling.bytes), |beginning| {
                let known: &mut u8 = &mut shifts[length_place(beginning)];
                *known = if *known == NO_ALIAS {
                    own
                } else {
                    own.max(*known)
                };
            });
        }
        let mut heads = Self {
            shifts,
            filter: Box::new([0; FILTER]),
            table: Vec::new(),
        };
        let mut distinct: Vec<&[u8]> = Vec::new();
        for spelling in spellings() {
            spelling.each_beginning(group_len(spelling.bytes), |beginning| {
                let head = &spelling.bytes[..heads.len(beginning)];
                if distinct.last() != Some(&head) {
                    distinct.push(head);
                }
            });
        }
        distinct.sort_unstable();
        distinct.dedup();
        // At most half of it is taken, so that a search ends soon.
        heads.table = vec![(0, 0); (2 * distinct.len() + 1).next_power_of_two()];
        for head in distinct {
            heads.insert(first_eight(head) << shift(head.len()), number(head));
        }
        heads
    }

    /// Keeps of the first so many places of a window those at which a head may stand, at the front;
    /// returns how many.
    #[inline(always)]
    pub(super) fn keep(&self, window: &Window, places: &mut Places, count: usize) -> usize {
        let (shifts, filter) = (&*self.shifts, &*self.filter);
        let mut kept = 0;
        for at in 0..count {
            let start = places[at];
            places[kept] = start;
            let bytes = loaded(window, start);
            let (word, bit) = place(bytes << (shifts[length_place(bytes)] & 63));
            kept += (filter[word] >> bit & 1) as usize;
        }
        kept
    }

    /// Returns the head that `text` begins with: its number and length.
    #[inline]
    pub(super) fn at(&self, text: &[u8]) -> Option<(u32, usize)> {
        let bytes = first_eight(text);
        Some((self.number(self.shifted(bytes))?, self.len(bytes)))
    }

    /// Returns as many of these bytes as their group's head has, and nothing below them.
    #[inline]
    fn shifted(&self, bytes: u64) -> u64 {
        bytes << (self.shifts[length_place(bytes)] & 63)
    }

    fn len(&self, bytes: u64) -> usize {
        LONGEST - usize::from(self.shifts[length_place(bytes)] / 8)
    }

    fn insert(&mut self, head: u64, number: u32) {
        let (word, bit) = place(head);
        self.filter[word] |= 1 << bit;
        let mut slot = self.slot(head);
        while self.table[slot].0 != 0 {
            slot = (slot + 1) % self.table.len();
        }
        self.table[slot] = (head, number);
    }

    fn number(&self, head: u64) -> Option<u32> {
        let mut slot = self.slot(head);
        loop {
            let (known, number) = self.table[slot];
            if known == head {
                // Where no alias begins so, the head may be as empty as a free slot.
                return (head != 0).then_some(number);
            }
            if known == 0 {
                return None;
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
    }

    fn slot(&self, head: u64) -> usize {
        (hash(head) >> 32) as usize & (self.table.len() - 1)
    }
}

/// Returns by how many bits eight bytes are shifted so that this many are left.
fn shift(len: usize) -> u8 {
    u8::try_from(8 * (LONGEST - len)).expect("no head is empty")
}

/// Returns how many bytes tell the group of a beginning: two letters where letters have two bytes.
pub(super) fn group_len(bytes: &[u8]) -> usize {
    if is_lead_of_pair(bytes[0]) { 4 } else { 3 }
}

/// Returns the bytes that beginnings of one group agree in: a character of three bytes, two
/// letters of two, three bytes of ASCII, of which the third counts only if it is a letter or
/// digit.
#[inline(always)]
fn group(bytes: u64) -> u64 {
    let [first, _, third, ..] = bytes.to_le_bytes();
    let third = third & GOING_ON[usize::from(third)];
    let three = bytes & 0xFFFF | u64::from(third) << 16;
    if is_lead_of_pair(first) {
        bytes & 0xFFFF_FFFF
    } else {
        three
    }
}

#[inline]
fn is_lead_of_pair(byte: u8) -> bool {
    byte & 0xE0 == 0xC0
}

#[inline]
fn length_place(bytes: u64) -> usize {
    (hash(group(bytes)) >> (64 - LENGTH_BITS)) as usize
}

/// Returns the word and the bit of the filter that stand for a head.
#[inline]
fn place(head: u64) -> (usize, u64) {
    let bit = hash(head) >> (64 - FILTER_BITS);
    ((bit / 64) as usize, bit % 64)
}

#[inline]
fn hash(head: u64) -> u64 {
    // The golden ratio, as odd as it gets.
    head.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns where heads stand in a text, and which; a head may end inside a character.
    fn heads<'a>(aliases: &[&'a str], ends_word: bool, text: &str) -> Vec<(usize, &'a [u8])> {
        let mut aliases: Vec<&[u8]> = aliases.iter().map(|alias| alias.as_bytes()).collect();
        aliases.sort_unstable();
        let spellings: Vec<Spelling> = aliases
            .iter()
            .map(|bytes| Spelling { bytes, ends_word })
            .collect();
        let mut heads = Vec::new();
        let table = Heads::of(&spellings, |head| {
            heads.push(head);
            u32::try_from(heads.len() - 1).unwrap()
        });
        let text = text.as_bytes();
        let mut window = [0; _];
        window[..text.len()].copy_from_slice(text);
        let mut places = [0; _];
        for (place, start) in places.iter_mut().zip(0..) {
            *place = start;
        }
        let kept = table.keep(&window, &mut places, text.len());
        let mut found = Vec::new();
        for start in 0..text.len() {
            let Some((number, len)) = table.at(&text[start..]) else {
                continue;
            };
            assert!(
                places[..kept]
                    .iter()
                    .any(|place| usize::from(*place) == start)
            );
            let head = heads[number as usize];
            assert_eq!(head.len(), len);
            found.push((start, head));
        }
        found
    }

    fn found<'a>(aliases: &[&'a str], text: &str) -> Vec<(usize, &'a str)> {
        let heads = heads(aliases, false, text).into_iter();
        heads
            .map(|(at, head)| (at, str::from_utf8(head).unwrap()))
            .collect()
    }

    #[test]
    fn a_head_is_as_long_as_the_shortest_alias_of_its_group() {
        let text = "In Chile and China, Cuba";
        assert_eq!(found(&["China"], text), [(13, "China")]);
        assert_eq!(found(&["China", "Chi"], text), [(3, "Chi"), (13, "Chi")]);
        assert_eq!(
            found(&["United States", "Uni", "UNESCO"], "United States, UNESCO"),
            [(0, "Uni"), (15, "UNESCO")]
        );
    }

    #[test]
    fn a_short_word_shortens_no_longer_one() {
        let aliases = ["UN", "UNESCO"];
        let found = |text| heads(&aliases, true, text).len();
        assert_eq!((found("UN."), found("UN"), found("UN가")), (1, 1, 1));
        assert_eq!((found("UNIDO"), found("UNESC"), found("UN1")), (0, 0, 0));
        // Where it may be part of a word it does.
        assert_eq!(heads(&aliases, false, "UNIDO"), [(0, &b"UN"[..])]);
    }

    #[test]
    fn an_alias_of_one_byte_is_its_head_also_at_the_end() {
        assert_eq!(found(&["U", "US"], "USU"), [(0, "U"), (2, "U")]);
    }

    #[test]
    fn a_head_is_eight_bytes_at_most() {
        assert_eq!(found(&["Kim Jong Un"], "Kim Jong"), [(0, "Kim Jong")]);
        assert!(found(&["Kim Jong Un"], "Kim Jon").is_empty());
    }

    #[test]
    fn without_aliases_there_is_no_head() {
        assert!(found(&[], "China").is_empty());
        assert!(found(&[""], "China\0").is_empty());
    }

    proptest! {
        #[test]
        fn a_head_is_found_wherever_an_alias_begins(
            aliases in prop::collection::vec("[ab가中]{0,4}", 0..6),
            text in "[ab가中 ]{0,30}",
        ) {
            let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
            let found = heads(&aliases, false, &text);
            prop_assert!(found.iter().all(|(at, head)| text.as_bytes()[*at..].starts_with(head)));
            for (at, _) in text.char_indices() {
                let mut beginning = aliases.iter().filter(|a| text[at..].starts_with(**a));
                let begins = beginning.any(|alias| !alias.is_empty());
                prop_assert!(!begins || found.iter().any(|(found, _)| *found == at));
            }
        }
    }
}
