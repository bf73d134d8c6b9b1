//! Sets of rows, a bit each.

/// Some of the rows of a store, by ordinal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    words: Vec<u64>,
    rows: u32,
}

impl Set {
    /// Returns the rows that fit.
    pub(super) fn of(rows: u32, mut fits: impl FnMut(u32) -> bool) -> Self {
        let mut set = Self::none(rows);
        for row in (0..rows).filter(|row| fits(*row)) {
            set.insert(row);
        }
        set
    }

    /// Returns the set without rows.
    pub(super) fn none(rows: u32) -> Self {
        Self {
            words: vec![0; (rows as usize).div_ceil(64)],
            rows,
        }
    }

    pub(super) fn insert(&mut self, row: u32) {
        self.words[row as usize / 64] |= 1 << (row % 64);
    }

    pub(super) fn contains(&self, row: u32) -> bool {
        self.words[row as usize / 64] >> (row % 64) & 1 == 1
    }

    /// Keeps what stands in both.
    pub(super) fn intersect(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Adds what stands in the other.
    pub(super) fn unite(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Takes out what stands in the other.
    pub(super) fn subtract(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Returns the number of rows.
    pub(super) fn len(&self) -> u64 {
        self.words
            .iter()
            .map(|word| u64::from(word.count_ones()))
            .sum()
    }

    /// Returns the rows in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..self.rows.div_ceil(64)).flat_map(|at| {
            let mut word = self.words[at as usize];
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros();
                word &= word.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(step: u32) -> Set {
        Set::of(200, |row| row.is_multiple_of(step))
    }

    #[test]
    fn sets_are_joined_row_by_row() {
        let (mut both, mut any, mut without) = (every(2), every(2), every(2));
        both.intersect(&every(3));
        any.unite(&every(3));
        without.subtract(&every(3));
        let rows = |fits: fn(u32) -> bool| (0..200).filter(|row| fits(*row)).collect::<Vec<_>>();
        assert_eq!(both.iter().collect::<Vec<_>>(), rows(|r| r % 6 == 0));
        assert_eq!(
            any.iter().collect::<Vec<_>>(),
            rows(|r| r % 2 == 0 || r % 3 == 0)
        );
        assert_eq!(
            without.iter().collect::<Vec<_>>(),
            rows(|r| r % 2 == 0 && r % 3 != 0)
        );
        assert_eq!(every(2).len(), 100);
    }
}
