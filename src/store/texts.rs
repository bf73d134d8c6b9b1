//! Documents with their text, as they come by: nothing that was removed is among them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::document::{Document, DocumentId};
use crate::store::documents::StoredDocument;
use crate::store::error::Error;
use crate::store::reader::{Documents, Partition, Store};
use crate::store::removal::{Place, Standing};

impl Store {
    /// Returns every document, in the order of [`Store::facts`]: copies are left out.
    pub fn documents(&self) -> impl Iterator<Item = Result<Document, Error>> {
        let (texts, failure) = split(self.texts_of_heirs());
        let texts = Arc::new(texts.unwrap_or_default());
        let partitions = self.partitions().iter().enumerate();
        let documents = partitions.flat_map(move |(position, partition)| {
            let (documents, failure) = split(partition.documents());
            let texts = Arc::clone(&texts);
            let documents = documents.into_iter().flat_map(move |documents| {
                let texts = Arc::clone(&texts);
                (0..documents.rows()).filter_map(move |row| {
                    let document = documents.get(row);
                    let place = Place {
                        partition: position,
                        row,
                    };
                    let text = match self.standing(&document, place) {
                        Standing::Kept => document.text?,
                        Standing::Heir(text) => texts[&text.partition].get(text.row).text?,
                        Standing::Removed | Standing::Stray => return None,
                    };
                    Some(Ok(document.with_text(text)))
                })
            });
            documents.chain(failure.map(Err))
        });
        failure.map(Err).into_iter().chain(documents)
    }

    /// Returns every record that was kept, in the order they were read: articles, and copies with
    /// the text of their article.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn records(&self) -> Result<impl Iterator<Item = Document> + use<>, Error> {
        self.records_where(&|_| true)
    }

    /// Returns the records of some documents, as [`Self::records`] does.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn records_of(
        &self,
        ids: &BTreeSet<DocumentId>,
    ) -> Result<impl Iterator<Item = Document> + use<>, Error> {
        self.records_where(&|id| ids.contains(&id))
    }

    fn records_where(
        &self,
        is_wanted: &dyn Fn(DocumentId) -> bool,
    ) -> Result<impl Iterator<Item = Document> + use<>, Error> {
        let partitions = self.partitions().iter().map(Partition::documents);
        let tables: Vec<Documents> = partitions.collect::<Result<_, _>>()?;
        // Also of removed records: a copy that stays needs the text.
        let mut articles: HashMap<DocumentId, Place> = HashMap::new();
        let mut kept = Vec::new();
        for (partition, table) in tables.iter().enumerate() {
            for (row, document) in table.iter().enumerate() {
                if !is_wanted(document.id) {
                    continue;
                }
                let place = Place { partition, row };
                if !document.is_copy() {
                    articles.insert(document.id, place);
                }
                if !self.standing(&document, place).is_nothing() {
                    kept.push(place);
                }
            }
        }
        Ok(kept.into_iter().map(move |place| {
            let record = tables[place.partition].get(place.row);
            // Only a damaged store has a copy without its article.
            let article = articles.get(&record.id).copied();
            let text = article.and_then(|place| tables[place.partition].get(place.row).text);
            record.with_text(text.unwrap_or_default())
        }))
    }

    /// Returns the documents of which each of [`Self::sources`] has a record.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn documents_of_sources(&self) -> Result<Vec<BTreeSet<DocumentId>>, Error> {
        let mut of_sources = vec![BTreeSet::new(); self.sources().len()];
        for (position, partition) in self.partitions().iter().enumerate() {
            for (row, id, source) in partition.ids()? {
                let place = Place {
                    partition: position,
                    row,
                };
                if !self.effect.standing(id, source, place).is_nothing()
                    && let Some(documents) = of_sources.get_mut(source as usize)
                {
                    documents.insert(id);
                }
            }
        }
        Ok(of_sources)
    }

    /// Returns which rows were removed, or lost their article to damage, in the order of [`Self::partitions`] and of the rows in
    /// them; nothing if none were.
    ///
    /// # Errors
    ///
    /// If a file is damaged.
    pub fn removed_rows(&self) -> Result<Vec<bool>, Error> {
        if self.effect.is_none() {
            return Ok(Vec::new());
        }
        let mut removed = Vec::new();
        for (position, partition) in self.partitions().iter().enumerate() {
            let rows = partition.ids()?.into_iter();
            removed.extend(rows.map(|(row, id, source)| {
                let place = Place {
                    partition: position,
                    row,
                };
                self.effect.standing(id, source, place).is_nothing()
            }));
        }
        Ok(removed)
    }

    /// Returns the document whose id begins with these hexadecimal digits.
    ///
    /// # Errors
    ///
    /// If there is none, or several begin so.
    pub fn document(&self, prefix: &str) -> Result<Document, Error> {
        let (place, _) = self.place(prefix)?;
        let documents = self.partitions()[place.partition].documents()?;
        let document = documents.get(place.row);
        match self.standing(&document, place) {
            Standing::Kept | Standing::Removed | Standing::Stray => {
                Ok(document.with_text(document.text.unwrap_or_default()))
            }
            Standing::Heir(text) => {
                let texts = self.partitions()[text.partition].documents()?;
                Ok(document.with_text(texts.get(text.row).text.unwrap_or_default()))
            }
        }
    }

    /// Returns the id that begins with these hexadecimal digits.
    pub(super) fn id(&self, prefix: &str) -> Result<DocumentId, Error> {
        self.place(prefix).map(|(_, id)| id)
    }

    /// Returns where the document stands whose id begins with these hexadecimal digits.
    fn place(&self, prefix: &str) -> Result<(Place, DocumentId), Error> {
        let digits = prefix.to_ascii_lowercase();
        let mut found: Option<(Place, DocumentId)> = None;
        for (position, partition) in self.partitions().iter().enumerate() {
            for (row, id, source) in partition.ids()? {
                let place = Place {
                    partition: position,
                    row,
                };
                if !id.to_string().starts_with(&digits)
                    || self.effect.standing(id, source, place).is_nothing()
                {
                    continue;
                }
                match found {
                    Some((_, first)) if first == id => {}
                    Some((_, first)) => {
                        return Err(Error::AmbiguousDocument {
                            prefix: prefix.to_owned(),
                            first: first.to_string(),
                            second: id.to_string(),
                        });
                    }
                    None => found = Some((place, id)),
                }
            }
        }
        found.ok_or_else(|| Error::NoDocument {
            path: self.folder.clone(),
            prefix: prefix.to_owned(),
        })
    }

    fn standing(&self, document: &StoredDocument<'_>, place: Place) -> Standing {
        self.effect.standing(document.id, document.source, place)
    }

    /// Returns the partitions with texts of removed records whose copies stay.
    fn texts_of_heirs(&self) -> Result<BTreeMap<usize, Documents>, Error> {
        let positions = self.effect.partitions_of_heirs().into_iter();
        positions
            .map(|position| Ok((position, self.partitions()[position].documents()?)))
            .collect()
    }
}

fn split<T, E>(result: Result<T, E>) -> (Option<T>, Option<E>) {
    match result {
        Ok(value) => (Some(value), None),
        Err(why) => (None, Some(why)),
    }
}
