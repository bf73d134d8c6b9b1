//! Candidates: places where an alias stands as a bare string, not yet judged.

use std::cmp::Reverse;

use crate::gazetteer::model::AliasIndex;
use crate::span::Span;

/// A place where an alias stands as a bare string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) span: Span,
    pub(super) alias: AliasIndex,
}

impl Candidate {
    /// Returns the key of the order in which candidates are judged: from left to right, of
    /// those that start together the longest first, of equal ones by alias.
    pub(super) fn precedence(&self) -> (u32, Reverse<u32>, AliasIndex) {
        (self.span.start, Reverse(self.span.end), self.alias)
    }
}
