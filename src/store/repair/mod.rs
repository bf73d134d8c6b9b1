//! Making what is left of a damaged store usable.
//!
//! Damaged files of documents, refusals, menus and removals are set aside: a new generation names
//! them no more, and they are kept in `damaged/<generation>/`. Damaged mentions are dropped: they
//! are counted again from the documents. The records that stood in what was set aside leave the
//! ledger, and their input files are marked to be read again.

mod keep;
mod ledger;

use std::{collections::BTreeSet, path::Path, path::PathBuf};

use crate::store::check::{Finding, Holding, check};
use crate::store::commit::Commit;
use crate::store::error::Error;
use crate::store::lock::Lock;
use crate::store::manifest::{
    Manifest, documents_path, mentions_path, menus_path, rejected_path, removed_path,
};
use crate::store::sweep::sweep;

use keep::keep;

/// What a repair did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repair {
    /// Files that were set aside, where they are kept now; of a file that was missing, nothing.
    pub kept: Vec<PathBuf>,
    /// Records, and menus, that were set aside: [`SourceEntry::set_aside`](crate::store::SourceEntry)
    /// says of which input files.
    pub set_aside: u64,
    /// Partitions whose mentions were dropped, to be counted again from their documents.
    pub mentions: u64,
    /// Removals that were set aside, by number, with the records that each took out: what they
    /// took out counts again.
    pub removals: Vec<(u64, u64)>,
    /// Files that a run left behind that was stopped, perhaps a repair; they were removed.
    pub leftovers: u64,
}

/// Sets aside what is damaged in the store in a folder, so that the rest can be used, and removes
/// what runs that were stopped left behind; a store that is sound is left as it is. Killed at any
/// moment, either all of it was done, but for files that the next repair removes, or nothing.
///
/// # Errors
///
/// [`Error::Locked`] if another run is writing; otherwise if the manifest itself is damaged, or a
/// write fails: then the store is as it was.
pub fn repair(folder: impl AsRef<Path>) -> Result<Repair, Error> {
    let folder = folder.as_ref();
    // Where there is no store, there is nothing to lock.
    Manifest::read(folder)?;
    let _lock = Lock::take(folder)?;
    let manifest = Manifest::read(folder)?;
    let leftovers = sweep(folder, &manifest)?;
    let findings = check(folder)?;
    let damaged: BTreeSet<&Path> = findings
        .iter()
        .filter(|finding| finding.is_damage())
        .map(Finding::path)
        .collect();
    if damaged.is_empty() {
        return Ok(Repair {
            leftovers,
            ..Repair::default()
        });
    }
    let mut commit = Commit::begin(folder, &manifest);
    let is_damaged = |path: PathBuf| damaged.contains(&*folder.join(path));
    let mut repair = Repair {
        leftovers,
        ..Repair::default()
    };
    let lost = forget(&mut commit.manifest, is_damaged, &mut repair);
    let held = Holding::count(folder, &commit.manifest)?;
    commit.manifest.has_strays = held.strays > 0;
    repair.set_aside = ledger::settle(&mut commit.manifest.sources, &held);
    for path in lost {
        repair
            .kept
            .extend(keep(folder, &path, commit.manifest.generation)?);
    }
    let manifest = commit.finish()?;
    sweep(folder, &manifest)?;
    Ok(repair)
}

/// Takes damaged files out of a manifest, notes what is derived or was removed, and returns those
/// that are to be kept, as paths below the store's folder.
fn forget(
    manifest: &mut Manifest,
    is_damaged: impl Fn(PathBuf) -> bool,
    repair: &mut Repair,
) -> Vec<PathBuf> {
    // Whether copies lost their article is seen by counting.
    manifest.has_strays = true;
    let mut lost = Vec::new();
    let mut without_documents = BTreeSet::new();
    for partition in &mut manifest.partitions {
        let number = partition.number;
        if partition.documents.is_some() && is_damaged(documents_path(number)) {
            partition.documents = None;
            partition.copies = 0;
            without_documents.insert(number);
            lost.push(documents_path(number));
        }
        if partition.rejected.is_some() && is_damaged(rejected_path(number)) {
            partition.rejected = None;
            lost.push(rejected_path(number));
        }
        if partition.menus.is_some() && is_damaged(menus_path(number)) {
            partition.menus = None;
            lost.push(menus_path(number));
        }
    }
    let mut uncounted = BTreeSet::new();
    for set in &mut manifest.mentions {
        set.partitions.retain(|entry| {
            if without_documents.contains(&entry.number) {
                return false;
            }
            let is_sound = !is_damaged(mentions_path(&set.gazetteer, entry.number));
            if !is_sound {
                uncounted.insert(entry.number);
            }
            is_sound
        });
    }
    repair.mentions = uncounted.len() as u64;
    manifest.removed.retain(|entry| {
        let is_sound = !is_damaged(removed_path(entry.number));
        if !is_sound {
            repair.removals.push((entry.number, entry.records));
            lost.push(removed_path(entry.number));
        }
        is_sound
    });
    lost
}
