//! Ctrl-C: the first asks the run to stop at the next safe point, the second ends it at once.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use anyhow::Context;

/// The exit code of a program ended by an interrupt, by the shell's convention.
const INTERRUPTED: i32 = 130;

/// Returns a flag that becomes true at the first Ctrl-C.
///
/// # Errors
///
/// If the system lets no handler be set.
pub(crate) fn flag() -> anyhow::Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&flag);
    ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::SeqCst) {
            #[expect(clippy::exit, reason = "the second Ctrl-C means now")]
            std::process::exit(INTERRUPTED);
        }
    })
    .context("cannot listen for Ctrl-C")?;
    Ok(flag)
}
