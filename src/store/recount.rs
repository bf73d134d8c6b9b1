//! Counting again from stored text, after the gazetteer changed.
//!
//! Where the mentions of a former gazetteer are at hand, only the texts that hold a spelling that
//! changed are searched again; the others keep their mentions. The file that is written is the
//! same, byte for byte.

use std::path::Path;

use rayon::prelude::*;

use crate::facts::MentionCount;
use crate::matching::Circumstance;
use crate::store::error::Error;
use crate::store::former::{Former, FormerMentions};
use crate::store::mentions::MentionRows;
use crate::store::reader::Partition;
use crate::store::writer::Writer;

/// What counts stored texts again: a function of a text and what is known of it, or something
/// that also takes note of the texts that need not be counted. It is called in parallel.
pub trait Recounter: Sync {
    /// Returns the mentions of the gazetteer's entities in a text.
    fn count(&self, text: &str, circumstance: Circumstance) -> Vec<MentionCount>;

    /// Takes note of a text that has the same mentions as with a former gazetteer.
    fn carried(&self) {}
}

impl<F> Recounter for F
where
    F: Fn(&str, Circumstance) -> Vec<MentionCount> + Sync,
{
    fn count(&self, text: &str, circumstance: Circumstance) -> Vec<MentionCount> {
        self(text, circumstance)
    }
}

impl Writer<'_> {
    /// Returns the numbers of the partitions that have no mentions of the writer's gazetteer.
    pub fn missing_mentions(&self) -> Vec<u64> {
        self.manifest.uncounted(&self.gazetteer.fingerprint)
    }

    /// Counts the mentions in one partition's stored text and commits them.
    ///
    /// `recounter` is given every text that the change from a former gazetteer may concern, or
    /// every text where too much changed or no former one is at hand; copies have none. Until all
    /// partitions of [`Self::missing_mentions`] are counted, the mentions of the gazetteers used
    /// before stay; a kill loses the partition being counted and no other.
    ///
    /// # Errors
    ///
    /// If the partition is damaged, or the mentions cannot be written.
    ///
    /// # Panics
    ///
    /// If the mentions are not of the writer's gazetteer.
    pub fn recount(&mut self, number: u64, recounter: &impl Recounter) -> Result<(), Error> {
        if !self.missing_mentions().contains(&number) {
            return Ok(());
        }
        let documents = self
            .manifest
            .partitions
            .iter()
            .find(|entry| entry.number == number)
            .and_then(|entry| entry.documents.as_ref());
        let Some(documents) = documents else {
            return Ok(());
        };
        let partition = Partition::open(&self.folder, number, documents)?;
        let formers = self
            .formers
            .get_or_init(|| Former::of(&self.folder, &self.manifest, self.gazetteer));
        let mut rows = MentionRows::default();
        let counted = counted(&self.folder, &partition, formers, recounter)?;
        for (row, mentions) in (0..).zip(counted) {
            rows.push(self.gazetteer, row, &mentions);
        }
        let gazetteer = self.gazetteer;
        self.commit_with(|commit| commit.write_mentions(gazetteer, number, rows.take()))
    }
}

/// Returns the mentions in every row of a partition of the store in `folder`; none in a copy.
///
/// Of the former gazetteers, the first that has mentions of the partition gives those that hold.
pub(super) fn counted(
    folder: &Path,
    partition: &Partition,
    formers: &[Former],
    recounter: &impl Recounter,
) -> Result<Vec<Vec<MentionCount>>, Error> {
    let outlines = partition.outlines()?;
    let texts = partition.texts()?;
    let former = formers
        .iter()
        .find_map(|former| former.mentions(folder, partition.number, outlines.rows()));
    let count = |row: usize| {
        let Some((text, _)) = texts.get(row)? else {
            return Ok(Vec::new());
        };
        if let Some(carried) = carried(former.as_ref(), row, text) {
            recounter.carried();
            return Ok(carried);
        }
        let outline = outlines.get(row);
        let circumstance = Circumstance {
            language: outline.language,
            published: Some(outline.published),
        };
        Ok(recounter.count(text, circumstance))
    };
    let rows = (0..outlines.rows()).into_par_iter();
    rows.map(count).collect()
}

/// Returns the mentions in a row that hold still, if nothing that changed stands in its text.
fn carried(
    former: Option<&FormerMentions<'_>>,
    row: usize,
    text: &str,
) -> Option<Vec<MentionCount>> {
    former?.of(u32::try_from(row).ok()?, text)
}
