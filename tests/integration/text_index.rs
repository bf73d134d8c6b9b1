//! The text index against reading every text: no document is missing, none is too many.
//!
//! The other side is no code of the index: it compares strings with their punctuation taken out.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;

use headcount::index::{self, CaughtUp, Phrase, Standings, TextIndex};
use headcount::store::Store;
use tempfile::TempDir;

/// Queries drawn from each corpus.
const QUERIES: usize = 200;

/// Returns the text of every row of a store, in order; copies have none.
fn texts(store: &Store) -> Vec<Option<String>> {
    let mut all = Vec::new();
    for partition in store.partitions() {
        let documents = partition.documents().unwrap();
        all.extend(documents.iter().map(|row| row.text.map(str::to_owned)));
    }
    all
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{318E}'
        | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}')
        && c.is_alphanumeric()
}

/// Returns the letters and digits of a paragraph in lower case, with one space wherever something
/// else stood or one kind of script follows on the other.
fn plain(paragraph: &str) -> String {
    let mut plain = String::from(" ");
    let mut last = ' ';
    for c in paragraph.chars() {
        let is_letter = c.is_alphanumeric();
        let parts = !is_letter || is_east_asian(c) != is_east_asian(last);
        if parts && !plain.ends_with(' ') {
            plain.push(' ');
        }
        if is_letter {
            plain.extend(c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
        }
        last = c;
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

/// Returns how a query stands in a plain paragraph: a word whole, characters also within others.
fn sought(query: &str) -> String {
    let plain = plain(query);
    let mut sought = plain.as_str();
    if sought.trim().starts_with(is_east_asian) {
        sought = sought.trim_start();
    }
    if sought.trim().ends_with(is_east_asian) {
        sought = sought.trim_end();
    }
    sought.to_owned()
}

/// The next of a series of numbers that look random and are always the same.
struct Series(u64);

impl Series {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// Draws a query from a text: some characters side by side, or some words one after another.
fn drawn(text: &str, series: &mut Series) -> Option<String> {
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let paragraph = paragraphs[series.next(paragraphs.len())];
    let words: Vec<&str> = paragraph.split(' ').collect();
    let from = series.next(words.len());
    let runs: Vec<&str> = words[from].split(|c: char| !is_east_asian(c)).collect();
    let run: Vec<char> = runs[series.next(runs.len())].chars().collect();
    if !run.is_empty() && series.next(3) > 0 {
        let start = series.next(run.len());
        let len = 1 + series.next(4.min(run.len() - start));
        return Some(run[start..start + len].iter().collect());
    }
    let to = words.len().min(from + 1 + series.next(3));
    let query = words[from..to].join(" ");
    // A text without marks between its words is one word; what is longer is no query.
    let query = query.replace(['"', '*'], " ");
    let query: String = query.chars().take(60).collect();
    (query.contains(char::is_alphanumeric) && is_simple(&query)).then_some(query)
}

/// Combining marks and signs that count as letters for one of the two sides only.
fn is_simple(query: &str) -> bool {
    query.chars().all(|c| {
        c.is_ascii()
            || is_east_asian(c)
            || !c.is_alphanumeric()
            || matches!(c, '\u{400}'..='\u{52F}' | '\u{C0}'..='\u{24F}')
    })
}

/// A store made of some paths by the program, in several partitions.
fn stored(paths: &[PathBuf]) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("s");
    let status = Command::new(env!("CARGO_BIN_EXE_headcount"))
        .arg("index")
        .args(paths)
        .args(["--commit-every", "700", "--progress", "none", "--store"])
        .arg(&place)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
    let store = Store::open(&place).unwrap();
    (folder, store)
}

/// Compares the answers to queries drawn from the texts of a store.
fn compare(store: &Store, queries: usize) {
    let texts = texts(store);
    let paragraphs: Vec<Vec<String>> = texts
        .iter()
        .map(|text| {
            text.iter()
                .flat_map(|text| text.lines())
                .map(plain)
                .collect()
        })
        .collect();
    let text_index = TextIndex::open(store);
    assert_eq!(text_index.rows_not_covered(), 0);
    assert_eq!(
        Standings::load(store).unwrap(),
        Standings::of(store).unwrap()
    );
    let mut series = Series(2024);
    let (mut asked, mut found_several) = (0, 0);
    while asked < queries {
        let Some(text) = &texts[series.next(texts.len())] else {
            continue;
        };
        let Some(query) = drawn(text, &mut series) else {
            continue;
        };
        asked += 1;
        let phrase = Phrase::of(&query).unwrap();
        let found = text_index.find(&phrase).unwrap();
        let found: Vec<u32> = found.into_iter().map(|(row, _)| row).collect();
        let sought = sought(&query);
        let holds = |paragraphs: &Vec<String>| paragraphs.iter().any(|p| p.contains(&sought));
        let rows = (0..)
            .zip(&paragraphs)
            .filter(|(_, paragraphs)| holds(paragraphs));
        let expected: Vec<u32> = rows.map(|(row, _)| row).collect();
        assert!(!expected.is_empty(), "{query:?} was drawn from a text");
        assert_eq!(found, expected, "{query:?}");
        found_several += usize::from(found.len() > 1);
    }
    assert!(
        found_several * 3 > queries,
        "most queries find one document only"
    );
}

#[test]
fn in_the_sample_a_query_finds_what_reading_every_text_finds() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sample");
    let (_folder, store) = stored(&[sample]);
    compare(&store, QUERIES);
}

#[test]
fn in_real_text_a_query_finds_what_reading_every_text_finds() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    for corpus in [
        &[
            "nk-new-year-speeches-ko",
            "kcna-ko-2026-sample",
            "rodong-headlines-ko-2024",
        ][..],
        &["cctv-zh-2022"],
        &["channel-one-ru"],
        &["kcna-en-2024/headlines_2024-09-09.json"],
    ] {
        let paths: Vec<PathBuf> = corpus.iter().map(|name| data.join(name)).collect();
        if paths.iter().any(|path| !path.exists()) {
            #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
            {
                eprintln!("skipped: no {corpus:?} beside the project");
            }
            continue;
        }
        let (_folder, store) = stored(&paths);
        compare(&store, QUERIES / 4);
    }
}

#[test]
fn an_answer_does_not_depend_on_the_index() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sample");
    let (_folder, store) = stored(&[sample]);
    let phrases = [
        "china",
        "\u{c870}\u{c120}",
        "\u{c120}",
        "*un",
        "pres*",
        "kim jong*",
        "\u{4e60}",
    ];
    let phrases = phrases.map(|text| Phrase::of(text).unwrap());
    let answers = || {
        let text_index = TextIndex::open(&store);
        phrases
            .each_ref()
            .map(|phrase| text_index.find(phrase).unwrap())
    };
    let expected = answers();
    assert!(expected.iter().any(|found| found.len() > 1));
    let go_on = AtomicBool::new(false);
    for threads in [1, 3] {
        assert_eq!(
            index::rebuild(&store, threads, &go_on).unwrap(),
            CaughtUp::Whole
        );
        assert_eq!(answers(), expected, "{threads} threads");
    }
    std::fs::remove_dir_all(store.folder().join("index")).unwrap();
    assert_eq!(answers(), expected, "no index");
}
