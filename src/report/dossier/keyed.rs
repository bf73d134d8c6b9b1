//! Tables with a name, whose every cell can be named too: `periods/ru 2024-01/documents`.

use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Table;

/// A table of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed {
    /// Its name, as in JSON.
    pub name: &'static str,
    /// A name for each row, unlike that of any other.
    pub keys: Vec<String>,
    /// Columns and rows, with every field.
    pub table: Table,
}

impl Keyed {
    /// Returns a table whose rows are known by what stands in their first columns.
    pub(super) fn by_columns(
        name: &'static str,
        key_columns: usize,
        columns: Vec<Column>,
        rows: Vec<Row>,
    ) -> Self {
        let key = |row: &Row| -> String {
            let cells = row.iter().take(key_columns).map(Cell::to_text);
            cells.collect::<Vec<_>>().join(" ")
        };
        Self {
            name,
            keys: rows.iter().map(key).collect(),
            table: Table {
                columns,
                rows,
                footers: Vec::new(),
            },
        }
    }

    /// Returns a table whose rows are known by their number, from 1.
    pub(super) fn by_number(name: &'static str, columns: Vec<Column>, rows: Vec<Row>) -> Self {
        Self {
            keys: (1..=rows.len()).map(|number| number.to_string()).collect(),
            ..Self::by_columns(name, 0, columns, rows)
        }
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Returns whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// Returns one cell.
    ///
    /// # Panics
    ///
    /// If there is no such row or field.
    pub fn cell(&self, row: usize, field: &str) -> &Cell {
        &self.table.rows[row][self.column(field)]
    }

    /// Returns the name of one cell, unlike that of any other of the report.
    pub fn address(&self, row: usize, field: &str) -> String {
        format!("{}/{}/{field}", self.name, self.keys[row])
    }

    /// Returns the table with some of its columns, under other names, for readers.
    pub(super) fn shown(&self, columns: &[(&str, &str)]) -> Table {
        let at: Vec<usize> = columns
            .iter()
            .map(|(field, _)| self.column(field))
            .collect();
        let heads = columns.iter().zip(&at);
        let row = |row: &Row| at.iter().map(|&column| row[column].clone()).collect();
        Table {
            columns: heads
                .map(|((_, name), &column)| Column {
                    name: (*name).to_owned(),
                    ..self.table.columns[column].clone()
                })
                .collect(),
            rows: self.table.rows.iter().map(row).collect(),
            footers: Vec::new(),
        }
    }

    fn column(&self, field: &str) -> usize {
        let columns = &self.table.columns;
        columns
            .iter()
            .position(|column| column.name == field)
            .expect("fields are named where tables are made")
    }
}
