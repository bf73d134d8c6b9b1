//! Signals: what asks the run to stop, and what must not stop it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use anyhow::Context;

/// The exit code of a program ended by an interrupt, by the shell's convention.
const INTERRUPTED: i32 = 130;

/// Returns a flag that becomes true when the program is asked to stop: by Ctrl-C, by a request
/// to end (`kill`, `timeout`, a batch system), by a terminal that is closed. A second request
/// ends it at once.
///
/// # Errors
///
/// If the system lets no handler be set.
pub(crate) fn flag() -> anyhow::Result<Arc<AtomicBool>> {
    let flag = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&flag);
    ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::SeqCst) {
            #[expect(clippy::exit, reason = "the second request means now")]
            std::process::exit(INTERRUPTED);
        }
    })
    .context("cannot listen for Ctrl-C")?;
    fail_at_file_size_limit()?;
    Ok(flag)
}

/// Lets a write beyond the limit of file size (`ulimit -f`) fail with a message, where the
/// system's habit is to kill the program without one.
#[cfg(unix)]
fn fail_at_file_size_limit() -> anyhow::Result<()> {
    let noted = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noted)
        .context("cannot catch the signal of the limit of file size")?;
    Ok(())
}

/// Other systems have no such signal.
#[cfg(not(unix))]
fn fail_at_file_size_limit() -> anyhow::Result<()> {
    Ok(())
}
