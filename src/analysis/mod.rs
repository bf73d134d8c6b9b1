//! Questions asked of facts, one to a file.

pub mod article;
pub mod claims;
pub mod collocates;
pub mod compare;
pub mod concordance;
pub mod corpus;
pub mod counts;
pub mod dossier;
pub mod evidence;
#[cfg(test)]
pub(crate) mod invented;
pub mod messages;
pub mod provenance;
pub mod recount;
pub mod revisions;
pub mod search;
pub mod season;
pub mod sections;
pub mod silence;
pub mod subcorpus;
pub mod suggest;
pub mod trend;
