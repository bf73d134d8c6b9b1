//! Results as text, CSV, JSON and Markdown.
//!
//! One file turns one result into a [`table::Table`]; one file writes any table in one format.

pub mod article;
pub mod claims;
pub mod compare;
pub mod concordance;
pub mod corpus;
pub mod counts;
pub mod coverage;
pub mod csv;
pub mod evidence;
pub mod explain;
pub mod format;
pub mod gazetteer;
pub mod json;
pub mod markdown;
pub mod mentions;
pub mod messages;
pub mod names;
pub mod rejected;
pub mod search;
pub mod season;
mod section_notes;
pub mod sections;
pub mod shorthand;
pub mod silence;
pub mod table;
pub mod text;
pub mod trend;

#[cfg(test)]
mod tests;
