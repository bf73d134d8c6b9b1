//! Reading one file: unpacked, decoded, recognised, cut.

use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::archive;
use super::archive::Opened;
use super::archive::Peeked;
use super::batch::Raw;
use super::batch::RawBatch;
use super::cut;
use super::cut::Emit;
use super::date::Plausible;
use super::digest::Digesting;
use super::discover::Error;
use super::discover::Input;
use super::fields;
use super::format;
use super::format::Format;
use super::menu;
use super::origin::Origin;
use super::outlet::Home;
use super::profile::Kind;
use super::profile::Profile;
use super::profile::Profiles;
use super::profile::Shape;
use super::recognised::Recognised;
use crate::rejection::Reason;
use crate::rejection::Rejection;
use crate::text::decode;

/// What was read of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSummary {
    /// Digest of the file as it lies there, packed or not; `None` if reading was broken off.
    pub digest: Option<blake3::Hash>,
    /// Bytes of the file as it lies there.
    pub bytes: u64,
    /// Records emitted, refused ones included.
    pub records: u64,
    /// Files of menus, which are no records: more than one in an archive.
    pub menus: u64,
    /// How its content was understood, once each, in the order met.
    pub recognised: Vec<Recognised>,
}

impl Recognised {
    /// Returns whether no profile fits, so that fields are known by their common names alone.
    pub fn is_guessed(&self) -> bool {
        self.profile == Profile::GENERIC
    }
}

/// Reads a file and emits its raw records in order, in batches.
///
/// Takes the day it is, after which no document can be dated but for tomorrow. Memory is
/// bounded by the longest record. What cannot be unpacked, recognised or cut is emitted as
/// refused records, so that every file gives at least one record or menu.
///
/// # Errors
///
/// If the file cannot be opened or the device fails; batches emitted until then stand.
pub fn read(
    input: &Input,
    profiles: &Profiles,
    today: Date,
    emit: &mut dyn FnMut(RawBatch) -> ControlFlow<()>,
) -> Result<ReadSummary, Error> {
    let failed = |source| Error::Read {
        path: input.path.clone(),
        source,
    };
    let file = File::open(&input.path).map_err(failed)?;
    // To open a pipe a second time would wait for somebody else to write into it.
    let direct = if file.metadata().map_err(failed)?.is_file() {
        Some(File::open(&input.path).map_err(failed)?)
    } else {
        None
    };
    let mut digesting = Digesting::new(file);
    let mut reading = Reading {
        home: Home::of(input),
        profiles,
        today,
        emit,
        records: 0,
        menus: 0,
        recognised: Vec::new(),
    };
    let done = archive::open(
        &input.name,
        &mut digesting,
        direct.as_ref(),
        &mut |opened| match opened {
            Opened::File {
                name,
                plain_name,
                content,
            } => reading.file(name, plain_name, content),
            Opened::Refused { name, reason } => reading.refuse(name, name, reason, &[]),
        },
    );
    if done.is_continue() && reading.records + reading.menus == 0 {
        // An archive without a file in it; what comes after is the digest alone, so whether
        // the caller has enough makes no difference.
        let _ = reading.refuse(&input.name, &input.name, Reason::Empty, &[]);
    }
    if done.is_continue() {
        // What stands behind the end of an archive belongs to the file's digest.
        io::copy(&mut digesting, &mut io::sink()).map_err(failed)?;
    }
    if let Some(error) = digesting.error.take() {
        return Err(failed(error));
    }
    Ok(ReadSummary {
        digest: done.is_continue().then(|| digesting.hasher.finalize()),
        bytes: digesting.bytes,
        records: reading.records,
        menus: reading.menus,
        recognised: reading.recognised,
    })
}

struct Reading<'r> {
    home: Home,
    profiles: &'r Profiles,
    today: Date,
    emit: Emit<'r>,
    records: u64,
    menus: u64,
    recognised: Vec<Recognised>,
}

