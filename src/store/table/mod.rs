//! Tables in Arrow files: one batch a file, uncompressed, so that mapping it is reading it.
//!
//! Knows columns by name and type, not what they mean.

mod columns;

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use arrow_array::{Array, ArrayRef, LargeBinaryArray, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, Field, Schema};

use crate::store::durable::NewFile;
use crate::store::error::Error;
use crate::store::frame;
use crate::store::manifest::{FileEntry, Seal};
use crate::store::mapped::mapped;

pub(super) use columns::{Names, Table, Values};

/// Version of the tables' columns.
const VERSION: u32 = 1;

/// Returns a table of named columns; the last of each says whether a row may be without it.
///
/// The schema states what the file holds and its version, so that each file can be told from
/// the others without the manifest.
pub(super) fn batch<const N: usize>(
    what: &str,
    columns: [(&str, ArrayRef, bool); N],
) -> Result<RecordBatch, ArrowError> {
    let fields: Vec<Field> = columns
        .iter()
        .map(|(name, column, nullable)| Field::new(*name, column.data_type().clone(), *nullable))
        .collect();
    // One entry only: several would be written in the order of a hasher.
    let stated = HashMap::from([("headcount".to_owned(), format!("{what} {VERSION}"))]);
    let schema = Schema::new_with_metadata(fields, stated);
    let columns = columns.into_iter().map(|(_, column, _)| column).collect();
    RecordBatch::try_new(schema.into(), columns)
}

/// Writes a table to a new file and brings it to the disk.
pub(super) fn write(path: &Path, batch: &RecordBatch) -> Result<FileEntry, Error> {
    let mut file = NewFile::create(path).map_err(|source| Error::write(path, source))?;
    let encoded = FileWriter::try_new(&mut file, &batch.schema()).and_then(|mut writer| {
        writer.write(batch)?;
        writer.finish()
    });
    encoded.map_err(|source| Error::encode(path, source))?;
    let mut entry = file
        .finish(batch.num_rows() as u64)
        .map_err(|source| Error::write(path, source))?;
    let written = mapped(path).map_err(|source| Error::read(path, source))?;
    seal(&written, batch)
        .map_err(|source| Error::encode(path, source))
        .map(|seal| {
            entry.seal = Some(seal);
            entry
        })
}

/// Returns the seal of a table as it stands in its file.
fn seal(content: &Buffer, batch: &RecordBatch) -> Result<Seal, ArrowError> {
    let frame = frame::digest(content)?;
    let schema = batch.schema();
    let names: Vec<&str> = schema
        .fields()
        .iter()
        .map(|field| field.name().as_str())
        .filter(|name| *name != UNSEALED)
        .collect();
    let columns = frame::decode(content, &names)?;
    Ok(Seal {
        frame,
        columns: digests(&columns).collect(),
    })
}

/// Returns the digests of a table's sealed columns, by name.
fn digests(batch: &RecordBatch) -> impl Iterator<Item = (String, String)> {
    let schema = batch.schema();
    let named = batch.columns().iter().enumerate();
    named
        .map(move |(at, column)| (schema.field(at).name().clone(), column))
        .filter(|(name, _)| name != UNSEALED)
        .map(|(name, column)| (name, frame::column_digest(column)))
}

/// The column that is not digested by itself. It is nearly the whole of the store, and a digest
/// of it would take as long as counting; `check` finds damage in it.
const UNSEALED: &str = "text";

/// A file of the store that holds a table, mapped.
#[derive(Clone, Debug)]
pub(super) struct TableFile {
    path: PathBuf,
    content: Buffer,
    columns: BTreeMap<String, String>,
}

impl TableFile {
    /// Maps a file that the manifest names, and checks its length and its frame.
    pub(super) fn open(path: PathBuf, entry: &FileEntry) -> Result<Self, Error> {
        require_length(&path, entry)?;
        let content = mapped(&path).map_err(|source| Error::read(&path, source))?;
        let digest = frame::digest(&content).map_err(|source| Error::Decode {
            path: path.clone(),
            source,
        })?;
        match &entry.seal {
            Some(seal) if seal.frame == digest => Ok(Self {
                path,
                content,
                columns: seal.columns.clone(),
            }),
            Some(_) | None => Err(Error::Damaged { path }),
        }
    }

    /// Decodes the named columns and checks that they are as they were written; the others are
    /// not touched.
    pub(super) fn columns(&self, names: &[&str]) -> Result<Table, Error> {
        let batch = frame::decode(&self.content, names).map_err(|source| Error::Decode {
            path: self.path.clone(),
            source,
        })?;
        if digests(&batch).any(|(name, digest)| self.columns.get(&name) != Some(&digest)) {
            return Err(Error::Damaged {
                path: self.path.clone(),
            });
        }
        Ok(Table::new(self.path.clone(), batch))
    }

    /// Returns one column of text, of which nothing is checked, not even that it is text.
    pub(super) fn unchecked_text(&self, name: &str) -> Result<LargeBinaryArray, Error> {
        let batch =
            frame::decode_unchecked(&self.content, name).map_err(|source| Error::Decode {
                path: self.path.clone(),
                source,
            })?;
        let column = batch.column(0).as_any().downcast_ref::<LargeBinaryArray>();
        column
            .cloned()
            .ok_or_else(|| self.content(&format!("column {name:?} holds no text")))
    }

    /// Returns the error that says what is wrong with this file.
    pub(super) fn content(&self, what: &str) -> Error {
        Error::Content {
            path: self.path.clone(),
            what: what.to_owned(),
        }
    }
}

/// Checks the length of a file that the manifest names.
pub(super) fn require_length(path: &Path, entry: &FileEntry) -> Result<(), Error> {
    let found = match fs::metadata(path) {
        Ok(metadata) => metadata.len(),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            return Err(Error::Missing {
                path: path.to_owned(),
            });
        }
        Err(source) => return Err(Error::read(path, source)),
    };
    if found != entry.bytes {
        return Err(Error::Length {
            path: path.to_owned(),
            expected: entry.bytes,
            found,
        });
    }
    Ok(())
}
