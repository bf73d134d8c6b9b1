//! Files out of their wrappings: gzip, zstd, xz, zip and tar, in any nesting.
//!
//! Wrappings are known by their first bytes, never by the file's name. Everything streams but
//! a zip inside another wrapping, whose directory stands at its end: that one is put into a
//! temporary file first. Knows nothing of what the files hold.

mod limit;
mod peek;

use std::cell::Cell;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::ops::ControlFlow;
use std::rc::Rc;

use super::discover::is_dropping;
use crate::rejection::Reason;

pub(super) use limit::reason_of;
pub(super) use peek::Peeked;

/// Wrappings around one file. Dumps have two (`.tar.gz`) or three (a `.zip` of them); an
/// archive that holds itself has no end.
const MAX_DEPTH: usize = 5;

/// Bytes of a zip inside another wrapping, which has to be stored to be read.
const MAX_STORED: u64 = 4 << 30;

/// A file out of all its wrappings, or why it could not be had.
pub(super) enum Opened<'a, 'c> {
    /// A file to read.
    File {
        /// As in [`Provenance::file`](crate::document::Provenance::file).
        name: &'a str,
        /// The name without the endings of compression, for recognising it.
        plain_name: &'a str,
        /// The content from its first byte.
        content: Peeked<'c>,
    },
    /// A wrapping that could not be opened.
    Refused {
        /// The wrapping.
        name: &'a str,
        /// Why.
        reason: Reason,
    },
}

/// What is done with each file; breaking off ends the reading.
type Visit<'v> = &'v mut dyn FnMut(Opened<'_, '_>) -> ControlFlow<()>;

/// The names of a file: its own, and without the endings of compression.
#[derive(Clone, Copy)]
struct Names<'a> {
    name: &'a str,
    plain: &'a str,
}

/// How a file is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrapping {
    Gzip,
    Zstd,
    Xz,
    Zip,
    Tar,
}

impl Wrapping {
    fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1F, 0x8B, 0x08, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Self::Zstd),
            [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Some(Self::Xz),
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Self::Zip),
            _ if head.get(257..262) == Some(b"ustar") => Some(Self::Tar),
            _ => None,
        }
    }
}

/// Opens `file` out of all its wrappings and visits every file inside, in the order in which
/// they stand there. Droppings of systems inside archives are left out. `direct` is the same
/// file opened once more, to be read in any order; `None` if it can be read only once.
pub(super) fn open(
    name: &str,
    file: &mut dyn Read,
    direct: Option<&File>,
    visit: Visit,
) -> ControlFlow<()> {
    let names = Names { name, plain: name };
    let mut content = Peeked::new(file);
    if let Some(direct) = direct
        && Wrapping::of(content.head()) == Some(Wrapping::Zip)
    {
        // The bytes still pass `file`, which takes their digest.
        if let Err(error) = io::copy(&mut content, &mut io::sink()) {
            return visit(Opened::Refused {
                name,
                reason: reason_of(&error),
            });
        }
        return zip(names, direct, 1, visit);
    }
    unwrap(names, content, 0, visit)
}

fn unwrap(names: Names, content: Peeked, depth: usize, visit: Visit) -> ControlFlow<()> {
    let Names { name, plain } = names;
    let Some(wrapping) = Wrapping::of(content.head()) else {
        return visit(Opened::File {
            name,
            plain_name: plain,
            content,
        });
    };
    if depth == MAX_DEPTH {
        let reason = Reason::Limit(format!("more than {MAX_DEPTH} archives inside each other"));
        return visit(Opened::Refused { name, reason });
    }
    let read = Rc::new(Cell::new(0));
    let content = limit::Counted::new(content, Rc::clone(&read));
    match wrapping {
        Wrapping::Gzip => {
            let plain = without_ending(plain, &[".gz", ".gzip", ".tgz"]);
            let mut inside = limit::Limited::new(flate2::read::MultiGzDecoder::new(content), read);
            unwrap(
                Names { name, plain },
                Peeked::new(&mut inside),
                depth + 1,
                visit,
            )
        }
        Wrapping::Zstd => {
            let plain = without_ending(plain, &[".zst", ".zstd"]);
            match zstd::Decoder::new(content) {
                Ok(decoder) => {
                    let mut inside = limit::Limited::new(decoder, read);
                    unwrap(
                        Names { name, plain },
                        Peeked::new(&mut inside),
                        depth + 1,
                        visit,
                    )
                }
                Err(error) => visit(Opened::Refused {
                    name,
                    reason: reason_of(&error),
                }),
            }
        }
        Wrapping::Xz => {
            let plain = without_ending(plain, &[".xz", ".txz"]);
            let decoder = liblzma::read::XzDecoder::new_multi_decoder(content);
            let mut inside = limit::Limited::new(decoder, read);
            unwrap(
                Names { name, plain },
                Peeked::new(&mut inside),
                depth + 1,
                visit,
            )
        }
        Wrapping::Tar => tar(names, content, depth + 1, visit),
        Wrapping::Zip => match stored(content) {
            Ok(file) => zip(names, &file, depth + 1, visit),
            Err(error) => visit(Opened::Refused {
                name,
                reason: reason_of(&error),
            }),
        },
    }
}

