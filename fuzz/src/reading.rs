//! Bytes read as a file of a dump, and what holds whatever the bytes are.

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::OnceLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use headcount::menu::MenuFile;
use headcount::rejection::Reason;
use headcount::rejection::Rejection;
use headcount::source::Input;
use headcount::source::Profiles;
use headcount::source::ReadSummary;
use headcount::source::Record;
use jiff::civil::Date;

use crate::scratch;
use crate::stored;

/// The day it is.
pub const TODAY: Date = Date::constant(2026, 11, 25);

/// First and last day that can be a day of publication.
pub const DAYS: [Date; 2] = [Date::constant(1945, 1, 1), Date::constant(2026, 11, 26)];

/// The records of a file, and what was said of it.
#[derive(Debug)]
pub struct Outcome {
    /// One result for each record.
    pub records: Vec<Result<Record, Rejection>>,
    /// Its menus.
    pub menus: Vec<MenuFile>,
    /// What was said.
    pub summary: ReadSummary,
}

/// Returns the profiles compiled in.
pub fn profiles() -> &'static Profiles {
    static PROFILES: OnceLock<Profiles> = OnceLock::new();
    PROFILES.get_or_init(Profiles::builtin)
}

/// Reads bytes as a file of this name, unchecked.
///
/// # Panics
///
/// If the file cannot be read at all.
pub fn read(profiles: &Profiles, name: &str, content: &[u8]) -> Outcome {
    let input = Input {
        name: name.to_owned(),
        path: scratch::file(content),
    };
    let mut records = Vec::new();
    let mut menus = Vec::new();
    let summary = headcount::source::read(&input, profiles, TODAY, &mut |mut batch| {
        menus.extend(batch.take_menu());
        let before = records.len();
        records.extend(batch.records());
        assert_eq!(records.len() - before, batch.len());
        ControlFlow::Continue(())
    });
    Outcome {
        records,
        menus,
        summary: summary.expect("a file of our own can be read"),
    }
}

/// Reads bytes as a file of this name and checks what holds of every file of articles.
///
/// # Panics
///
/// If it does not.
pub fn checked(profiles: &Profiles, name: &str, content: &[u8]) -> Outcome {
    checked_with(profiles, name, content, |number, _, record| {
        assert_eq!(record, number);
    })
}

/// Reads bytes as a file of menus of this name and checks what holds of every file of them.
///
/// # Panics
///
/// If it does not.
pub fn checked_menu(profiles: &Profiles, name: &str, content: &[u8]) -> Outcome {
    // Rows that can be read are no records, and a menu is refused at its first fault.
    checked_with(profiles, name, content, |number, before, record| {
        assert!(number <= record && before < record);
    })
}

/// Checks a file; `numbered` checks the number in the file of each refused record, given how many
/// results there were up to it and the number of the one before.
fn checked_with(
    profiles: &Profiles,
    name: &str,
    content: &[u8],
    numbered: impl Fn(u64, u64, u64),
) -> Outcome {
    let outcome = read(profiles, name, content);
    let summary = &outcome.summary;
    assert_eq!(summary.records, outcome.records.len() as u64);
    assert_eq!(summary.menus, outcome.menus.len() as u64);
    assert!(summary.records + summary.menus > 0, "the file vanished");
    assert_eq!(summary.bytes, content.len() as u64);
    assert_eq!(summary.digest, Some(blake3::hash(content)));
    let (mut last, mut before) = (0, 0);
    for (number, result) in (1..).zip(&outcome.records) {
        match result {
            Ok(record) => {
                record_holds(record);
                if !is_wrapped(content) {
                    assert_eq!(record.provenance.record, number);
                    assert_eq!(record.provenance.file, name);
                }
            }
            Err(rejection) => {
                rejection_holds(rejection);
                let at = rejection.offset.unwrap_or(last);
                if std::str::from_utf8(content).is_ok() && !is_wrapped(content) {
                    numbered(number, before, rejection.provenance.record);
                    assert!(last <= at && at <= content.len() as u64, "{rejection:?}");
                    last = at;
                }
                before = rejection.provenance.record;
            }
        }
    }
    outcome
}

/// Checks that a file packed by gzip is read as the file itself.
///
/// # Panics
///
/// If it is not.
pub fn packed_is_the_same(profiles: &Profiles, name: &str, content: &[u8], outcome: &Outcome) {
    if is_wrapped(content) {
        return;
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(content).expect("memory takes all");
    let packed = packer.finish().expect("memory takes all");
    let packed = read(profiles, &format!("{name}.gz"), &packed);
    assert_eq!(without_files(&packed), without_files(outcome));
    assert_eq!(packed.summary.recognised, outcome.summary.recognised);
}

fn without_files(outcome: &Outcome) -> Vec<Result<Record, Rejection>> {
    let mut records = outcome.records.clone();
    for record in &mut records {
        match record {
            Ok(record) => record.provenance.file.clear(),
            Err(rejection) => rejection.provenance.file.clear(),
        }
    }
    records
}

/// Returns whether bytes may be an archive or packed.
pub fn is_wrapped(content: &[u8]) -> bool {
    let magic: [&[u8]; 5] = [b"\x1F\x8B", b"PK", b"\x28\xB5\x2F\xFD", b"\xFD7z", b"BZh"];
    magic.iter().any(|magic| content.starts_with(magic))
        || content.len() > 256 && content[256..].starts_with(b"\0ustar")
        || content.get(257..262) == Some(b"ustar")
}

fn record_holds(record: &Record) {
    let [first, last] = DAYS;
    assert!(
        first <= record.published && record.published <= last,
        "{record:?}"
    );
    assert!(!record.title.is_empty() || !record.text.is_empty());
    assert_eq!(record.title, record.title.trim());
    stored::article(record);
}

fn rejection_holds(rejection: &Rejection) {
    assert!(rejection.excerpt.chars().count() <= Rejection::EXCERPT);
    assert!(!rejection.excerpt.contains(char::is_control));
    let reason = rejection.reason.to_string();
    assert!(!reason.is_empty());
}

/// Returns whether the bytes, and not what they say, are the reason.
pub fn is_damage(rejection: &Rejection) -> bool {
    matches!(
        rejection.reason,
        Reason::Malformed(_) | Reason::Truncated(_) | Reason::Encoding(_)
    )
}
