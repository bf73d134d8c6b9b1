//! Near-duplicate signatures: small digests whose likeness estimates the likeness of texts.
//!
//! The likeness of two texts is the Jaccard coefficient of their shingles: runs of three words,
//! and of five characters in Han and Kana, without case and punctuation. A signature keeps one
//! byte of the smallest hash in each of 64 parts of the hash space; two texts agree there as
//! often as they share shingles.
//!
//! Sources: Li, Owen, Zhang (2012), "One Permutation Hashing"; Li, König (2010), "b-Bit Minwise
//! Hashing"; Shrivastava (2017), "Optimal Densification for Fast and Accurate Minwise Hashing".

use std::ops::Range;

use crate::byte_mask;

/// A one-permutation `MinHash` of a text's shingles: 64 buckets of one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature(pub [u8; BUCKETS]);

const BUCKETS: usize = 64;

impl Signature {
    /// Returns the signature of normalised text.
    ///
    /// A text shorter than a shingle is one shingle. The same on every machine.
    pub fn of(text: &str) -> Self {
        let mut sketch = Sketch::new();
        shingles(text, |shingle| sketch.add(shingle));
        sketch.signature()
    }

    /// Returns an estimate of the part of their shingles that two texts share, 0 to 1.
    ///
    /// Buckets of different shingles agree by chance once in 256; that is taken off. The standard
    /// error is √(j(1−j)/64) for a true value j: 0.05 at 0.8, at most 0.063; more for texts of
    /// fewer than about a hundred shingles, in whose signatures buckets are repeated.
    pub fn similarity(self, other: Self) -> f64 {
        const CHANCE: f64 = 1.0 / 256.0;
        let agreeing = self.0.iter().zip(other.0).filter(|(a, b)| *a == b).count();
        let share = agreeing as f64 / BUCKETS as f64;
        ((share - CHANCE) / (1.0 - CHANCE)).max(0.0)
    }
}

/// The smallest hash of each bucket.
struct Sketch([u32; BUCKETS]);

impl Sketch {
    const EMPTY: u32 = u32::MAX;

    fn new() -> Self {
        Self([Self::EMPTY; BUCKETS])
    }

    fn add(&mut self, shingle: u64) {
        let hash = mix(shingle);
        let smallest = &mut self.0[(hash >> 58) as usize];
        let [.., a, b, c, d] = hash.to_be_bytes();
        *smallest = u32::from_be_bytes([a, b, c, d]).min(*smallest);
    }

    /// Returns one byte of each bucket; an empty one repeats another, the same one whatever the
    /// text, as far as that is not empty.
    fn signature(&self) -> Signature {
        let mut bytes = [0; BUCKETS];
        if self.0.iter().all(|smallest| *smallest == Self::EMPTY) {
            return Signature(bytes);
        }
        for ((bucket, byte), smallest) in (0_u64..).zip(&mut bytes).zip(self.0) {
            let mut smallest = smallest;
            let mut attempt = 0;
            while smallest == Self::EMPTY {
                attempt += 1;
                smallest = self.0[(mix(bucket << 32 | attempt) >> 58) as usize];
            }
            *byte = smallest.to_le_bytes()[0];
        }
        Signature(bytes)
    }
}

/// Spreads a number over 64 bits.
///
/// Source: Steele, Lea, Flood (2014), "Fast Splittable Pseudorandom Number Generators", with the
/// constants of Stafford's variant 13.
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Gives every shingle of `text`, hashed, to `add`.
fn shingles(text: &str, mut add: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let mut words = Window::<3>::new();
    // Runs of ASCII letters and digits, of characters of alphabets and of Hangul syllables.
    for word in byte_mask::runs(bytes, is_in_word) {
        words.push(hash_of_word(bytes, word), &mut add);
    }
    let mut characters = Window::<5>::new();
    each_unspaced(text, |character| characters.push(character, &mut add));
    if words.seen < 3 && characters.seen < 5 {
        add(words.hash() ^ characters.hash());
    }
}

