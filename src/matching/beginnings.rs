//! Beginnings: the few bytes that a spelling begins with, of one length for all that begin with a
//! character of as many bytes.
//!
//! Of the places at which an alias can begin by its first byte, one look into a small table leaves
//! one in twenty in Korean, one in three in English. The length being known beforehand, the look is
//! half as long as that for a head.

#![expect(
    clippy::inline_always,
    reason = "compiled for the instructions of whoever calls it"
)]

use super::spelling::Spelling;
use super::starts::BLOCK;
use super::starts::BLOCKS;
use super::starts::ByKind;
use super::starts::LONG;

/// Bytes of text that are gone through together.
pub(super) const STRETCH: usize = BLOCK * BLOCKS;

/// A stretch of text and as many bytes behind it as are looked at with its last one, NUL bytes
/// where the text has ended.
pub(super) type Window = [u8; STRETCH + size_of::<u64>()];

/// Places that are written at once, some of them past the last.
const AT_ONCE: usize = 8;

/// Room for the places of a stretch.
pub(super) type Places = [u16; STRETCH + AT_ONCE];

/// Bytes of a beginning: of characters of ASCII three, else two syllables or three letters.
const ASCII: usize = 3;
const PAIR: usize = 6;
const LONGER: usize = 6;

/// Bytes of the beginnings of what is shorter than that: two letters, one syllable.
const SHORT_PAIR: usize = 4;
const SHORT_LONGER: usize = 3;

/// Binary logarithms of the numbers of bits.
const FILTER_BITS: u32 = 16;
const SHORT_BITS: u32 = 12;

/// The beginnings of a list of spellings, hashed.
#[derive(Debug)]
pub(super) struct Beginnings {
    filter: Box<[u64; 1 << (FILTER_BITS - 6)]>,
    /// Of spellings too short for the other.
    short: Box<[u64; 1 << (SHORT_BITS - 6)]>,
    has_short: ByKind<bool>,
}

