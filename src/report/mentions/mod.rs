//! Every mention as a row of its own, written while documents stream by.
//!
//! For those who count by themselves: the format follows from the name of the file, and holds
//! all mentions, also those that no count takes; `counts` says from which level on one counts.

mod arrow;
mod row;

use std::fmt;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::document::Document;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;

use self::arrow::ColumnRows;
use self::row::MentionRow;

use super::columnar::io_error;
use super::whole::PartFile;
use super::whole::WholeFile;

pub use self::row::FIELDS;

/// Why mentions could not be written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("cannot tell the format of {path}: end its name in .csv, .jsonl, .arrow or .parquet")]
    UnknownExtension { path: PathBuf },
    #[error("cannot create {path}")]
    Create { path: PathBuf, source: io::Error },
    #[error("cannot write mentions to {path}")]
    Write { path: PathBuf, source: io::Error },
}

/// A file of mentions that is being written.
///
/// Rows go to a file beside it with `.part` behind the name, which takes its name when
/// [`Self::finish`] succeeds: a file of this name is complete.
pub struct MentionWriter {
    path: PathBuf,
    rows: Rows,
}

enum Rows {
    Csv(Box<csv::Writer<BufWriter<PartFile>>>),
    Jsonl(BufWriter<PartFile>),
    Columns(Box<ColumnRows<BufWriter<PartFile>>>),
}

impl fmt::Debug for MentionWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MentionWriter")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl MentionWriter {
    /// Begins a file: `.csv`, `.jsonl` (one JSON object a line), `.arrow` (Arrow IPC file) or
    /// `.parquet`.
    ///
    /// # Errors
    ///
    /// If the name ends in none of the four, or the file cannot be created.
    pub fn create(path: &Path) -> Result<Self, Error> {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let format = match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("csv") => Rows::csv,
            Some("jsonl") => Rows::jsonl,
            Some("arrow") => Rows::arrow,
            Some("parquet") => Rows::parquet,
            _ => return Err(Error::UnknownExtension { path: path.into() }),
        };
        let rows = PartFile::create(path).and_then(|file| format(BufWriter::new(file)));
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

    /// Writes the mentions in one document, in their order. `gazetteer` is the one that they
    /// were found with.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub fn write(
        &mut self,
        document: &Document,
        mentions: &[Mention],
        gazetteer: &Gazetteer,
    ) -> Result<(), Error> {
        for mention in mentions {
            let row = MentionRow::of(document, mention, gazetteer);
            self.rows.write(&row).map_err(|source| Error::Write {
                path: self.path.clone(),
                source,
            })?;
        }
        Ok(())
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
    fn csv(file: BufWriter<PartFile>) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new()
            .has_headers(false)
            .from_writer(file);
        // Written here, not with the first row, so that a file without mentions has a head too.
        writer.write_record(FIELDS)?;
        Ok(Self::Csv(Box::new(writer)))
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "the other formats begin with a head"
    )]
    fn jsonl(file: BufWriter<PartFile>) -> io::Result<Self> {
        Ok(Self::Jsonl(file))
    }

    fn arrow(file: BufWriter<PartFile>) -> io::Result<Self> {
        let rows = ColumnRows::arrow(file).map_err(io_error)?;
        Ok(Self::Columns(Box::new(rows)))
    }

    fn parquet(file: BufWriter<PartFile>) -> io::Result<Self> {
        let rows = ColumnRows::parquet(file).map_err(io_error)?;
        Ok(Self::Columns(Box::new(rows)))
    }

    fn write(&mut self, row: &MentionRow<'_>) -> io::Result<()> {
        match self {
            Self::Csv(writer) => Ok(writer.serialize(row)?),
            Self::Jsonl(writer) => {
                serde_json::to_writer(&mut *writer, row)?;
                writer.write_all(b"\n")
            }
            Self::Columns(rows) => rows.write(row).map_err(io_error),
        }
    }

    fn finish(self) -> io::Result<WholeFile> {
        let file = match self {
            Self::Csv(writer) => writer
                .into_inner()
                .map_err(csv::IntoInnerError::into_error)?,
            Self::Jsonl(writer) => writer,
            Self::Columns(rows) => rows.finish().map_err(io_error)?,
        };
        PartFile::finish(file)
    }
}

#[cfg(test)]
mod tests;
