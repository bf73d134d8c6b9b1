//! Byte masks: which of 64 bytes are of a kind, a bit for each, the first byte lowest.
//!
//! A kind that is told without a jump becomes vector instructions of whatever processor it is
//! compiled for.

/// Bytes that are looked at together.
pub(crate) const BLOCK: usize = 64;

/// Returns which bytes of a block are of a kind, told by the two bytes before each and itself.
///
/// Takes up to [`BLOCK`] bytes, with the two before them; behind them no byte is of the kind that
/// NUL is not.
#[inline]
pub(crate) fn of(before: [u8; 2], block: &[u8], kind: impl Fn(u8, u8, u8) -> bool) -> u64 {
    let mut bytes = [0; BLOCK + 2];
    bytes[..2].copy_from_slice(&before);
    bytes[2..2 + block.len()].copy_from_slice(block);
    let mut ones = [0; BLOCK];
    for (at, one) in ones.iter_mut().enumerate() {
        *one = u8::from(kind(bytes[at], bytes[at + 1], bytes[at + 2]));
    }
    let (eights, _) = ones.as_chunks();
    let eights = eights.iter().map(|ones| {
        // Brings the lowest bit of each byte into the highest byte, none onto another.
        u64::from_le_bytes(*ones).wrapping_mul(0x0102_0408_1020_4080) >> 56
    });
    eights.rev().fold(0, |mask, eight| mask << 8 | eight)
}

/// Returns the two bytes before a place, NUL bytes where there are none.
#[inline]
pub(crate) fn two_before(bytes: &[u8], at: usize) -> [u8; 2] {
    match bytes[..at] {
        [.., one, other] => [one, other],
        [one] => [0, one],
        [] => [0, 0],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_bit_stands_for_every_byte(
            bytes in prop::collection::vec(any::<u8>(), 0..150),
            at in 0..150_usize,
            threshold in any::<u8>(),
        ) {
            let at = at.min(bytes.len());
            let kind = |one: u8, other: u8, byte: u8| byte > threshold && one ^ other != byte;
            let block = &bytes[at..bytes.len().min(at + BLOCK)];
            let mask = of(two_before(&bytes, at), block, kind);
            for place in 0..BLOCK {
                let byte = |at: usize| at.checked_sub(2).map_or(0, |at| bytes[at]);
                let expected = at + place < bytes.len()
                    && kind(byte(at + place), byte(at + place + 1), byte(at + place + 2));
                prop_assert_eq!(mask >> place & 1 == 1, expected);
            }
        }
    }
}
