//! Counts of word types in the parts of a corpus.

use std::collections::BTreeMap;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::document::Document;
use crate::document::DocumentId;
use crate::period::Period;

/// A part of the corpus, in which words are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The windows that are asked about.
    Target,
    /// What they are held against.
    Reference,
    /// The windows of one period.
    Period(Period),
}

/// Words in every part.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    /// A number for each word type, and whether it is never shown.
    types: HashMap<String, (u32, bool)>,
    parts: BTreeMap<Part, Counts>,
    documents: u64,
    document: Option<(Date, DocumentId)>,
}

#[derive(Debug, Default)]
struct Counts {
    nodes: u64,
    words: u64,
    types: HashMap<u32, Tally>,
}

/// One word type in one part.
#[derive(Clone, Copy, Debug)]
struct Tally {
    count: u64,
    documents: u64,
    /// Number of the last document that it stood in.
    last: u64,
    first: (Date, DocumentId),
}

/// A word type in a part and in all that it is held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'a> {
    pub(super) word: &'a str,
    pub(super) count: u64,
    pub(super) documents: u64,
    pub(super) reference_count: u64,
    pub(super) example: DocumentId,
}

impl Tallies {
    /// Begins a document: words that are added stand in it.
    pub(super) fn begin(&mut self, document: &Document) {
        self.documents += 1;
        self.document = Some((document.published, document.id));
    }

    pub(super) fn add_node(&mut self, part: Option<Part>) {
        if let Some(part) = part {
            self.parts.entry(part).or_default().nodes += 1;
        }
    }

    pub(super) fn add(&mut self, part: Part, word: &str, stopped: bool) {
        let place = self.document.expect("a document was begun");
        let next = u32::try_from(self.types.len()).expect("fewer than 2³² word types");
        let number = match self.types.get_mut(word) {
            // Stopped in one language is stopped: `no` of English articles and Spanish ones.
            Some((number, was_stopped)) => {
                *was_stopped |= stopped;
                *number
            }
            None => {
                self.types.insert(word.to_owned(), (next, stopped));
                next
            }
        };
        let counts = self.parts.entry(part).or_default();
        counts.words += 1;
        let tally = counts.types.entry(number).or_insert(Tally {
            count: 0,
            documents: 0,
            last: 0,
            first: place,
        });
        tally.count += 1;
        tally.first = tally.first.min(place);
        if tally.last != self.documents {
            tally.last = self.documents;
            tally.documents += 1;
        }
    }

    /// Returns the parts that words are listed of.
    pub(super) fn targets(&self) -> impl Iterator<Item = Part> {
        let parts = self.parts.iter();
        let named = parts.filter(|(part, counts)| **part != Part::Reference && counts.nodes > 0);
        named.map(|(part, _)| *part)
    }

    /// Returns the nodes of a part.
    pub(super) fn nodes(&self, part: Part) -> u64 {
        self.parts.get(&part).map_or(0, |counts| counts.nodes)
    }

    /// Returns the words of a part, and those of all other parts.
    pub(super) fn words(&self, part: Part) -> (u64, u64) {
        let words = self.parts.get(&part).map_or(0, |counts| counts.words);
        let all: u64 = self.parts.values().map(|counts| counts.words).sum();
        (words, all - words)
    }

    /// Returns the word types of a part that are shown, in no order.
    pub(super) fn of(&self, part: Part) -> impl Iterator<Item = Seen<'_>> {
        self.types
            .iter()
            .filter_map(move |(word, (number, stopped))| {
                let tally = self.parts.get(&part)?.types.get(number)?;
                let others = self.parts.iter().filter(|(other, _)| **other != part);
                let reference_count = others
                    .filter_map(|(_, counts)| counts.types.get(number))
                    .map(|other| other.count)
                    .sum();
                (!stopped).then_some(Seen {
                    word,
                    count: tally.count,
                    documents: tally.documents,
                    reference_count,
                    example: tally.first.1,
                })
            })
    }
}