impl Beginnings {
    /// Returns the beginnings of these spellings; an empty one has none.
    pub(super) fn of(spellings: &[Spelling<'_>]) -> Self {
        let mut beginnings = Self {
            filter: Box::new([0; _]),
            short: Box::new([0; _]),
            has_short: ByKind::default(),
        };
        for spelling in spellings {
            beginnings.insert(*spelling);
        }
        beginnings
    }

    fn insert(&mut self, spelling: Spelling<'_>) {
        let (len, short, has_short) = match spelling.bytes.first() {
            None => return,
            Some(0x00..0x80) => (ASCII, None, &mut false),
            Some(0x80..LONG) => (PAIR, Some(SHORT_PAIR), &mut self.has_short.pair),
            Some(_) => (LONGER, Some(SHORT_LONGER), &mut self.has_short.long),
        };
        match short {
            Some(short) if spelling.bytes.len() < len => {
                *has_short = true;
                let filter = self.short.as_mut_slice();
                spelling.each_beginning(short, |bytes| set(filter, SHORT_BITS, key(bytes, short)));
            }
            Some(_) | None => {
                let filter = self.filter.as_mut_slice();
                spelling.each_beginning(len, |bytes| set(filter, FILTER_BITS, key(bytes, len)));
            }
        }
    }

    /// Writes the places of a window at which a spelling may begin to the front of `places`;
    /// returns how many. Takes where one can begin by its first byte, a bit for each byte.
    #[inline(always)]
    pub(super) fn in_window(
        &self,
        window: &Window,
        starts: &ByKind<[u64; BLOCKS]>,
        places: &mut Places,
    ) -> usize {
        let mut count = self.keep::<ASCII, 0>(window, &starts.ascii, places, 0);
        count = if self.has_short.pair {
            self.keep::<PAIR, SHORT_PAIR>(window, &starts.pair, places, count)
        } else {
            self.keep::<PAIR, 0>(window, &starts.pair, places, count)
        };
        if self.has_short.long {
            self.keep::<LONGER, SHORT_LONGER>(window, &starts.long, places, count)
        } else {
            self.keep::<LONGER, 0>(window, &starts.long, places, count)
        }
    }

    /// Writes those of the places at which a beginning of one length may stand behind the first
    /// `kept`; returns how many there are then.
    #[inline(always)]
    fn keep<const LEN: usize, const SHORT: usize>(
        &self,
        window: &Window,
        starts: &[u64; BLOCKS],
        places: &mut Places,
        mut kept: usize,
    ) -> usize {
        let (filter, short) = (&*self.filter, &*self.short);
        let found = kept..write_places(starts, places, kept);
        for at in found {
            let place = places[at];
            places[kept] = place;
            let bytes = loaded(window, place);
            let mut may_begin = get(filter, FILTER_BITS, key(bytes, LEN));
            if SHORT > 0 {
                may_begin |= get(short, SHORT_BITS, key(bytes, SHORT));
            }
            // Whether it is kept is a number and no jump: which it will be, nobody can foresee.
            kept += usize::from(may_begin);
        }
        kept
    }
}

/// Writes the places of all bits behind the first `count`; returns how many there are then.
#[inline(always)]
fn write_places(starts: &[u64; BLOCKS], places: &mut Places, mut count: usize) -> usize {
    let mut at = 0;
    for bits in starts {
        let mut bits = *bits;
        let end = count + bits.count_ones() as usize;
        // Eight whether or not there are so many: one jump that can be foreseen instead of eight.
        while count < end {
            for place in &mut places[count..count + AT_ONCE] {
                #[expect(clippy::cast_possible_truncation, reason = "64 at most")]
                let bit = bits.trailing_zeros() as u16;
                *place = at + bit;
                bits &= bits.wrapping_sub(1);
            }
            count += AT_ONCE;
        }
        count = end;
        at += 64;
    }
    count
}

/// Returns the eight bytes of the window from a place on, the first one lowest.
#[inline(always)]
pub(super) fn loaded(window: &Window, place: u16) -> u64 {
    // All places are smaller; said so that no check is needed.
    let place = usize::from(place) % STRETCH;
    let bytes = window[place..place + size_of::<u64>()].first_chunk();
    bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// Returns the first of these bytes, as many as `len`, and nothing below them.
#[inline]
fn key(bytes: u64, len: usize) -> u64 {
    bytes << (8 * (size_of::<u64>() - len))
}

#[inline]
fn place_of(key: u64, bits: u32) -> (usize, u64) {
    // The golden ratio, as odd as it gets.
    let bit = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits);
    ((bit / 64) as usize, bit % 64)
}

#[inline]
fn get(filter: &[u64], bits: u32, key: u64) -> bool {
    let (word, bit) = place_of(key, bits);
    filter[word] >> bit & 1 == 1
}

fn set(filter: &mut [u64], bits: u32, key: u64) {
    let (word, bit) = place_of(key, bits);
    filter[word] |= 1 << bit;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns where one of these spellings may begin, by its beginning alone.
    fn places(spellings: &[&str], ends_word: bool, text: &str) -> Vec<u16> {
        let spellings: Vec<Spelling> = spellings
            .iter()
            .map(|spelling| Spelling {
                bytes: spelling.as_bytes(),
                ends_word,
            })
            .collect();
        let beginnings = Beginnings::of(&spellings);
        let mut window = [0; _];
        window[..text.len()].copy_from_slice(text.as_bytes());
        let mut starts = ByKind::<[u64; BLOCKS]>::default();
        for (at, c) in text.char_indices() {
            let kind = match c.len_utf8() {
                1 => &mut starts.ascii,
                2 => &mut starts.pair,
                _ => &mut starts.long,
            };
            kind[at / BLOCK] |= 1 << (at % BLOCK);
        }
        let mut places = [0; _];
        let count = beginnings.in_window(&window, &starts, &mut places);
        let mut places = places[..count].to_vec();
        places.sort_unstable();
        places
    }

    #[test]
    fn a_beginning_is_three_characters_of_ascii_two_syllables_or_three_letters() {
        assert_eq!(places(&["China"], true, "Chi Chn"), [0]);
        assert_eq!(places(&["중국은"], false, "중국에 중앙"), [0]);
        assert_eq!(places(&["Китай"], true, "Кит Ким"), [0]);
    }

    #[test]
    fn what_is_shorter_is_found_whatever_follows() {
        assert_eq!(places(&["왜"], false, "왜 안왜"), [0, 7]);
        assert_eq!(places(&["РФ"], true, "РФ, в РФ"), [0, 9]);
        assert_eq!(places(&["UN"], false, "UN UNx UN"), [0, 3, 7]);
        // Two bytes are missing, and all that may follow leaves no bit of the table unset.
        assert_eq!(places(&["U"], false, "U Ux"), [0, 1, 2, 3]);
    }

    #[test]
    fn a_short_word_is_passed_over_where_it_goes_on() {
        assert_eq!(places(&["UN"], true, "UN UNx UN1 UN가 UN"), [0, 11, 17]);
    }

    #[test]
    fn all_bits_are_written_down() {
        let mut starts = [0; BLOCKS];
        starts[0] = u64::MAX;
        starts[3] = 1 | 1 << 63;
        starts[15] = u64::MAX;
        let mut places = [0; _];
        let count = write_places(&starts, &mut places, 0);
        let expected = (0..64).chain([192, 255]).chain(960..1024);
        assert_eq!(places[..count], expected.collect::<Vec<u16>>());
    }
}
