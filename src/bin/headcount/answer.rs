//! Writing tables as the arguments ask.

use std::{io, io::Write};

use headcount::report::{
    evidence::{self, Behind, Shelf},
    format,
    table::Table,
};
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

    /// Writes a table with what stands behind it, listed from the shelf if there is one.
    pub(crate) fn write_opened(
        self,
        table: Table,
        head: &Map<String, serde_json::Value>,
        behind: &Behind,
        shelf: Option<&Shelf<'_>>,
        out: impl Write,
    ) -> io::Result<()> {
        evidence::write(
            table,
            head,
            behind,
            shelf,
            self.format,
            terminal::width(),
            out,
        )
    }
}