fn tar(names: Names, content: impl Read, depth: usize, visit: Visit) -> ControlFlow<()> {
    let Names { name, plain } = names;
    let refused = |error: &io::Error, visit: Visit| {
        visit(Opened::Refused {
            name,
            reason: reason_of(error),
        })
    };
    let mut archive = ::tar::Archive::new(content);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return refused(&error, visit),
    };
    for entry in entries {
        let mut entry = match entry {
            Ok(entry) => entry,
            // Where one header is damaged, the next cannot be found.
            Err(error) => return refused(&error, visit),
        };
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        member(Names { name, plain }, &path, &mut entry, depth, visit)?;
    }
    ControlFlow::Continue(())
}

fn zip(names: Names, file: &File, depth: usize, visit: Visit) -> ControlFlow<()> {
    let Names { name, plain } = names;
    let malformed = |error: ::zip::result::ZipError| match error {
        ::zip::result::ZipError::Io(error) => reason_of(&error),
        ::zip::result::ZipError::UnsupportedArchive(what) => {
            Reason::UnknownFormat(format!("zip archive: {what}"))
        }
        other => Reason::Malformed(format!("zip archive: {other}")),
    };
    let mut archive = match ::zip::ZipArchive::new(io::BufReader::new(file)) {
        Ok(archive) => archive,
        Err(error) => {
            return visit(Opened::Refused {
                name,
                reason: malformed(error),
            });
        }
    };
    for at in 0..archive.len() {
        let path = archive
            .name_for_index(at)
            .and_then(Result::ok)
            .unwrap_or("?".into());
        let path = path.replace('\\', "/");
        match archive.by_index(at) {
            Ok(entry) if !entry.is_file() => {}
            Ok(entry) => {
                // The directory states how much is read; a bomb lies only about what comes out.
                let read = Rc::new(Cell::new(entry.compressed_size()));
                let mut inside = limit::Limited::new(entry, read);
                member(Names { name, plain }, &path, &mut inside, depth, visit)?;
            }
            Err(error) => {
                let name = format!("{name}!/{path}");
                visit(Opened::Refused {
                    name: &name,
                    reason: malformed(error),
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn member(
    archive: Names,
    path: &str,
    content: &mut dyn Read,
    depth: usize,
    visit: Visit,
) -> ControlFlow<()> {
    let path = path.trim_start_matches("./");
    if path.split('/').any(is_dropping) {
        return ControlFlow::Continue(());
    }
    let name = format!("{}!/{path}", archive.name);
    let plain = format!("{}!/{path}", archive.plain);
    unwrap(
        Names {
            name: &name,
            plain: &plain,
        },
        Peeked::new(content),
        depth,
        visit,
    )
}

/// Puts a stream into a temporary file, deleted with its handle.
fn stored(content: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    let written = io::copy(&mut content.take(MAX_STORED + 1), &mut file)?;
    if written > MAX_STORED {
        return Err(limit::exceeded(format!(
            "a zip of more than {MAX_STORED} bytes in an archive"
        )));
    }
    file.rewind()?;
    Ok(file)
}

fn without_ending<'a>(name: &'a str, endings: &[&str]) -> &'a str {
    endings
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .unwrap_or(name)
}
