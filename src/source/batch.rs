//! Batches of raw records: cut from a file, not yet read.
//!
//! Cutting goes through a file once and cheaply; reading the records of a batch is the work,
//! and can be done on another thread.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::Record;
use super::fields;
use super::fields::Fields;
use super::origin::Origin;
use crate::document::Provenance;
use crate::menu::MenuFile;
use crate::rejection::Reason;
use crate::rejection::Rejection;

/// Raw records that follow each other in a file, with the bytes they share.
pub struct RawBatch {
    pub(super) origin: Arc<Origin>,
    /// Number of the first record in the file, from 1.
    pub(super) first: u64,
    /// Position of `bytes` in the file, unpacked and decoded.
    pub(super) offset: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) raws: Vec<Raw>,
    /// What the file tells of menus; then it has no records but refused ones.
    pub(super) menu: Option<MenuFile>,
}

/// A record before it is read.
pub(super) enum Raw {
    /// Bytes of the batch.
    Cut {
        /// The record.
        span: Range<usize>,
        /// The heading under which the record stands, where its format has headings.
        heading: Option<Range<usize>>,
    },
    /// What could not be cut.
    Refused {
        /// Where it begins in the file.
        offset: Option<u64>,
        /// Why.
        reason: Reason,
        /// Its first bytes.
        excerpt: String,
    },
}

impl RawBatch {
    /// Returns the number of records, refused ones included.
    pub fn len(&self) -> usize {
        self.raws.len()
    }

    /// Returns whether the batch holds no record.
    pub fn is_empty(&self) -> bool {
        self.raws.is_empty()
    }

    /// Returns the bytes held, for bounding memory.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Returns the file, as in [`Provenance::file`].
    pub fn file(&self) -> &str {
        &self.origin.file
    }

    /// Reads the records, in the order of the file: exactly one result for each.
    pub fn records(&self) -> impl Iterator<Item = Result<Record, Rejection>> {
        (self.first..)
            .zip(&self.raws)
            .map(|(number, raw)| self.record(number, raw))
    }

    /// Takes what the file tells of menus, which is no record.
    pub fn take_menu(&mut self) -> Option<MenuFile> {
        self.menu.take()
    }

    fn record(&self, number: u64, raw: &Raw) -> Result<Record, Rejection> {
        self.read_with(number, raw, |fields, provenance| {
            self.origin.record(fields, provenance.clone())
        })
    }

    /// Reads the fields of each record into something else, in the order of the file.
    pub(super) fn rows<T>(
        &self,
        make: impl Fn(Fields<'_>) -> Result<T, Reason>,
    ) -> impl Iterator<Item = Result<T, Rejection>> {
        (self.first..)
            .zip(&self.raws)
            .map(move |(number, raw)| self.read_with(number, raw, |fields, _| make(fields)))
    }

    fn read_with<T>(
        &self,
        number: u64,
        raw: &Raw,
        make: impl FnOnce(Fields<'_>, &Provenance) -> Result<T, Reason>,
    ) -> Result<T, Rejection> {
        let provenance = Provenance {
            file: self.origin.file.clone(),
            record: number,
        };
        match raw {
            Raw::Cut { span, heading } => {
                let bytes = &self.bytes[span.clone()];
                let heading = heading.clone().map(|heading| &self.bytes[heading]);
                fields::read(&self.origin, bytes, heading)
                    .and_then(|fields| make(fields, &provenance))
                    .map_err(|reason| Rejection {
                        provenance,
                        offset: Some(self.offset + span.start as u64),
                        reason,
                        excerpt: Rejection::excerpt_of(bytes),
                    })
            }
            Raw::Refused {
                offset,
                reason,
                excerpt,
            } => Err(Rejection {
                provenance,
                offset: *offset,
                reason: reason.clone(),
                excerpt: excerpt.clone(),
            }),
        }
    }
}

impl fmt::Debug for RawBatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawBatch")
            .field("file", &self.origin.file)
            .field("first", &self.first)
            .field("records", &self.raws.len())
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}
