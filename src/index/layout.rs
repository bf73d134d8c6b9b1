//! Where documents stand: partition and row, and one number for both.

use crate::store::Store;

/// A row of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Number of the partition.
    pub partition: u64,
    /// Row in it.
    pub row: u32,
}

impl Place {
    /// Returns the place as one number.
    pub(super) fn to_number(self) -> u64 {
        self.partition << 32 | u64::from(self.row)
    }

    /// Returns the place that a number stands for.
    pub(super) fn of_number(number: u64) -> Self {
        Self {
            partition: number >> 32,
            row: u32::try_from(number & u64::from(u32::MAX)).expect("32 bits are left"),
        }
    }
}

/// The rows of a store in one line, copies included: an *ordinal* is a row's position in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Number of each partition, and the ordinal of its first row.
    partitions: Vec<(u64, u32)>,
    rows: u32,
}

impl Layout {
    /// Returns the layout of a store.
    ///
    /// # Panics
    ///
    /// If the store has more than four billion rows.
    pub fn of(store: &Store) -> Self {
        let mut layout = Self::default();
        for partition in store.partitions() {
            layout.partitions.push((partition.number(), layout.rows));
            let rows = u32::try_from(partition.rows()).expect("a partition is cut long before");
            layout.rows = layout
                .rows
                .checked_add(rows)
                .expect("rows are numbered in 32 bits");
        }
        layout
    }

    /// Returns the number of rows.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Returns the ordinal of a place, if its partition is in the store.
    pub fn ordinal(&self, place: Place) -> Option<u32> {
        let at = self
            .partitions
            .binary_search_by_key(&place.partition, |(number, _)| *number);
        let at = at.ok()?;
        let ordinal = self.partitions[at].1.checked_add(place.row)?;
        (ordinal < self.end(at)).then_some(ordinal)
    }

    /// Returns the position of a row's partition among those of the store, and its row there.
    ///
    /// # Panics
    ///
    /// If there is no such row.
    pub fn find(&self, ordinal: u32) -> (usize, usize) {
        assert!(ordinal < self.rows, "the ordinal is of this store");
        let after = self
            .partitions
            .partition_point(|(_, first)| *first <= ordinal);
        // Of partitions without rows only the last before the ordinal can hold it.
        let at = after - 1;
        (at, (ordinal - self.partitions[at].1) as usize)
    }

    /// Returns the ordinal of the first row of the partition at this position.
    ///
    /// # Panics
    ///
    /// If there is no such partition.
    pub fn first(&self, at: usize) -> u32 {
        self.partitions[at].1
    }

    fn end(&self, at: usize) -> u32 {
        self.partitions
            .get(at + 1)
            .map_or(self.rows, |(_, first)| *first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        Layout {
            partitions: vec![(1, 0), (4, 3), (5, 5)],
            rows: 6,
        }
    }

    #[test]
    fn a_place_is_a_number_and_back() {
        let place = Place {
            partition: 7,
            row: u32::MAX,
        };
        assert_eq!(Place::of_number(place.to_number()), place);
    }

    #[test]
    fn a_row_is_found_by_its_ordinal() {
        let found: Vec<(usize, usize)> = (0..6).map(|at| layout().find(at)).collect();
        assert_eq!(found, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0)]);
    }

    #[test]
    fn a_place_of_no_partition_or_row_of_the_store_has_no_ordinal() {
        let ordinal = |partition, row| layout().ordinal(Place { partition, row });
        assert_eq!(ordinal(4, 1), Some(4));
        assert_eq!(ordinal(4, 2), None);
        assert_eq!(ordinal(2, 0), None);
    }
}
