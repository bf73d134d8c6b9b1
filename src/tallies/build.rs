//! From facts to tallies.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::dedup::{self, Deduplicated, Policy};
use crate::facts::{DocumentFact, Facts, MentionCount, SectionIndex};
use crate::gazetteer::model::{Counts, Gazetteer};
use crate::tallies::{Cell, Posting, Standing, Tallies};

impl Tallies {
    /// Returns the tallies of facts that were found with a gazetteer.
    ///
    /// # Panics
    ///
    /// If the facts are of another gazetteer.
    pub fn of(facts: &Facts, gazetteer: &Gazetteer) -> Self {
        let mut stands = Stands::default();
        let decided = Deduplicated::of(facts, Policy::Revisions);
        let documents: Vec<Cell> = facts
            .documents
            .iter()
            .zip(&decided.standings)
            .map(|(document, standing)| alone(document, *standing, &mut stands))
            .collect();
        let (cells, cell_of) = together(&documents);
        let mut postings = vec![Vec::new(); gazetteer.entities.len()];
        for (document, cell) in facts.documents.iter().zip(cell_of) {
            let mentions = facts.mentions_in(document);
            for of_entity in mentions.chunk_by(|a, b| a.entity == b.entity) {
                let postings = &mut postings[usize::from(of_entity[0].entity.0)];
                add(postings, cell, of_entity);
            }
        }
        for postings in &mut postings {
            merge(postings);
        }
        Self {
            gazetteer: gazetteer.fingerprint.clone(),
            entities: gazetteer.entities.clone(),
            outlets: facts.outlets.clone(),
            sections: facts.sections.clone(),
            stands: stands.lists,
            cells,
            postings,
        }
    }
}

/// Sets of sections, numbered as they come.
#[derive(Default)]
struct Stands {
    lists: Vec<Vec<(SectionIndex, u32)>>,
    numbers: HashMap<Vec<(SectionIndex, u32)>, u32>,
}

impl Stands {
    fn number(&mut self, list: &[(SectionIndex, u32)]) -> u32 {
        if let Some(known) = self.numbers.get(list) {
            return *known;
        }
        let number = index(self.lists.len());
        self.lists.push(list.to_vec());
        self.numbers.insert(list.to_vec(), number);
        number
    }
}

/// Returns the cell of one document by itself.
fn alone(document: &DocumentFact, standing: dedup::Standing, stands: &mut Stands) -> Cell {
    Cell {
        day: document.day(),
        outlet: document.outlet,
        language: document.language,
        standing: match standing {
            dedup::Standing::Counted { .. } => Standing::Last,
            dedup::Standing::RevisionOf(_) => Standing::Earlier,
            dedup::Standing::CopyOf(_) => Standing::BareTitle,
        },
        stands: stands.number(&document.sections),
        documents: 1,
        tokens: document.tokens.into(),
    }
}

/// Returns the cells of documents, and the position of each document's cell.
fn together(documents: &[Cell]) -> (Vec<Cell>, Vec<u32>) {
    // What they have in common; the sums begin at nothing.
    let key = |cell: &Cell| Cell {
        documents: 0,
        tokens: 0,
        ..*cell
    };
    let mut order: Vec<u32> = (0..index(documents.len())).collect();
    order.sort_by_key(|at| key(&documents[*at as usize]));
    let mut cells: Vec<Cell> = Vec::new();
    let mut cell_of = vec![0; documents.len()];
    for at in order {
        let document = &documents[at as usize];
        if cells.last().map(key) != Some(key(document)) {
            cells.push(key(document));
        }
        let last = cells.len() - 1;
        cells[last].documents += 1;
        cells[last].tokens += document.tokens;
        cell_of[at as usize] = index(last);
    }
    (cells, cell_of)
}

/// Adds the mentions of one entity in one document, one posting a level.
fn add(postings: &mut Vec<Posting>, cell: u32, mentions: &[MentionCount]) {
    let mut levels: BTreeMap<Counts, u64> = BTreeMap::new();
    for mention in mentions {
        *levels.entry(mention.counts).or_default() += u64::from(mention.count);
    }
    for (at, (level, mentions)) in levels.into_iter().enumerate() {
        postings.push(Posting {
            cell,
            level,
            documents: u32::from(at == 0),
            mentions,
        });
    }
}

/// Adds up the postings of one cell and level.
fn merge(postings: &mut Vec<Posting>) {
    postings.sort_unstable();
    postings.dedup_by(|next, kept| {
        let is_same = (next.cell, next.level) == (kept.cell, kept.level);
        if is_same {
            kept.documents += next.documents;
            kept.mentions += next.mentions;
        }
        is_same
    });
}

/// Returns a position as 32 bits; facts number their documents so.
fn index(position: usize) -> u32 {
    u32::try_from(position).expect("facts have fewer than four billion documents")
}
