//! The list of things looked for: entities, their aliases, and decoys.
//!
//! `model` holds the types, `parse` reads TOML, `builtin` the gazetteer that is compiled in,
//! `check` finds what is wrong with one.

pub mod model;
