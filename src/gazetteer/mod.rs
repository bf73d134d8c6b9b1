//! The list of things looked for: entities, their aliases, and decoys.
//!
//! TOML (`file`) is read into declarations with their lines (`parse`, `declaration`), several
//! files are laid over one another, spellings that follow from a rule are added (`variant`), and
//! all of it becomes a [`model::Gazetteer`] (`assemble`). `files` are what one is made of, `builtin`
//! those compiled in, `folder` those on disk, `check` finds what is doubtful in one, `lookup` finds
//! an entity by what a person calls it. `kept` writes one down beside what was counted with it, and
//! `change` says what another one finds anew.

mod assemble;
pub mod builtin;
pub mod change;
pub mod check;
pub mod declaration;
mod distance;
pub mod error;
mod file;
pub mod files;
mod fingerprint;
mod folder;
mod kept;
pub mod lookup;
pub mod model;
mod parse;
mod script;
mod variant;

pub use fingerprint::MATCHING_RULES_VERSION;
