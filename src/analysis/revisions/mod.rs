//! What changed between two loads of one source?
//!
//! A load is an input file of a store. Versions of one article are those that counting takes for
//! one, so that every document which is left out as an earlier version has its line here; and
//! documents of two loads under one link.

mod difference;
mod loads;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::dedup::{Deduplicated, Policy, Standing};
use crate::document::DocumentId;
use crate::facts::{DocumentFact, Facts};
use crate::period::Window;

pub use self::difference::{Difference, Part, difference};

use self::loads::pairs;

/// An input file, and the documents that it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Name of the file.
    pub name: String,
    /// Documents of which it has a record.
    pub documents: BTreeSet<DocumentId>,
}

/// Which changes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevisionQuery {
    /// Days of publication, of the later version.
    pub window: Window,
    /// Outlets, by name; empty for all.
    pub outlets: Vec<String>,
    /// Positions of the loads that bring the changes; empty for all.
    pub loads: BTreeSet<usize>,
    /// Kinds of change; empty for all.
    pub kinds: BTreeSet<Kind>,
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The later load has it, the earlier none.
    Added,
    /// It was published again with other words.
    Edited,
    /// The earlier load has it, and the later, which has that day, none.
    Deleted,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Added, Self::Edited, Self::Deleted];

    /// Returns the name used in reports and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Edited => "edited",
            Self::Deleted => "deleted",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What became of the article.
    pub kind: Kind,
    /// The document of before; `None` for an article that was added.
    pub old: Option<DocumentId>,
    /// The document of after; `None` for one that was deleted.
    pub new: Option<DocumentId>,
    /// Position of the load that the old document stands in, or that has none of the new one.
    pub before: usize,
    /// Position of the load that brought the change.
    pub after: usize,
}

/// Changes, and the loads that were set side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revisions {
    /// By day of publication, then by id.
    pub changes: Vec<Change>,
    /// Pairs of an earlier and a later load of one source, in the order of the later ones.
    pub pairs: Vec<(usize, usize)>,
    /// Kinds that were looked for; empty for all.
    pub kinds: BTreeSet<Kind>,
}

/// Returns what changed between each load and the latest earlier one of the same source: of the
/// same name, or with an article that it has too. Edits are found over all loads, also in one.
pub fn revisions(facts: &Facts, loads: &[Load], query: &RevisionQuery) -> Revisions {
    let corpus = Corpus::of(facts, loads);
    let mut pairs = pairs(&corpus);
    pairs.retain(|(_, after)| query.loads.is_empty() || query.loads.contains(after));
    let mut changes = BTreeSet::new();
    corpus.edited(&mut changes);
    for (before, after) in &pairs {
        corpus.compare(*before, *after, &mut changes);
    }
    let mut changes: Vec<Change> = changes.into_iter().collect();
    changes.retain(|change| {
        let document = corpus.documents[&change.new.or(change.old).expect("one is there")];
        query.window.contains(document.published)
            && (query.kinds.is_empty() || query.kinds.contains(&change.kind))
            && (query.loads.is_empty() || query.loads.contains(&change.after))
            && (query.outlets.is_empty()
                || query
                    .outlets
                    .iter()
                    .any(|name| name == facts.outlet(document.outlet)))
    });
    changes.sort_by_key(|change| {
        let id = change.new.or(change.old).expect("one is there");
        (corpus.documents[&id].published, id, change.kind, change.old)
    });
    Revisions {
        changes,
        pairs,
        kinds: query.kinds.clone(),
    }
}

/// Documents as they stand in loads and belong to articles.
struct Corpus<'a> {
    loads: &'a [Load],
    documents: HashMap<DocumentId, &'a DocumentFact>,
    /// Versions of each article that has several, in their order.
    articles: BTreeMap<DocumentId, Vec<DocumentId>>,
    /// The last version of every document's article.
    article_of: HashMap<DocumentId, DocumentId>,
    /// The first load that has each document.
    first: HashMap<DocumentId, usize>,
}

