//! Files cut into raw records, one pass, in memory bounded by the longest record.
//!
//! A [`Cutter`] holds a window of the file; the functions of the formats move through it and
//! mark where records begin and end. Knows no field of a record.

mod json;
mod keys;
mod lines;
mod scan;
mod table;
mod whole;

use std::io;
use std::io::Read;
use std::mem;
use std::ops::ControlFlow;
use std::ops::Range;
use std::sync::Arc;

use super::archive;
use super::batch::Raw;
use super::batch::RawBatch;
use super::format::Format;
use super::origin::Origin;
use super::profile::MarkdownShape;
use crate::rejection::Reason;
use crate::rejection::Rejection;

pub(super) use keys::first_keys;
pub(super) use table::delimiter_of;
pub(super) use table::row_end;

/// Sizes that bound memory; smaller ones are for tests.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    /// Bytes read at a time, which is the size of a batch.
    chunk: u64,
    /// Bytes of one record.
    max_record: usize,
}

impl Sizes {
    /// A batch holds some hundred articles, and four for every thread, with what is made of them,
    /// are little memory. The longest record known, with its photographs in base64, is 2 MB.
    const USUAL: Self = Self {
        chunk: 1 << 18,
        max_record: 256 << 20,
    };
}

/// Takes batches in order; breaking off ends the cutting.
pub(super) type Emit<'e> = &'e mut dyn FnMut(RawBatch) -> ControlFlow<()>;

/// Cuts `content` into raw records and returns how many.
///
/// A file without a record counts one, refused as empty, so that no file vanishes.
pub(super) fn cut(
    origin: &Arc<Origin>,
    content: &mut dyn Read,
    emit: Emit,
) -> ControlFlow<u64, u64> {
    cut_in(Sizes::USUAL, origin, content, emit)
}

fn cut_in(
    sizes: Sizes,
    origin: &Arc<Origin>,
    content: &mut dyn Read,
    emit: Emit,
) -> ControlFlow<u64, u64> {
    let mut cutter = Cutter::new(sizes, origin, content, emit);
    let done = match origin.format {
        Format::Json => json::cut(&mut cutter, &origin.profile.records_path),
        Format::JsonLines => lines::cut(&mut cutter),
        Format::Csv | Format::Tsv => table::cut(&mut cutter, origin.delimiter),
        Format::Text | Format::Html => whole::cut(&mut cutter),
        Format::Markdown => match &origin.profile.markdown {
            MarkdownShape::File => whole::cut(&mut cutter),
            MarkdownShape::Sections { level, below } => {
                whole::cut_sections(&mut cutter, *level, below.as_deref())
            }
            MarkdownShape::Links { address } => whole::cut_links(&mut cutter, address),
        },
    };
    match done.is_continue().then(|| cutter.finish()) {
        Some(ControlFlow::Continue(())) => ControlFlow::Continue(cutter.number - 1),
        Some(ControlFlow::Break(())) | None => ControlFlow::Break(cutter.number - 1),
    }
}

/// Whether there was more of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum More {
    /// The window has grown at its end.
    Bytes,
    /// The file has ended, or its reader failed.
    Nothing,
    /// The record is longer than any should be.
    TooLong,
}

/// A window of a file that moves on as records are cut from it.
struct Cutter<'c> {
    sizes: Sizes,
    origin: &'c Arc<Origin>,
    content: &'c mut dyn Read,
    emit: Emit<'c>,
    window: Vec<u8>,
    /// Position of the window in the file.
    offset: u64,
    raws: Vec<Raw>,
    /// Number of the next record.
    number: u64,
    error: Option<io::Error>,
}

impl<'c> Cutter<'c> {
    fn new(
        sizes: Sizes,
        origin: &'c Arc<Origin>,
        content: &'c mut dyn Read,
        emit: Emit<'c>,
    ) -> Self {
        Self {
            sizes,
            origin,
            content,
            emit,
            window: Vec::new(),
            offset: 0,
            raws: Vec::new(),
            number: 1,
            error: None,
        }
    }

