//! The store: documents and mentions kept on disk, safe against kills and changes.
//!
//! ```text
//! MANIFEST.json                    what belongs to the store; replaced by an atomic rename
//! documents/<n>.arrow              a row per record kept: the article, or a copy of one
//! rejected/<n>.jsonl               a line per record refused
//! menus/<n>.jsonl                  a line per file of menus
//! mentions/<gazetteer>/<n>.arrow   a row per document, entity and alias
//! mentions/<gazetteer>/gazetteer.json   what they were counted with, to carry them over a change
//! removed/<generation>.jsonl       what was taken out of all counts
//! damaged/<generation>/            what was damaged and set aside; nothing reads it
//! LOCK                             held by the one writer
//! ```
//!
//! A file is written once, synced, and only then named by the manifest; from then on it never
//! changes. Killed at any moment, a store opens with all that was committed: what the manifest
//! does not name is not there, and the next writer sweeps it. The gazetteers alone are not named,
//! for each proves itself (`former`). [`Store`] reads, [`Writer`] adds,
//! [`check()`] looks for damage, [`repair()`] sets it aside.
//!
//! Knows no dump or profile, and finds no mention itself: it is given documents and counts.

mod check;
mod commit;
mod documents;
mod durable;
mod error;
mod facts;
mod former;
mod frame;
mod labels;
mod lock;
mod manifest;
mod mapped;
mod mentions;
mod menus;
mod outline;
mod reader;
mod recount;
mod rejected;
mod removal;
mod repair;
mod strays;
mod sweep;
mod table;
mod texts;
mod writer;

pub use check::{Finding, check};
pub use documents::StoredDocument;
pub use error::Error;
pub use manifest::{FORMAT, SourceEntry, Totals};
pub use outline::{Outline, Outlines, Texts};
pub use reader::{Documents, Partition, Store};
pub use recount::Recounter;
pub use removal::{Removal, RemovalEntry, Selection};
pub use repair::{Repair, repair};
pub use writer::{Claim, Limit, SourceFile, SourceWriter, Writer};

#[cfg(test)]
mod tests;
