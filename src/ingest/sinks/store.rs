//! Into a store: `index` keeps documents, mentions and rejections.

use crate::facts::MentionCount;
use crate::ingest::Analysed;
use crate::ingest::Sink;
use crate::ingest::Wanted;
use crate::menu::MenuFile;
use crate::rejection::Rejection;
use crate::source;
use crate::source::Input;
use crate::store::Claim;
use crate::store::SourceFile;
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
    claims: Vec<Claim>,
    counts: Vec<MentionCount>,
}

impl<'w, 'g> StoreSink<'w, 'g> {
    /// Returns a sink into the writer's store. Nothing is on the disk for good before
    /// [`Writer::commit`].
    pub fn new(writer: &'w mut Writer<'g>) -> Self {
        Self {
            writer,
            claims: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// Returns the number of files whose records were removed from the store, and stay so.
    pub fn removed(&self) -> usize {
        self.claims
            .iter()
            .filter(|claim| claim.is_removed())
            .count()
    }

    /// Returns the number of files that the store held already, whole.
    pub fn skipped(&self) -> usize {
        let is_complete = |claim: &&Claim| claim.is_complete();
        self.claims.iter().filter(is_complete).count()
    }
}

impl Sink for StoreSink<'_, '_> {
    type Error = Error;

    /// Reads every file once for its digest: one whose content the store holds is left out,
    /// whatever its name.
    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, Error> {
        let mut wanted = Vec::with_capacity(inputs.len());
        for input in inputs {
            let claim = self.writer.claim(fingerprinted(input)?);
            wanted.push(if claim.is_complete() {
                Wanted::Nothing
            } else {
                Wanted::After(claim.records())
            });
            self.claims.push(claim);
        }
        Ok(wanted)
    }

    fn document(&mut self, input: usize, analysed: &Analysed) -> Result<(), Error> {
        MentionCount::sum(&analysed.mentions, &mut self.counts);
        self.writer.source(&self.claims[input]).add_document(
            &analysed.document,
            analysed.fingerprints,
            &self.counts,
        )?;
        Ok(())
    }

    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), Error> {
        let mut source = self.writer.source(&self.claims[input]);
        Ok(source.add_rejection(&rejection)?)
    }

    fn menu(&mut self, input: usize, menu: MenuFile) -> Result<(), Error> {
        let mut source = self.writer.source(&self.claims[input]);
        Ok(source.add_menu(&menu)?)
    }

    fn unreadable(&mut self, _: usize, error: source::Error) -> Result<(), Error> {
        Err(error.into())
    }

    fn finished(&mut self, input: usize) -> Result<(), Error> {
        Ok(self.writer.source(&self.claims[input]).finish()?)
    }
}

/// Returns name, length and digest of a file.
fn fingerprinted(input: &Input) -> Result<SourceFile, Error> {
    Ok(SourceFile {
        name: input.name.clone(),
        digest: source::digest(input)?.to_hex().to_string(),
        bytes: input.bytes(),
    })
}
