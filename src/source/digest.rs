//! Digests of files as they lie there, by which a file read before is known again.

use std::fs::File;
use std::io;
use std::io::Read;

use super::discover::Error;
use super::discover::Input;

/// Returns the digest that [`read`](super::read()) would return for a file, without reading its records.
///
/// # Errors
///
/// If the file cannot be read.
pub fn digest(input: &Input) -> Result<blake3::Hash, Error> {
    let failed = |source| Error::Read {
        path: input.path.clone(),
        source,
    };
    // The records are read after this, by another reader.
    input.require_rereadable()?;
    let mut file = File::open(&input.path).map_err(failed)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(&mut file).map_err(failed)?;
    Ok(hasher.finalize())
}

/// A reader that takes the digest of what passes, and remembers a failure of the device: the
/// decoders above it may tell of it in their own words.
pub(super) struct Digesting {
    file: File,
    pub(super) hasher: blake3::Hasher,
    pub(super) bytes: u64,
    pub(super) error: Option<io::Error>,
}

impl Digesting {
    pub(super) fn new(file: File) -> Self {
        Self {
            file,
            hasher: blake3::Hasher::new(),
            bytes: 0,
            error: None,
        }
    }
}

impl Read for Digesting {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.file.read(buffer) {
            Ok(taken) => {
                self.hasher.update(&buffer[..taken]);
                self.bytes += taken as u64;
                Ok(taken)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let kind = error.kind();
                self.error = Some(error);
                Err(kind.into())
            }
        }
    }
}
