//! Columns by name and type.

use std::path::PathBuf;

use arrow_array::{
    Array, BooleanArray, DictionaryArray, FixedSizeBinaryArray, Int32Array, LargeStringArray,
    PrimitiveArray, RecordBatch, StringArray,
    types::{ArrowPrimitiveType, Int32Type},
};

use crate::store::error::Error;
use crate::store::labels::Label;

/// Columns of one file.
#[derive(Clone, Debug)]
pub(in crate::store) struct Table {
    path: PathBuf,
    batch: RecordBatch,
}

impl Table {
    /// Returns the columns of the file at `path`.
    pub(super) fn new(path: PathBuf, batch: RecordBatch) -> Self {
        Self { path, batch }
    }

    /// Returns the number of rows.
    pub(in crate::store) fn rows(&self) -> usize {
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

    pub(in crate::store) fn numbers<T: ArrowPrimitiveType>(
        &self,
        name: &str,
    ) -> Result<PrimitiveArray<T>, Error> {
        self.column(name)
    }

    pub(in crate::store) fn flags(&self, name: &str) -> Result<BooleanArray, Error> {
        self.column(name)
    }

    pub(in crate::store) fn bytes(
        &self,
        name: &str,
        width: i32,
    ) -> Result<FixedSizeBinaryArray, Error> {
        let column: FixedSizeBinaryArray = self.column(name)?;
        if column.value_length() != width {
            return Err(self.content(format!("column {name:?} is not {width} bytes wide")));
        }
        Ok(column)
    }

    pub(in crate::store) fn text(&self, name: &str) -> Result<LargeStringArray, Error> {
        self.column(name)
    }

    pub(in crate::store) fn names(&self, name: &str) -> Result<Names, Error> {
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
    pub(in crate::store) fn values<T: Copy>(
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

    pub(in crate::store) fn labels<T: Label>(&self, name: &str) -> Result<Values<T>, Error> {
        self.values(name, T::named)
    }

    /// Returns the error that says what is wrong with this file.
    pub(in crate::store) fn content(&self, what: String) -> Error {
        Error::Content {
            path: self.path.clone(),
            what,
        }
    }
}

/// A column of few distinct names.
#[derive(Clone, Debug)]
pub(in crate::store) struct Names {
    keys: Int32Array,
    values: StringArray,
}

impl Names {
    /// Returns the name in a row; the empty one if there is none.
    pub(in crate::store) fn get(&self, row: usize) -> &str {
        if self.keys.is_null(row) {
            return "";
        }
        self.values.value(position(&self.keys, row))
    }
}

/// A column of few distinct values.
#[derive(Clone, Debug)]
pub(in crate::store) struct Values<T> {
    keys: Int32Array,
    values: Vec<T>,
}

impl<T: Copy> Values<T> {
    /// Returns the value in a row, if there is one.
    pub(in crate::store) fn get(&self, row: usize) -> Option<T> {
        self.keys
            .is_valid(row)
            .then(|| self.values[position(&self.keys, row)])
    }
}

fn position(keys: &Int32Array, row: usize) -> usize {
    usize::try_from(keys.value(row)).expect("Arrow checks the keys of a dictionary")
}
