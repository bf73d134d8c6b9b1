//! Looking for damage: every digest, length, count and sum.

mod finding;
mod holding;
mod ledger;

use std::{fs, io, path::Path};

use crate::store::documents::DocumentTable;
use crate::store::error::Error;
use crate::store::manifest::{
    FileEntry, Manifest, PartitionEntry, documents_path, mentions_path, menus_path, rejected_path,
    removed_path,
};
use crate::store::mentions::MentionTable;
use crate::store::menus;
use crate::store::rejected;
use crate::store::removal;
use crate::store::sweep::orphans;
use crate::store::table::TableFile;

use self::ledger::check_ledger;
pub use finding::Finding;
pub(super) use holding::Holding;

/// Returns everything that is wrong with the store in a folder; nothing if it is sound.
///
/// Reads every byte. Findings stand in the order of the manifest.
///
/// # Errors
///
/// If the manifest itself cannot be read: then nothing is known of the store.
pub fn check(folder: impl AsRef<Path>) -> Result<Vec<Finding>, Error> {
    let folder = folder.as_ref();
    let manifest = Manifest::read(folder)?;
    let mut findings = Vec::new();
    let mut held = Holding::of(&manifest);
    let mut is_whole = true;
    for entry in &manifest.partitions {
        is_whole &= check_documents(folder, entry, &mut held, &mut findings);
        is_whole &= check_rejected(folder, entry, &mut held, &mut findings);
        is_whole &= check_menus(folder, entry, &mut held, &mut findings);
    }
    check_mentions(folder, &manifest, &mut findings);
    check_removed(folder, &manifest, &mut findings);
    // Rows that cannot be read cannot be counted; the damage to them is a finding already.
    let rows = is_whole.then_some(&held.rows);
    check_ledger(folder, &manifest, rows, &mut findings);
    let leftovers = orphans(folder, &manifest)?;
    findings.extend(leftovers.into_iter().map(|path| Finding::Leftover { path }));
    let latest = Manifest::read(folder)?;
    if latest.generation != manifest.generation {
        findings.retain(|finding| !is_commit(folder, &latest, finding));
    }
    Ok(findings)
}

/// Returns whether a finding is only what a writer did meanwhile: it removed the mentions of a
/// gazetteer out of use, or named files that were not named yet.
fn is_commit(folder: &Path, latest: &Manifest, finding: &Finding) -> bool {
    let is_named = |path: &Path| {
        let mut files = latest.paths().into_iter();
        files.any(|name| folder.join(name) == path)
    };
    match finding {
        Finding::Missing { path } => !is_named(path),
        Finding::Leftover { path } => is_named(path) || !path.exists(),
        _ => false,
    }
}

/// Checks the documents of a partition; returns whether their rows could be counted.
fn check_documents(
    folder: &Path,
    partition: &PartitionEntry,
    held: &mut Holding,
    findings: &mut Vec<Finding>,
) -> bool {
    let Some(entry) = &partition.documents else {
        return true;
    };
    let path = folder.join(documents_path(partition.number));
    if !check_file(&path, entry, findings) {
        return false;
    }
    let copies = match count_documents(&path, entry, held) {
        Ok((rows, copies)) => {
            check_rows(&path, entry, rows, findings);
            copies
        }
        Err(source) => {
            findings.push(Finding::Unreadable { path, source });
            return false;
        }
    };
    if copies != partition.copies {
        findings.push(Finding::Copies {
            path,
            expected: partition.copies,
            found: copies,
        });
    }
    true
}

/// Returns the rows of documents, and how many are copies; decodes all of them on the way.
fn count_documents(
    path: &Path,
    entry: &FileEntry,
    held: &mut Holding,
) -> Result<(u64, u64), Error> {
    let file = TableFile::open(path.to_owned(), entry)?;
    DocumentTable::decode(&file)?;
    held.add_documents(&file)
}

/// Checks the rejections of a partition; returns whether they could be counted.
fn check_rejected(
    folder: &Path,
    partition: &PartitionEntry,
    held: &mut Holding,
    findings: &mut Vec<Finding>,
) -> bool {
    let Some(entry) = &partition.rejected else {
        return true;
    };
    let path = folder.join(rejected_path(partition.number));
    if !check_file(&path, entry, findings) {
        return false;
    }
    let mut rows = 0;
    let counted = rejected::read(&path).and_then(|mut lines| {
        lines.try_for_each(|line| {
            let (_, source) = line?;
            held.rows.entry(source).or_default().rejected += 1;
            rows += 1;
            Ok(())
        })
    });
    match counted {
        Ok(()) => check_rows(&path, entry, rows, findings),
        Err(source) => {
            findings.push(Finding::Unreadable { path, source });
            return false;
        }
    }
    true
}

