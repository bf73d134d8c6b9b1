//! Results as text, CSV, JSON and Markdown, and several of them as one page.
//!
//! One file turns one result into a [`table::Table`]; one file writes any table in one format.

pub mod article;
pub mod claims;
pub mod collocates;
mod columnar;
pub mod compare;
pub mod concordance;
pub mod corpus;
pub mod counts;
pub mod coverage;
pub mod csv;
pub mod documents;
pub mod dossier;
pub mod evidence;
pub mod explain;
pub mod format;
pub mod gazetteer;
pub mod html;
pub mod json;
pub mod markdown;
pub mod mentions;
pub mod messages;
pub mod names;
pub mod recount;
pub mod rejected;
pub mod removal;
pub mod revisions;
pub mod seal;
pub mod search;
pub mod season;
mod section_notes;
pub mod sections;
pub mod shell;
pub mod shorthand;
pub mod silence;
pub mod suggest;
pub mod table;
pub mod text;
pub mod trend;
pub mod whole;

#[cfg(test)]
mod tests;
