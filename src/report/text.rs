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
use super::table::Value;

/// Spaces between columns.
const GAP: usize = 2;

/// Narrowest that footers are broken to.
const NARROWEST_FOOTER: usize = 30;

/// What a line begins with that goes on with the one above it.
const CONTINUED: &str = "  ";

/// Writes the table, a rule under its head, and its footers below an empty line; of a table without
/// columns the footers alone.
///
/// With a `width` in terminal columns, text and heads are shortened with `…`, in the least
/// important column first, until a line fits; columns that are not needed are then left out, and
/// named below the table. Numbers and days are never cut: where they alone are too wide, lines are longer
/// than `width`. Sentences and footers are broken between words.
///
/// # Errors
///
/// If writing fails.
pub fn write(table: &Table, width: Option<usize>, mut out: impl Write) -> io::Result<()> {
    let mut columns = measured(table);
    let left_out = match width {
        Some(width) => narrow(&mut columns, width),
        None => Vec::new(),
    };
    let names = columns.iter().map(|column| column.head.name.as_str());
    let has_columns = !columns.is_empty();
    if has_columns {
        write_row(names, &columns, &mut out)?;
        let rules: Vec<String> = columns.iter().map(|c| "─".repeat(c.width)).collect();
        write_row(rules.iter().map(String::as_str), &columns, &mut out)?;
    }
    for row in 0..table.rows.len() {
        let cells = columns.iter().map(|column| column.cells[row].as_str());
        write_row(cells, &columns, &mut out)?;
    }
    let left_out = (!left_out.is_empty())
        .then(|| format!("not shown, for want of room: {}", left_out.join(", ")));
    let footers: Vec<&String> = left_out.iter().chain(&table.footers).collect();
    if has_columns && !footers.is_empty() {
        writeln!(out)?;
    }
    for footer in footers {
        write_footer(&printable(footer), width, &mut out)?;
    }
    Ok(())
}

/// Returns whether a table can be written in lines of this width.
pub fn fits(table: &Table, width: usize) -> bool {
    let mut columns = measured(table);
    narrow(&mut columns, width);
    line_width(&columns) <= width
}

/// A column on its way to the terminal.
struct Measured<'a> {
    head: &'a Column,
    cells: Vec<String>,
    width: usize,
    /// What it cannot be narrower than.
    floor: usize,
}

/// Returns each column with its cells as they are printed, as wide as it would like to be.
fn measured(table: &Table) -> Vec<Measured<'_>> {
    let columns = table.columns.iter().enumerate();
    let measured = columns.map(|(at, head)| {
        let is_marked = table.rows.iter().any(|row| has_suffix(&row[at]));
        let cells: Vec<String> = table
            .rows
            .iter()
            .map(|row| text(&row[at], is_marked))
            .collect();
        let widest = cells.iter().map(|cell| cell.width()).max().unwrap_or(0);
        let is_of_days = table
            .rows
            .iter()
            .any(|row| matches!(row[at].value, Some(Value::Day(_))));
        // What stands at the right is numbers, which are never cut, unless it keeps its tail.
        let is_cut = head.align == Align::Left || head.overflow == Overflow::KeepTail;
        let of_cells = if is_cut && !is_of_days {
            widest.min(head.narrowest)
        } else {
            widest
        };
        Measured {
            floor: of_cells.max(head.name.width().min(Column::NAME)),
            width: widest.max(head.name.width()),
            cells,
            head,
        }
    });
    measured.collect()
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
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Makes a line fit: leaves out what is not needed and could not be narrowed enough, and takes
/// what is still too much from the widest of the least important columns, down to its floor.
/// Returns the names of what was left out.
fn narrow<'a>(columns: &mut Vec<Measured<'a>>, width: usize) -> Vec<&'a str> {
    let mut left_out = Vec::new();
    while floor_width(columns) > width {
        let spare = columns.iter().enumerate();
        let spare = spare.filter(|(_, column)| column.head.importance < Column::NEEDED);
        let Some((at, _)) = spare.min_by_key(|(at, c)| (c.head.importance, Reverse(*at))) else {
            break;
        };
        left_out.push(columns.remove(at).head.name.as_str());
    }
    for _ in width..line_width(columns) {
        let spare = columns
            .iter_mut()
            .filter(|column| column.width > column.floor);
        let Some(column) = spare.min_by_key(|c| (c.head.importance, Reverse(c.width))) else {
            break;
        };
        column.width -= 1;
    }
    left_out
}

fn line_width(columns: &[Measured<'_>]) -> usize {
    let gaps = GAP * columns.len().saturating_sub(1);
    columns.iter().map(|column| column.width).sum::<usize>() + gaps
}

fn floor_width(columns: &[Measured<'_>]) -> usize {
    let gaps = GAP * columns.len().saturating_sub(1);
    columns.iter().map(|column| column.floor).sum::<usize>() + gaps
}

/// Writes a row: a line, and more where a text is broken.
fn write_row<'a>(
    cells: impl Iterator<Item = &'a str>,
    columns: &[Measured<'_>],
    out: &mut impl Write,
) -> io::Result<()> {
    let cells: Vec<Vec<String>> = cells
        .zip(columns)
        .map(|(cell, column)| match column.head.overflow {
            Overflow::Wrap => wrapped(cell, column.width, ""),
            overflow => vec![shortened(cell, column.width, overflow)],
        })
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(1);
    for at in 0..height {
        let mut line = String::new();
        for (cell, column) in cells.iter().zip(columns) {
            let cell = cell.get(at).map_or("", String::as_str);
            let padding = " ".repeat(column.width.saturating_sub(cell.width()));
            match column.head.align {
                Align::Left => line.extend([cell, &padding]),
                Align::Right => line.extend([padding.as_str(), cell]),
            }
            line.push_str(&" ".repeat(GAP));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes a footer, broken between words where a line is too short for it.
fn write_footer(footer: &str, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
    let width = width.map_or(usize::MAX, |width| width.max(NARROWEST_FOOTER));
    for line in wrapped(footer, width, CONTINUED) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Returns the text in lines that fit `width`, broken between words; lines after the first begin
/// with `indent`. A word that is longer than a line is left whole.
pub(super) fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
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
