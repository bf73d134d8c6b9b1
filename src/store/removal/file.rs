//! The file of a removal: lines of JSON, the first with what was asked, then what it takes.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::document::DocumentId;
use crate::store::durable::NewFile;
use crate::store::error::Error;
use crate::store::manifest::FileEntry;
use crate::store::removal::{Removal, Removed, Selection};

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// An outlet that was named.
    Outlet(String),
    /// An input file that was named.
    File(String),
    /// The beginning of an id that was named.
    Id(String),
    /// An article that is left out.
    Document(String),
    /// An input file that is left out: its position in the ledger.
    Source(u32),
}

/// Writes a removal to a new file and brings it to the disk.
pub(in crate::store) fn write(path: &Path, removal: &Removal) -> Result<FileEntry, Error> {
    let named = match &removal.selection {
        Selection::Outlet(name) => vec![Line::Outlet(name.clone())],
        Selection::Source(name) => vec![Line::File(name.clone())],
        Selection::Documents(ids) => ids.iter().cloned().map(Line::Id).collect(),
    };
    let ids = removal.removed.ids.iter();
    let sources = removal.removed.sources.iter();
    let lines = named
        .into_iter()
        .chain(ids.map(|id| Line::Document(id.to_string())))
        .chain(sources.map(|source| Line::Source(*source)));
    let written = NewFile::create(path).and_then(|mut file| {
        let mut rows = 0;
        for line in lines {
            serde_json::to_writer(&mut file, &line)?;
            file.write_all(b"\n")?;
            rows += 1;
        }
        file.finish(rows)
    });
    written.map_err(|source| Error::write(path, source))
}

/// Reads a removal that the manifest names, after checking that it is as it was written.
pub(in crate::store) fn read(
    path: &Path,
    entry: &FileEntry,
) -> Result<(Selection, Removed), Error> {
    let content = fs::read_to_string(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Missing {
            path: path.to_owned(),
        },
        _ => Error::read(path, source),
    })?;
    if blake3::hash(content.as_bytes()).to_hex().as_str() != entry.digest {
        return Err(Error::Damaged {
            path: path.to_owned(),
        });
    }
    let mut selection = None;
    let mut removed = Removed::default();
    for line in content.lines() {
        let understood = understand(line, &mut selection, &mut removed);
        understood.ok_or_else(|| not_understood(path, line))?;
    }
    let selection = selection.ok_or_else(|| not_understood(path, ""))?;
    Ok((selection, removed))
}

fn not_understood(path: &Path, line: &str) -> Error {
    Error::Content {
        path: path.to_owned(),
        what: format!("{line:?} is no removal"),
    }
}

fn understand(line: &str, selection: &mut Option<Selection>, removed: &mut Removed) -> Option<()> {
    match serde_json::from_str(line).ok()? {
        Line::Outlet(name) => *selection = Some(Selection::Outlet(name)),
        Line::File(name) => *selection = Some(Selection::Source(name)),
        Line::Id(id) => match selection {
            Some(Selection::Documents(ids)) => ids.push(id),
            _ => *selection = Some(Selection::Documents(vec![id])),
        },
        Line::Document(id) => {
            let id = u128::from_str_radix(&id, 16).ok()?;
            removed.ids.insert(DocumentId(id));
        }
        Line::Source(source) => {
            removed.sources.insert(source);
        }
    }
    Some(())
}