impl<'a> Corpus<'a> {
    fn of(facts: &'a Facts, loads: &'a [Load]) -> Self {
        let all = facts
            .documents
            .iter()
            .map(|document| (document.id, document));
        let mut first = HashMap::new();
        for (position, load) in loads.iter().enumerate() {
            for id in &load.documents {
                first.entry(*id).or_insert(position);
            }
        }
        let standings = Deduplicated::of(facts, Policy::Revisions).standings;
        let mut article_of = HashMap::new();
        let mut articles: BTreeMap<DocumentId, Vec<DocumentId>> = BTreeMap::new();
        for (document, standing) in facts.documents.iter().zip(standings) {
            let last = match standing {
                Standing::Counted { .. } => document.id,
                Standing::CopyOf(last) | Standing::RevisionOf(last) => {
                    facts.documents[last.0 as usize].id
                }
            };
            article_of.insert(document.id, last);
            if !matches!(standing, Standing::CopyOf(_)) {
                articles.entry(last).or_default().push(document.id);
            }
        }
        let documents: HashMap<_, _> = all.collect();
        articles.retain(|_, versions| versions.len() > 1);
        for (last, versions) in &mut articles {
            // A sort that keeps the order of appearance, but the last version is the last.
            versions.sort_by_key(|id| (id == last, documents[id].published));
        }
        Self {
            loads,
            documents,
            articles,
            article_of,
            first,
        }
    }

    /// Adds every version of an article with the one before it.
    fn edited(&self, changes: &mut BTreeSet<Change>) {
        for versions in self.articles.values() {
            for pair in versions.windows(2) {
                let &[old, new] = pair else { continue };
                let (Some(&before), Some(&after)) = (self.first.get(&old), self.first.get(&new))
                else {
                    continue;
                };
                changes.insert(Change {
                    kind: Kind::Edited,
                    old: Some(old),
                    new: Some(new),
                    before,
                    after,
                });
            }
        }
    }

    /// Adds what the later of two loads has more, less and otherwise.
    fn compare(&self, before: usize, after: usize, changes: &mut BTreeSet<Change>) {
        let (earlier, later) = (&self.loads[before], &self.loads[after]);
        let mut gone = self.without_article_in(earlier, later);
        let mut come = self.without_article_in(later, earlier);
        let change = |kind, old, new| Change {
            kind,
            old,
            new,
            before,
            after,
        };
        for (old, new) in self.under_one_link(&gone, &come) {
            gone.remove(&old);
            come.remove(&new);
            changes.insert(change(Kind::Edited, Some(old), Some(new)));
        }
        let days = || {
            later
                .documents
                .iter()
                .map(|id| self.documents[id].published)
        };
        let held = days().min().zip(days().max());
        for old in gone {
            let day = self.documents[&old].published;
            // A load of other days says nothing of this one.
            if held.is_some_and(|(first, last)| first <= day && day <= last) {
                changes.insert(change(Kind::Deleted, Some(old), None));
            }
        }
        for new in come {
            changes.insert(change(Kind::Added, None, Some(new)));
        }
    }

    /// Returns the documents of `load` of whose article `other` has no version.
    fn without_article_in(&self, load: &Load, other: &Load) -> BTreeSet<DocumentId> {
        let articles: BTreeSet<DocumentId> = other
            .documents
            .iter()
            .map(|id| self.article_of[id])
            .collect();
        let own = load.documents.difference(&other.documents);
        own.filter(|id| !articles.contains(&self.article_of[id]))
            .copied()
            .collect()
    }

    /// Returns pairs under a link that stands once on either side: the link of an article, not of
    /// a page.
    fn under_one_link(
        &self,
        gone: &BTreeSet<DocumentId>,
        come: &BTreeSet<DocumentId>,
    ) -> Vec<(DocumentId, DocumentId)> {
        let (gone, come) = (self.by_link(gone), self.by_link(come));
        gone.into_iter()
            .filter_map(|(link, old)| {
                let new = come.get(&link)?;
                match (&old[..], &new[..]) {
                    ([old], [new]) => Some((*old, *new)),
                    _ => None,
                }
            })
            .collect()
    }

    fn by_link(&self, ids: &BTreeSet<DocumentId>) -> BTreeMap<(u16, u64), Vec<DocumentId>> {
        let mut by_link: BTreeMap<(u16, u64), Vec<DocumentId>> = BTreeMap::new();
        for id in ids {
            let document = self.documents[id];
            if let Some(link) = document.url {
                let key = (document.outlet.0, link);
                by_link.entry(key).or_default().push(*id);
            }
        }
        by_link
    }
}

#[cfg(test)]
mod tests;