    /// Gives up the window before `keep` and reads on behind its end.
    ///
    /// Positions in the window have to be moved back by `keep` afterwards.
    fn more(&mut self, keep: usize) -> ControlFlow<(), More> {
        self.flush(keep)?;
        if self.window.len() > self.sizes.max_record {
            return ControlFlow::Continue(More::TooLong);
        }
        let before = self.window.len();
        // A long record doubles the window, so that it is not gone through in small steps.
        let size = self.sizes.chunk.max(before as u64);
        if let Err(error) = self.content.take(size).read_to_end(&mut self.window) {
            self.error = Some(error);
        }
        let grown = self.window.len() > before;
        ControlFlow::Continue(if grown { More::Bytes } else { More::Nothing })
    }

    /// Emits the records cut so far, with the window up to `keep`, and keeps the rest.
    fn flush(&mut self, keep: usize) -> ControlFlow<()> {
        let mut bytes = self.window.split_off(keep);
        mem::swap(&mut bytes, &mut self.window);
        let offset = self.offset;
        self.offset += keep as u64;
        if self.raws.is_empty() {
            return ControlFlow::Continue(());
        }
        let raws = mem::take(&mut self.raws);
        let first = self.number - raws.len() as u64;
        let origin = Arc::clone(self.origin);
        (self.emit)(RawBatch {
            origin,
            first,
            offset,
            bytes,
            raws,
            menu: None,
        })
    }

    /// Marks a record.
    fn record(&mut self, span: Range<usize>) {
        self.record_under(None, span);
    }

    /// Marks a record under a heading.
    fn record_under(&mut self, heading: Option<Range<usize>>, span: Range<usize>) {
        self.raws.push(Raw::Cut { span, heading });
        self.number += 1;
    }

    /// Marks what begins at `start` in the window as refused.
    fn refuse(&mut self, start: usize, reason: Reason) {
        let rest = &self.window[start.min(self.window.len())..];
        let excerpt = Rejection::excerpt_of(rest);
        self.refuse_with(self.offset + start as u64, reason, excerpt);
    }

    fn refuse_with(&mut self, offset: u64, reason: Reason, excerpt: String) {
        self.raws.push(Raw::Refused {
            offset: Some(offset),
            reason,
            excerpt,
        });
        self.number += 1;
    }

    /// Refuses what begins at `start`, inside which the file ends: by the reader's error if it
    /// failed, as `otherwise` says if the file is just too short.
    fn refuse_end(&mut self, start: usize, otherwise: &str) {
        let reason = self.end_reason(otherwise);
        self.refuse(start, reason);
    }

    /// As [`Self::refuse_end`], for what began at a position that the window has left.
    fn refuse_end_at(&mut self, offset: u64, otherwise: &str) {
        let reason = self.end_reason(otherwise);
        self.refuse_with(offset, reason, String::new());
    }

    fn end_reason(&mut self, otherwise: &str) -> Reason {
        match self.error.take() {
            Some(error) => archive::reason_of(&error),
            None => Reason::Truncated(otherwise.to_owned()),
        }
    }

    /// Marks a record that began at `offset` in the file as refused for its length.
    fn refuse_too_long(&mut self, offset: u64) {
        let limit = format!("a record of more than {} bytes", self.sizes.max_record);
        self.refuse_with(offset, Reason::Limit(limit), String::new());
    }

    /// Emits what is left; tells of an error of the reader that fell between two records, and
    /// of a file without any.
    fn finish(&mut self) -> ControlFlow<()> {
        let end = self.window.len();
        if let Some(error) = self.error.take() {
            self.refuse(end, archive::reason_of(&error));
        }
        if self.number == 1 {
            self.refuse(end, Reason::Empty);
        }
        self.flush(end)
    }
}

#[cfg(test)]
mod tests;
