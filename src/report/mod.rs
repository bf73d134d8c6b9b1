//! Results as text, CSV, JSON and Markdown.
//!
//! One file turns one result into a [`table::Table`]; one file writes any table in one format.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod table;
pub mod text;

#[cfg(test)]
mod tests;
