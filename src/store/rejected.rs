//! Lines of rejections: one JSON object each, for any tool that reads lines.

use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    mem,
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::document::Provenance;
use crate::rejection::{Reason, Rejection};
use crate::store::durable::NewFile;
use crate::store::error::Error;
use crate::store::manifest::FileEntry;

/// Lines that wait to be written.
#[derive(Debug, Default)]
pub(super) struct RejectedLines {
    lines: Vec<u8>,
    rows: u64,
}

/// One refused record as it stands in a line.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    file: String,
    record: u64,
    /// Position of the input file in the ledger.
    source: u32,
    offset: Option<u64>,
    reason: String,
    detail: String,
    excerpt: String,
}

impl RejectedLines {
    /// Returns the number of lines.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns the bytes that the lines hold.
    pub(super) fn bytes(&self) -> usize {
        self.lines.len()
    }

    /// Adds a line; `source` is the position of the input file in the ledger.
    pub(super) fn push(&mut self, rejection: &Rejection, source: u32) {
        let line = Line {
            file: rejection.provenance.file.clone(),
            record: rejection.provenance.record,
            source,
            offset: rejection.offset,
            reason: rejection.reason.name().to_owned(),
            detail: detail(&rejection.reason).to_owned(),
            excerpt: rejection.excerpt.clone(),
        };
        serde_json::to_writer(&mut self.lines, &line).expect("a line is plain data");
        self.lines.push(b'\n');
        self.rows += 1;
    }

    /// Writes the lines to a new file, brings it to the disk, and starts anew.
    pub(super) fn write(&mut self, path: &Path) -> Result<FileEntry, Error> {
        let Self { lines, rows } = mem::take(self);
        let written = NewFile::create(path).and_then(|mut file| {
            file.write_all(&lines)?;
            file.finish(rows)
        });
        written.map_err(|source| Error::write(path, source))
    }
}

/// Returns the refused records in a file of the store, each with the position of its input
/// file in the ledger.
pub(super) fn read(
    path: &Path,
) -> Result<impl Iterator<Item = Result<(Rejection, u32), Error>> + use<>, Error> {
    let file = File::open(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    let path = path.to_owned();
    Ok(BufReader::new(file).lines().map(move |line| {
        let line = line.map_err(|source| Error::Read {
            path: path.clone(),
            source,
        })?;
        parse(&line).ok_or_else(|| Error::Content {
            path: path.clone(),
            what: format!("{line:?} is no rejection"),
        })
    }))
}

fn parse(line: &str) -> Option<(Rejection, u32)> {
    let line: Line = serde_json::from_str(line).ok()?;
    let rejection = Rejection {
        provenance: Provenance {
            file: line.file,
            record: line.record,
        },
        offset: line.offset,
        reason: reason(&line.reason, line.detail)?,
        excerpt: line.excerpt,
    };
    Some((rejection, line.source))
}

/// Returns what a reason says besides its name.
fn detail(reason: &Reason) -> &str {
    match reason {
        Reason::Malformed(detail)
        | Reason::Truncated(detail)
        | Reason::NoDate(detail)
        | Reason::ImplausibleDate(detail)
        | Reason::AmbiguousDate(detail)
        | Reason::NoProfile(detail)
        | Reason::NoArticles(detail)
        | Reason::Unreadable(detail)
        | Reason::UnknownFormat(detail)
        | Reason::Limit(detail) => detail,
        Reason::Encoding(name) => name,
        Reason::NoText | Reason::Empty => "",
    }
}

/// Returns the reason of this name, the reverse of [`Reason::name`] and [`detail`].
fn reason(name: &str, detail: String) -> Option<Reason> {
    Some(match name {
        "malformed" => Reason::Malformed(detail),
        "truncated" => Reason::Truncated(detail),
        "encoding" => Reason::Encoding(encoding_rs::Encoding::for_label(detail.as_bytes())?.name()),
        "no date" => Reason::NoDate(detail),
        "implausible date" => Reason::ImplausibleDate(detail),
        "ambiguous date" => Reason::AmbiguousDate(detail),
        "no text" => Reason::NoText,
        "no profile" => Reason::NoProfile(detail),
        "no articles" => Reason::NoArticles(detail),
        "unreadable" => Reason::Unreadable(detail),
        "unknown format" => Reason::UnknownFormat(detail),
        "limit" => Reason::Limit(detail),
        "empty file" => Reason::Empty,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejection_comes_back_from_its_line() {
        let reasons = [
            Reason::Malformed("expected `,` at \"x\"\n".to_owned()),
            Reason::Truncated("gzip".to_owned()),
            Reason::Encoding("EUC-KR"),
            Reason::NoDate("field, url".to_owned()),
            Reason::ImplausibleDate("1912-04-15".to_owned()),
            Reason::AmbiguousDate("\"05/06/2024\" (2024-06-05 or 2024-05-06)".to_owned()),
            Reason::NoText,
            Reason::NoProfile("a, b".to_owned()),
            Reason::UnknownFormat("PDF".to_owned()),
            Reason::Limit("depth 4".to_owned()),
            Reason::Empty,
        ];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("1.jsonl");
        let rejections: Vec<Rejection> = reasons
            .into_iter()
            .zip(1..)
            .map(|(reason, record)| Rejection {
                provenance: Provenance {
                    file: "덤프/a.json".to_owned(),
                    record,
                },
                offset: (record > 3).then_some(record * 7),
                reason,
                excerpt: "{\"title\": \"로동신문".to_owned(),
            })
            .collect();
        let mut lines = RejectedLines::default();
        for rejection in &rejections {
            lines.push(rejection, 5);
        }
        assert_eq!(lines.write(&path).unwrap().rows, 11);
        let back: Vec<(Rejection, u32)> = read(&path).unwrap().map(Result::unwrap).collect();
        let expected: Vec<(Rejection, u32)> = rejections.into_iter().map(|r| (r, 5)).collect();
        assert_eq!(back, expected);
    }
}
