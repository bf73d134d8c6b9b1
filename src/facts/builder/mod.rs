//! Adding documents to facts: copies fold into one, parts merge.

use hashbrown::HashMap;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use smallvec::smallvec;

use crate::document::Document;
use crate::document::DocumentId;
use crate::facts::{
    DocumentFact, FactRow, Facts, Fingerprints, MentionCount, OutletIndex, SectionIndex,
};
use crate::matching::Mention;
use crate::menu::MenuFile;

/// What became of a record that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is a document of its own.
    Document,
    /// An earlier record is the same article: only the section and the link are noted.
    Copy,
}

/// Outlets that are told apart. A field with more values is no outlet but, say, an address.
const OUTLETS: usize = 10_000;

/// Facts that can still grow.
///
/// Merging the facts of parts, in the order of the input, gives what adding all their records
/// one by one gives; so parts may be read on any number of threads.
#[derive(Debug, Default)]
pub struct FactsBuilder {
    facts: Facts,
    /// Positions of the documents, found by their ids, which are not kept twice.
    documents: HashTable<u32>,
    outlets: HashMap<String, OutletIndex>,
    sections: HashMap<String, SectionIndex>,
    mentions: Vec<MentionCount>,
}

impl FactsBuilder {
    /// Makes room for this many more documents at once, where their number is known.
    pub fn reserve(&mut self, documents: usize) {
        self.facts.documents.reserve(documents);
        self.facts.signatures.reserve(documents);
        let known = &self.facts.documents;
        self.documents
            .reserve(documents, |at| hash(known[*at as usize].id));
    }

    /// Adds one record: a document, its fingerprints and its mentions, in any order.
    pub fn add(
        &mut self,
        document: &Document,
        fingerprints: Fingerprints,
        mentions: &[Mention],
    ) -> Added {
        let mut counts = std::mem::take(&mut self.mentions);
        MentionCount::sum(mentions, &mut counts);
        let added = self.add_row(&FactRow::of(document, fingerprints), counts.iter().copied());
        self.mentions = counts;
        added
    }

    /// Adds one record from columns, with its mentions summed as [`Facts::mentions`] holds them.
    ///
    /// The mentions of a copy are not looked at: its text is that of the document it copies.
    ///
    /// # Panics
    ///
    /// If there are more than four billion documents or mentions.
    pub fn add_row(
        &mut self,
        row: &FactRow<'_>,
        mentions: impl IntoIterator<Item = MentionCount>,
    ) -> Added {
        self.facts.records += 1;
        let outlet = self.outlet(row.outlet);
        let section = self.section(row.section);
        let position = index(self.facts.documents.len());
        match entry(&mut self.documents, &self.facts.documents, row.id) {
            Entry::Occupied(known) => {
                let document = &mut self.facts.documents[*known.get() as usize];
                document.note_section(section, 1);
                document.note_url(row.url);
                Added::Copy
            }
            Entry::Vacant(free) => {
                free.insert(position);
                let start = index(self.facts.mentions.len());
                self.facts.mentions.extend(mentions);
                self.facts.documents.push(DocumentFact {
                    id: row.id,
                    outlet,
                    sections: smallvec![(section, 1)],
                    language: row.language,
                    published: row.published,
                    tokens: row.tokens,
                    title: row.title,
                    url: row.url,
                    has_body: row.has_body,
                    mentions: start..index(self.facts.mentions.len()),
                });
                self.facts.signatures.push(row.signature);
                Added::Document
            }
        }
    }

    /// Notes one record that was refused.
    pub fn add_rejected(&mut self) {
        self.facts.records += 1;
        self.facts.rejected += 1;
    }

    /// Notes a file of which nothing could be read, after what was refused of it.
    pub fn add_unread(&mut self, file: &str, reason: Option<&str>) {
        self.facts.unread.add(file, reason);
    }

    /// Adds what a file tells of menus, which is no record.
    pub fn add_menu(&mut self, menu: MenuFile) {
        self.facts.menus.push(menu);
    }