/// Checks the menus of a partition; returns whether they could be counted.
fn check_menus(
    folder: &Path,
    partition: &PartitionEntry,
    held: &mut Holding,
    findings: &mut Vec<Finding>,
) -> bool {
    let Some(entry) = &partition.menus else {
        return true;
    };
    let path = folder.join(menus_path(partition.number));
    if !check_file(&path, entry, findings) {
        return false;
    }
    match menus::read(&path) {
        Ok(lines) => {
            for (_, source) in &lines {
                held.rows.entry(*source).or_default().menus += 1;
            }
            check_rows(&path, entry, lines.len() as u64, findings);
            true
        }
        Err(source) => {
            findings.push(Finding::Unreadable { path, source });
            false
        }
    }
}

fn check_mentions(folder: &Path, manifest: &Manifest, findings: &mut Vec<Finding>) {
    for set in &manifest.mentions {
        for entry in &set.partitions {
            let path = folder.join(mentions_path(&set.gazetteer, entry.number));
            if !check_file(&path, &entry.file, findings) {
                continue;
            }
            let decoded = TableFile::open(path.clone(), &entry.file)
                .and_then(|file| MentionTable::decode(&file));
            let mentions = match decoded {
                Ok(mentions) => mentions,
                Err(source) => {
                    findings.push(Finding::Unreadable { path, source });
                    continue;
                }
            };
            check_rows(&path, &entry.file, mentions.rows() as u64, findings);
            let mut partitions = manifest.partitions.iter();
            let documents = partitions
                .find(|partition| partition.number == entry.number)
                .and_then(|partition| partition.documents.as_ref())
                .map_or(0, |documents| documents.rows);
            if !mentions.fits(usize::try_from(documents).unwrap_or(usize::MAX), None) {
                let documents = folder.join(documents_path(entry.number));
                findings.push(Finding::Mentions { path, documents });
            }
        }
    }
}

fn check_removed(folder: &Path, manifest: &Manifest, findings: &mut Vec<Finding>) {
    for entry in &manifest.removed {
        let path = folder.join(removed_path(entry.number));
        if !check_file(&path, &entry.file, findings) {
            continue;
        }
        if let Err(source) = removal::read(&path, &entry.file) {
            findings.push(Finding::Unreadable { path, source });
        }
    }
}

/// Checks length and digest of a file; returns whether it is as it was written.
fn check_file(path: &Path, entry: &FileEntry, findings: &mut Vec<Finding>) -> bool {
    let finding = match digest(path) {
        Ok((found, _)) if found != entry.bytes => Finding::Length {
            path: path.to_owned(),
            expected: entry.bytes,
            found,
        },
        Ok((_, digest)) if digest != entry.digest => Finding::Digest {
            path: path.to_owned(),
        },
        Ok(_) => return true,
        Err(why) if why.kind() == io::ErrorKind::NotFound => Finding::Missing {
            path: path.to_owned(),
        },
        Err(source) => Finding::Unreadable {
            path: path.to_owned(),
            source: Error::Read {
                path: path.to_owned(),
                source,
            },
        },
    };
    findings.push(finding);
    false
}

/// Returns length and digest of a file, read as a stream: what may be damaged is not mapped.
fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut file = fs::File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let bytes = io::copy(&mut file, &mut hasher)?;
    Ok((bytes, hasher.finalize().to_hex().to_string()))
}

fn check_rows(path: &Path, entry: &FileEntry, found: u64, findings: &mut Vec<Finding>) {
    if entry.rows != found {
        findings.push(Finding::Rows {
            path: path.to_owned(),
            expected: entry.rows,
            found,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_writer_did_meanwhile_is_no_finding() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let mut latest = Manifest::empty();
        latest.partitions.push(PartitionEntry {
            number: 2,
            copies: 0,
            documents: Some(FileEntry {
                bytes: 1,
                digest: String::new(),
                rows: 1,
                seal: None,
            }),
            rejected: None,
            menus: None,
        });
        let named = || folder.join("documents/2.arrow");
        let removed = || folder.join("mentions/0001/1.arrow");
        let left = folder.join("left.arrow");
        fs::write(&left, b"").unwrap();
        let is_commit = |finding| is_commit(folder, &latest, &finding);
        assert!(is_commit(Finding::Leftover { path: named() }));
        assert!(is_commit(Finding::Missing { path: removed() }));
        assert!(is_commit(Finding::Leftover { path: removed() }));
        assert!(!is_commit(Finding::Leftover { path: left }));
        assert!(!is_commit(Finding::Missing { path: named() }));
        assert!(!is_commit(Finding::Digest { path: removed() }));
    }
}
