//! Rows of documents: `rows` writes their columns, `view` reads them.

mod rows;
mod view;

use arrow_array::{Date32Array, FixedSizeBinaryArray};
use jiff::{ToSpan, civil::Date};

use crate::document::DocumentId;
use crate::language::Language;
use crate::signature::Signature;
use crate::store::error::Error;
use crate::store::table::{Table, Values};

pub(super) use rows::{DocumentRows, Keeping};
pub(super) use view::DocumentTable;
pub use view::StoredDocument;

/// Day 0 of the dates in Arrow files.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// Bytes of an id.
pub(super) const ID: i32 = 16;
/// Bytes of a signature.
pub(super) const SIGNATURE: i32 = 64;

/// Why a value in a decoded column is one that a document had.
const WRITTEN: &str = "columns are as they were written, their digests were checked";

/// Returns the column of languages.
pub(super) fn language(table: &Table) -> Result<Values<Language>, Error> {
    table.values("language", |code| code.parse().ok())
}

/// Returns the id in a row.
pub(super) fn id(column: &FixedSizeBinaryArray, row: usize) -> DocumentId {
    let bytes = column.value(row).try_into();
    DocumentId(u128::from_be_bytes(bytes.expect("the width was checked")))
}

/// Returns the signature in a row.
pub(super) fn signature(column: &FixedSizeBinaryArray, row: usize) -> Signature {
    Signature(column.value(row).try_into().expect("the width was checked"))
}

/// Returns the date in a row.
pub(super) fn date(column: &Date32Array, row: usize) -> Date {
    day(column.value(row))
}

/// Returns the date so many days after 1970-01-01.
pub(super) fn day(number: i32) -> Date {
    EPOCH.checked_add(number.days()).expect(WRITTEN)
}
