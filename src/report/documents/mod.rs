//! Every document as a row of its own, written while documents stream by.

mod columns;
mod row;

use std::fmt;
use std::io;
use std::io::BufWriter;
use std::path::Path;
use std::path::PathBuf;

use crate::document::Document;

use self::columns::ParquetRows;

use super::columnar::io_error;
use super::whole::PartFile;
use super::whole::WholeFile;

pub use self::row::Counted;
pub use self::row::DocumentRow;
pub use self::row::FIELDS;

/// Why documents could not be written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("cannot create {path}")]
    Create { path: PathBuf, source: io::Error },
    #[error("cannot write documents to {path}")]
    Write { path: PathBuf, source: io::Error },
}

/// The format of a file of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Columns, compressed with Snappy.
    Parquet,
    /// A line of names, then a line a row.
    Csv,
}

/// A file of documents that is being written.
///
/// Rows go to a file beside it with `.part` behind the name, which takes its name when
/// [`Self::finish`] succeeds: a file of this name is complete.
pub struct DocumentWriter {
    path: PathBuf,
    rows: Rows,
}

enum Rows {
    Csv(Box<csv::Writer<BufWriter<PartFile>>>),
    Parquet(Box<ParquetRows<BufWriter<PartFile>>>),
}

impl fmt::Debug for DocumentWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentWriter")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl DocumentWriter {
    /// Begins a file.
    ///
    /// # Errors
    ///
    /// If it cannot be created.
    pub fn create(path: &Path, format: Format) -> Result<Self, Error> {
        let rows = PartFile::create(path).and_then(|file| Rows::new(file, format));
        match rows {
            Ok(rows) => Ok(Self {
                path: path.into(),
                rows,
            }),
            Err(source) => Err(Error::Create {
                path: path.into(),
                source,
            }),
        }
    }

    /// Writes a document.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub fn write(&mut self, document: &Document, counted: &Counted) -> Result<(), Error> {
        let row = DocumentRow::of(document, counted);
        let written = match &mut self.rows {
            Rows::Csv(writer) => writer.serialize(row).map_err(io::Error::from),
            Rows::Parquet(rows) => rows.write(&row).map_err(io_error),
        };
        written.map_err(|source| Error::Write {
            path: self.path.clone(),
            source,
        })
    }

    /// Ends the file and gives it its name.
    ///
    /// # Errors
    ///
    /// If writing fails; the file with `.part` behind its name then stays.
    pub fn finish(self) -> Result<(), Error> {
        let path = self.path.clone();
        self.whole()?
            .take_name()
            .map_err(|source| Error::Write { path, source })
    }

    /// Ends the file; it has yet to take its name.
    ///
    /// # Errors
    ///
    /// As [`Self::finish`].
    pub fn whole(self) -> Result<WholeFile, Error> {
        let Self { path, rows } = self;
        rows.finish()
            .map_err(|source| Error::Write { path, source })
    }
}

impl Rows {
    fn new(file: PartFile, format: Format) -> io::Result<Self> {
        let file = BufWriter::new(file);
        match format {
            Format::Csv => {
                let mut writer = csv::WriterBuilder::new()
                    .has_headers(false)
                    .from_writer(file);
                // Written here, so that a file without documents has a head too.
                writer.write_record(FIELDS)?;
                Ok(Self::Csv(Box::new(writer)))
            }
            Format::Parquet => {
                let rows = ParquetRows::new(file).map_err(io_error)?;
                Ok(Self::Parquet(Box::new(rows)))
            }
        }
    }

    fn finish(self) -> io::Result<WholeFile> {
        let file = match self {
            Self::Csv(writer) => writer
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?,
            Self::Parquet(rows) => rows.finish().map_err(io_error)?,
        };
        PartFile::finish(file)
    }
}