/// Returns whether a byte of UTF-8 belongs to a word, told by the two before it and itself.
///
/// Without a jump, so that it becomes vector instructions.
fn is_in_word(first: u8, second: u8, byte: u8) -> bool {
    let is_ascii = ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10);
    // Two bytes, without the punctuation of Latin-1; three, without that and symbols, private
    // use, compatibility forms, Han and Kana.
    let leads_two = |byte: u8| byte.wrapping_sub(0xC3) < 0xE0 - 0xC3;
    let leads_three = |byte: u8| (byte & 0xFE == 0xE0) | (byte.wrapping_sub(0xEA) < 4);
    let leads = |byte| leads_two(byte) | leads_three(byte);
    let is_inside = byte.wrapping_sub(0x80) < 0x40;
    is_ascii | leads(byte) | is_inside & (leads(second) | leads_three(first))
}

/// Returns the hash of a word, without the case of ASCII.
///
/// FNV-1a: a byte at a time, but eight bytes without a jump, since where a word ends nobody can
/// foresee.
fn hash_of_word(bytes: &[u8], word: Range<usize>) -> u64 {
    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    const ASCII: u64 = 0x8080_8080_8080_8080;
    let mut hash = BASIS;
    for at in word.clone().step_by(size_of::<u64>()) {
        let mut eight = first_eight(&bytes[at..]);
        // Letters get the bit of small ones, which digits have already.
        eight |= (!eight & ASCII) >> 2;
        for place in at..at + size_of::<u64>() {
            let longer = (hash ^ eight & 0xFF).wrapping_mul(PRIME);
            hash = if place < word.end { longer } else { hash };
            eight >>= 8;
        }
    }
    hash
}

/// Returns the first eight bytes, the first one lowest, with NUL bytes behind the end.
fn first_eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(
        || {
            let mut padded = [0; size_of::<u64>()];
            padded[..bytes.len()].copy_from_slice(bytes);
            u64::from_le_bytes(padded)
        },
        |eight| u64::from_le_bytes(*eight),
    )
}

/// Gives every Han or Kana character, as a number, to `each`.
fn each_unspaced(text: &str, mut each: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let leads_one = |byte: &u8| matches!(byte, 0xE3..=0xE9 | 0xF0..);
    if !bytes.iter().fold(false, |any, byte| any | leads_one(byte)) {
        return;
    }
    for (at, lead) in bytes.iter().enumerate().filter(|(_, byte)| leads_one(byte)) {
        let len = match (lead, bytes[at + 1]) {
            // Brackets and full stops.
            (0xE3, 0x80) => continue,
            (0xF0.., _) => 4,
            _ => 3,
        };
        let character = &bytes[at..at + len];
        each(
            character
                .iter()
                .fold(0, |code, byte| code << 8 | u64::from(*byte)),
        );
    }
}

/// The last few units of a text.
struct Window<const LEN: usize> {
    units: [u64; LEN],
    seen: usize,
}

impl<const LEN: usize> Window<LEN> {
    fn new() -> Self {
        Self {
            units: [0; LEN],
            seen: 0,
        }
    }

    fn push(&mut self, unit: u64, mut add: impl FnMut(u64)) {
        self.units.rotate_left(1);
        self.units[LEN - 1] = unit;
        self.seen += 1;
        if self.seen >= LEN {
            add(self.hash());
        }
    }

