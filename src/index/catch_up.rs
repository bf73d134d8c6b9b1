//! Bringing the index to what the store holds.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::directory::MmapDirectory;
use tantivy::directory::error::{LockError, OpenWriteError};
use tantivy::{Index, IndexSettings, IndexWriter, TantivyDocument, TantivyError, Term};

use crate::index::FOLDER;
use crate::index::coverage::Coverage;
use crate::index::error::Error;
use crate::index::layout::Place;
use crate::index::schema::{Fields, register_tokenizer, schema};
use crate::index::standings::Standings;
use crate::index::text_index::{read_error, segments};
use crate::store::{Partition, Store};

/// Memory of the writer, for all its threads together.
const MEMORY_BYTES: usize = 64 << 20;

/// Threads that take text apart; each needs 15 MB at least.
const MOST_THREADS: usize = 4;

/// Bytes of text after which what was indexed is committed: what a kill can lose.
const COMMIT_BYTES: usize = 256 << 20;

/// How many files of killed runs may be in the way: one a segment.
const TRIES: usize = 100;

/// Bytes of text for which a second thread is worth its beginning, and one more segment.
const BYTES_PER_THREAD: u64 = 4 << 20;

/// How far an index was brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaughtUp {
    /// It covers the store.
    Whole,
    /// It was stopped, and has what was committed.
    Stopped,
    /// Another run is writing to it.
    Busy,
}

/// Brings the text index of a store to what the store holds, and makes one where there is none
/// or what is there cannot be used. Killed at any moment, it goes on from its last commit.
///
/// `threads` take text apart, at most four; what is found does not depend on their number. Ends
/// early once `stop` is true.
///
/// # Errors
///
/// If the store is damaged, or the index cannot be written.
pub fn catch_up(store: &Store, threads: usize, stop: &AtomicBool) -> Result<CaughtUp, Error> {
    let mut tries = 0;
    loop {
        tries += 1;
        match caught_up(store, threads, stop) {
            // A killed run wrote it and named it nowhere, and the next one takes the same name.
            Err(Error::Write {
                path,
                source: TantivyError::OpenWriteError(OpenWriteError::FileAlreadyExists(file)),
            }) if tries < TRIES => {
                let file = path.join(file);
                fs::remove_file(&file).map_err(|source| Error::File { path: file, source })?;
            }
            done => return done,
        }
    }
}

fn caught_up(store: &Store, threads: usize, stop: &AtomicBool) -> Result<CaughtUp, Error> {
    let path = store.folder().join(FOLDER);
    if covers(&path, store) && Standings::are_kept(store) {
        return Ok(CaughtUp::Whole);
    }
    let index = open_or_create(&path)?;
    let write = |source| Error::Write {
        path: path.clone(),
        source,
    };
    let threads = threads.min(MOST_THREADS).min(most_threads(store)).max(1);
    let mut writer: IndexWriter = match index.writer_with_num_threads(threads, MEMORY_BYTES) {
        Ok(writer) => writer,
        Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(CaughtUp::Busy),
        // On a medium that is read-only: tantivy's own words ask whether another writes.
        Err(TantivyError::LockFailure(LockError::IoError(why), _)) => {
            let source = io::Error::new(why.kind(), why);
            return Err(Error::File { path, source });
        }
        Err(why) => return Err(write(why)),
    };
    // Both as they are now that nobody else writes: an index that knows more than the store did
    // when it was opened would lose it.
    let store = &Store::open(store.folder())?;
    let metas = index.load_metas().map_err(write)?;
    let mut coverage = Coverage::parse(metas.payload.as_deref()).unwrap_or_else(Coverage::none);
    let (_, fields) = schema();
    for number in coverage.forget_all_but(store) {
        writer.delete_term(Term::from_field_u64(fields.partition, number));
    }
    let mut bytes = 0;
    for partition in store.partitions() {
        if coverage.covers(partition) {
            continue;
        }
        // Of a partition that was begun nothing is committed before its end.
        let Some(added) = add(&writer, fields, partition, stop, &path)? else {
            return Ok(CaughtUp::Stopped);
        };
        coverage.add(partition);
        bytes += added;
        if bytes >= COMMIT_BYTES {
            commit(&mut writer, &coverage).map_err(write)?;
            bytes = 0;
        }
    }
    commit(&mut writer, &coverage).map_err(write)?;
    writer.wait_merging_threads().map_err(write)?;
    Standings::of(store)?.write(store)?;
    Ok(CaughtUp::Whole)
}

