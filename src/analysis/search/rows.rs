//! What is known of every row of a store, read once for a search.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use rayon::prelude::*;

use super::set::Set;
use crate::analysis::subcorpus::UnknownName;
use crate::dedup::Policy;
use crate::document::DocumentId;
use crate::index::{self, Layout, Postings, Standings};
use crate::store::{Outline, Outlines, Partition, Store};

/// The rows of a store under one policy of duplicates.
pub(super) struct Rows {
    pub(super) layout: Layout,
    pub(super) policy: Policy,
    outlines: Vec<Outlines>,
    standings: Standings,
    /// Of every article, the rows of its copies; known only where each record counts.
    copies: HashMap<DocumentId, Vec<u32>>,
}

/// Between which days some rows lie, and of which outlets they are, sorted.
pub(super) struct Extent {
    pub(super) range: Option<(Date, Date)>,
    pub(super) outlets: Vec<String>,
}

/// Returns a range that holds both.
fn widened(range: Option<(i32, i32)>, other: (i32, i32)) -> (i32, i32) {
    let (first, last) = range.unwrap_or(other);
    (first.min(other.0), last.max(other.1))
}

fn ordinal(row: usize) -> u32 {
    u32::try_from(row).expect("rows are numbered in 32 bits")
}

impl Rows {
    /// Reads what is known of the rows of a store.
    pub(super) fn of(store: &Store, layout: Layout, policy: Policy) -> Result<Self, index::Error> {
        let partitions = store.partitions().par_iter();
        let outlines = partitions.map(Partition::outlines);
        let outlines: Result<Vec<Outlines>, _> = outlines.collect();
        let mut rows = Self {
            layout,
            policy,
            outlines: outlines?,
            standings: Standings::load(store)?,
            copies: HashMap::new(),
        };
        if policy == Policy::None {
            let mut copies: HashMap<DocumentId, Vec<u32>> = HashMap::new();
            for (row, outline) in rows.iter().filter(|(_, outline)| outline.is_copy) {
                copies.entry(outline.id).or_default().push(row);
            }
            rows.copies = copies;
        }
        Ok(rows)
    }

    /// Returns the number of rows.
    pub(super) fn len(&self) -> u32 {
        self.layout.rows()
    }

    /// Returns what is known of a row.
    pub(super) fn get(&self, row: u32) -> Outline<'_> {
        let (at, row) = self.layout.find(row);
        self.outlines[at].get(row)
    }

    /// Returns every row.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Outline<'_>)> {
        (0..).zip(self.outlines.iter().flat_map(Outlines::iter))
    }

    /// Returns the number of articles, and of tokens in them.
    pub(super) fn texts_and_tokens(&self) -> (u64, u64) {
        (self.standings.articles(), self.standings.tokens())
    }

    /// Returns the first and last day, and the outlets, of some rows.
    pub(super) fn extent(&self, rows: &Set) -> Extent {
        let parts = self.outlines.par_iter().enumerate().map(|(at, outlines)| {
            let mut days: Option<(i32, i32)> = None;
            let mut outlets: Vec<&str> = Vec::new();
            let first = self.layout.first(at);
            for (row, day) in outlines.day_numbers().iter().enumerate() {
                if !rows.contains(first + ordinal(row)) {
                    continue;
                }
                days = Some(widened(days, (*day, *day)));
                let outlet = outlines.outlet(row);
                if outlets.last() != Some(&outlet) && !outlets.contains(&outlet) {
                    outlets.push(outlet);
                }
            }
            (days, outlets)
        });
        let mut extent = (None, BTreeSet::new());
        for (days, outlets) in parts.collect::<Vec<_>>() {
            extent.0 = days.map_or(extent.0, |days| Some(widened(extent.0, days)));
            extent.1.extend(outlets);
        }
        let (days, outlets) = extent;
        Extent {
            range: days.map(|(first, last)| (Outlines::day(first), Outlines::day(last))),
            outlets: outlets.into_iter().map(str::to_owned).collect(),
        }
    }

    /// Returns the rows that fit, looked at in parallel.
    pub(super) fn such(&self, fits: impl Fn(u32, &Outline<'_>) -> bool + Sync) -> Set {
        let parts = self.outlines.par_iter().enumerate();
        let parts: Vec<Vec<u32>> = parts
            .map(|(at, outlines)| {
                let rows = (self.layout.first(at)..).zip(outlines.iter());
                let rows = rows.filter(|(row, outline)| fits(*row, outline));
                rows.map(|(row, _)| row).collect()
            })
            .collect();
        let mut set = Set::none(self.len());
        for row in parts.into_iter().flatten() {
            set.insert(row);
        }
        set
    }

    /// Returns the rows that count under the policy.
    pub(super) fn counted(&self) -> Set {
        Set::of(self.len(), |row| self.standings.counts(row, self.policy))
    }

    /// Returns the rows of articles with those of their copies, where these count.
    pub(super) fn with_copies(&self, mut postings: Postings) -> Postings {
        if self.copies.is_empty() {
            return postings;
        }
        for at in 0..postings.len() {
            let (row, count) = postings[at];
            let copies = self.copies.get(&self.get(row).id).into_iter().flatten();
            postings.extend(copies.map(|copy| (*copy, count)));
        }
        postings.sort_unstable();
        postings
    }

    /// Returns the row that holds the text of this one.
    pub(super) fn article(&self, row: u32) -> u32 {
        if !self.get(row).is_copy {
            return row;
        }
        let id = self.get(row).id;
        let mut articles = self.iter().filter(|(_, other)| !other.is_copy);
        let article = articles.find(|(_, other)| other.id == id);
        article.map_or(row, |(row, _)| row)
    }

    /// Returns the rows of an outlet, if a record of it is left.
    pub(super) fn of_outlet(&self, name: &str) -> Result<Set, UnknownName> {
        let is_left = self.left().any(|(_, outline)| outline.outlet == name);
        if is_left {
            return Ok(self.such(|_, outline| outline.outlet == name));
        }
        Err(UnknownName::Outlet {
            name: name.to_owned(),
            known: self.names(|outline| outline.outlet),
        })
    }

    /// Returns the rows of a section. Where copies are one article, it stands in the sections of
    /// them all, but for those that were removed.
    pub(super) fn in_section(&self, name: &str) -> Result<Set, UnknownName> {
        let found = self.such(|row, outline| outline.section == name && self.is_left(row));
        if found.len() == 0 {
            return Err(UnknownName::Section {
                name: name.to_owned(),
                known: self.names(|outline| outline.section),
            });
        }
        if self.policy == Policy::None {
            return Ok(found);
        }
        let mut articles: Vec<DocumentId> = found.iter().map(|row| self.get(row).id).collect();
        articles.sort_unstable();
        Ok(self.such(|_, outline| articles.binary_search(&outline.id).is_ok()))
    }

    /// Returns the rows that were not removed.
    fn left(&self) -> impl Iterator<Item = (u32, Outline<'_>)> {
        self.iter().filter(|(row, _)| self.is_left(*row))
    }

    /// Returns whether a row was not removed.
    pub(super) fn is_left(&self, row: u32) -> bool {
        // Without a policy every record counts that is there.
        self.standings.counts(row, Policy::None)
    }

    fn names<'r>(&'r self, name: impl Fn(&Outline<'r>) -> &'r str) -> Vec<String> {
        let names: BTreeSet<&str> = self.left().map(|(_, outline)| name(&outline)).collect();
        names.into_iter().map(str::to_owned).collect()
    }
}
