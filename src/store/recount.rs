//! Counting again from stored text, after the gazetteer changed.

use rayon::prelude::*;

use crate::facts::MentionCount;
use crate::matching::Circumstance;
use crate::store::error::Error;
use crate::store::mentions::MentionRows;
use crate::store::reader::Partition;
use crate::store::writer::Writer;

impl Writer<'_> {
    /// Returns the numbers of the partitions that have no mentions of the writer's gazetteer.
    pub fn missing_mentions(&self) -> Vec<u64> {
        self.manifest.uncounted(&self.gazetteer.fingerprint)
    }

    /// Counts the mentions in one partition's stored text and commits them.
    ///
    /// `count` is called for every text, in parallel; copies have none. Until all partitions of
    /// [`Self::missing_mentions`] are counted, the mentions of the gazetteers used before stay;
    /// a kill loses the partition being counted and no other.
    ///
    /// # Errors
    ///
    /// If the partition is damaged, or the mentions cannot be written.
    ///
    /// # Panics
    ///
    /// If the mentions are not of the writer's gazetteer.
    pub fn recount<F>(&mut self, number: u64, count: F) -> Result<(), Error>
    where
        F: Fn(&str, Circumstance) -> Vec<MentionCount> + Sync,
    {
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
        let mut rows = MentionRows::default();
        for (row, mentions) in (0..).zip(counted(&partition, &count)?) {
            rows.push(self.gazetteer, row, &mentions);
        }
        let gazetteer = &self.gazetteer.fingerprint;
        self.commit_with(|commit| commit.write_mentions(gazetteer, number, rows.take()))
    }
}

/// Returns the mentions in every row of a partition; none in a copy.
pub(super) fn counted<F>(partition: &Partition, count: &F) -> Result<Vec<Vec<MentionCount>>, Error>
where
    F: Fn(&str, Circumstance) -> Vec<MentionCount> + Sync,
{
    let documents = partition.documents()?;
    Ok((0..documents.rows())
        .into_par_iter()
        .map(|row| {
            let document = documents.get(row);
            let circumstance = Circumstance {
                language: document.language,
                published: Some(document.published),
            };
            let text = document.text;
            text.map_or_else(Vec::new, |text| count(text, circumstance))
        })
        .collect())
}
