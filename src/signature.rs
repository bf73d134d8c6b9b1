//! Near-duplicate signatures: small digests whose likeness estimates the likeness of texts.
//!
//! The likeness of two texts is the Jaccard coefficient of their shingles: runs of three words,
//! and of five characters in Han and Kana, without case and punctuation. A signature keeps one
//! byte of the smallest hash in each of 64 parts of the hash space; two texts agree there as
//! often as they share shingles.
//!
//! Sources: Li, Owen, Zhang (2012), "One Permutation Hashing"; Li, König (2010), "b-Bit Minwise
//! Hashing"; Shrivastava (2017), "Optimal Densification for Fast and Accurate Minwise Hashing".

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

/// What a byte of UTF-8 begins.
#[derive(Clone, Copy)]
enum Lead {
    /// A letter or digit of ASCII.
    Ascii,
    /// A character of an alphabet or a Hangul syllable, of this many bytes.
    Letter(usize),
    /// A Han or Kana character, of this many bytes.
    Unspaced(usize),
    /// Anything else, of this many bytes.
    Separator(usize),
}

fn lead(bytes: &[u8]) -> Lead {
    match bytes[0] {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Lead::Ascii,
        0x00..=0x7F => Lead::Separator(1),
        // Latin-1 punctuation.
        0x80..=0xC2 => Lead::Separator(2),
        0xC3..=0xDF => Lead::Letter(2),
        0xE0 | 0xE1 | 0xEA..=0xED => Lead::Letter(3),
        // General punctuation and symbols; private use, compatibility forms.
        0xE2 | 0xEE | 0xEF => Lead::Separator(3),
        0xE3 if bytes[1] == 0x80 => Lead::Separator(3),
        0xE3..=0xE9 => Lead::Unspaced(3),
        0xF0.. => Lead::Unspaced(4),
    }
}

/// Gives every shingle of `text`, hashed, to `add`.
fn shingles(text: &str, mut add: impl FnMut(u64)) {
    // FNV-1a, a byte at a time; words are short.
    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let bytes = text.as_bytes();
    let mut words = Window::<3>::new();
    let mut characters = Window::<5>::new();
    let mut word = BASIS;
    let mut at = 0;
    while at < bytes.len() {
        let len = match lead(&bytes[at..]) {
            Lead::Ascii => {
                word = (word ^ u64::from(bytes[at].to_ascii_lowercase())).wrapping_mul(PRIME);
                at += 1;
                continue;
            }
            Lead::Letter(len) => {
                for byte in &bytes[at..at + len] {
                    word = (word ^ u64::from(*byte)).wrapping_mul(PRIME);
                }
                at += len;
                continue;
            }
            Lead::Unspaced(len) => {
                let character = &bytes[at..at + len];
                characters.push(
                    character
                        .iter()
                        .fold(0, |code, byte| code << 8 | u64::from(*byte)),
                    &mut add,
                );
                len
            }
            Lead::Separator(len) => len,
        };
        if word != BASIS {
            words.push(word, &mut add);
            word = BASIS;
        }
        at += len;
    }
    if word != BASIS {
        words.push(word, &mut add);
    }
    if words.seen < 3 && characters.seen < 5 {
        add(words.hash() ^ characters.hash());
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

    use super::Signature;
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
}
