//! Who is told how far a run is.

use crate::source::Recognised;

/// How far a run is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    /// Files read to their end, or skipped as read before.
    pub files: u64,
    /// Files in all.
    pub files_total: u64,
    /// Bytes of the files above.
    pub bytes: u64,
    /// Bytes in all.
    pub bytes_total: u64,
    /// Records read.
    pub records: u64,
    /// Records refused.
    pub rejected: u64,
}

impl Progress {
    /// Returns whether nothing is left to do.
    pub fn is_end(&self) -> bool {
        self.files == self.files_total
    }

    /// Returns the numbers as one JSON object on one line.
    pub fn to_json(&self) -> String {
        serde_json::json!(self).to_string()
    }
}

/// Someone who is told how far a run is, often: after every batch of records.
pub trait Observer {
    /// Takes note.
    fn progress(&mut self, progress: &Progress);

    /// Takes note of how a file was understood.
    fn recognised(&mut self, recognised: &Recognised) {
        let _ = recognised;
    }
}

/// Takes no note.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {
    fn progress(&mut self, _: &Progress) {}
}