impl Reading<'_> {
    fn file(&mut self, name: &str, plain: &str, mut content: Peeked) -> ControlFlow<()> {
        if let Some(why) = self.profiles.ignored(plain) {
            return self.refuse(name, plain, Reason::NoArticles(why), content.head());
        }
        if content.head().is_empty() {
            let failure = content.failure();
            let reason = failure.map_or(Reason::Empty, |error| archive::reason_of(&error));
            return self.refuse(name, plain, reason, &[]);
        }
        let head = content.head();
        let declared = self
            .profiles
            .encoding(plain)
            .map(encoding_rs::Encoding::name);
        let encoding = decode::detect(head, declared, content.is_whole());
        if let Err(what) = format::recognise(plain, head) {
            let head = head.to_vec();
            return self.refuse(name, plain, Reason::UnknownFormat(what), &head);
        }
        let mut decoded = decode::Utf8Reader::new(&mut content, encoding);
        let mut content = Peeked::new(&mut decoded);
        match self.origin(name, plain, encoding.name(), &content) {
            Ok(origin) if origin.profile.kind != Kind::Articles => {
                let found = menu::read(&origin, &mut content);
                self.menu(&origin, found)
            }
            Ok(origin) => {
                let records = match cut::cut(&origin, &mut content, self.emit) {
                    ControlFlow::Continue(records) => records,
                    ControlFlow::Break(records) => {
                        self.records += records;
                        return ControlFlow::Break(());
                    }
                };
                self.records += records;
                ControlFlow::Continue(())
            }
            Err(reason) => {
                // A head cut off is not what the file holds; the damage is the reason.
                let failure = content.failure();
                let reason = failure.map_or(reason, |error| archive::reason_of(&error));
                let head = content.head().to_vec();
                self.refuse(name, plain, reason, &head)
            }
        }
    }

    /// Decides how a file is read, from its names and its decoded head.
    fn origin(
        &mut self,
        name: &str,
        plain: &str,
        encoding: &'static str,
        content: &Peeked,
    ) -> Result<Arc<Origin>, Reason> {
        let head = content.head();
        let format = format::recognise(plain, head).map_err(Reason::UnknownFormat)?;
        let mut delimiter = b',';
        let mut columns = Vec::new();
        if matches!(format, Format::Csv | Format::Tsv) {
            delimiter = cut::delimiter_of(head);
            let end = cut::row_end(head, delimiter).unwrap_or(head.len());
            let header = String::from_utf8_lossy(&head[..end]);
            columns = fields::cells(&header, delimiter)
                .iter()
                .map(|column| column.trim().to_owned())
                .collect();
        }
        let shape = |profile: &Profile| match format {
            Format::Json | Format::JsonLines => {
                let (fields, complete) = cut::first_keys(head, &profile.records_path);
                Shape { fields, complete }
            }
            Format::Csv | Format::Tsv => Shape {
                fields: columns.clone(),
                complete: true,
            },
            Format::Text | Format::Markdown | Format::Html => Shape::default(),
        };
        let (profile, shape) = match self.profiles.menu(plain) {
            Some(menu) => (menu, shape(menu)),
            None => self
                .profiles
                .choose(plain, format, shape)
                .map_err(Reason::NoProfile)?,
        };
        let recognised = Recognised::of(profile, format, encoding, &shape);
        recognised.note_in(&mut self.recognised);
        Ok(Arc::new(Origin {
            file: name.to_owned(),
            plain_name: plain.to_owned(),
            guessed_outlet: self.home.outlet(name),
            plausible: self.plausible(profile),
            profile: Arc::clone(profile),
            format,
            encoding,
            delimiter,
            columns,
        }))
    }

    fn plausible(&self, profile: &Profile) -> Plausible {
        let latest = self.today.saturating_add(1.day());
        Plausible {
            earliest: profile.date.earliest,
            latest,
        }
    }

    /// Emits what a file tells of menus, and what of it was refused.
    fn menu(&mut self, origin: &Arc<Origin>, found: menu::Found) -> ControlFlow<()> {
        let batch = |first, raws, menu| RawBatch {
            origin: Arc::clone(origin),
            first,
            offset: 0,
            bytes: Vec::new(),
            raws,
            menu,
        };
        if found.menu.is_some() {
            self.menus += 1;
            (self.emit)(batch(1, Vec::new(), found.menu))?;
        }
        for rejection in found.refused {
            self.records += 1;
            let raw = Raw::Refused {
                offset: rejection.offset,
                reason: rejection.reason,
                excerpt: rejection.excerpt,
            };
            (self.emit)(batch(rejection.provenance.record, vec![raw], None))?;
        }
        ControlFlow::Continue(())
    }

    /// Emits a file as one refused record.
    fn refuse(&mut self, name: &str, plain: &str, reason: Reason, head: &[u8]) -> ControlFlow<()> {
        self.records += 1;
        let profile = self.profiles.generic();
        let plausible = self.plausible(profile);
        (self.emit)(RawBatch {
            first: 1,
            offset: 0,
            bytes: Vec::new(),
            raws: vec![Raw::Refused {
                offset: Some(0),
                reason,
                excerpt: Rejection::excerpt_of(head),
            }],
            menu: None,
            origin: Arc::new(Origin {
                file: name.to_owned(),
                plain_name: plain.to_owned(),
                guessed_outlet: self.home.outlet(name),
                plausible,
                profile: Arc::clone(profile),
                format: Format::Text,
                encoding: "UTF-8",
                delimiter: b',',
                columns: Vec::new(),
            }),
        })
    }
}
