//! From columns to facts: what counting needs, without touching text.

use std::collections::HashMap;

use arrow_array::Array;
use arrow_array::types::{Date32Type, UInt32Type, UInt64Type};

use crate::document::DocumentId;
use crate::facts::{FactRow, Facts, FactsBuilder, MentionCount, Unread};
use crate::gazetteer::model::Gazetteer;
use crate::matching::Circumstance;
use crate::store::documents::{self, ID, SIGNATURE};
use crate::store::error::Error;
use crate::store::former::Former;
use crate::store::mentions::MentionTable;
use crate::store::reader::{MappedMentions, Partition, Store};
use crate::store::recount::{Recounter, counted};
use crate::store::removal::{Effect, Place, Standing};

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
        self.facts_counting(gazetteer, &|_: &str, _: Circumstance| Vec::new())
    }

    /// Returns the facts of every document; where a partition has no mentions of this gazetteer,
    /// they are counted as [`Writer::recount`](crate::store::Writer::recount) does, and nothing is
    /// written.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn facts_counting(
        &self,
        gazetteer: &Gazetteer,
        recounter: &impl Recounter,
    ) -> Result<Facts, Error> {
        let formers = if self.missing_mentions(&gazetteer.fingerprint).is_empty() {
            Vec::new()
        } else {
            Former::of(&self.folder, &self.manifest, gazetteer)
        };
        let mut adding = Adding::new(&self.effect);
        for (position, partition) in self.partitions().iter().enumerate() {
            if let Some(stored) = self.mentions(&gazetteer.fingerprint, partition.number) {
                adding.add_stored(position, partition, stored, gazetteer)?;
            } else {
                let counted = counted(&self.folder, partition, &formers, recounter)?;
                adding.add(position, partition, |row| counted[row].iter().copied())?;
            }
        }
        for menu in self.menus()? {
            adding.builder.add_menu(menu);
        }
        let mut facts = adding.builder.finish();
        let totals = self.totals();
        facts.rejected = totals.rejected;
        facts.unread = self.unread();
        facts.removed = totals.removed;
        facts.records += totals.rejected + totals.removed;
        Ok(facts)
    }

    /// Returns the input files of which nothing is held but refusals.
    pub fn unread(&self) -> Unread {
        let mut unread = Unread::default();
        for source in self.sources() {
            let held = source.documents + source.copies + source.menus + source.removed;
            if source.rejected == 0 || held > 0 {
                continue;
            }
            // Only the first is named. Without its reason it still is, so damage is no error.
            let reason = (unread.files == 0).then(|| {
                self.rejections()
                    .filter_map(Result::ok)
                    .find(|rejection| rejection.provenance.file == source.name)
                    .map(|rejection| rejection.reason.name())
            });
            unread.add(&source.name, reason.flatten());
        }
        unread
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
        let mut adding = Adding::new(&self.effect);
        for (position, partition) in self.partitions().iter().enumerate() {
            adding.add(position, partition, |_| [])?;
        }
        Ok(adding.builder.finish())
    }
}

/// Partitions on their way to facts, without what was removed.
struct Adding<'a> {
    builder: FactsBuilder,
    effect: &'a Effect,
    /// Mentions in removed records whose copies stay and come later.
    inherited: HashMap<DocumentId, Vec<MentionCount>>,
}

impl<'a> Adding<'a> {
    fn new(effect: &'a Effect) -> Self {
        Self {
            builder: FactsBuilder::default(),
            effect,
            inherited: HashMap::new(),
        }
    }

    /// Adds a partition with the mentions that the store holds of it.
    fn add_stored(
        &mut self,
        position: usize,
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
        self.add(position, partition, |row| {
            let start = next;
            next = mentions.end(u32::try_from(row).unwrap_or(u32::MAX), start);
            (start..next).map(|at| mentions.get(at))
        })
    }

    /// Adds the rows of a partition, each with its mentions.
    fn add<I>(
        &mut self,
        position: usize,
        partition: &Partition,
        mut mentions: impl FnMut(usize) -> I,
    ) -> Result<(), Error>
    where
        I: IntoIterator<Item = MentionCount>,
    {
        let table = partition.file.columns(&COLUMNS)?;
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
        let source = table.numbers::<UInt32Type>("source")?;
        self.builder.reserve(table.rows());
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
            let own = mentions(row);
            let place = Place {
                partition: position,
                row,
            };
            match self.effect.standing(fact.id, source.value(row), place) {
                Standing::Kept => {
                    self.builder.add_row(&fact, own);
                }
                Standing::Heir(_) => {
                    let inherited = self.inherited.remove(&fact.id);
                    self.builder.add_row(&fact, inherited.unwrap_or_default());
                }
                Standing::Removed if self.effect.has_heir(fact.id) => {
                    // The first is the one with the text.
                    let known = self.inherited.entry(fact.id);
                    known.or_insert_with(|| own.into_iter().collect());
                }
                Standing::Removed | Standing::Stray => {}
            }
        }
        Ok(())
    }
}

/// What facts need of a document.
const COLUMNS: [&str; 11] = [
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
    "source",
];
