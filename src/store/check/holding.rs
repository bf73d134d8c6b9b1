//! What the files hold of each input file, to be held against the ledger.

use std::{collections::BTreeMap, path::Path};

use arrow_array::Array;
use arrow_array::types::UInt32Type;

use crate::store::check::ledger::Held;
use crate::store::documents::ID;
use crate::store::error::Error;
use crate::store::manifest::{Manifest, documents_path, menus_path, rejected_path};
use crate::store::menus;
use crate::store::rejected;
use crate::store::strays::Articles;
use crate::store::table::TableFile;

/// Rows counted by the position of their input file in the ledger.
#[derive(Debug)]
pub(in crate::store) struct Holding {
    pub(in crate::store) rows: BTreeMap<u32, Held>,
    /// Where strays are possible: they are not counted.
    articles: Option<Articles>,
    /// Rows that were not counted.
    pub(in crate::store) strays: u64,
}

impl Holding {
    /// Returns that of no file yet.
    pub(super) fn of(manifest: &Manifest) -> Self {
        Self {
            rows: BTreeMap::new(),
            articles: manifest.has_strays.then(Articles::default),
            strays: 0,
        }
    }

    /// Counts all that the files of a manifest hold.
    pub(in crate::store) fn count(folder: &Path, manifest: &Manifest) -> Result<Self, Error> {
        let mut held = Self::of(manifest);
        for partition in &manifest.partitions {
            if let Some(entry) = &partition.documents {
                let path = folder.join(documents_path(partition.number));
                held.add_documents(&TableFile::open(path, entry)?)?;
            }
            if partition.rejected.is_some() {
                for line in rejected::read(&folder.join(rejected_path(partition.number)))? {
                    let (_, source) = line?;
                    held.rows.entry(source).or_default().rejected += 1;
                }
            }
            if partition.menus.is_some() {
                for (_, source) in menus::read(&folder.join(menus_path(partition.number)))? {
                    held.rows.entry(source).or_default().menus += 1;
                }
            }
        }
        Ok(held)
    }

    /// Counts a file of documents; returns its rows, and how many of them are copies.
    pub(super) fn add_documents(&mut self, file: &TableFile) -> Result<(u64, u64), Error> {
        let table = file.columns(&["source", "copy_of"])?;
        let source = table.numbers::<UInt32Type>("source")?;
        let copy_of = table.bytes("copy_of", ID)?;
        let strays = match &mut self.articles {
            Some(articles) => articles.strays_in(file)?,
            None => Vec::new(),
        };
        let mut copies = 0;
        for row in 0..table.rows() {
            let is_copy = copy_of.is_valid(row);
            copies += u64::from(is_copy);
            if strays.get(row) == Some(&true) {
                self.strays += 1;
                continue;
            }
            let held = self.rows.entry(source.value(row)).or_default();
            if is_copy {
                held.copies += 1;
            } else {
                held.documents += 1;
            }
        }
        Ok((table.rows() as u64, copies))
    }
}
