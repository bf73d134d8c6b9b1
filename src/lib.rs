//! Counts who state media talk about, how often, and who has fallen silent.

pub mod document;
pub mod facts;
pub mod gazetteer;
pub mod language;
pub mod matching;
pub mod rejection;
pub mod signature;
pub mod source;
pub mod span;
