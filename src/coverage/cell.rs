//! What a number in a table may be read as.

use crate::coverage::{PeriodCoverage, State};

/// What a number counted over a period means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellState {
    /// Something was found, and the period is covered.
    Counted,
    /// Nothing was found, and the period is covered: nothing was said.
    Zero,
    /// The period is covered in part: the number is a lower bound, 0 says little.
    Partial,
    /// There are no documents: there is no number.
    None,
}

impl CellState {
    /// Returns what a count over a period means.
    pub fn of(count: u64, period: &PeriodCoverage) -> Self {
        match period.state {
            State::None => Self::None,
            State::Partial => Self::Partial,
            State::Whole if count > 0 => Self::Counted,
            State::Whole => Self::Zero,
        }
    }
}
