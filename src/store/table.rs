//! Tables in Arrow files: one batch a file, uncompressed, so that mapping it is reading it.
//!
//! Knows columns by name and type, not what they mean.

use std::{
    collections::HashMap,
    io::Write,
    path::{Path, PathBuf},
};

use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, FixedSizeBinaryArray, Int32Array,
    LargeStringArray, PrimitiveArray, RecordBatch, StringArray,
    types::{ArrowPrimitiveType, Int32Type},
};
use arrow_buffer::Buffer;
use arrow_ipc::{
    convert::try_fb_to_schema,
    reader::{FileDecoder, read_footer_length},
    root_as_footer,
    writer::FileWriter,
};
use arrow_schema::{ArrowError, Field, Schema};

use crate::store::durable::NewFile;
use crate::store::error::Error;
use crate::store::labels::Label;
use crate::store::manifest::{FORMAT, FileEntry};

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
    file.flush()
        .and_then(|()| file.finish(batch.num_rows() as u64))
        .map_err(|source| Error::write(path, source))
}

/// Columns of one file.
#[derive(Clone, Debug)]
pub(super) struct Table {
    path: PathBuf,
    batch: RecordBatch,
}

impl Table {
    /// Decodes the named columns of a mapped file; the others are not touched.
    pub(super) fn decode(path: &Path, file: &Buffer, columns: &[&str]) -> Result<Self, Error> {
        let batch = decode(file, columns).map_err(|source| Error::Decode {
            path: path.to_owned(),
            source,
        })?;
        Ok(Self {
            path: path.to_owned(),
            batch,
        })
    }

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

fn decode(file: &Buffer, columns: &[&str]) -> Result<RecordBatch, ArrowError> {
    let footer = footer(file)?;
    let schema = footer
        .schema()
        .ok_or_else(|| damaged("no schema"))
        .and_then(try_fb_to_schema)?;
    let projection: Result<Vec<usize>, ArrowError> =
        columns.iter().map(|name| schema.index_of(name)).collect();
    let mut decoder = FileDecoder::new(schema.into(), footer.version())
        .with_projection(projection?)
        .with_require_alignment(true);
    for block in footer.dictionaries().iter().flatten() {
        decoder.read_dictionary(block, &block_bytes(file, block)?)?;
    }
    let batches = footer.recordBatches().ok_or_else(|| damaged("no rows"))?;
    if batches.len() != 1 {
        return Err(damaged("more than one batch"));
    }
    let block = batches.get(0);
    decoder
        .read_record_batch(block, &block_bytes(file, block)?)?
        .ok_or_else(|| damaged("no batch"))
}

/// Bytes after the footer: its length and the closing magic.
const TRAILER: usize = 10;

fn footer(file: &Buffer) -> Result<arrow_ipc::Footer<'_>, ArrowError> {
    let end = file
        .len()
        .checked_sub(TRAILER)
        .ok_or_else(|| damaged("too short"))?;
    let trailer = file[end..].try_into().map_err(|_| damaged("too short"))?;
    let start = end
        .checked_sub(read_footer_length(trailer)?)
        .ok_or_else(|| damaged("a footer longer than the file"))?;
    root_as_footer(&file[start..end]).map_err(|why| damaged(&why.to_string()))
}

fn block_bytes(file: &Buffer, block: &arrow_ipc::Block) -> Result<Buffer, ArrowError> {
    let outside = || damaged("a block outside the file");
    let offset = usize::try_from(block.offset()).map_err(|_| outside())?;
    let head = usize::try_from(block.metaDataLength()).map_err(|_| outside())?;
    let body = usize::try_from(block.bodyLength()).map_err(|_| outside())?;
    let len = head.checked_add(body).ok_or_else(outside)?;
    match offset.checked_add(len) {
        Some(end) if end <= file.len() => Ok(file.slice_with_length(offset, len)),
        _ => Err(outside()),
    }
}

fn damaged(what: &str) -> ArrowError {
    ArrowError::IpcError(what.to_owned())
}
