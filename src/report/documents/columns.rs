//! Documents as a Parquet file.

use std::io::Write;
use std::mem;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::RecordBatch;
use arrow_array::builder::Date32Builder;
use arrow_array::builder::StringBuilder;
use arrow_array::builder::UInt32Builder;
use arrow_array::builder::UInt64Builder;
use arrow_schema::ArrowError;
use arrow_schema::DataType;
use arrow_schema::Field;
use arrow_schema::Schema;
use parquet::arrow::ArrowWriter;

use crate::facts::day_number;

use super::super::columnar;
use super::row::DocumentRow;
use super::row::FIELDS;

/// Bytes of text after which a batch is written and a group of rows ends: what memory holds.
const BYTES: usize = 32 << 20;

/// A Parquet file that grows by batches, each a group of rows.
pub(super) struct ParquetRows<W: Write + Send> {
    writer: ArrowWriter<W>,
    columns: Columns,
}

#[derive(Debug, Default)]
struct Columns {
    document: StringBuilder,
    outlet: StringBuilder,
    sections: StringBuilder,
    language: StringBuilder,
    date: Date32Builder,
    date_origin: StringBuilder,
    url: StringBuilder,
    title: StringBuilder,
    text: StringBuilder,
    tokens: UInt32Builder,
    records: UInt64Builder,
    counted: UInt64Builder,
    counted_as: StringBuilder,
    file: StringBuilder,
    record: UInt64Builder,
    bytes: usize,
}

impl<W: Write + Send> ParquetRows<W> {
    pub(super) fn new(out: W) -> Result<Self, ArrowError> {
        let properties = Some(columnar::properties());
        let writer = ArrowWriter::try_new(out, Arc::new(schema()), properties);
        Ok(Self {
            writer: writer.map_err(columnar::cause)?,
            columns: Columns::default(),
        })
    }

    pub(super) fn write(&mut self, row: &DocumentRow<'_>) -> Result<(), ArrowError> {
        self.columns.push(row);
        if self.columns.bytes >= BYTES {
            self.write_batch()?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<W, ArrowError> {
        self.write_batch()?;
        self.writer.into_inner().map_err(columnar::cause)
    }

    fn write_batch(&mut self) -> Result<(), ArrowError> {
        let columns = mem::take(&mut self.columns).finish();
        let batch = RecordBatch::try_new(Arc::new(schema()), columns)?;
        if batch.num_rows() == 0 {
            return Ok(());
        }
        self.writer.write(&batch).map_err(columnar::cause)?;
        self.writer.flush().map_err(columnar::cause)
    }
}

fn schema() -> Schema {
    let typed = |name: &str| match name {
        "date" => DataType::Date32,
        "tokens" => DataType::UInt32,
        "records" | "counted" | "record" => DataType::UInt64,
        _ => DataType::Utf8,
    };
    let may_be_null = |name: &str| matches!(name, "language" | "counted_as");
    let fields = FIELDS.map(|name| Field::new(name, typed(name), may_be_null(name)));
    Schema::new(fields.to_vec())
}

impl Columns {
    fn push(&mut self, row: &DocumentRow<'_>) {
        self.document.append_value(&row.document);
        self.outlet.append_value(row.outlet);
        self.sections.append_value(&row.sections);
        self.language.append_option(row.language);
        self.date.append_value(day_number(row.date));
        self.date_origin.append_value(row.date_origin);
        self.url.append_value(row.url);
        self.title.append_value(row.title);
        self.text.append_value(row.text);
        self.tokens.append_value(row.tokens);
        self.records.append_value(row.records);
        self.counted.append_value(row.counted);
        self.counted_as.append_option(row.counted_as.as_deref());
        self.file.append_value(row.file);
        self.record.append_value(row.record);
        self.bytes += row.text.len() + row.url.len() + row.title.len() + ROW;
    }

    /// Returns what was pushed, in the order of the fields.
    fn finish(mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.document.finish()),
            Arc::new(self.outlet.finish()),
            Arc::new(self.sections.finish()),
            Arc::new(self.language.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.date_origin.finish()),
            Arc::new(self.url.finish()),
            Arc::new(self.title.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.tokens.finish()),
            Arc::new(self.records.finish()),
            Arc::new(self.counted.finish()),
            Arc::new(self.counted_as.finish()),
            Arc::new(self.file.finish()),
            Arc::new(self.record.finish()),
        ]
    }
}

/// Bytes of a row besides its texts, about.
const ROW: usize = 200;
