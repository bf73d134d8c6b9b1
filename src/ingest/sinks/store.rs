//! Into a store: `index` keeps documents, mentions and rejections.

use std::error::Error as _;

use crate::facts::MentionCount;
use crate::facts::Unread;
use crate::ingest::Analysed;
use crate::ingest::Sink;
use crate::ingest::Wanted;
use crate::menu::MenuFile;
use crate::rejection::Rejection;
use crate::source;
use crate::source::Input;
use crate::store::Claim;
use crate::store::SourceFile;
use crate::store::SourceWriter;
use crate::store::Writer;

/// Why a run into a store ended.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Error {
    #[error(transparent)]
    Source(#[from] source::Error),
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}

/// Adds to a store what it does not hold yet.
#[derive(Debug)]
pub struct StoreSink<'w, 'g> {
    writer: &'w mut Writer<'g>,
    /// Of each input; none of one that could not be read.
    claims: Vec<Option<Claim>>,
    unread: Unread,
    counts: Vec<MentionCount>,
}

impl<'w, 'g> StoreSink<'w, 'g> {
    /// Returns a sink into the writer's store. Nothing is on the disk for good before
    /// [`Writer::commit`].
    pub fn new(writer: &'w mut Writer<'g>) -> Self {
        Self {
            writer,
            claims: Vec::new(),
            unread: Unread::default(),
            counts: Vec::new(),
        }
    }

    /// Returns the number of files whose records were removed from the store, and stay so.
    pub fn removed(&self) -> usize {
        let claims = self.claims.iter().flatten();
        claims.filter(|claim| claim.is_removed()).count()
    }

    /// Returns the number of files that the store held already, whole.
    pub fn skipped(&self) -> usize {
        let is_complete = |claim: &&Claim| claim.is_complete();
        self.claims.iter().flatten().filter(is_complete).count()
    }

    /// Returns the files that could not be read for their digest, of which the store learns
    /// nothing: they are as new to the next run as to this one.
    pub fn unread(&self) -> &Unread {
        &self.unread
    }

    /// Returns the store's side of an input that is being read.
    fn source(&mut self, input: usize) -> SourceWriter<'_, 'g> {
        let claim = self.claims[input].as_ref();
        let claim = claim.expect("what gave no digest is not read again");
        self.writer.source(claim)
    }
}

impl Sink for StoreSink<'_, '_> {
    type Error = Error;

    /// Reads every file once for its digest: one whose content the store holds is left out,
    /// whatever its name. So is one that cannot be read, unless none can.
    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, Error> {
        let mut wanted = Vec::with_capacity(inputs.len());
        let mut failure = None;
        for input in inputs {
            let claim = match fingerprinted(input) {
                Ok(file) => Some(self.writer.claim(file)),
                // Save it to a file, and it can be read: that is to be known at once.
                Err(error @ source::Error::OnlyOnce { .. }) => return Err(error.into()),
                Err(error) => {
                    let why = error.source().map(ToString::to_string);
                    self.unread.add(&input.name, why.as_deref());
                    failure = Some(error);
                    None
                }
            };
            wanted.push(match &claim {
                Some(claim) if !claim.is_complete() => Wanted::After(claim.records()),
                Some(_) | None => Wanted::Nothing,
            });
            self.claims.push(claim);
        }
        match failure {
            Some(error) if self.claims.iter().all(Option::is_none) => Err(error.into()),
            Some(_) | None => Ok(wanted),
        }
    }

    fn document(&mut self, input: usize, analysed: &Analysed) -> Result<(), Error> {
        MentionCount::sum(&analysed.mentions, &mut self.counts);
        let counts = std::mem::take(&mut self.counts);
        let added =
            self.source(input)
                .add_document(&analysed.document, analysed.fingerprints, &counts);
        self.counts = counts;
        added.map(drop).map_err(Into::into)
    }

    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), Error> {
        Ok(self.source(input).add_rejection(&rejection)?)
    }

    fn menu(&mut self, input: usize, menu: MenuFile) -> Result<(), Error> {
        Ok(self.source(input).add_menu(&menu)?)
    }

    fn unreadable(&mut self, _: usize, error: source::Error) -> Result<(), Error> {
        Err(error.into())
    }

    fn finished(&mut self, input: usize) -> Result<(), Error> {
        Ok(self.source(input).finish()?)
    }
}

/// Returns name, length and digest of a file.
fn fingerprinted(input: &Input) -> Result<SourceFile, source::Error> {
    Ok(SourceFile {
        name: input.name.clone(),
        digest: source::digest(input)?.to_hex().to_string(),
        bytes: input.bytes(),
    })
}
