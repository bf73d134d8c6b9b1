//! From columns to facts: what counting needs, without touching text.

use arrow_array::Array;
use arrow_array::types::{Date32Type, UInt32Type, UInt64Type};

use crate::facts::{FactRow, Facts, FactsBuilder, MentionCount};
use crate::gazetteer::model::Gazetteer;
use crate::matching::Circumstance;
use crate::store::documents::{self, ID, SIGNATURE};
use crate::store::error::Error;
use crate::store::mentions::MentionTable;
use crate::store::reader::{MappedMentions, Partition, Store};
use crate::store::recount::counted;

impl Store {
    /// Returns the facts of every document, with the mentions of this gazetteer's entities.
    ///
    /// # Errors
    ///
    /// [`Error::NotCounted`] if a partition has no mentions of this gazetteer yet; any other
    /// error if a file is damaged.
    pub fn facts(&self, gazetteer: &Gazetteer) -> Result<Facts, Error> {
        let missing = self.missing_mentions(&gazetteer.fingerprint).len();
        if missing > 0 {
            return Err(Error::NotCounted {
                path: self.folder.clone(),
                missing,
                partitions: self.partitions().len(),
            });
        }
        self.facts_counting(gazetteer, |_, _| Vec::new())
    }

    /// Returns the facts of every document; where a partition has no mentions of this gazetteer,
    /// `count` finds them in the stored text, in parallel, and nothing is written.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn facts_counting<F>(&self, gazetteer: &Gazetteer, count: F) -> Result<Facts, Error>
    where
        F: Fn(&str, Circumstance) -> Vec<MentionCount> + Sync,
    {
        let mut builder = FactsBuilder::default();
        for partition in self.partitions() {
            if let Some(stored) = self.mentions(&gazetteer.fingerprint, partition.number) {
                add_stored(&mut builder, partition, stored, gazetteer)?;
            } else {
                let counted = counted(partition, &count)?;
                add(&mut builder, partition, |row| counted[row].iter().copied())?;
            }
        }
        for menu in self.menus()? {
            builder.add_menu(menu);
        }
        let mut facts = builder.finish();
        let rejected = self.totals().rejected;
        facts.rejected += rejected;
        facts.records += rejected;
        Ok(facts)
    }
}

impl Store {
    /// Returns the facts of every document without any mention: enough to tell copies and
    /// earlier versions.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn facts_without_mentions(&self) -> Result<Facts, Error> {
        let mut builder = FactsBuilder::default();
        for partition in self.partitions() {
            add(&mut builder, partition, |_| [])?;
        }
        Ok(builder.finish())
    }
}

/// Adds a partition with the mentions that the store holds of it.
fn add_stored(
    builder: &mut FactsBuilder,
    partition: &Partition,
    stored: &MappedMentions,
    gazetteer: &Gazetteer,
) -> Result<(), Error> {
    let mentions = MentionTable::decode(&stored.file)?;
    let rows = usize::try_from(partition.rows()).unwrap_or(usize::MAX);
    if !mentions.fits(rows, Some(gazetteer)) {
        let what = "a mention is of no document, entity or alias";
        return Err(stored.file.content(what));
    }
    let mut next = 0;
    add(builder, partition, |row| {
        let start = next;
        next = mentions.end(u32::try_from(row).unwrap_or(u32::MAX), start);
        (start..next).map(|at| mentions.get(at))
    })
}

/// Adds the rows of a partition, each with its mentions.
fn add<I>(
    builder: &mut FactsBuilder,
    partition: &Partition,
    mut mentions: impl FnMut(usize) -> I,
) -> Result<(), Error>
where
    I: IntoIterator<Item = MentionCount>,
{
    let columns = [
        "id",
        "outlet",
        "section",
        "language",
        "published",
        "tokens",
        "title_digest",
        "url_digest",
        "has_body",
        "signature",
    ];
    let table = partition.file.columns(&columns)?;
    let id = table.bytes("id", ID)?;
    let outlet = table.names("outlet")?;
    let section = table.names("section")?;
    let language = documents::language(&table)?;
    let published = table.numbers::<Date32Type>("published")?;
    let tokens = table.numbers::<UInt32Type>("tokens")?;
    let title = table.numbers::<UInt64Type>("title_digest")?;
    let url = table.numbers::<UInt64Type>("url_digest")?;
    let has_body = table.flags("has_body")?;
    let signature = table.bytes("signature", SIGNATURE)?;
    for row in 0..table.rows() {
        let fact = FactRow {
            id: documents::id(&id, row),
            outlet: outlet.get(row),
            section: section.get(row),
            language: language.get(row),
            published: documents::date(&published, row),
            tokens: tokens.value(row),
            title: title.is_valid(row).then(|| title.value(row)),
            url: url.is_valid(row).then(|| url.value(row)),
            has_body: has_body.value(row),
            signature: documents::signature(&signature, row),
        };
        builder.add_row(&fact, mentions(row));
    }
    Ok(())
}
