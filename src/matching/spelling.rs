//! Spellings: what the gates know of an alias.

use super::byte_set::ByteSet;

const WORD: ByteSet = ByteSet::of_ascii_words();

/// A string to be found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling<'a> {
    pub(super) bytes: &'a [u8],
    /// Whether it counts only where no ASCII letter or digit follows.
    pub(super) ends_word: bool,
}

impl Spelling<'_> {
    /// Gives the first bytes, as many as `len`, of every text that can begin with this spelling to
    /// `each`: its own, or where it is shorter those with whatever may follow it. More of its own
    /// may stand behind them, up to eight; the first one is lowest.
    pub(super) fn each_beginning(self, len: usize, mut each: impl FnMut(u64)) {
        let bytes = first_eight(self.bytes);
        let own = self.bytes.len();
        if own >= len {
            each(bytes);
            return;
        }
        let last = 8 * (len - own);
        for follows in 0..1_u64 << last {
            let [next, ..] = follows.to_le_bytes();
            if !(self.ends_word && goes_on(next)) {
                each(bytes | follows << (8 * own));
            }
        }
    }
}

/// Returns whether a byte behind a letter or digit of ASCII makes a longer word of it, or cannot
/// stand there at all.
pub(super) const fn goes_on(byte: u8) -> bool {
    WORD.contains(byte) || matches!(byte, 0x80..=0xBF)
}

/// Returns the first eight bytes of a text, the first one lowest, with NUL bytes behind its end.
#[inline]
pub(super) fn first_eight(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => padded(text),
    }
}

#[cold]
fn padded(text: &[u8]) -> u64 {
    let mut bytes = [0; size_of::<u64>()];
    bytes[..text.len()].copy_from_slice(text);
    u64::from_le_bytes(bytes)
}