    /// Adds the facts of the part of the input that follows what was added so far.
    ///
    /// # Panics
    ///
    /// As [`Self::add_row`].
    pub fn merge(&mut self, part: Facts) {
        let Facts {
            outlets,
            sections,
            documents,
            signatures,
            mentions,
            records,
            rejected,
            unread,
            removed,
            menus,
        } = part;
        self.facts.menus.extend(menus);
        self.facts.records += records;
        self.facts.rejected += rejected;
        self.facts.unread.merge(unread);
        self.facts.removed += removed;
        self.reserve(documents.len());
        let outlets: Vec<OutletIndex> = outlets.iter().map(|name| self.outlet(name)).collect();
        let sections: Vec<SectionIndex> = sections.iter().map(|name| self.section(name)).collect();
        for (mut document, signature) in documents.into_iter().zip(signatures) {
            for (section, _) in &mut document.sections {
                *section = sections[usize::from(section.0)];
            }
            let position = index(self.facts.documents.len());
            match entry(&mut self.documents, &self.facts.documents, document.id) {
                Entry::Occupied(known) => {
                    let earlier = &mut self.facts.documents[*known.get() as usize];
                    for (section, count) in document.sections {
                        earlier.note_section(section, count);
                    }
                    earlier.note_url(document.url);
                }
                Entry::Vacant(free) => {
                    free.insert(position);
                    let start = index(self.facts.mentions.len());
                    let own = document.mentions.start as usize..document.mentions.end as usize;
                    self.facts.mentions.extend_from_slice(&mentions[own]);
                    document.mentions = start..index(self.facts.mentions.len());
                    document.outlet = outlets[usize::from(document.outlet.0)];
                    self.facts.documents.push(document);
                    self.facts.signatures.push(signature);
                }
            }
        }
    }

    /// Returns the facts of everything added.
    pub fn finish(self) -> Facts {
        self.facts
    }

    /// Returns the index of an outlet. Records can name their own; beyond [`OUTLETS`] of them a
    /// name is not kept, as with sections.
    fn outlet(&mut self, name: &str) -> OutletIndex {
        if let Some(&known) = self.outlets.get(name) {
            return known;
        }
        let len = self.facts.outlets.len();
        if len >= OUTLETS && !name.is_empty() {
            return self.outlet("");
        }
        let index = OutletIndex(u16::try_from(len).expect("outlets are limited"));
        self.facts.outlets.push(name.to_owned());
        self.outlets.insert(name.to_owned(), index);
        index
    }

    /// Returns the index of a section. Beyond 65,535 of them a name is not kept and stands for
    /// none: a field with so many values is no section, and a dump must not stop the program.
    fn section(&mut self, name: &str) -> SectionIndex {
        if let Some(&known) = self.sections.get(name) {
            return known;
        }
        let len = self.facts.sections.len();
        if len >= usize::from(u16::MAX) && !name.is_empty() {
            return self.section("");
        }
        let index =
            SectionIndex(u16::try_from(len).expect("the last index goes to the empty name alone"));
        self.facts.sections.push(name.to_owned());
        self.sections.insert(name.to_owned(), index);
        index
    }
}

/// Returns the place of an id among the positions of documents.
fn entry<'p>(
    positions: &'p mut HashTable<u32>,
    documents: &[DocumentFact],
    id: DocumentId,
) -> Entry<'p, u32> {
    let id_of = |at: &u32| documents[*at as usize].id;
    positions.entry(hash(id), |at| id_of(at) == id, |at| hash(id_of(at)))
}

/// Returns the hash of an id: part of it, as it is a digest already.
fn hash(id: DocumentId) -> u64 {
    (id.0 >> 64) as u64
}

impl From<Facts> for FactsBuilder {
    fn from(facts: Facts) -> Self {
        let mut builder = Self::default();
        builder.merge(facts);
        builder
    }
}

impl DocumentFact {
    fn note_section(&mut self, section: SectionIndex, records: u32) {
        match self
            .sections
            .iter_mut()
            .find(|(known, _)| *known == section)
        {
            Some((_, count)) => *count += records,
            None => self.sections.push((section, records)),
        }
    }

    /// Keeps the smallest digest. Two versions of an article are listed under the same links,
    /// one a topic, but not always in the same order: the smallest is the same for both.
    fn note_url(&mut self, url: Option<u64>) {
        self.url = match (self.url, url) {
            (Some(known), Some(new)) => Some(known.min(new)),
            (known, new) => known.or(new),
        };
    }
}

fn index(len: usize) -> u32 {
    u32::try_from(len).expect("facts are kept in memory, which ends before four billion of them")
}

#[cfg(test)]
mod tests;
