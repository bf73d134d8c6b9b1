//! A phrase in stored text, read from end to end: what the index does not cover.

use rayon::prelude::*;

use crate::index::error::Error;
use crate::index::phrase::Phrase;
use crate::store::Partition;

/// Returns the rows of a partition in whose text a phrase stands, with how many times it does.
pub(super) fn scan(partition: &Partition, phrase: &Phrase) -> Result<Vec<(u32, u32)>, Error> {
    let texts = partition.texts()?;
    let rows = u32::try_from(partition.rows()).expect("a partition is cut long before");
    let found: Result<Vec<Option<(u32, u32)>>, Error> = (0..rows)
        .into_par_iter()
        .map(|row| {
            let text = texts.get(row as usize)?;
            let count = text.map_or(0, |(text, _)| phrase.find(text).len());
            let count = u32::try_from(count).expect("a document is shorter than 4 GiB");
            Ok((count > 0).then_some((row, count)))
        })
        .collect();
    Ok(found?.into_iter().flatten().collect())
}
