//! Writing tables as the arguments ask.

use std::{io, io::Write};

use headcount::report::{format, table::Table};
use serde_json::Map;

use crate::{args::FormatArg, terminal};

impl FormatArg {
    /// Writes a table in this format, fitted to the terminal.
    pub(crate) fn write(self, table: &Table, out: impl Write) -> io::Result<()> {
        format::write(table, &Map::new(), self.format, terminal::width(), out)
    }
}