/// Makes the text index of a store anew.
///
/// # Errors
///
/// As [`catch_up`].
pub fn rebuild(store: &Store, threads: usize, stop: &AtomicBool) -> Result<CaughtUp, Error> {
    let path = store.folder().join(FOLDER);
    if path.is_dir() {
        empty(&path)?;
    }
    catch_up(store, threads, stop)
}

/// Returns whether an index covers a store, and can be read.
fn covers(path: &Path, store: &Store) -> bool {
    segments(path).is_ok_and(|(coverage, _)| coverage.is_of(store))
}

/// Opens an index that can be written to; one that cannot be used is removed, for it is derived.
fn open_or_create(path: &Path) -> Result<Index, Error> {
    let file = |source| Error::File {
        path: path.to_owned(),
        source,
    };
    if path.is_file() {
        return Err(Error::NotAFolder {
            path: path.to_owned(),
        });
    }
    fs::create_dir_all(path).map_err(file)?;
    let index = match Index::open_in_dir(path) {
        Ok(index) if is_usable(&index) => index,
        Ok(_) | Err(_) => {
            empty(path)?;
            let directory = MmapDirectory::open(path);
            let directory = directory.map_err(|why| read_error(path, why.into()))?;
            Index::create(directory, schema().0, IndexSettings::default()).map_err(|source| {
                Error::Write {
                    path: path.to_owned(),
                    source,
                }
            })?
        }
    };
    register_tokenizer(&index);
    Ok(index)
}

/// Returns whether every segment opens and the index is of this version. One that was made, and
/// killed before its first commit, has no payload and no documents.
fn is_usable(index: &Index) -> bool {
    let Ok(metas) = index.load_metas() else {
        return false;
    };
    let is_known = Coverage::parse(metas.payload.as_deref()).is_some()
        || (metas.payload.is_none() && metas.segments.is_empty());
    is_known
        && metas.schema == schema().0
        && metas
            .segments
            .into_iter()
            .all(|meta| tantivy::SegmentReader::open(&index.segment(meta)).is_ok())
}

/// Removes the files of an index.
fn empty(path: &Path) -> Result<(), Error> {
    let failed = |source: io::Error| Error::File {
        path: path.to_owned(),
        source,
    };
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?.path();
        if entry.is_file() {
            fs::remove_file(entry).map_err(failed)?;
        }
    }
    Ok(())
}

fn most_threads(store: &Store) -> usize {
    // Rows stand for texts of a kilobyte or more.
    let rows: u64 = store.partitions().iter().map(Partition::rows).sum();
    let threads = rows * 1024 / BYTES_PER_THREAD;
    usize::try_from(threads).unwrap_or(MOST_THREADS)
}

/// Adds the documents of a partition; returns the bytes of their text, or nothing if stopped.
fn add(
    writer: &IndexWriter,
    fields: Fields,
    partition: &Partition,
    stop: &AtomicBool,
    path: &Path,
) -> Result<Option<usize>, Error> {
    let texts = partition.texts()?;
    let rows = u32::try_from(partition.rows()).expect("a partition is cut long before");
    let mut bytes = 0;
    for row in 0..rows {
        if stop.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let Some((text, _)) = texts.get(row as usize)? else {
            continue;
        };
        let place = Place {
            partition: partition.number(),
            row,
        };
        let mut document = TantivyDocument::new();
        document.add_text(fields.text, text);
        document.add_u64(fields.place, place.to_number());
        document.add_u64(fields.partition, partition.number());
        writer
            .add_document(document)
            .map_err(|source| Error::Write {
                path: path.to_owned(),
                source,
            })?;
        bytes += text.len();
    }
    Ok(Some(bytes))
}

fn commit(writer: &mut IndexWriter, coverage: &Coverage) -> Result<(), TantivyError> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&coverage.to_payload());
    prepared.commit()?;
    Ok(())
}
