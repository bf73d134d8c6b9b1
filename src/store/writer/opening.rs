//! Opening a store for writing: the lock, the sweep, and what the writer must know.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    fs, io,
    path::Path,
};

use crate::gazetteer::model::Gazetteer;
use crate::store::commit::Commit;
use crate::store::documents::DocumentRows;
use crate::store::durable;
use crate::store::error::Error;
use crate::store::lock::Lock;
use crate::store::manifest::{LOCK, MANIFEST, MANIFEST_BESIDE, Manifest};
use crate::store::mentions::MentionRows;
use crate::store::menus::MenuLines;
use crate::store::reader::Store;
use crate::store::rejected::RejectedLines;
use crate::store::sweep::sweep;
use crate::store::writer::{Limit, State, Writer};

impl<'g> Writer<'g> {
    /// Opens the store in a folder for writing; makes the folder and an empty store in it if
    /// there is none. Mentions that are added are those of `gazetteer`.
    ///
    /// Takes the lock, sweeps what a killed run left behind, and loads the ids of all articles.
    ///
    /// # Errors
    ///
    /// [`Error::Locked`], at once, if another run is writing; [`Error::Occupied`] if the folder
    /// holds other files and no store; otherwise as [`Store::open`].
    pub fn open(folder: impl AsRef<Path>, gazetteer: &'g Gazetteer) -> Result<Self, Error> {
        let folder = folder.as_ref();
        if folder.is_file() {
            return Err(Error::NotAFolder {
                path: folder.to_owned(),
            });
        }
        durable::create_folder(folder)?;
        require_no_strangers(folder)?;
        let lock = Lock::take(folder)?;
        let manifest = match Manifest::read(folder) {
            Err(Error::NoStore { .. }) => Commit::begin(folder, &Manifest::empty()).finish()?,
            read => read?,
        };
        sweep(folder, &manifest)?;
        let mut ids = HashSet::new();
        let store = Store::open(folder)?;
        for partition in store.partitions() {
            ids.extend(partition.own_ids()?.into_iter().map(|(_, id)| id));
        }
        let mut positions: HashMap<String, Vec<usize>> = HashMap::new();
        for (position, source) in manifest.sources.iter().enumerate() {
            let same = positions.entry(source.digest.clone());
            same.or_default().push(position);
        }
        Ok(Self {
            folder: folder.to_owned(),
            gazetteer,
            manifest,
            removed_sources: store.effect.removed.sources.clone(),
            ids,
            positions,
            claimed: HashMap::new(),
            formers: OnceCell::new(),
            kept: None,
            documents: DocumentRows::default(),
            mentions: MentionRows::default(),
            rejected: RejectedLines::default(),
            menus: MenuLines::default(),
            copies: 0,
            state: State::Clean,
            limit: Limit::default(),
            _lock: lock,
        })
    }
}

/// Refuses a folder that holds files but no manifest: names would mix, and the sweep would take
/// the documents of a store whose manifest was lost.
fn require_no_strangers(folder: &Path) -> Result<(), Error> {
    if folder.join(MANIFEST).exists() {
        return Ok(());
    }
    let read = |source: io::Error| Error::Read {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(read)? {
        let name = entry.map_err(read)?.file_name();
        // All that a run leaves if it is killed before its first manifest.
        if name != LOCK && name != MANIFEST_BESIDE {
            return Err(Error::Occupied {
                path: folder.to_owned(),
            });
        }
    }
    Ok(())
}
