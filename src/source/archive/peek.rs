//! A reader whose first bytes can be looked at before they are read.

use std::io;
use std::io::Read;

/// Bytes looked at: enough for a tar header, a CSV header or a few records.
const HEAD: u64 = 64 << 10;

/// A reader whose head has been looked at; reading begins at the first byte all the same.
pub(in crate::source) struct Peeked<'r> {
    head: Vec<u8>,
    at: usize,
    /// The error met while filling the head, given back when the head has been read.
    error: Option<io::Error>,
    rest: &'r mut dyn Read,
}

impl<'r> Peeked<'r> {
    /// Reads the head of `rest`.
    pub(in crate::source) fn new(rest: &'r mut dyn Read) -> Self {
        let mut head = Vec::new();
        let error = rest.take(HEAD).read_to_end(&mut head).err();
        Self {
            head,
            at: 0,
            error,
            rest,
        }
    }

    /// Returns the first bytes, fewer than asked only where the content is shorter or damaged.
    pub(in crate::source) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Returns whether the head is all there is.
    pub(in crate::source) fn is_whole(&self) -> bool {
        (self.head.len() as u64) < HEAD
    }

    /// Takes the error that was met inside the head, if it was.
    pub(in crate::source) fn failure(&mut self) -> Option<io::Error> {
        self.error.take()
    }
}

impl Read for Peeked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = &self.head[self.at..];
        if left.is_empty() {
            return match self.error.take() {
                Some(error) => Err(error),
                None => self.rest.read(buffer),
            };
        }
        let taken = left.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&left[..taken]);
        self.at += taken;
        Ok(taken)
    }
}
