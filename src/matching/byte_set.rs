//! Sets of bytes, laid out so that one instruction looks up sixteen or thirty-two at once.

/// A set of bytes: bit `high % 8` of row `low`, of the first table for bytes below 128 and of the
/// second for the others, is set if the byte of these two halves is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ByteSet {
    pub(super) below_128: [u8; 16],
    pub(super) from_128: [u8; 16],
}

impl ByteSet {
    /// Returns the ASCII letters and digits.
    pub(super) const fn of_ascii_words() -> Self {
        let mut below_128 = [0; 16];
        let mut byte = 0_u8;
        while byte < 128 {
            if byte.is_ascii_alphanumeric() {
                below_128[(byte % 16) as usize] |= 1 << (byte / 16);
            }
            byte += 1;
        }
        Self {
            below_128,
            from_128: [0; 16],
        }
    }

    pub(super) fn insert(&mut self, byte: u8) {
        let rows = if byte < 128 {
            &mut self.below_128
        } else {
            &mut self.from_128
        };
        rows[usize::from(byte % 16)] |= 1 << (byte / 16 % 8);
    }

    pub(super) const fn contains(&self, byte: u8) -> bool {
        let rows = if byte < 128 {
            &self.below_128
        } else {
            &self.from_128
        };
        rows[(byte % 16) as usize] >> (byte / 16 % 8) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_put_in() {
        let mut set = ByteSet::default();
        for byte in [0, b'A', 0x7F, 0x80, 0xC3, 0xFF] {
            assert!(!set.contains(byte));
            set.insert(byte);
        }
        let held: Vec<u8> = (0..=u8::MAX).filter(|byte| set.contains(*byte)).collect();
        assert_eq!(held, [0, b'A', 0x7F, 0x80, 0xC3, 0xFF]);
    }

    #[test]
    fn words_are_made_of_letters_and_digits() {
        for byte in 0..=u8::MAX {
            let is_word = ByteSet::of_ascii_words().contains(byte);
            assert_eq!(is_word, byte.is_ascii_alphanumeric(), "{byte}");
        }
    }
}
