//! The ledger after records were set aside.

use crate::store::check::Holding;
use crate::store::manifest::SourceEntry;

/// Brings the ledger to what the files hold, and marks the input files of which records or menus
/// are gone. Returns how many are gone that were not before.
pub(super) fn settle(ledger: &mut [SourceEntry], held: &Holding) -> u64 {
    let mut gone = 0;
    for (position, source) in (0..).zip(ledger) {
        let held = held.rows.get(&position).copied().unwrap_or_default();
        let before = source.records + source.menus;
        source.documents = held.documents;
        source.copies = held.copies;
        source.rejected = held.rejected;
        source.menus = held.menus;
        source.records = held.documents + held.copies + held.rejected;
        let of_it = before.saturating_sub(source.records + source.menus);
        source.set_aside += of_it;
        source.complete &= of_it == 0;
        gone += of_it;
    }
    gone
}
