//! Pure arithmetic of counts: rates, intervals, tests.
//!
//! Every measure stands with its formula and source in `docs/MEASURES.md`.

pub mod bootstrap;
pub mod change_point;
pub mod frequency;
pub mod homogeneity;
pub mod interval;
pub mod keyness;
pub mod multiple;
pub mod negative_binomial;
pub mod random;
pub mod season;
pub mod silence;
pub mod trend;
pub mod two_counts;
