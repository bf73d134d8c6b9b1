//! Counts who state media talk about, how often, and who has fallen silent.

pub mod analysis;
pub mod coverage;
pub mod dedup;
pub mod document;
pub mod facts;
pub mod gazetteer;
pub mod index;
pub mod ingest;
pub mod invented;
pub mod language;
pub mod matching;
pub mod measure;
pub mod menu;
pub mod period;
pub mod rejection;
pub mod report;
pub mod signature;
pub mod source;
pub mod span;
pub mod store;
pub mod tallies;
pub mod text;

mod byte_mask;
