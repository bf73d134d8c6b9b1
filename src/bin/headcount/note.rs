//! What is said on standard error beside an answer: that records or whole files were refused, and
//! how to see them.

use std::{io, io::Write, path::Path, path::PathBuf};

use headcount::{
    facts::{Facts, Unread},
    report::shell,
    store::Store,
};

use crate::{outcome::Outcome, progress};

/// Where the records of an answer come from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin<'a> {
    /// Files and folders of a dump.
    Dump(&'a [PathBuf]),
    /// A store.
    Store(&'a Path),
}

/// Ends an answer: notes the records that it could not include, below what is on `out`.
pub(crate) fn end(
    facts: &Facts,
    origin: Origin<'_>,
    strict: bool,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    let left_out = LeftOut {
        read: facts.records,
        refused: facts.rejected,
        unread: &facts.unread,
        has_menus: !facts.menus.is_empty(),
    };
    end_without(&left_out, origin, strict, out)
}

/// What of the records read an answer could not include.
pub(crate) struct LeftOut<'a> {
    pub(crate) read: u64,
    pub(crate) refused: u64,
    pub(crate) unread: &'a Unread,
    /// Whether menus were read, which are no records.
    pub(crate) has_menus: bool,
}

/// Ends an answer as [`end`] does.
pub(crate) fn end_without(
    left_out: &LeftOut<'_>,
    origin: Origin<'_>,
    strict: bool,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    out.flush()?;
    let (refused, read) = (left_out.refused, left_out.read);
    if refused > 0 {
        let how_many = match refused {
            1 if read == 1 => "the only record could not be read".to_owned(),
            all if all == read => format!("none of {read} records could be read"),
            1 => format!("1 of {read} records was refused"),
            _ => format!("{refused} of {read} records were refused"),
        };
        progress::say(&format!(
            "note: {how_many}: {origin} lists them with reasons"
        ));
    }
    say_unread(left_out.unread);
    if refused > 0 && refused == read && !left_out.has_menus {
        progress::say(
            "error: nothing could be read, so the answer is of no document: see the reasons, and describe the files in a profile if they hold articles (--profiles)",
        );
        return Ok(Outcome::Nothing);
    }
    Ok(Outcome::of(refused, strict))
}

/// Says which files could not be read at all.
pub(crate) fn say_unread(unread: &Unread) {
    if let Some(first) = &unread.first {
        let files = counted(unread.files, "file", "files");
        let naming = if unread.files == 1 {
            ""
        } else {
            "the first is "
        };
        progress::say(&format!(
            "note: {files} could not be read at all: {naming}{first}; any number of articles may be missing"
        ));
    }
}

/// Paths named before the command that lists refusals is too long to be read.
const NAMED: usize = 4;

impl std::fmt::Display for Origin<'_> {
    /// Writes the command that lists what was refused.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(store) => write!(f, "`headcount rejected --store {}`", quoted(store)),
            Self::Dump(paths) if paths.len() <= NAMED => {
                let paths: Vec<String> = paths.iter().map(|path| quoted(path)).collect();
                write!(f, "`headcount rejected {}`", paths.join(" "))
            }
            Self::Dump(_) => write!(f, "`headcount rejected` with the same files"),
        }
    }
}

/// Returns a path as a shell takes it for one word.
pub(crate) fn quoted(path: &Path) -> String {
    shell::quoted(&path.display().to_string())
}

/// Returns a number with what it counts.
pub(crate) fn counted(number: u64, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// Notes on standard error that a store was repaired and misses records still.
pub(crate) fn set_aside(store: &Store) {
    let set_aside: u64 = store.sources().iter().map(|source| source.set_aside).sum();
    if set_aside > 0 {
        progress::say(&format!(
            "note: {} set aside because of damage and missing here: `headcount check --store {}` names the files to index again",
            counted(set_aside, "record or menu was", "records and menus were"),
            quoted(store.folder())
        ));
    }
}