    /// Returns a hash that depends on the order of the units.
    fn hash(&self) -> u64 {
        // The golden ratio, as odd as it gets.
        self.units.iter().fold(0, |hash: u64, unit| {
            hash.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(*unit)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::Signature;
    use super::Window;
    use super::shingles;

    fn estimate(a: &str, b: &str) -> f64 {
        Signature::of(a).similarity(Signature::of(b))
    }

    /// Returns the exact likeness of two sets of numbers, each written as a word.
    fn jaccard(a: &str, b: &str) -> f64 {
        let set = |text: &str| -> BTreeSet<Vec<String>> {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            words.windows(3).map(<[String]>::to_vec).collect()
        };
        let (a, b) = (set(a), set(b));
        a.intersection(&b).count() as f64 / a.union(&b).count() as f64
    }

    /// Returns words that occur once each: `w17 w18 …`.
    fn words(from: usize, to: usize) -> String {
        let words: Vec<String> = (from..to).map(|n| format!("w{n}")).collect();
        words.join(" ")
    }

    fn count(text: &str) -> usize {
        let mut count = 0;
        shingles(text, |_| count += 1);
        count
    }

    #[test]
    fn equal_texts_are_alike_and_foreign_ones_are_not() {
        let text = words(0, 500);
        assert!((estimate(&text, &text) - 1.0).abs() < 1e-12);
        assert!(estimate(&text, &words(1000, 1500)) < 0.05);
    }

    #[test]
    fn the_estimate_is_near_the_exact_likeness() {
        for (shared, len) in [(900, 1000), (500, 1000), (250, 1000), (150, 200), (40, 50)] {
            // The mean of sixteen pairs has a quarter of one pair's standard error, 0.016; more
            // for the short ones. Three of them are allowed.
            let mut sum = 0.0;
            let mut exact = 0.0;
            for round in 0..16 {
                let from = round * 10_000;
                let a = words(from, from + len);
                let b = words(from + len - shared, from + 2 * len - shared);
                sum += estimate(&a, &b);
                exact = jaccard(&a, &b);
            }
            let mean = sum / 16.0;
            assert!(
                (mean - exact).abs() < 0.06,
                "{shared} of {len}: {mean} for {exact}"
            );
        }
    }

    #[test]
    fn case_and_punctuation_make_no_difference() {
        let a = "Kim Jong Un met Xi Jinping, and they had talks.";
        let b = "KIM JONG UN met (Xi Jinping) and they had talks";
        assert_eq!(Signature::of(a), Signature::of(b));
    }

    #[test]
    fn order_makes_a_difference() {
        let a = "Kim met Xi and Xi met Putin and Putin met Modi";
        let b = "Modi met Putin and Putin met Xi and Xi met Kim";
        assert_ne!(Signature::of(a), Signature::of(b));
    }

    #[test]
    fn shingles_are_three_words_or_five_characters_without_spaces() {
        assert_eq!(count("one two three four"), 2);
        assert_eq!(count("경애하는 김정은동지께서 축전을 보내시였다."), 2);
        assert_eq!(count("习近平主席访朝"), 3);
        // Three words; six characters.
        assert_eq!(count("2022年1月1日 北京电"), 1 + 2);
    }

    #[test]
    fn a_text_shorter_than_a_shingle_is_one() {
        for text in ["Kim", "Kim Xi", "习近平"] {
            assert_eq!(count(text), 1);
            assert!((estimate(text, text) - 1.0).abs() < 1e-12);
        }
        assert!(estimate("Kim", "Xi") < 0.1);
        assert!(estimate("习近平", "普京") < 0.1);
        assert!((estimate("", "") - 1.0).abs() < 1e-12);
    }

    /// Gives every shingle, as it is defined: a byte or character after the other.
    fn shingles_by_definition(text: &str) -> Vec<u64> {
        let mut found = Vec::new();
        let (mut words, mut characters) = (Window::<3>::new(), Window::<5>::new());
        let mut word = None;
        for c in text.chars() {
            let mut utf8 = [0; 4];
            let utf8 = c.encode_utf8(&mut utf8).as_bytes();
            let is_letter = match utf8[0] {
                0x00..0x80 => c.is_ascii_alphanumeric(),
                0x80..0xC3 | 0xE2..0xEA | 0xEE.. => false,
                0xC3..0xE2 | 0xEA..0xEE => true,
            };
            if is_letter {
                for byte in utf8 {
                    let hash = word.unwrap_or(0xCBF2_9CE4_8422_2325_u64);
                    let longer = hash ^ u64::from(byte.to_ascii_lowercase());
                    word = Some(longer.wrapping_mul(0x100_0000_01B3));
                }
                continue;
            }
            if let Some(word) = word.take() {
                words.push(word, |shingle| found.push(shingle));
            }
            let is_unspaced = matches!(utf8[0], 0xE3..0xEA | 0xF0..);
            if is_unspaced && !matches!(c, '\u{3000}'..='\u{303F}') {
                let number = utf8
                    .iter()
                    .fold(0, |code, byte| code << 8 | u64::from(*byte));
                characters.push(number, |shingle| found.push(shingle));
            }
        }
        if let Some(word) = word {
            words.push(word, |shingle| found.push(shingle));
        }
        if words.seen < 3 && characters.seen < 5 {
            found.push(words.hash() ^ characters.hash());
        }
        found.sort_unstable();
        found
    }

    proptest! {
        #[test]
        fn shingles_are_those_of_the_definition(
            text in prop_oneof![
                "[aZ09 'é가힣ー中。「Я\u{C2}€\u{F0000}😀.-]{0,200}",
                any::<String>(),
            ],
        ) {
            let mut found = Vec::new();
            shingles(&text, |shingle| found.push(shingle));
            found.sort_unstable();
            prop_assert_eq!(found, shingles_by_definition(&text));
        }
    }
}
