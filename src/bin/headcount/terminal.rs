//! The terminal that text is written to.

use std::io::{IsTerminal, stdout};

/// Returns the width in columns that text should fit; `None` where output is no terminal, so
/// that nothing is shortened on its way into a file or another program.
pub(crate) fn width() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0))
}
