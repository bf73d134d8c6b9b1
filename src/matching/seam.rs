//! Seams: places where a space was lost beside a leader's name.
//!
//! Markup around the four marked leaders' names was stripped without leaving a space
//! (`PresidentKim Il Sungand ChairmanKim Jong Ilon`). Their names count whatever stands beside
//! them, and their edges are boundaries for everything else.

/// A set of byte positions in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Positions(Vec<u32>);

impl Positions {
    /// Adds a position. Cheap if few of those already there are behind it.
    pub(super) fn insert(&mut self, position: u32) {
        let at = self.0.iter().rev().take_while(|p| **p >= position).count();
        let at = self.0.len() - at;
        if self.0.get(at) != Some(&position) {
            self.0.insert(at, position);
        }
    }

    /// Returns whether the position is in the set.
    pub(super) fn contains(&self, position: usize) -> bool {
        self.0
            .binary_search_by(|p| (*p as usize).cmp(&position))
            .is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_found_in_whatever_order_they_came() {
        let mut positions = Positions::default();
        for position in [5, 9, 7, 7, 1] {
            positions.insert(position);
        }
        assert_eq!(positions.0, [1, 5, 7, 9]);
        assert!(positions.contains(7) && !positions.contains(6));
    }
}
