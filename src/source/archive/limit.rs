//! Limits on what comes out of an archive, against bombs.
//!
//! Streaming keeps memory bounded whatever comes; the limits keep the time bounded.

use std::cell::Cell;
use std::io;
use std::io::Read;
use std::rc::Rc;

use crate::rejection::Reason;

/// Bytes out for each byte in. Text comes to 20, daily snapshots of one list in one stream to
/// some hundreds; deflate, at its most, to 1032, which is what a bomb is made of.
const MAX_RATIO: u64 = 1000;

/// Bytes out below which the ratio says nothing.
const FREE: u64 = 64 << 20;

/// Bytes out of one wrapping. A dump beyond it is better split, so that a fault costs less.
const MAX_BYTES: u64 = 256 << 30;

/// A limit was passed; the text names it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Exceeded(String);

/// Returns the error by which a reader tells that a limit was passed.
pub(super) fn exceeded(limit: String) -> io::Error {
    io::Error::other(Exceeded(limit))
}

/// Returns why a record or file is refused after an error of its reader.
pub(in crate::source) fn reason_of(error: &io::Error) -> Reason {
    if let Some(exceeded) = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Exceeded>())
    {
        return Reason::Limit(exceeded.0.clone());
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            Reason::Truncated("the compressed file ends too early".to_owned())
        }
        _ => Reason::Malformed(format!("cannot be unpacked: {error}")),
    }
}

/// A reader that tells how many bytes passed.
pub(super) struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    pub(super) fn new(inner: R, count: Rc<Cell<u64>>) -> Self {
        Self { inner, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let taken = self.inner.read(buffer)?;
        self.count.set(self.count.get() + taken as u64);
        Ok(taken)
    }
}

/// The content of a wrapping, which ends with an error at a limit.
pub(super) struct Limited<R> {
    inner: R,
    bytes: u64,
    read: Rc<Cell<u64>>,
}

impl<R> Limited<R> {
    /// Limits `inner`, which has unpacked as many bytes as `read` tells.
    pub(super) fn new(inner: R, read: Rc<Cell<u64>>) -> Self {
        Self {
            inner,
            bytes: 0,
            read,
        }
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let taken = self.inner.read(buffer)?;
        self.bytes += taken as u64;
        if self.bytes > MAX_BYTES {
            return Err(exceeded(format!(
                "more than {MAX_BYTES} bytes out of one archive"
            )));
        }
        if self.bytes > FREE && self.bytes / self.read.get().max(1) > MAX_RATIO {
            return Err(exceeded(format!(
                "more than {MAX_RATIO} bytes out of each byte packed"
            )));
        }
        Ok(taken)
    }
}
