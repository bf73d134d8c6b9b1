//! Mentions as an Arrow IPC or a Parquet file.

use std::io::Write;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::RecordBatch;
use arrow_array::builder::Date32Builder;
use arrow_array::builder::StringBuilder;
use arrow_array::builder::UInt32Builder;
use arrow_array::builder::UInt64Builder;
use arrow_ipc::writer::FileWriter;
use parquet::arrow::ArrowWriter;

use arrow_schema::ArrowError;
use arrow_schema::DataType;
use arrow_schema::Field;
use arrow_schema::Schema;

use crate::facts::day_number;

use super::super::columnar;
use super::row::FIELDS;
use super::row::MentionRow;

/// Rows a batch: some megabytes, so that memory stays small and batches few.
const BATCH: usize = 16_384;

/// A file of columns that grows by batches.
pub(super) struct ColumnRows<W: Write + Send> {
    writer: Writer<W>,
    columns: Columns,
    rows: usize,
}

/// The two formats that take batches.
enum Writer<W: Write + Send> {
    Arrow(Box<FileWriter<W>>),
    Parquet(Box<ArrowWriter<W>>),
}

#[derive(Debug, Default)]
struct Columns {
    document: StringBuilder,
    file: StringBuilder,
    record: UInt64Builder,
    outlet: StringBuilder,
    date: Date32Builder,
    entity: StringBuilder,
    alias: StringBuilder,
    kind: StringBuilder,
    counts: StringBuilder,
    start: UInt32Builder,
    end: UInt32Builder,
    surface: StringBuilder,
    title: StringBuilder,
    url: StringBuilder,
}

impl<W: Write + Send> ColumnRows<W> {
    pub(super) fn arrow(out: W) -> Result<Self, ArrowError> {
        let writer = FileWriter::try_new(out, &schema())?;
        Ok(Self::of(Writer::Arrow(Box::new(writer))))
    }

    pub(super) fn parquet(out: W) -> Result<Self, ArrowError> {
        let schema = Arc::new(schema());
        let properties = Some(columnar::properties());
        let writer = ArrowWriter::try_new(out, schema, properties).map_err(columnar::cause)?;
        Ok(Self::of(Writer::Parquet(Box::new(writer))))
    }

    fn of(writer: Writer<W>) -> Self {
        Self {
            writer,
            columns: Columns::default(),
            rows: 0,
        }
    }

    pub(super) fn write(&mut self, row: &MentionRow<'_>) -> Result<(), ArrowError> {
        self.columns.push(row);
        self.rows += 1;
        if self.rows == BATCH {
            self.write_batch()?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<W, ArrowError> {
        if self.rows > 0 {
            self.write_batch()?;
        }
        match self.writer {
            Writer::Arrow(writer) => writer.into_inner(),
            Writer::Parquet(writer) => writer.into_inner().map_err(columnar::cause),
        }
    }

    fn write_batch(&mut self) -> Result<(), ArrowError> {
        self.rows = 0;
        let columns = self.columns.take();
        let batch = RecordBatch::try_new(Arc::new(schema()), columns)?;
        match &mut self.writer {
            Writer::Arrow(writer) => writer.write(&batch),
            Writer::Parquet(writer) => writer.write(&batch).map_err(columnar::cause),
        }
    }
}

/// Returns the columns, none of which is ever null.
fn schema() -> Schema {
    let typed = |name: &str| match name {
        "record" => DataType::UInt64,
        "date" => DataType::Date32,
        "start" | "end" => DataType::UInt32,
        _ => DataType::Utf8,
    };
    let fields = FIELDS.map(|name| Field::new(name, typed(name), false));
    Schema::new(fields.to_vec())
}

impl Columns {
    fn push(&mut self, row: &MentionRow<'_>) {
        self.document.append_value(&row.document);
        self.file.append_value(row.file);
        self.record.append_value(row.record);
        self.outlet.append_value(row.outlet);
        self.date.append_value(day_number(row.date));
        self.entity.append_value(row.entity);
        self.alias.append_value(row.alias);
        self.kind.append_value(row.kind);
        self.counts.append_value(row.counts);
        self.start.append_value(row.start);
        self.end.append_value(row.end);
        self.surface.append_value(row.surface);
        self.title.append_value(row.title);
        self.url.append_value(row.url);
    }

    /// Returns what was pushed, in the order of the fields, and begins anew.
    fn take(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.document.finish()),
            Arc::new(self.file.finish()),
            Arc::new(self.record.finish()),
            Arc::new(self.outlet.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.entity.finish()),
            Arc::new(self.alias.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.counts.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.surface.finish()),
            Arc::new(self.title.finish()),
            Arc::new(self.url.finish()),
        ]
    }
}
