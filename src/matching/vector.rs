//! Vectors: the classes of 64 bytes, by AVX2 where the processor has it, else byte by byte.
//!
//! The unsafe code of the matchers: a load, and calls of what needs AVX2.

#![expect(
    clippy::inline_always,
    reason = "compiled for the instructions of whoever calls it"
)]
#![expect(
    unsafe_code,
    reason = "vectors are loaded from and used by their instructions"
)]

use super::byte_set::ByteSet;
use super::starts::{BLOCK, Classes, LONG};

/// What bytes are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sets<'a> {
    pub(super) anywhere: &'a ByteSet,
    pub(super) at_words: &'a ByteSet,
    pub(super) word: &'a ByteSet,
    /// Two bytes that differ in the lowest bit alone.
    pub(super) cyrillic: [u8; 2],
}

/// How bytes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Engine {
    /// Whether this processor has AVX2 and the bit instructions that came with it; set by
    /// [`Engine::new`] alone.
    #[cfg(target_arch = "x86_64")]
    has_avx2: bool,
}

/// Work that is compiled twice: for processors with AVX2, and for any.
///
/// Its `run`, and what that calls in its loops, is marked `inline(always)`, so that it is compiled
/// where it is called from.
pub(super) trait Work {
    type Done;

    fn run(self) -> Self::Done;
}

impl Engine {
    /// Returns the fastest that this processor has.
    pub(super) fn new() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            has_avx2: is_x86_feature_detected!("avx2")
                && is_x86_feature_detected!("bmi1")
                && is_x86_feature_detected!("bmi2")
                && is_x86_feature_detected!("popcnt"),
        }
    }

    /// Does the work with all that this processor has.
    #[inline]
    pub(super) fn run<W: Work>(self, work: W) -> W::Done {
        #[cfg(target_arch = "x86_64")]
        if self.has_avx2 {
            // SAFETY: `has_avx2` is true only where the processor was asked and has all of it.
            return unsafe { avx2::run(work) };
        }
        work.run()
    }

    /// Returns the classes of 64 bytes.
    #[inline(always)]
    pub(super) fn classes(self, block: &[u8; BLOCK], sets: Sets<'_>) -> Classes {
        #[cfg(target_arch = "x86_64")]
        if self.has_avx2 {
            // SAFETY: `has_avx2` is true only where the processor was asked and has AVX2.
            return unsafe { avx2::classes(block, sets) };
        }
        portable(block, sets)
    }
}

/// The twin of [`avx2::classes`], for any processor.
fn portable(block: &[u8; BLOCK], sets: Sets<'_>) -> Classes {
    let bits = |class: &dyn Fn(u8) -> bool| {
        let ones = block.iter().enumerate();
        ones.fold(0, |bits, (at, byte)| bits | u64::from(class(*byte)) << at)
    };
    Classes {
        anywhere: bits(&|byte| sets.anywhere.contains(byte)),
        at_words: bits(&|byte| sets.at_words.contains(byte)),
        word: bits(&|byte| sets.word.contains(byte)),
        cyrillic: bits(&|byte| sets.cyrillic.contains(&byte)),
        ascii: bits(&|byte| byte.is_ascii()),
        long: bits(&|byte| byte >= LONG),
    }
}

#[cfg(target_arch = "x86_64")]
#[expect(
    clippy::cast_ptr_alignment,
    reason = "the loads used here ask for no alignment"
)]
mod avx2 {
    use std::arch::x86_64::{
        __m128i, __m256i, _mm_loadu_si128, _mm256_and_si256, _mm256_broadcastsi128_si256,
        _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_max_epu8, _mm256_movemask_epi8,
        _mm256_or_si256, _mm256_set1_epi8, _mm256_setr_epi8, _mm256_setzero_si256,
        _mm256_shuffle_epi8, _mm256_srli_epi16, _mm256_xor_si256,
    };

    use super::super::byte_set::ByteSet;
    use super::{BLOCK, Classes, LONG, Sets, Work};

    /// Does the work.
    #[target_feature(enable = "avx2,bmi1,bmi2,popcnt")]
    pub(super) fn run<W: Work>(work: W) -> W::Done {
        work.run()
    }

