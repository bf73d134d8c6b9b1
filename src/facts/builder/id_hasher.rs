//! Hashing of what is a hash already.

use std::hash::Hasher;

/// A document's id is a digest already: its low half is the hash.
#[derive(Debug, Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, _: &[u8]) {
        unreachable!("ids are hashed as one u128");
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of a digest is enough"
    )]
    fn write_u128(&mut self, id: u128) {
        self.0 = id as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
