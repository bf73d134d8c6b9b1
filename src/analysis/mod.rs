//! Questions asked of facts, one to a file.

pub mod corpus;
pub mod counts;
#[cfg(test)]
pub(crate) mod invented;
pub mod messages;
pub mod subcorpus;
