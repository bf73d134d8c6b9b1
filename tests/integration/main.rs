//! All integration tests, in one binary.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop at the line that failed"
)]

mod architecture;
mod cases;
mod cli;
mod concordance;
mod messages;
mod reading;
mod readme;
mod real_data;
mod real_text;
mod sample;
mod stores;
mod text_index;
