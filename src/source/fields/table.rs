//! The fields of a row of CSV or TSV.

use std::borrow::Cow;

use super::Fields;
use crate::rejection::Reason;
use crate::source::origin::Origin;
use crate::source::role::Role;

pub(super) fn fields<'a>(origin: &Origin, raw: &'a str) -> Result<Fields<'a>, Reason> {
    let cells = cells(raw, origin.delimiter);
    if cells.len() != origin.columns.len() {
        return Err(Reason::Malformed(format!(
            "the row has {} fields, the header {}",
            cells.len(),
            origin.columns.len()
        )));
    }
    let mut found: Vec<(Role, usize, Cow<str>)> = Vec::new();
    for (column, cell) in origin.columns.iter().zip(cells) {
        // A missing value is written NA by R and nan by pandas.
        if matches!(cell.trim(), "" | "NA" | "nan" | "NaN" | "NULL") {
            continue;
        }
        for (role, rank, below) in origin.profile.roles().of_key(column) {
            // A cell has nothing below it that a pointer could mean.
            if below.is_empty() {
                found.push((*role, *rank, cell.clone()));
            }
        }
    }
    found.sort_by_key(|(role, rank, _)| (*role, *rank));
    let mut fields = Fields::default();
    for (role, _, cell) in found {
        let field = match role {
            Role::Title => &mut fields.title,
            Role::Text => &mut fields.text,
            Role::Url => &mut fields.url,
            Role::Section => &mut fields.section,
            Role::Outlet => &mut fields.outlet,
            Role::Language => &mut fields.language,
            Role::Date => {
                fields.dates.push(cell);
                continue;
            }
        };
        if field.is_empty() {
            *field = cell;
        }
    }
    Ok(fields)
}

/// Returns the fields of a row, unquoted; borrowed where no quote is doubled.
///
/// As RFC 4180 has it: a quote opens a quoted field only at the field's start, and what stands
/// between its closing quote and the delimiter belongs to it.
pub(in crate::source) fn cells(row: &str, delimiter: u8) -> Vec<Cow<'_, str>> {
    let row = row.strip_suffix('\n').unwrap_or(row);
    let row = row.strip_suffix('\r').unwrap_or(row);
    let mut cells = Vec::new();
    let mut rest = Some(row);
    while let Some(row) = rest {
        let (cell, after) = match row.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted, delimiter),
            None => plain_cell(row, delimiter),
        };
        cells.push(cell);
        rest = after;
    }
    cells
}

fn plain_cell(row: &str, delimiter: u8) -> (Cow<'_, str>, Option<&str>) {
    match memchr::memchr(delimiter, row.as_bytes()) {
        Some(end) => (Cow::Borrowed(&row[..end]), Some(&row[end + 1..])),
        None => (Cow::Borrowed(row), None),
    }
}

fn quoted_cell(quoted: &str, delimiter: u8) -> (Cow<'_, str>, Option<&str>) {
    let bytes = quoted.as_bytes();
    let mut at = 0;
    let close = loop {
        match memchr::memchr(b'"', &bytes[at..]) {
            Some(quote) if bytes.get(at + quote + 1) == Some(&b'"') => at += quote + 2,
            Some(quote) => break at + quote,
            None => break bytes.len(),
        }
    };
    let inside = &quoted[..close];
    let inside = if at == 0 {
        Cow::Borrowed(inside)
    } else {
        inside.replace("\"\"", "\"").into()
    };
    let (tail, rest) = plain_cell(quoted.get(close + 1..).unwrap_or_default(), delimiter);
    if tail.is_empty() {
        (inside, rest)
    } else {
        (inside + tail, rest)
    }
}
