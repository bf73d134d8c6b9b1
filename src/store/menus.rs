//! Lines of menus: one JSON object for each file of menus, for any tool that reads lines.
//!
//! A file is one line, so that it is there whole or not at all.

use std::{
    fs::File,
    io::{BufRead, BufReader, Write},
    mem,
    path::Path,
};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::menu::{MenuContent, MenuEntry, MenuFile, Snapshot};
use crate::store::durable::NewFile;
use crate::store::error::Error;
use crate::store::manifest::FileEntry;

/// Lines that wait to be written.
#[derive(Debug, Default)]
pub(super) struct MenuLines {
    lines: Vec<u8>,
    rows: u64,
}

/// One file of menus as it stands in a line.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    file: String,
    /// Position of the input file in the ledger.
    source: u32,
    outlet: String,
    #[serde(flatten)]
    content: Content,
}

/// The day of a menu, and section and link of each entry.
type WrittenMenu = (Option<String>, Vec<(String, String)>);

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Content {
    /// Menus.
    Menus(Vec<WrittenMenu>),
    /// The day and the file of the menu.
    Index(Vec<(String, String)>),
}

impl MenuLines {
    /// Returns the number of lines.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Returns the bytes that the lines hold.
    pub(super) fn bytes(&self) -> usize {
        self.lines.len()
    }

    /// Adds a line; `source` is the position of the input file in the ledger.
    pub(super) fn push(&mut self, menu: &MenuFile, source: u32) {
        let line = Line {
            file: menu.file.clone(),
            source,
            outlet: menu.outlet.clone(),
            content: match &menu.content {
                MenuContent::Snapshots(snapshots) => {
                    Content::Menus(snapshots.iter().map(written).collect())
                }
                MenuContent::Index(days) => {
                    let days = days.iter();
                    Content::Index(
                        days.map(|(d, file)| (d.to_string(), file.clone()))
                            .collect(),
                    )
                }
            },
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

fn written(snapshot: &Snapshot) -> WrittenMenu {
    let entries = snapshot.entries.iter();
    (
        snapshot.day.map(|day| day.to_string()),
        entries
            .map(|entry| (entry.section.clone(), entry.link.clone()))
            .collect(),
    )
}

/// Returns what a file of the store holds of menus, each with the position of its input file in
/// the ledger.
pub(super) fn read(path: &Path) -> Result<Vec<(MenuFile, u32)>, Error> {
    let failed = |source| Error::read(path, source);
    let file = File::open(path).map_err(failed)?;
    let mut menus = Vec::new();
    for line in BufReader::new(file).lines() {
        let line = line.map_err(failed)?;
        menus.push(parse(&line).ok_or_else(|| Error::Content {
            path: path.to_owned(),
            what: format!("{line:?} is no menu"),
        })?);
    }
    Ok(menus)
}

fn parse(line: &str) -> Option<(MenuFile, u32)> {
    let line: Line = serde_json::from_str(line).ok()?;
    let content = match line.content {
        Content::Menus(menus) => {
            let snapshots = menus.into_iter().map(snapshot);
            MenuContent::Snapshots(snapshots.collect::<Option<_>>()?)
        }
        Content::Index(days) => {
            let days = days
                .into_iter()
                .map(|(day, file)| Some((self::day(&day)?, file)));
            MenuContent::Index(days.collect::<Option<_>>()?)
        }
    };
    let menu = MenuFile {
        outlet: line.outlet,
        file: line.file,
        content,
    };
    Some((menu, line.source))
}

fn snapshot((day, entries): WrittenMenu) -> Option<Snapshot> {
    let day = match day {
        Some(written) => Some(self::day(&written)?),
        None => None,
    };
    let entry = |(section, link)| MenuEntry { section, link };
    Some(Snapshot {
        day,
        entries: entries.into_iter().map(entry).collect(),
    })
}

fn day(written: &str) -> Option<Date> {
    written.parse().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn menus_and_their_index_come_back_from_their_lines() {
        let file = |name: &str, content| MenuFile {
            outlet: "로동신문".to_owned(),
            file: format!("덤프/{name}"),
            content,
        };
        let snapshot = |day| Snapshot {
            day,
            entries: vec![
                MenuEntry {
                    section: "Kim Jong Un's \"Activities\"".to_owned(),
                    link: "http://a/b".to_owned(),
                },
                MenuEntry {
                    section: "정치".to_owned(),
                    link: String::new(),
                },
            ],
        };
        let day = date(2024, 8, 4);
        let menus = [
            file(
                "m.json",
                MenuContent::Snapshots(vec![snapshot(None), snapshot(Some(day))]),
            ),
            file(
                "index.tsv",
                MenuContent::Index(vec![(day, "ed4164bbfc28".to_owned())]),
            ),
        ];
        let mut lines = MenuLines::default();
        for menu in &menus {
            lines.push(menu, 3);
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("1.jsonl");
        assert_eq!(lines.write(&path).unwrap().rows, 2);
        assert_eq!(read(&path).unwrap(), menus.map(|menu| (menu, 3)));
    }
}
