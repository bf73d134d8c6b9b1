//! Checking the ledger: its sums, and that the files hold what it says.

use std::{collections::BTreeMap, path::Path};

use crate::store::check::Finding;
use crate::store::manifest::{MANIFEST, Manifest};

/// Rows that stand in the files for one entry of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Held {
    pub(in crate::store) documents: u64,
    pub(in crate::store) copies: u64,
    pub(in crate::store) rejected: u64,
    pub(in crate::store) menus: u64,
}

/// Checks the sums of the ledger, and that the files hold what it says.
pub(super) fn check_ledger(
    folder: &Path,
    manifest: &Manifest,
    held: Option<&BTreeMap<u32, Held>>,
    findings: &mut Vec<Finding>,
) {
    let path = folder.join(MANIFEST);
    for (position, source) in (0..).zip(&manifest.sources) {
        if source.records != source.documents + source.copies + source.rejected {
            findings.push(Finding::Sum {
                path: path.clone(),
                source_name: source.name.clone(),
                records: source.records,
                documents: source.documents,
                copies: source.copies,
                rejected: source.rejected,
            });
        }
        let Some(held) = held else {
            continue;
        };
        let held = held.get(&position).copied().unwrap_or_default();
        for (what, ledger, found) in [
            ("documents", source.documents, held.documents),
            ("copies", source.copies, held.copies),
            ("rejections", source.rejected, held.rejected),
            ("menus", source.menus, held.menus),
        ] {
            if ledger != found {
                findings.push(Finding::Ledger {
                    path: path.clone(),
                    source_name: source.name.clone(),
                    what,
                    ledger,
                    found,
                });
            }
        }
    }
    let sources = u32::try_from(manifest.sources.len()).unwrap_or(u32::MAX);
    let strangers = held.into_iter().flat_map(|held| held.range(sources..));
    for (position, held) in strangers {
        findings.push(Finding::Ledger {
            path: path.clone(),
            source_name: format!("input file {position}, which it does not list"),
            what: "records",
            ledger: 0,
            found: held.documents + held.copies + held.rejected + held.menus,
        });
    }
}
