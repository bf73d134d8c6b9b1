//! Files in, records out: the whole way, on invented files and on real ones.

mod formats;
mod menus;
mod real;
mod sample;
mod wrapped;

use std::fs;
use std::ops::ControlFlow;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use jiff::civil::Date;

use super::*;
use crate::menu::MenuFile;
use crate::rejection::Rejection;

const TODAY: Date = Date::constant(2026, 11, 24);

/// The records of a file, and what was said of it.
pub(super) struct Outcome {
    pub(super) records: Vec<Result<Record, Rejection>>,
    pub(super) menus: Vec<MenuFile>,
    pub(super) summary: ReadSummary,
}

pub(super) fn read_path(path: &Path, name: &str) -> Outcome {
    read_with(&Profiles::builtin(), path, name)
}

pub(super) fn read_with(profiles: &Profiles, path: &Path, name: &str) -> Outcome {
    let input = Input {
        name: name.to_owned(),
        path: path.to_owned(),
    };
    let mut records = Vec::new();
    let mut menus = Vec::new();
    let summary = read(&input, profiles, TODAY, &mut |mut batch| {
        menus.extend(batch.take_menu());
        records.extend(batch.records());
        ControlFlow::Continue(())
    });
    Outcome {
        records,
        menus,
        summary: summary.unwrap(),
    }
}

/// Reads `content` as a file called `name`, in folders called as there.
pub(super) fn read_bytes(name: &str, content: &[u8]) -> Outcome {
    let root = tempfile::tempdir().unwrap();
    let parts = Path::new(name).parent().unwrap().components();
    let is_name = |part: &Component| matches!(part, Component::Normal(_));
    let folder = root.path().join(parts.filter(is_name).collect::<PathBuf>());
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("file");
    fs::write(&path, content).unwrap();
    read_path(&path, name)
}

impl Outcome {
    /// Returns titles of records and names of reasons, in order.
    pub(super) fn told(&self) -> Vec<String> {
        let told = |record: &Result<Record, Rejection>| match record {
            Ok(record) => record.title.clone(),
            Err(rejection) => format!("<{}>", rejection.reason.name()),
        };
        self.records.iter().map(told).collect()
    }

    pub(super) fn only(&self) -> &Record {
        assert_eq!(self.records.len(), 1, "{:?}", self.told());
        self.records[0].as_ref().unwrap()
    }
}

/// An origin of invented records.
pub(super) fn test_origin(profile: Profile, format: Format) -> origin::Origin {
    origin::Origin {
        file: "dump/file".to_owned(),
        plain_name: "dump/file".to_owned(),
        guessed_outlet: "dump".to_owned(),
        plausible: date::Plausible {
            earliest: profile.date.earliest,
            latest: TODAY,
        },
        profile: std::sync::Arc::new(profile),
        format,
        encoding: "UTF-8",
        delimiter: b',',
        columns: Vec::new(),
    }
}

proptest::proptest! {
    #[test]
    fn whatever_the_bytes_every_record_has_one_result(
        name in proptest::sample::select(vec![
            "a.json", "a.jsonl", "a.csv", "a.txt", "20220101.md", "data_list.md", "a.html", "a",
        ]),
        head in proptest::sample::select(vec![
            "", "[", "{\"title\":", "title,date\n", "### a\n", "\u{1F}\u{8B}\u{8}", "PK\u{3}\u{4}", "<html>",
        ]),
        rest in proptest::collection::vec(proptest::num::u8::ANY, 0..80),
    ) {
        let mut bytes: Vec<u8> = head.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        bytes.extend(rest);
        let outcome = read_bytes(name, &bytes);
        proptest::prop_assert_eq!(outcome.records.len() as u64, outcome.summary.records);
        proptest::prop_assert!(!outcome.records.is_empty());
    }
}
