//! Tables as Markdown, in the dialect of GitHub.

use std::io;
use std::io::Write;

use super::table::Align;
use super::table::Cell;
use super::table::Table;

/// Writes the table, then each footer as a paragraph; of a table without columns the footers alone.
///
/// # Errors
///
/// If writing fails.
pub fn write(table: &Table, mut out: impl Write) -> io::Result<()> {
    if table.columns.is_empty() {
        let paragraphs: Vec<String> = table.footers.iter().map(|words| escaped(words)).collect();
        return writeln!(out, "{}", paragraphs.join("\n\n"));
    }
    let names = table.columns.iter().map(|column| escaped(&column.name));
    write_line(names, &mut out)?;
    let rules = table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    write_line(rules, &mut out)?;
    for row in &table.rows {
        write_line(row.iter().map(cell), &mut out)?;
    }
    for footer in &table.footers {
        write!(out, "\n{}\n", escaped(footer))?;
    }
    Ok(())
}

fn write_line(cells: impl Iterator<Item = String>, out: &mut impl Write) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {cell} ")?;
    }
    writeln!(out, "|")
}

fn cell(cell: &Cell) -> String {
    let mark = cell.mark.map(String::from).unwrap_or_default();
    escaped(&(cell.to_text() + &mark))
}

/// Returns the text with what Markdown would read as its own set behind a backslash.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' => {
                escaped.extend(['\\', character]);
            }
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}
