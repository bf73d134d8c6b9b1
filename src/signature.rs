//! Near-duplicate signatures: small digests whose likeness estimates the likeness of texts.

/// A one-permutation MinHash of a text's shingles: 64 buckets of one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature(pub [u8; 64]);
