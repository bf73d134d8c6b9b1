//! Tables in Arrow files: one batch a file, uncompressed, so that mapping it is reading it.
//!
//! Knows columns by name and type, not what they mean.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, FixedSizeBinaryArray, Int32Array,
    LargeStringArray, PrimitiveArray, RecordBatch, StringArray,
    types::{ArrowPrimitiveType, Int32Type},
};
use arrow_buffer::Buffer;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, Field, Schema};

use crate::store::durable::NewFile;
use crate::store::error::Error;
use crate::store::frame;
use crate::store::labels::Label;
use crate::store::manifest::{FORMAT, FileEntry, Seal};
use crate::store::mapped::mapped;

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
    let stated = HashMap::from([("headcount".to_owned(), format!("{what} {FORMAT}"))]);
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
        Ok(Table {
            path: self.path.clone(),
            batch,
        })
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

/// Columns of one file.
#[derive(Clone, Debug)]
pub(super) struct Table {
    path: PathBuf,
    batch: RecordBatch,
}

impl Table {
    /// Returns the number of rows.
    pub(super) fn rows(&self) -> usize {
        self.batch.num_rows()
    }

    /// Returns a column of one type.
    fn column<A: Array + Clone + 'static>(&self, name: &str) -> Result<A, Error> {
        self.batch
            .column_by_name(name)
            .and_then(|column| column.as_any().downcast_ref::<A>())
            .cloned()
            .ok_or_else(|| self.content(format!("column {name:?} is missing or of another type")))
    }

    pub(super) fn numbers<T: ArrowPrimitiveType>(
        &self,
        name: &str,
    ) -> Result<PrimitiveArray<T>, Error> {
        self.column(name)
    }

    pub(super) fn flags(&self, name: &str) -> Result<BooleanArray, Error> {
        self.column(name)
    }

    pub(super) fn bytes(&self, name: &str, width: i32) -> Result<FixedSizeBinaryArray, Error> {
        let column: FixedSizeBinaryArray = self.column(name)?;
        if column.value_length() != width {
            return Err(self.content(format!("column {name:?} is not {width} bytes wide")));
        }
        Ok(column)
    }

    pub(super) fn text(&self, name: &str) -> Result<LargeStringArray, Error> {
        self.column(name)
    }

    pub(super) fn names(&self, name: &str) -> Result<Names, Error> {
        let column: DictionaryArray<Int32Type> = self.column(name)?;
        let values = column.values().as_any().downcast_ref::<StringArray>();
        let values = values
            .cloned()
            .ok_or_else(|| self.content(format!("column {name:?} holds no names")))?;
        Ok(Names {
            keys: column.keys().clone(),
            values,
        })
    }

    /// Returns a column of names as the values they stand for.
    pub(super) fn values<T: Copy>(
        &self,
        name: &str,
        value: impl Fn(&str) -> Option<T>,
    ) -> Result<Values<T>, Error> {
        let names = self.names(name)?;
        let values: Result<Vec<T>, Error> = names
            .values
            .iter()
            .map(|text| {
                text.and_then(&value).ok_or_else(|| {
                    self.content(format!("{text:?} in column {name:?} is not known"))
                })
            })
            .collect();
        Ok(Values {
            keys: names.keys,
            values: values?,
        })
    }

    pub(super) fn labels<T: Label>(&self, name: &str) -> Result<Values<T>, Error> {
        self.values(name, T::named)
    }

    /// Returns the error that says what is wrong with this file.
    pub(super) fn content(&self, what: String) -> Error {
        Error::Content {
            path: self.path.clone(),
            what,
        }
    }
}

/// A column of few distinct names.
#[derive(Clone, Debug)]
pub(super) struct Names {
    keys: Int32Array,
    values: StringArray,
}

impl Names {
    /// Returns the name in a row; the empty one if there is none.
    pub(super) fn get(&self, row: usize) -> &str {
        if self.keys.is_null(row) {
            return "";
        }
        self.values.value(position(&self.keys, row))
    }
}

/// A column of few distinct values.
#[derive(Clone, Debug)]
pub(super) struct Values<T> {
    keys: Int32Array,
    values: Vec<T>,
}

impl<T: Copy> Values<T> {
    /// Returns the value in a row, if there is one.
    pub(super) fn get(&self, row: usize) -> Option<T> {
        self.keys
            .is_valid(row)
            .then(|| self.values[position(&self.keys, row)])
    }
}

fn position(keys: &Int32Array, row: usize) -> usize {
    usize::try_from(keys.value(row)).expect("Arrow checks the keys of a dictionary")
}
