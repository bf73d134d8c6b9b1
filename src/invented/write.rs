//! A corpus in files, and beside them what counting it must give.

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::language::Language;

use super::article::Invention;
use super::expected::Expected;
use super::record;
use super::record::Following;

/// Articles a file: about 200 MB.
const ARTICLES_A_FILE: usize = 100_000;

/// Bytes that are put together before they are written.
const CHUNK: usize = 1 << 20;

/// Why a corpus was not written.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error("{path} is there already: name a folder that is not")]
    Exists { path: PathBuf },
    #[error("cannot write {path}")]
    Write { path: PathBuf, source: io::Error },
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Distinct articles.
    pub documents: u64,
    /// Records that say the same as one of them, under another link.
    pub copies: u64,
    /// Records that are no document and are to be refused.
    pub refused: u64,
    /// Files of records.
    pub files: u64,
    /// Bytes of these files.
    pub bytes: u64,
    /// Distinct articles by language.
    pub languages: BTreeMap<Language, u64>,
}

/// Writes the first so many articles of a seed's corpus below a folder: records as JSON Lines in
/// `dump/`, and the counts by month that must be found in them in `expected.csv`.
///
/// Memory is the same for any number of articles.
///
/// # Errors
///
/// If the folder has either already, or cannot be written to.
pub fn write(folder: &Path, seed: u64, documents: u64) -> Result<Written, Error> {
    let dump = folder.join("dump");
    let expected_file = folder.join("expected.csv");
    for path in [&dump, &expected_file] {
        if path.exists() {
            return Err(Error::Exists { path: path.clone() });
        }
    }
    fs::create_dir_all(&dump).map_err(failing(&dump))?;
    let invention = Invention::new(seed);
    let mut expected = Expected::default();
    let mut written = Written {
        documents,
        ..Written::default()
    };
    let mut following = Following::default();
    for first in (0..documents).step_by(ARTICLES_A_FILE) {
        written.files += 1;
        let path = dump.join(format!("part-{:04}.jsonl", written.files));
        let mut file = File::create_new(&path).map_err(failing(&path))?;
        let mut lines = Vec::with_capacity(2 * CHUNK);
        for number in first..documents.min(first + ARTICLES_A_FILE as u64) {
            let article = invention.article(number);
            record::add(&article, &mut lines);
            record::add_following(&invention, &article, &mut lines, &mut following);
            expected.add(&article);
            *written.languages.entry(article.language).or_default() += 1;
            if lines.len() >= CHUNK {
                written.bytes += emptied(&mut lines, &mut file).map_err(failing(&path))?;
            }
        }
        written.bytes += emptied(&mut lines, &mut file).map_err(failing(&path))?;
    }
    let mut csv = Vec::new();
    expected
        .write(&mut csv)
        .and_then(|()| fs::write(&expected_file, csv))
        .map_err(failing(&expected_file))?;
    Ok(Written {
        copies: following.copies,
        refused: following.refused,
        ..written
    })
}

/// Writes the lines, and returns how many bytes they were.
fn emptied(lines: &mut Vec<u8>, file: &mut File) -> io::Result<u64> {
    file.write_all(lines)?;
    let bytes = lines.len() as u64;
    lines.clear();
    Ok(bytes)
}

fn failing(path: &Path) -> impl FnOnce(io::Error) -> Error + use<> {
    let path = path.to_owned();
    |source| Error::Write { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dump(folder: &Path, seed: u64, documents: u64) -> String {
        let folder = folder.join(format!("{seed}-{documents}"));
        let written = write(&folder, seed, documents).unwrap();
        let text = fs::read_to_string(folder.join("dump/part-0001.jsonl")).unwrap();
        assert_eq!(written.bytes, text.len() as u64);
        let lines = written.documents + written.copies + written.refused;
        assert_eq!(text.lines().count() as u64, lines);
        text
    }

    #[test]
    fn a_short_corpus_is_the_beginning_of_a_long_one_of_the_same_seed() {
        let folder = tempfile::tempdir().unwrap();
        let long = dump(folder.path(), 3, 300);
        let short = dump(folder.path(), 3, 100);
        assert!(long.starts_with(&short));
        assert!(!dump(folder.path(), 4, 300).starts_with(&short));
    }

    #[test]
    fn what_is_there_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), 1, 1).unwrap();
        let error = write(folder.path(), 1, 1).unwrap_err();
        assert!(matches!(error, Error::Exists { .. }), "{error}");
    }

    #[test]
    fn a_corpus_of_nothing_has_no_file_and_expects_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let written = write(folder.path(), 1, 0).unwrap();
        assert_eq!((written.files, written.bytes), (0, 0));
        let expected = fs::read_to_string(folder.path().join("expected.csv")).unwrap();
        assert_eq!(expected.lines().count(), 1);
    }
}
