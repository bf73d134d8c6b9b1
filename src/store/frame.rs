//! The frame of an Arrow file: footer and headers, by which its columns are found.
//!
//! Arrow's decoder checks what stands in columns, but trusts offsets and lengths in the frame
//! and panics where they lead outside. So the frame has a digest of its own, which is checked
//! before the decoder sees it, and is cheap: a few kilobytes whatever the text.

use arrow_array::{Array, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::{
    Block, Footer,
    convert::try_fb_to_schema,
    reader::{FileDecoder, read_footer_length},
    root_as_footer,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};

/// Returns the digest of a file's frame, hexadecimal.
pub(super) fn digest(file: &Buffer) -> Result<String, ArrowError> {
    let (footer, bytes) = footer(file)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(bytes);
    let dictionaries = footer.dictionaries().into_iter().flatten();
    let batches = footer.recordBatches().into_iter().flatten();
    for block in dictionaries.chain(batches) {
        let head = usize::try_from(block.metaDataLength()).map_err(|_| outside())?;
        hasher.update(&block_bytes(file, block)?[..head]);
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// Returns the digest of a column's content, 16 hexadecimal digits: enough against accidents.
pub(super) fn column_digest(column: &dyn Array) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut parts = vec![column.to_data()];
    while let Some(part) = parts.pop() {
        for buffer in part.buffers() {
            hasher.update(buffer);
        }
        if let Some(nulls) = part.nulls() {
            hasher.update(nulls.validity());
        }
        parts.extend_from_slice(part.child_data());
    }
    let mut digest = hasher.finalize().to_hex().to_string();
    digest.truncate(16);
    digest
}

/// Returns the named columns of a file whose frame was checked; the others are not touched.
pub(super) fn decode(file: &Buffer, columns: &[&str]) -> Result<RecordBatch, ArrowError> {
    decode_as(file, columns, Field::clone)
}

/// Returns one column of text as bytes, which are not checked to be text: of a column that is
/// nearly the whole file, only what is asked for is then ever read.
pub(super) fn decode_unchecked(file: &Buffer, column: &str) -> Result<RecordBatch, ArrowError> {
    decode_as(file, &[column], |field| match field.data_type() {
        DataType::LargeUtf8 => field.clone().with_data_type(DataType::LargeBinary),
        _ => field.clone(),
    })
}

/// Returns the named columns, each as the field that `read_as` makes of its own.
fn decode_as(
    file: &Buffer,
    columns: &[&str],
    read_as: impl Fn(&Field) -> Field,
) -> Result<RecordBatch, ArrowError> {
    let (footer, _) = footer(file)?;
    let schema = footer
        .schema()
        .ok_or_else(|| damaged("no schema"))
        .and_then(try_fb_to_schema)?;
    let fields: Vec<Field> = schema.fields().iter().map(|field| read_as(field)).collect();
    let schema = Schema::new_with_metadata(fields, schema.metadata);
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

/// Returns the footer, and the bytes from its start to the end of the file.
fn footer(file: &Buffer) -> Result<(Footer<'_>, &[u8]), ArrowError> {
    let end = file
        .len()
        .checked_sub(TRAILER)
        .ok_or_else(|| damaged("too short"))?;
    let trailer = file[end..].try_into().map_err(|_| damaged("too short"))?;
    let start = end
        .checked_sub(read_footer_length(trailer)?)
        .ok_or_else(|| damaged("a footer longer than the file"))?;
    let footer = root_as_footer(&file[start..end]).map_err(|why| damaged(&why.to_string()))?;
    Ok((footer, &file[start..]))
}

fn block_bytes(file: &Buffer, block: &Block) -> Result<Buffer, ArrowError> {
    let offset = usize::try_from(block.offset()).map_err(|_| outside())?;
    let head = usize::try_from(block.metaDataLength()).map_err(|_| outside())?;
    let body = usize::try_from(block.bodyLength()).map_err(|_| outside())?;
    let len = head.checked_add(body).ok_or_else(outside)?;
    match offset.checked_add(len) {
        Some(end) if end <= file.len() => Ok(file.slice_with_length(offset, len)),
        _ => Err(outside()),
    }
}

fn outside() -> ArrowError {
    damaged("a block outside the file")
}

fn damaged(what: &str) -> ArrowError {
    ArrowError::IpcError(what.to_owned())
}
