//! Files of columns: how Parquet is written.

use std::io;

use arrow_schema::ArrowError;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

/// Rows of a group, which is what a writer keeps in memory and a reader reads at once.
const ROWS: usize = 65_536;

/// Returns the settings of Parquet files: what any reader understands.
pub(super) fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROWS))
        .set_created_by(concat!("headcount ", env!("CARGO_PKG_VERSION")).to_owned())
        .build()
}

/// Returns what failed below Parquet.
pub(super) fn cause(error: ParquetError) -> ArrowError {
    match error {
        ParquetError::External(why) => match why.downcast::<io::Error>() {
            Ok(why) => ArrowError::IoError(why.to_string(), *why),
            Err(why) => ArrowError::ExternalError(why),
        },
        other => ArrowError::ParquetError(other.to_string()),
    }
}

/// Returns what failed below Arrow.
pub(super) fn io_error(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}
