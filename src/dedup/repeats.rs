//! Which keys may occur more than once: nearly all links and titles occur once, and need not be
//! sorted to be told apart.

/// A table of slots that says whether a key was noted at most once. Keys are digests, so that
/// their low bits are as good as a hash; two that share a slot are taken for a repeat.
pub(super) struct Repeats {
    /// 32 slots a word, two bits each: how many keys fell there, at most [`MANY`].
    slots: Vec<u64>,
    mask: usize,
}

/// More than one.
const MANY: u64 = 2;

/// Slots for each key: one key in nine shares its slot by chance.
const SLOTS_PER_KEY: usize = 8;

impl Repeats {
    /// Returns a table for about so many keys.
    pub(super) fn of_about(keys: usize) -> Self {
        let slots = (keys * SLOTS_PER_KEY).next_power_of_two().max(32);
        Self {
            slots: vec![0; slots / 32],
            mask: slots - 1,
        }
    }

    /// Notes that a key occurs.
    pub(super) fn note(&mut self, key: u64) {
        let (word, shift) = self.slot(key);
        if self.slots[word] >> shift & 3 < MANY {
            self.slots[word] += 1 << shift;
        }
    }

    /// Returns whether a key may have been noted more than once; if it was, always true.
    pub(super) fn may_repeat(&self, key: u64) -> bool {
        let (word, shift) = self.slot(key);
        self.slots[word] >> shift & 3 == MANY
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the low bits are what is wanted"
    )]
    fn slot(&self, key: u64) -> (usize, usize) {
        let slot = key as usize & self.mask;
        (slot / 32, 2 * (slot % 32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_was_noted_twice_or_more_repeats() {
        for times in 2..6 {
            let mut repeats = Repeats::of_about(1);
            (0..times).for_each(|_| repeats.note(7));
            assert!(repeats.may_repeat(7), "{times}");
        }
    }

    #[test]
    fn a_key_that_was_noted_once_in_a_slot_of_its_own_does_not() {
        let mut repeats = Repeats::of_about(100);
        for key in 0..100 {
            repeats.note(key);
        }
        assert!((0..100).all(|key| !repeats.may_repeat(key)));
    }

    #[test]
    fn two_keys_in_one_slot_are_taken_for_a_repeat() {
        let mut repeats = Repeats::of_about(4);
        repeats.note(1);
        repeats.note(1 + 32);
        assert!(repeats.may_repeat(1));
    }
}
