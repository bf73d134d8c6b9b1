//! The text index: which documents hold a word or a phrase, without reading them.
//!
//! Words are what letters and digits make, in lower case (`ё` as `е`), accents kept. Hangul, Han
//! and Kana have no such words: every character is indexed together with the one after it, so
//! that `남조선` is found in `남조선에서는`. A [`Phrase`] is such words one after another in one
//! paragraph; `phrase` says what it means, slowly, and `postings` finds the same in the index.
//!
//! tantivy keeps the words and the places of the documents that hold them, and nothing else: day,
//! outlet, section and text stand in the store, and what a later copy or removal changes there
//! needs no change here. The index is derived. What it does not cover, because it is behind or
//! not there, is read in the store's text; what it holds of documents that the store has no more
//! is passed over. So an answer never depends on the state of the index, only its speed.
//!
//! ```text
//! index/               beside the store's documents; the payload of its last commit names the
//!                      partitions covered, each with the digest of its content
//! index/standings      which documents are copies or earlier versions
//! ```
//!
//! Knows no query: only words, phrases, places.

mod catch_up;
mod check;
mod coverage;
mod error;
mod layout;
mod phrase;
mod postings;
mod scan;
mod schema;
mod standings;
mod text_index;
mod token;

pub use catch_up::{CaughtUp, catch_up, rebuild};
pub use check::{Finding, check};
pub use error::Error;
pub use layout::{Layout, Place};
pub use phrase::Phrase;
pub use standings::Standings;
pub use text_index::{Postings, TextIndex};

/// The folder of the index in that of the store.
const FOLDER: &str = "index";
