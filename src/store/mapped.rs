//! Files of the store as memory: the only unsafe code but for the vectors of matching.

use std::{fs::File, io, path::Path, ptr::NonNull, sync::Arc};

use arrow_buffer::Buffer;
use memmap2::Mmap;

/// Returns the content of a file of the store, mapped, not read; nothing is copied.
///
/// The file stays mapped as long as the buffer or a part of it is in use, even if its name is
/// removed meanwhile.
///
/// # Errors
///
/// If the file cannot be opened or mapped, or is empty.
#[allow(
    unsafe_code,
    reason = "a map is sound only if the file does not change, which the type system cannot know"
)]
pub(super) fn mapped(path: &Path) -> io::Result<Buffer> {
    let file = File::open(path)?;
    // SAFETY: the bytes under a map must not change while it lives. A file that a manifest
    // names is complete and never changes again: `durable::NewFile` creates it under a new name
    // (`create_new`) and syncs it before `manifest::replace` names it, no code of the store
    // opens an existing data file for writing, and `sweep` removes names, never content. Only
    // such files are mapped, by `table`: those the manifest names, and one just written.
    // Who edits or truncates a store's files by hand while a program reads them breaks this.
    let map = unsafe { Mmap::map(&file)? };
    let start = NonNull::new(map.as_ptr().cast_mut())
        .filter(|_| !map.is_empty())
        .ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
    let len = map.len();
    // SAFETY: `start` and `len` are those of the map, which is never written through (it was
    // mapped for reading, and a `Buffer` gives out shared slices only) and lives as long as the
    // buffer, which owns it; moving the `Mmap` into the `Arc` does not move the mapped pages.
    Ok(unsafe { Buffer::from_custom_allocation(start, len, Arc::new(map)) })
}
