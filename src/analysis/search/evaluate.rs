//! From an expression to the rows that fit it.

use std::collections::HashMap;

use super::rows::Rows;
use super::set::Set;
use super::{Corpus, Error, Expression};
use crate::document::DocumentId;
use crate::gazetteer::model::{Counts, EntityIndex};
use crate::index::Postings;

/// What was found for each word, phrase and entity that is sought, in the order of the query.
pub(super) type Evidence = Vec<Postings>;

/// Finds the rows that fit an expression.
pub(super) struct Evaluation<'a> {
    pub(super) corpus: &'a Corpus<'a>,
    pub(super) rows: &'a Rows,
    pub(super) counts: Counts,
    pub(super) evidence: Evidence,
}

impl Evaluation<'_> {
    /// Returns the rows that fit; what they are found for is noted as evidence.
    pub(super) fn rows(&mut self, expression: &Expression) -> Result<Set, Error> {
        match expression {
            Expression::Phrase(_) | Expression::Entity(_) => {
                let found = self.postings(expression)?;
                let set = set(self.rows.len(), &found);
                self.evidence.push(found);
                Ok(set)
            }
            Expression::Outlet(name) => Ok(self.rows.of_outlet(name)?),
            Expression::Section(name) => Ok(self.rows.in_section(name)?),
            Expression::Language(language) => {
                let language = Some(*language);
                Ok(self.rows.such(|_, outline| outline.language == language))
            }
            Expression::Days(window) => {
                let fits = |day| window.contains(day);
                Ok(self.rows.such(|_, outline| fits(outline.published)))
            }
            Expression::All(parts) => {
                let mut all = Set::of(self.rows.len(), |_| true);
                for part in parts {
                    all.intersect(&self.rows(part)?);
                }
                Ok(all)
            }
            Expression::Any(parts) => {
                let mut any = Set::none(self.rows.len());
                for part in parts {
                    any.unite(&self.rows(part)?);
                }
                Ok(any)
            }
            Expression::Not(part) => {
                let known = self.evidence.len();
                let mut others = Set::of(self.rows.len(), |_| true);
                others.subtract(&self.rows(part)?);
                self.evidence.truncate(known);
                Ok(others)
            }
        }
    }

    fn postings(&self, sought: &Expression) -> Result<Postings, Error> {
        match sought {
            Expression::Phrase(phrase) => {
                let found = self.corpus.index.find(phrase)?;
                Ok(self.rows.with_copies(found))
            }
            Expression::Entity(entities) => Ok(self.mentions(entities)),
            _ => Ok(Postings::new()),
        }
    }

    /// Returns the rows with mentions of any of the entities that count.
    fn mentions(&self, entities: &[EntityIndex]) -> Postings {
        let facts = self
            .corpus
            .facts
            .expect("facts are given where a query asks for mentions");
        let mut counted: HashMap<DocumentId, u32> = HashMap::new();
        for document in &facts.documents {
            let mentions = facts.mentions_in(document).iter();
            let count: u32 = mentions
                .filter(|mention| mention.counts <= self.counts)
                .filter(|mention| entities.contains(&mention.entity))
                .map(|mention| mention.count)
                .sum();
            if count > 0 {
                counted.insert(document.id, count);
            }
        }
        let rows = self.rows.iter();
        let rows = rows.filter_map(|(row, outline)| Some((row, *counted.get(&outline.id)?)));
        rows.collect()
    }
}

fn set(rows: u32, postings: &Postings) -> Set {
    let mut set = Set::none(rows);
    for (row, _) in postings {
        set.insert(*row);
    }
    set
}
