//! Reading a file again of which records were set aside: what the store still holds is passed over.
//!
//! A record is known by its place in its input file, so that it makes no difference which of the
//! partitions were lost, nor under which name the file is found now.

use std::collections::{BTreeMap, HashMap};

use crate::document::Provenance;
use crate::store::error::Error;
use crate::store::manifest::{Manifest, SourceEntry, menus_path, rejected_path};
use crate::store::reader::Store;
use crate::store::removal::Place;
use crate::store::{menus, rejected};

/// What the store holds of the files that are read again.
#[derive(Debug)]
pub(super) struct Kept {
    /// The names under which the files were read first, by their positions in the ledger.
    names: BTreeMap<u32, String>,
    /// How many are kept: of a damaged file, places may be told twice.
    places: HashMap<(u32, PlaceInFile), u32>,
}

/// Where something stands in an input file.
#[derive(Debug, PartialEq, Eq, Hash)]
enum PlaceInFile {
    /// A record: digest of the name below that of the input file, and its number.
    Record(u128, u64),
    /// A file of menus.
    Menu(u128),
}

impl Kept {
    /// Reads what a store holds of the files of which records are set aside.
    pub(super) fn read(store: &Store, manifest: &Manifest) -> Result<Self, Error> {
        let is_wanted = |(_, source): &(u32, &SourceEntry)| source.set_aside > 0;
        let names = (0..).zip(&manifest.sources).filter(is_wanted);
        let mut kept = Self {
            names: names
                .map(|(position, source)| (position, source.name.clone()))
                .collect(),
            places: HashMap::new(),
        };
        for (position, partition) in store.partitions().iter().enumerate() {
            let documents = partition.documents()?;
            for (row, document) in documents.iter().enumerate() {
                let place = Place {
                    partition: position,
                    row,
                };
                if !store.effect.strays().contains(&place) {
                    kept.add_record(document.source, document.file, document.record);
                }
            }
        }
        for entry in &manifest.partitions {
            if entry.rejected.is_some() {
                for line in rejected::read(&store.folder.join(rejected_path(entry.number)))? {
                    let (rejection, source) = line?;
                    let Provenance { file, record } = &rejection.provenance;
                    kept.add_record(source, file, *record);
                }
            }
            if entry.menus.is_some() {
                for (menu, source) in menus::read(&store.folder.join(menus_path(entry.number)))? {
                    if let Some(name) = kept.names.get(&source) {
                        let place = PlaceInFile::Menu(below(name, &menu.file));
                        *kept.places.entry((source, place)).or_default() += 1;
                    }
                }
            }
        }
        Ok(kept)
    }

    fn add_record(&mut self, source: u32, file: &str, record: u64) {
        if let Some(name) = self.names.get(&source) {
            let place = PlaceInFile::Record(below(name, file), record);
            *self.places.entry((source, place)).or_default() += 1;
        }
    }

    /// Returns whether a record of the input file, found under `name`, is kept; it is met once.
    pub(super) fn meets_record(&mut self, source: u32, name: &str, place: &Provenance) -> bool {
        let record = PlaceInFile::Record(below(name, &place.file), place.record);
        self.meets(&(source, record))
    }

    /// Returns whether a file of menus in the input file is kept; it is met once.
    pub(super) fn meets_menu(&mut self, source: u32, name: &str, file: &str) -> bool {
        self.meets(&(source, PlaceInFile::Menu(below(name, file))))
    }

    fn meets(&mut self, place: &(u32, PlaceInFile)) -> bool {
        match self.places.get_mut(place) {
            Some(left @ 1..) => {
                *left -= 1;
                true
            }
            Some(0) | None => false,
        }
    }
}

/// Returns a digest of what a name adds to that of the input file: nothing, or a place within an
/// archive.
fn below(input: &str, file: &str) -> u128 {
    let rest = file.strip_prefix(input).unwrap_or(file);
    let digest = blake3::hash(rest.as_bytes());
    let (first, _) = digest
        .as_bytes()
        .split_first_chunk()
        .expect("a digest has 32 bytes");
    u128::from_be_bytes(*first)
}
