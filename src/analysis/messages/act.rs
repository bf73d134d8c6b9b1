//! What a sentence reports, in whatever language it is written.

use super::kind::Kind;
use super::party::Side;

/// What a sentence says was sent, and the two sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) kinds: Vec<Kind>,
    pub(super) from: Side,
    pub(super) to: Side,
}

/// The way of a message, seen from the subject of the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    Sent,
    Received,
}

impl Act {
    /// Returns the act of a subject and the other side, by the way of the verb between them.
    pub(super) fn of(way: Way, kinds: Vec<Kind>, subject: Side, object: Side) -> Self {
        let (from, to) = match way {
            Way::Sent => (subject, object),
            Way::Received => (object, subject),
        };
        Self { kinds, from, to }
    }
}
