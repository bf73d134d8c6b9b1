//! CSV and TSV: a record each row, with quoted fields over several lines.

use std::ops::ControlFlow;

use memchr::memchr;
use memchr::memchr2;

use super::Cutter;
use super::More;

pub(super) fn cut(cutter: &mut Cutter, delimiter: u8) -> ControlFlow<()> {
    let mut start = 0;
    let mut in_header = true;
    // Where the row was left off when the window ended.
    let mut scan = RowScan::default();
    loop {
        match scan.row_end(&cutter.window[start..], delimiter) {
            Some(length) => {
                let row = start..start + length;
                let blank = cutter.window[row.clone()].trim_ascii().is_empty();
                if !blank && !std::mem::take(&mut in_header) {
                    cutter.record(row.clone());
                }
                start = row.end;
                scan = RowScan::default();
            }
            None => match cutter.more(start)? {
                More::Bytes => start = 0,
                More::TooLong => {
                    // Where a quote is left open, the ends of the next rows are not known.
                    cutter.refuse_too_long(cutter.offset);
                    return skip_rest(cutter);
                }
                More::Nothing => {
                    last_row(cutter, in_header, scan.is_open(&cutter.window));
                    return ControlFlow::Continue(());
                }
            },
        }
    }
}

fn last_row(cutter: &mut Cutter, in_header: bool, in_quotes: bool) {
    if cutter.window.trim_ascii().is_empty() {
        return;
    }
    if cutter.error.is_some() || in_quotes {
        cutter.refuse_end(0, "a quoted field has no end");
    } else if !in_header {
        cutter.record(0..cutter.window.len());
    }
}

fn skip_rest(cutter: &mut Cutter) -> ControlFlow<()> {
    while cutter.more(cutter.window.len())? == More::Bytes {}
    ControlFlow::Continue(())
}

/// How far a row has been gone through.
#[derive(Default)]
struct RowScan {
    at: usize,
    in_quotes: bool,
    in_field: bool,
}

impl RowScan {
    /// Returns whether a file that ends with `row` ends inside a quoted field.
    fn is_open(&self, row: &[u8]) -> bool {
        // Left off at a quote that is the last byte: it closes the field.
        self.in_quotes && self.at + 1 != row.len()
    }

    /// Returns the length of the row at the head of `rest`, with its line end; `None` if its
    /// end is not there yet.
    ///
    /// A quote opens a quoted field only at the field's start, as RFC 4180 has it.
    fn row_end(&mut self, rest: &[u8], delimiter: u8) -> Option<usize> {
        loop {
            if self.at >= rest.len() {
                return None;
            }
            if self.in_quotes {
                let quote = self.at + memchr(b'"', rest.get(self.at..)?)?;
                self.at = quote;
                // Whether the quote closes the field shows only in the byte after it.
                match rest.get(quote + 1) {
                    Some(b'"') => self.at = quote + 2,
                    Some(_) => {
                        self.at = quote + 1;
                        self.in_quotes = false;
                        self.in_field = true;
                    }
                    None => return None,
                }
            } else if !self.in_field && rest.get(self.at) == Some(&b'"') {
                self.at += 1;
                self.in_quotes = true;
            } else {
                self.in_field = true;
                let found = memchr2(delimiter, b'\n', rest.get(self.at..)?);
                let Some(found) = found else {
                    self.at = rest.len();
                    return None;
                };
                self.at += found + 1;
                self.in_field = false;
                if rest[self.at - 1] == b'\n' {
                    return Some(self.at);
                }
            }
        }
    }
}

/// Returns the length of the row at the head of `rest`, with its line end.
pub(in crate::source) fn row_end(rest: &[u8], delimiter: u8) -> Option<usize> {
    RowScan::default().row_end(rest, delimiter)
}

/// Returns the delimiter of a header: whichever stands in it most often.
pub(in crate::source) fn delimiter_of(header: &[u8]) -> u8 {
    let line = header.split(|byte| *byte == b'\n').next().unwrap_or(header);
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, line).count();
    [b',', b'\t', b';', b'|']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| count(*delimiter))
        .expect("the list is not empty")
}