    /// Returns the classes of 64 bytes.
    #[target_feature(enable = "avx2")]
    #[inline]
    pub(super) fn classes(block: &[u8; BLOCK], sets: Sets<'_>) -> Classes {
        let (halves, _) = block.as_chunks::<32>();
        let low = half(&halves[0], sets);
        let high = half(&halves[1], sets);
        let both = |low: u32, high: u32| u64::from(high) << 32 | u64::from(low);
        Classes {
            anywhere: both(low[0], high[0]),
            at_words: both(low[1], high[1]),
            word: both(low[2], high[2]),
            cyrillic: both(low[3], high[3]),
            ascii: !both(low[4], high[4]),
            long: both(low[5], high[5]),
        }
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn half(bytes: &[u8; 32], sets: Sets<'_>) -> [u32; 6] {
        // SAFETY: the reference is to 32 bytes, and the load asks for no alignment.
        let bytes = unsafe { _mm256_loadu_si256(bytes.as_ptr().cast::<__m256i>()) };
        let of_both = _mm256_and_si256(bytes, _mm256_set1_epi8(0xFE_u8.cast_signed()));
        let cyrillic = _mm256_set1_epi8((sets.cyrillic[0] & 0xFE).cast_signed());
        let long = _mm256_set1_epi8(LONG.cast_signed());
        [
            is_in(bytes, sets.anywhere),
            is_in(bytes, sets.at_words),
            is_in(bytes, sets.word),
            ones(_mm256_cmpeq_epi8(of_both, cyrillic)),
            ones(bytes),
            ones(_mm256_cmpeq_epi8(_mm256_max_epu8(bytes, long), bytes)),
        ]
    }

    /// Returns which bytes are in the set.
    #[target_feature(enable = "avx2")]
    #[inline]
    fn is_in(bytes: __m256i, set: &ByteSet) -> u32 {
        // A shuffle gives 0 where the highest bit of the index is set, and the row of the four
        // lowest bits elsewhere.
        let index = _mm256_and_si256(bytes, _mm256_set1_epi8(0x8F_u8.cast_signed()));
        let index_from_128 = _mm256_xor_si256(index, _mm256_set1_epi8(0x80_u8.cast_signed()));
        let rows = _mm256_or_si256(
            _mm256_shuffle_epi8(table(&set.below_128), index),
            _mm256_shuffle_epi8(table(&set.from_128), index_from_128),
        );
        let high = _mm256_and_si256(_mm256_srli_epi16::<4>(bytes), _mm256_set1_epi8(0x07));
        let bit = _mm256_shuffle_epi8(powers(), high);
        let is_set = _mm256_and_si256(rows, bit);
        !ones(_mm256_cmpeq_epi8(is_set, _mm256_setzero_si256()))
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn table(rows: &[u8; 16]) -> __m256i {
        // SAFETY: the reference is to 16 bytes, and the load asks for no alignment.
        let rows = unsafe { _mm_loadu_si128(rows.as_ptr().cast::<__m128i>()) };
        _mm256_broadcastsi128_si256(rows)
    }

    /// Returns the bit of each of the numbers 0 to 7.
    #[target_feature(enable = "avx2")]
    #[inline]
    fn powers() -> __m256i {
        _mm256_setr_epi8(
            1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0, //
            1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,
        )
    }

    /// Returns a bit for each byte whose highest bit is set, the first byte lowest.
    #[target_feature(enable = "avx2")]
    #[inline]
    fn ones(bytes: __m256i) -> u32 {
        _mm256_movemask_epi8(bytes).cast_unsigned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(bytes: &[u8]) -> ByteSet {
        let mut set = ByteSet::default();
        for byte in bytes {
            set.insert(*byte);
        }
        set
    }

    proptest! {
        #[test]
        fn vectors_agree_with_looking_at_every_byte(
            block in prop::collection::vec(any::<u8>(), BLOCK),
            anywhere in prop::collection::vec(any::<u8>(), 0..40),
            at_words in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let block: [u8; BLOCK] = block.try_into().unwrap();
            let sets = Sets {
                anywhere: &set(&anywhere),
                at_words: &set(&at_words),
                word: &ByteSet::of_ascii_words(),
                cyrillic: [0xD0, 0xD1],
            };
            let by_hand = |class: &dyn Fn(u8) -> bool| {
                (0..BLOCK).filter(|at| class(block[*at])).map(|at| 1 << at).sum::<u64>()
            };
            let expected = Classes {
                anywhere: by_hand(&|byte| anywhere.contains(&byte)),
                at_words: by_hand(&|byte| at_words.contains(&byte)),
                word: by_hand(&|byte| byte.is_ascii_alphanumeric()),
                cyrillic: by_hand(&|byte| byte == 0xD0 || byte == 0xD1),
                ascii: by_hand(&|byte| byte < 0x80),
                long: by_hand(&|byte| byte >= 0xE0),
            };
            prop_assert_eq!(Engine::new().classes(&block, sets), expected);
            prop_assert_eq!(portable(&block, sets), expected);
        }
    }
}
