//! Writing tables as the arguments ask.

use std::{io, io::Write};

use headcount::report::{format, table::Table};
use serde_json::Map;

use crate::{args::FormatArg, terminal};

impl FormatArg {
    /// Writes a table in this format, fitted to the terminal.
    pub(crate) fn write(self, table: &Table, out: impl Write) -> io::Result<()> {
        self.write_with(table, &Map::new(), out)
    }

    /// Writes a table, in JSON with these members before its rows.
    pub(crate) fn write_with(
        self,
        table: &Table,
        head: &Map<String, serde_json::Value>,
        out: impl Write,
    ) -> io::Result<()> {
        format::write(table, head, self.format, terminal::width(), out)
    }
}
