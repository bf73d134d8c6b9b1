//! Byte ranges in stored text.
//!
//! Knows no document: a span means something only together with the text it was found in.

/// A half-open range of bytes in one document's stored text.
///
/// Both ends lie on character boundaries. Four bytes an end: a single document
/// is far below 4 GiB, and mentions are kept by the million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span from `start` to `end`, in bytes.
    ///
    /// # Panics
    ///
    /// If an end does not fit four bytes or the span would be negative.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends at or after its start");
        let byte = |at: usize| u32::try_from(at).expect("documents are shorter than 4 GiB");
        Self {
            start: byte(start),
            end: byte(end),
        }
    }

    /// Returns the number of bytes covered.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Returns whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns the surface form: the covered part of the text it was found in.
    ///
    /// # Panics
    ///
    /// If the span does not lie on character boundaries of `text`.
    pub fn surface(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Returns whether the two spans share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}
