//! Byte masks: which of 64 bytes are of a kind, a bit for each, the first byte lowest.
//!
//! A kind that is told without a jump becomes vector instructions of whatever processor it is
//! compiled for.

use std::ops::Range;

/// Bytes that are looked at together.
pub(crate) const BLOCK: usize = 64;

/// The two bytes before a block, and the block.
const SEEN: usize = 2 + BLOCK;

/// Returns which of the bytes from `at` on are of a kind, told by the two bytes before each and
/// itself.
///
/// NUL bytes stand before a text, and behind its end those of no kind.
#[inline]
pub(crate) fn of(bytes: &[u8], at: usize, kind: impl Fn(u8, u8, u8) -> bool) -> u64 {
    let inside = at
        .checked_sub(2)
        .and_then(|from| bytes[from..].first_chunk::<SEEN>());
    if let Some(seen) = inside {
        return of_seen(seen, kind);
    }
    let mut seen = [0; SEEN];
    let before = at.min(2);
    let there = &bytes[at - before..bytes.len().min(at + BLOCK)];
    seen[2 - before..][..there.len()].copy_from_slice(there);
    of_seen(&seen, kind) & first(bytes.len() - at)
}

/// Returns the runs of bytes of a kind, from left to right, by their places.
pub(crate) fn runs<Kind: Fn(u8, u8, u8) -> bool + Copy>(
    bytes: &[u8],
    kind: Kind,
) -> impl Iterator<Item = Range<usize>> {
    let mut block = 0..0;
    let mut edges = 0_u64;
    let mut inside = None;
    std::iter::from_fn(move || {
        loop {
            while edges != 0 {
                let edge = block.start + edges.trailing_zeros() as usize;
                edges &= edges - 1;
                match inside.take() {
                    Some(start) => return Some(start..edge),
                    None => inside = Some(edge),
                }
            }
            // Behind the last byte is none of the kind, so that every run ends.
            if block.end > bytes.len() {
                return None;
            }
            block = block.end..block.end + BLOCK;
            let mask = of(bytes, block.start, kind);
            edges = mask ^ (mask << 1 | u64::from(inside.is_some()));
        }
    })
}

/// Returns the places of a mask's bytes, ascending.
pub(crate) fn places(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros() as usize;
        mask &= mask.wrapping_sub(1);
        (place < BLOCK).then_some(place)
    })
}

/// Returns the place behind the last byte, as seen from `at`; no bit where that is further on.
#[inline]
pub(crate) fn end(bytes: &[u8], at: usize) -> u64 {
    first(bytes.len() - at).wrapping_add(1)
}

/// Returns a mask of the first so many bytes.
#[inline]
fn first(bytes: usize) -> u64 {
    if bytes < BLOCK {
        !(u64::MAX << bytes)
    } else {
        u64::MAX
    }
}

#[inline]
fn of_seen(seen: &[u8; SEEN], kind: impl Fn(u8, u8, u8) -> bool) -> u64 {
    let mut ones = [0; BLOCK];
    for (at, one) in ones.iter_mut().enumerate() {
        *one = u8::from(kind(seen[at], seen[at + 1], seen[at + 2]));
    }
    let (eights, _) = ones.as_chunks();
    let eights = eights.iter().map(|ones| {
        // Brings the lowest bit of each byte into the highest byte, none onto another.
        u64::from_le_bytes(*ones).wrapping_mul(0x0102_0408_1020_4080) >> 56
    });
    eights.rev().fold(0, |mask, eight| mask << 8 | eight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_bit_stands_for_every_byte(
            bytes in prop::collection::vec(any::<u8>(), 0..250),
            at in 0..250_usize,
            threshold in any::<u8>(),
        ) {
            let at = at.min(bytes.len());
            let kind = |one: u8, other: u8, byte: u8| byte >= threshold && one ^ other != byte;
            let mask = of(&bytes, at, kind);
            for place in 0..BLOCK {
                let byte = |at: usize| at.checked_sub(2).map_or(0, |at| bytes[at]);
                let expected = at + place < bytes.len()
                    && kind(byte(at + place), byte(at + place + 1), byte(at + place + 2));
                prop_assert_eq!(mask >> place & 1 == 1, expected);
                let is_end = at + place == bytes.len();
                prop_assert_eq!(end(&bytes, at) >> place & 1 == 1, is_end);
            }
        }

        #[test]
        fn runs_are_what_other_bytes_part(bytes in prop::collection::vec(0..4_u8, 0..250)) {
            let runs: Vec<&[u8]> = runs(&bytes, |_, _, byte| byte > 0)
                .map(|run| &bytes[run])
                .collect();
            let parts = bytes.split(|byte| *byte == 0);
            prop_assert_eq!(runs, parts.filter(|part| !part.is_empty()).collect::<Vec<_>>());
        }
    }
}
