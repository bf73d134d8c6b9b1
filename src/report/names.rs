//! What levels and sorts of name are called in reports.

use crate::coverage::CellState;
use crate::coverage::State;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Counts;

/// Returns the name of a level, as given to `--counts`.
pub fn level(counts: Counts) -> &'static str {
    match counts {
        Counts::Names => "names",
        Counts::Demonyms => "names+demonyms",
        Counts::All => "all",
        Counts::Never => "never",
    }
}

/// Returns the name of a sort of name.
pub fn kind(kind: AliasKind) -> &'static str {
    kind.name()
}

/// Returns the name of what a number can be taken for.
pub fn state(state: CellState) -> &'static str {
    match state {
        CellState::Counted => "counted",
        CellState::Zero => "zero",
        CellState::Partial => "partial",
        CellState::None => "none",
    }
}

/// Returns the name of how a period is covered.
pub fn coverage(state: State) -> &'static str {
    match state {
        State::Whole => "whole",
        State::Partial => "partial",
        State::None => "none",
    }
}
