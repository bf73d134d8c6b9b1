//! Pure arithmetic of counts: intervals and rates.
//!
//! Every measure stands with its formula and source in `docs/MEASURES.md`.

pub mod frequency;
pub mod interval;
