//! Revisions: versions of one article, published again with other words.
//!
//! Likeness alone does not make a revision. State media write by template: messages to two
//! presidents, a daily bulletin of infections, a visitor who arrives and leaves differ in a few
//! words, and a scraper that saved a page's margin instead of its text gives many articles one
//! body. So two documents must also share a link or a title.

use crate::dedup::repeats::Repeats;
use crate::dedup::within_outlet;
use crate::facts::{DocumentFact, DocumentIndex, Facts};

/// Days between two versions of one article at most.
const DAYS: i32 = 3;

/// Likeness from which two texts under one link are versions of one article.
///
/// Edited re-issues of KCNA in 2024 keep 0.5 to 0.8 of their shingles. Two articles share next to
/// none, unless one template made them (0.4), which is why the link of a page is not trusted.
const LIKENESS_UNDER_ONE_LINK: f64 = 0.2;

/// Likeness from which two texts under one title and on one day are versions of one article.
///
/// Edited re-issues in KCNA 2011 keep 0.87 and more. Different articles with one title and day
/// share little: 0.5 in Channel One 2008, less elsewhere.
const LIKENESS_ON_ONE_DAY: f64 = 0.8;

/// Likeness from which two texts under one title on two days are one article printed twice: 63
/// of 64 buckets.
///
/// Columns are far from it, bulletins in which only figures change are not: those on infections
/// in CCTV 2022 come to 0.84 from one day to the next.
const LIKENESS_ON_TWO_DAYS: f64 = 0.98;

/// A link under which more documents stand is that of a page, not of an article.
const DOCUMENTS_UNDER_ONE_LINK: usize = 5;

/// Every document is compared with at most so many before it under the same title. Only a
/// corpus whose "title" is no title has more in three days; comparing all pairs would not end.
const COMPARED: usize = 64;

/// Returns for every document the last version of its article: by day of publication, then by
/// order of appearance. A document that was not published again is its own last version.
///
/// Versions have a body, the same outlet and at most three days between one and the next. They
/// share a link and part of the text, or the title and most of the text, all of it if the day is
/// another.
pub(super) fn last_versions(facts: &Facts) -> Vec<DocumentIndex> {
    let mut versions = Versions::of(facts);
    let (by_link, by_title) = places(facts);
    for group in same_key(&by_link) {
        if group.len() <= DOCUMENTS_UNDER_ONE_LINK {
            versions.unite_alike(group, |_| LIKENESS_UNDER_ONE_LINK);
        }
    }
    for group in same_key(&by_title) {
        versions.unite_alike(group, |days| match days {
            0 => LIKENESS_ON_ONE_DAY,
            _ => LIKENESS_ON_TWO_DAYS,
        });
    }
    versions.last()
}

/// Where a document stands among those it may be a version of: key, day and index in one number,
/// because one number sorts faster than three fields. The order is that of versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u128);

#[expect(
    clippy::cast_possible_truncation,
    reason = "the parts are cut out of the number that they were put into"
)]
impl Place {
    fn new(key: u64, day: i32, document: DocumentIndex) -> Self {
        // Days before 1970 are negative and must sort before the others.
        let day = day.cast_unsigned() ^ (1 << 31);
        Self(u128::from(key) << 64 | u128::from(day) << 32 | u128::from(document.0))
    }

    fn key(self) -> u64 {
        (self.0 >> 64) as u64
    }

    fn day(self) -> i32 {
        ((self.0 >> 32) as u32 ^ (1 << 31)).cast_signed()
    }

    fn document(self) -> DocumentIndex {
        DocumentIndex(self.0 as u32)
    }
}

/// Returns the places by link and by title of all documents that have a body, sorted; without
/// those whose link or title evidently no other has.
fn places(facts: &Facts) -> (Vec<Place>, Vec<Place>) {
    (
        repeated(facts, |document| document.url),
        repeated(facts, |document| document.title),
    )
}

fn repeated(facts: &Facts, digest: impl Fn(&DocumentFact) -> Option<u64>) -> Vec<Place> {
    let keyed = || {
        let documents = (0..).map(DocumentIndex).zip(&facts.documents);
        documents.filter_map(|(index, document)| {
            let digest = digest(document).filter(|_| document.has_body)?;
            Some((within_outlet(document, digest), index, document))
        })
    };
    let mut repeats = Repeats::of_about(facts.documents.len());
    keyed().for_each(|(key, ..)| repeats.note(key));
    let mut places: Vec<Place> = keyed()
        .filter(|(key, ..)| repeats.may_repeat(*key))
        .map(|(key, index, document)| Place::new(key, document.day(), index))
        .collect();
    places.sort_unstable();
    places
}

fn same_key(places: &[Place]) -> impl Iterator<Item = &[Place]> {
    places
        .chunk_by(|one, other| one.key() == other.key())
        .filter(|group| group.len() > 1)
}

/// A forest over documents: every tree is one article, its root the last version.
struct Versions<'a> {
    facts: &'a Facts,
    later: Vec<DocumentIndex>,
}

impl<'a> Versions<'a> {
    fn of(facts: &'a Facts) -> Self {
        Self {
            facts,
            later: (0..)
                .map(DocumentIndex)
                .zip(&facts.documents)
                .map(|(index, _)| index)
                .collect(),
        }
    }

    /// Makes documents of a group, in order, one article where they are near and as alike as
    /// they must be so many days apart.
    fn unite_alike(&mut self, group: &[Place], likeness: impl Fn(i32) -> f64) {
        for (position, place) in group.iter().enumerate() {
            let document = self.document(place.document());
            let near = group[..position]
                .iter()
                .rev()
                .take(COMPARED)
                .take_while(|earlier| place.day() - earlier.day() <= DAYS);
            for earlier in near {
                let version = self.document(earlier.document());
                if version.outlet == document.outlet
                    && self.likeness(earlier.document(), place.document())
                        >= likeness(place.day() - earlier.day())
                {
                    self.unite(earlier.document(), place.document());
                }
            }
        }
    }

    fn unite(&mut self, one: DocumentIndex, other: DocumentIndex) {
        let (one, other) = (self.root(one), self.root(other));
        let age = |index: DocumentIndex| (self.document(index).published, index);
        let (earlier, later) = if age(one) < age(other) {
            (one, other)
        } else {
            (other, one)
        };
        self.later[earlier.0 as usize] = later;
    }

    /// Returns the last version known so far, halving the way to it for the next who asks.
    fn root(&mut self, mut index: DocumentIndex) -> DocumentIndex {
        while self.later[index.0 as usize] != index {
            let next = self.later[index.0 as usize];
            self.later[index.0 as usize] = self.later[next.0 as usize];
            index = next;
        }
        index
    }

    fn last(mut self) -> Vec<DocumentIndex> {
        for position in 0..self.later.len() {
            self.later[position] = self.root(self.later[position]);
        }
        self.later
    }

    fn likeness(&self, one: DocumentIndex, other: DocumentIndex) -> f64 {
        let signature = |index: DocumentIndex| self.facts.signatures[index.0 as usize];
        signature(one).similarity(signature(other))
    }

    fn document(&self, index: DocumentIndex) -> &'a DocumentFact {
        &self.facts.documents[index.0 as usize]
    }
}

#[cfg(test)]
mod tests;
