//! Names of files and folders below the store's folder.

use std::path::{Path, PathBuf};

/// The manifest.
pub(in crate::store) const MANIFEST: &str = "MANIFEST.json";
/// The next manifest, until it takes the place of the old one.
pub(in crate::store) const MANIFEST_BESIDE: &str = "MANIFEST.json.tmp";
/// The file whose lock the writer holds. The file stays, only its lock comes and goes.
pub(in crate::store) const LOCK: &str = "LOCK";
/// Folder of the documents.
pub(in crate::store) const DOCUMENTS: &str = "documents";
/// Folder of the rejections.
pub(in crate::store) const REJECTED: &str = "rejected";
/// Folder of the menus.
pub(in crate::store) const MENUS: &str = "menus";
/// Folder of the folders of mentions.
pub(in crate::store) const MENTIONS: &str = "mentions";
/// A gazetteer, in the folder of the mentions that were counted with it.
pub(in crate::store) const GAZETTEER: &str = "gazetteer.json";
/// The same until it is whole.
pub(in crate::store) const GAZETTEER_BESIDE: &str = "gazetteer.json.tmp";
/// Folder of what was taken out.
pub(in crate::store) const REMOVED: &str = "removed";

/// Folder of damaged files that were set aside, in a folder for each generation that did so.
pub(in crate::store) const DAMAGED: &str = "damaged";

pub(in crate::store) fn documents_path(number: u64) -> PathBuf {
    Path::new(DOCUMENTS).join(format!("{number}.arrow"))
}

pub(in crate::store) fn rejected_path(number: u64) -> PathBuf {
    Path::new(REJECTED).join(format!("{number}.jsonl"))
}

pub(in crate::store) fn removed_path(number: u64) -> PathBuf {
    Path::new(REMOVED).join(format!("{number}.jsonl"))
}

pub(in crate::store) fn mentions_path(gazetteer: &str, number: u64) -> PathBuf {
    Path::new(MENTIONS)
        .join(gazetteer)
        .join(format!("{number}.arrow"))
}

/// Returns where a gazetteer stands beside its mentions. The manifest does not name it.
pub(in crate::store) fn gazetteer_path(gazetteer: &str) -> PathBuf {
    Path::new(MENTIONS).join(gazetteer).join(GAZETTEER)
}

pub(in crate::store) fn damaged_path(generation: u64) -> PathBuf {
    Path::new(DAMAGED).join(generation.to_string())
}

pub(in crate::store) fn menus_path(number: u64) -> PathBuf {
    Path::new(MENUS).join(format!("{number}.jsonl"))
}
