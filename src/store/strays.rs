//! Copies that lost their article: a damaged file was set aside, and the text stood there.
//!
//! Such a row is left where it is and left out of everything; its record is read again from its
//! input file, like those that stood in the damaged file itself.

use std::collections::HashSet;

use arrow_array::Array;

use crate::document::DocumentId;
use crate::store::documents::{self, ID};
use crate::store::error::Error;
use crate::store::reader::Partition;
use crate::store::removal::Place;
use crate::store::table::TableFile;

/// The articles whose text stands in the rows seen so far.
#[derive(Debug, Default)]
pub(super) struct Articles(HashSet<DocumentId>);

impl Articles {
    /// Returns for each row of a file of documents, the one after those seen so far, whether it
    /// is a copy of an article that none of them holds.
    pub(super) fn strays_in(&mut self, file: &TableFile) -> Result<Vec<bool>, Error> {
        let table = file.columns(&["id", "copy_of"])?;
        let ids = table.bytes("id", ID)?;
        let copy_of = table.bytes("copy_of", ID)?;
        Ok((0..table.rows())
            .map(|row| {
                let id = documents::id(&ids, row);
                if copy_of.is_null(row) {
                    self.0.insert(id);
                }
                !self.0.contains(&id)
            })
            .collect())
    }
}

/// Returns the rows that are copies without an article before them.
pub(super) fn of(partitions: &[Partition]) -> Result<HashSet<Place>, Error> {
    let mut articles = Articles::default();
    let mut strays = HashSet::new();
    for (partition, opened) in partitions.iter().enumerate() {
        let rows = articles.strays_in(&opened.file)?.into_iter().enumerate();
        strays.extend(
            rows.filter(|(_, is_stray)| *is_stray)
                .map(|(row, _)| Place { partition, row }),
        );
    }
    Ok(strays)
}
