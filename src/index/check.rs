//! Looking for damage in the index.

use std::path::PathBuf;

use tantivy::{Index, SegmentReader};

use crate::index::FOLDER;
use crate::index::coverage::Coverage;
use crate::index::layout::Place;
use crate::index::schema::{PLACE, schema};
use crate::index::standings::{self, Standings};
use crate::store::Store;

/// Something in an index that is not as it must be. All of it is derived: made anew, it is sound.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Finding {
    #[error("{path} is a file, and the text index of a store is a folder: move the file away")]
    NotAFolder { path: PathBuf },
    #[error("{path} is damaged: its checksum is not that of its content")]
    Checksum { path: PathBuf },
    #[error("{path} cannot be read: {why}")]
    Unreadable { path: PathBuf, why: String },
    #[error("{path} has {found} documents of partition {partition}, and the store {expected}")]
    Documents {
        path: PathBuf,
        partition: u64,
        expected: u64,
        found: u64,
    },
    #[error("{path} does not say which documents are copies or earlier versions as they are")]
    Standings { path: PathBuf },
}

/// Returns everything that is wrong with the text index of a store; nothing if it is sound,
/// behind, or not there. Reads every byte.
///
/// # Errors
///
/// If the store is damaged.
pub fn check(store: &Store) -> Result<Vec<Finding>, crate::store::Error> {
    let path = store.folder().join(FOLDER);
    if !path.exists() {
        return Ok(Vec::new());
    }
    if path.is_file() {
        return Ok(vec![Finding::NotAFolder { path }]);
    }
    let unreadable = |why: tantivy::TantivyError| {
        vec![Finding::Unreadable {
            path: path.clone(),
            why: why.to_string(),
        }]
    };
    let index = match Index::open_in_dir(&path) {
        Ok(index) => index,
        // Killed before it had a first commit.
        Err(tantivy::TantivyError::OpenReadError(_)) if !path.join("meta.json").exists() => {
            return Ok(Vec::new());
        }
        Err(why) => return Ok(unreadable(why)),
    };
    let damaged = match index.validate_checksum() {
        Ok(damaged) => damaged,
        Err(why) => return Ok(unreadable(why)),
    };
    let mut damaged: Vec<PathBuf> = damaged.into_iter().collect();
    damaged.sort();
    if !damaged.is_empty() {
        let finding = |file| Finding::Checksum {
            path: path.join(file),
        };
        return Ok(damaged.into_iter().map(finding).collect());
    }
    match places(&index) {
        Ok((coverage, places)) => {
            let mut findings = counted(store, &path, &coverage, &places)?;
            if !Standings::are_sound(store)? {
                let path = standings::path(store);
                findings.push(Finding::Standings { path });
            }
            Ok(findings)
        }
        Err(why) => Ok(unreadable(why)),
    }
}

/// Returns what the index covers, and the place of every document in it, sorted.
fn places(index: &Index) -> tantivy::Result<(Coverage, Vec<Place>)> {
    let metas = index.load_metas()?;
    let coverage = Coverage::parse(metas.payload.as_deref());
    let Some(coverage) = coverage.filter(|_| metas.schema == schema().0) else {
        // Of another version: it is made anew when it is next wanted.
        return Ok((Coverage::none(), Vec::new()));
    };
    let mut places = Vec::new();
    for meta in metas.segments {
        let segment = SegmentReader::open(&index.segment(meta))?;
        let numbers = segment.fast_fields().u64(PLACE)?;
        let found = segment.doc_ids_alive().filter_map(|doc| numbers.first(doc));
        places.extend(found.map(Place::of_number));
    }
    places.sort_unstable();
    Ok((coverage, places))
}

/// Compares the documents of every partition that is covered.
fn counted(
    store: &Store,
    path: &std::path::Path,
    coverage: &Coverage,
    places: &[Place],
) -> Result<Vec<Finding>, crate::store::Error> {
    let mut findings = Vec::new();
    for partition in store.partitions() {
        if !coverage.covers(partition) {
            continue;
        }
        let number = partition.number();
        let held: Vec<u32> = (0..)
            .zip(partition.outlines()?.iter())
            .filter_map(|(row, outline)| (!outline.is_copy).then_some(row))
            .collect();
        let from = places.partition_point(|place| place.partition < number);
        let found = places[from..]
            .iter()
            .take_while(|place| place.partition == number);
        let found: Vec<u32> = found.map(|place| place.row).collect();
        if found != held {
            findings.push(Finding::Documents {
                path: path.to_owned(),
                partition: number,
                expected: held.len() as u64,
                found: found.len() as u64,
            });
        }
    }
    Ok(findings)
}
