//! The index of a store, opened for reading.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tantivy::schema::Field;
use tantivy::{Index, SegmentReader, TantivyError};

use crate::index::FOLDER;
use crate::index::coverage::Coverage;
use crate::index::error::Error;
use crate::index::layout::{Layout, Place};
use crate::index::phrase::Phrase;
use crate::index::postings;
use crate::index::scan::scan;
use crate::index::schema::{PLACE, schema};
use crate::store::Store;

/// How often opening is tried while a writer removes what it merged.
const TRIES: usize = 10;

/// The ordinals of the rows in which something stands, sorted, with how many times it does.
pub type Postings = Vec<(u32, u32)>;

/// The words of a store's documents.
pub struct TextIndex<'s> {
    store: &'s Store,
    layout: Layout,
    segments: Vec<SegmentReader>,
    text: Field,
    /// For each partition of the store, whether the index covers it.
    covered: Vec<bool>,
    damage: Option<Error>,
    path: PathBuf,
}

impl<'s> TextIndex<'s> {
    /// Opens the text index of a store. Writes nothing.
    ///
    /// Where there is none, or it cannot be read, every text is read instead.
    pub fn open(store: &'s Store) -> Self {
        let path = store.folder().join(FOLDER);
        let (_, fields) = schema();
        let mut opened = Self {
            layout: Layout::of(store),
            segments: Vec::new(),
            text: fields.text,
            covered: vec![false; store.partitions().len()],
            damage: None,
            store,
            path,
        };
        if !opened.path.exists() {
            return opened;
        }
        match segments(&opened.path) {
            Ok((coverage, segments)) => {
                let partitions = store.partitions().iter();
                opened.covered = partitions.map(|part| coverage.covers(part)).collect();
                opened.segments = segments;
            }
            Err(why) => opened.damage = Some(why),
        }
        opened
    }

    /// Returns how the rows of the store are numbered.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Returns whether the store has an index at all, in whatever state.
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Returns why the index cannot be read, if there is one and it cannot.
    pub fn damage(&self) -> Option<&Error> {
        self.damage.as_ref()
    }

    /// Returns the number of rows, copies included, that are not in the index: their texts are
    /// read for every phrase.
    pub fn rows_not_covered(&self) -> u64 {
        let partitions = self.store.partitions().iter().zip(&self.covered);
        let rows = partitions
            .filter(|(_, covered)| !**covered)
            .map(|(part, _)| part.rows());
        rows.sum()
    }

    /// Returns the rows in whose text a phrase stands; never a copy, which has no text.
    ///
    /// The same for any state of the index, any segments and any number of threads.
    ///
    /// # Errors
    ///
    /// If the index or the store is damaged.
    pub fn find(&self, phrase: &Phrase) -> Result<Postings, Error> {
        let parts: Result<Vec<Postings>, Error> = self
            .segments
            .par_iter()
            .map(|segment| self.find_in(segment, phrase))
            .collect();
        let mut found = parts?.concat();
        for (at, partition) in self.store.partitions().iter().enumerate() {
            if !self.covered[at] {
                let first = self.layout.first(at);
                let rows = scan(partition, phrase)?.into_iter();
                found.extend(rows.map(|(row, count)| (first + row, count)));
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    fn find_in(&self, segment: &SegmentReader, phrase: &Phrase) -> Result<Postings, Error> {
        let read = |source| read_error(&self.path, source);
        let words = segment.inverted_index(self.text).map_err(read)?;
        let found = postings::phrase(&words, phrase).map_err(|why| read(why.into()))?;
        let places = segment.fast_fields().u64(PLACE).map_err(read)?;
        let ordinals = found.into_iter().filter_map(|(doc, count)| {
            let place = Place::of_number(places.first(doc)?);
            let ordinal = self.layout.ordinal(place)?;
            let (at, _) = self.layout.find(ordinal);
            let is_held = self.covered[at] && !segment.is_deleted(doc);
            is_held.then_some((ordinal, count))
        });
        Ok(ordinals.collect())
    }
}

/// Opens the segments of one commit, and what it covers.
///
/// Without tantivy's own reader, which would take a lock and so write to a medium that may be
/// read-only; a writer that removes files between the two steps makes for another try.
pub(super) fn segments(path: &Path) -> Result<(Coverage, Vec<SegmentReader>), Error> {
    let mut tries = 0;
    loop {
        tries += 1;
        match segments_now(path) {
            Err(_) if tries < TRIES => {}
            done => return done,
        }
    }
}

fn segments_now(path: &Path) -> Result<(Coverage, Vec<SegmentReader>), Error> {
    let read = |source| read_error(path, source);
    let index = Index::open_in_dir(path).map_err(read)?;
    let metas = index.load_metas().map_err(read)?;
    if index.schema() != schema().0 {
        return Ok((Coverage::none(), Vec::new()));
    }
    let Some(coverage) = Coverage::parse(metas.payload.as_deref()) else {
        return Ok((Coverage::none(), Vec::new()));
    };
    let segments = metas.segments.into_iter();
    let segments = segments.map(|meta| SegmentReader::open(&index.segment(meta)));
    let segments: Result<Vec<SegmentReader>, TantivyError> = segments.collect();
    Ok((coverage, segments.map_err(read)?))
}

pub(super) fn read_error(path: &Path, source: TantivyError) -> Error {
    if path.is_file() {
        return Error::NotAFolder {
            path: path.to_owned(),
        };
    }
    Error::Read {
        path: path.to_owned(),
        source,
    }
}

impl std::fmt::Debug for TextIndex<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextIndex")
            .field("path", &self.path)
            .field("segments", &self.segments.len())
            .field("covered", &self.covered)
            .finish_non_exhaustive()
    }
}
