//! Tables as text for a terminal or a log.
//!
//! Widths are columns of a terminal: a Hangul syllable or Han character takes two.

use std::cmp::Reverse;
use std::io;
use std::io::Write;

use unicode_width::UnicodeWidthChar;
use unicode_width::UnicodeWidthStr;

use super::table::Align;
use super::table::Cell;
use super::table::Column;
use super::table::Overflow;
use super::table::Table;

/// Spaces between columns.
const GAP: usize = 2;

/// Narrowest that a column of sentences gets: four or five words.
const NARROWEST_PROSE: usize = 24;

/// Narrowest that footers are broken to.
const NARROWEST_FOOTER: usize = 30;

/// What a line begins with that goes on with the one above it.
const CONTINUED: &str = "  ";

/// Narrowest that text is cut to: four Hangul syllables or eight letters.
const NARROWEST: usize = 8;

/// Writes the table, a rule under its head, and its footers below an empty line.
///
/// With a `width` in terminal columns, text and heads are shortened with `…`, in the least
/// important column first, until a line fits. Numbers are never cut: where they alone are too
/// wide, lines are longer than `width`.
///
/// # Errors
///
/// If writing fails.
pub fn write(table: &Table, width: Option<usize>, mut out: impl Write) -> io::Result<()> {
    let marked: Vec<bool> = (0..table.columns.len())
        .map(|at| table.rows.iter().any(|row| has_suffix(&row[at])))
        .collect();
    let cells: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().zip(&marked).map(|(c, m)| text(c, *m)).collect())
        .collect();
    let mut widths: Vec<usize> = table.columns.iter().map(|c| c.name.width()).collect();
    let mut floors: Vec<usize> = widths.iter().map(|w| NARROWEST.min(*w)).collect();
    for row in &cells {
        for (at, cell) in row.iter().enumerate() {
            let cell = cell.width();
            widths[at] = cell.max(widths[at]);
            floors[at] = match table.columns[at].align {
                Align::Left => narrowest(&table.columns[at]).min(cell).max(floors[at]),
                Align::Right => cell.max(floors[at]),
            };
        }
    }
    if let Some(width) = width {
        narrow(&mut widths, &floors, &table.columns, width);
    }
    let names: Vec<String> = table.columns.iter().map(|c| c.name.clone()).collect();
    write_line(&names, &widths, &table.columns, &mut out)?;
    let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    write_line(&rules, &widths, &table.columns, &mut out)?;
    for row in &cells {
        for line in lines(row, &widths, &table.columns) {
            write_line(&line, &widths, &table.columns, &mut out)?;
        }
    }
    if !table.footers.is_empty() {
        writeln!(out)?;
    }
    let footer_width = width.map_or(usize::MAX, |width| width.max(NARROWEST_FOOTER));
    for footer in &table.footers {
        let lines = wrapped(&printable(footer), footer_width, CONTINUED);
        writeln!(out, "{}", lines.join("\n"))?;
    }
    Ok(())
}

/// Returns the lines that a row takes: one, or more where a column wraps.
fn lines(row: &[String], widths: &[usize], columns: &[Column]) -> Vec<Vec<String>> {
    let mut cells: Vec<_> = row
        .iter()
        .zip(widths)
        .zip(columns)
        .map(|((cell, width), column)| match column.overflow {
            Overflow::KeepHead | Overflow::KeepTail => vec![cell.clone()].into_iter(),
            Overflow::Wrap => wrapped(cell, *width, "").into_iter(),
        })
        .collect();
    let height = cells.iter().map(ExactSizeIterator::len).max();
    (0..height.unwrap_or(0))
        .map(|_| {
            let next = cells.iter_mut().map(Iterator::next);
            next.map(Option::unwrap_or_default).collect()
        })
        .collect()
}

/// Returns the text in lines that fit `width`, broken between words; lines after the first begin
/// with `indent`.
fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines
            .last_mut()
            .expect("there is a line from the beginning");
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() > width {
            lines.push(format!("{indent}{word}"));
        } else {
            line.extend([" ", word]);
        }
    }
    lines
}

fn has_suffix(cell: &Cell) -> bool {
    cell.value.is_some() && cell.mark.is_some()
}

/// Returns what is printed for a cell. In a column where some value has a mark, the others get
/// a space in its place, so that digits stand below digits.
fn text(cell: &Cell, column_is_marked: bool) -> String {
    let mut text = printable(&cell.to_text());
    match cell.mark {
        Some(mark) if cell.value.is_none() && column_is_marked => text.extend([mark, ' ']),
        Some(mark) => text.push(mark),
        None if column_is_marked => text.push(' '),
        None => {}
    }
    text
}

/// Returns the text with control characters, which could move the cursor, as spaces.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Returns the least width that a long text needs.
fn narrowest(column: &Column) -> usize {
    match column.overflow {
        Overflow::KeepHead | Overflow::KeepTail => NARROWEST,
        Overflow::Wrap => NARROWEST_PROSE,
    }
}

/// Takes what is too much from the widest of the least important columns, down to its floor.
fn narrow(widths: &mut [usize], floors: &[usize], columns: &[Column], width: usize) {
    let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    for _ in width..total {
        let spare = (0..columns.len()).filter(|at| widths[*at] > floors[*at]);
        let Some(at) = spare.min_by_key(|at| (columns[*at].importance, Reverse(widths[*at])))
        else {
            return;
        };
        widths[at] -= 1;
    }
}

fn write_line(
    cells: &[String],
    widths: &[usize],
    columns: &[Column],
    out: &mut impl Write,
) -> io::Result<()> {
    let mut line = String::new();
    for ((cell, width), column) in cells.iter().zip(widths).zip(columns) {
        let cell = shortened(cell, *width, column.overflow);
        let padding = " ".repeat(width.saturating_sub(cell.width()));
        match column.align {
            Align::Left => line.extend([cell.as_str(), &padding]),
            Align::Right => line.extend([padding.as_str(), &cell]),
        }
        line.push_str(&" ".repeat(GAP));
    }
    writeln!(out, "{}", line.trim_end())
}

/// Returns as much of the text as fits, with `…` where something is missing.
fn shortened(text: &str, width: usize, overflow: Overflow) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(1);
    match overflow {
        Overflow::KeepHead | Overflow::Wrap => {
            fitting(text.chars(), room).into_iter().collect::<String>() + "…"
        }
        Overflow::KeepTail => {
            let tail = fitting(text.chars().rev(), room);
            std::iter::once('…').chain(tail.into_iter().rev()).collect()
        }
    }
}

/// Returns as many characters as fit, from the first on.
fn fitting(characters: impl Iterator<Item = char>, room: usize) -> Vec<char> {
    let mut taken = 0;
    characters
        .take_while(|character| {
            taken += character.width().unwrap_or(0);
            taken <= room
        })
        .collect()
}
