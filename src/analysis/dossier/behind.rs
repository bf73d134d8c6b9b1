//! Which documents and messages stand behind each count.

use jiff::civil::Date;

use crate::analysis::claims::About;
use crate::analysis::claims::Asked;
use crate::analysis::claims::Checked;
use crate::analysis::claims::Evidence;
use crate::analysis::claims::Phrase;
use crate::analysis::messages::Message;
use crate::dedup::Deduplicated;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::period::Granularity;
use crate::period::Period;

use super::Inquiry;

/// From so many documents on they are not listed one by one.
pub const SHORT: usize = 50;

/// Documents that are listed of one entity at most: of thirty years the page would be no page.
pub const MOST: usize = 1000;

/// What stands behind one count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// What is counted.
    pub subject: Subject,
    /// Whose mentions are marked.
    pub entities: Vec<EntityIndex>,
    /// Phrases that are marked too.
    pub phrases: Vec<Phrase>,
    /// Which mentions.
    pub counts: Counts,
    /// Documents that count.
    pub documents: usize,
    /// The documents, by day and id. Of [`SHORT`] or more about an entity, those of periods
    /// with fewer, unless these are more than [`MOST`]; behind a claim, none.
    pub listed: Vec<Listed>,
    /// Messages that count, by the day of their first publication.
    pub messages: Vec<Message>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An entity, by its position in the inquiry.
    Entity(usize),
    /// A claim, by its position in the dossier.
    Claim(usize),
}

/// A document behind a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The document.
    pub document: DocumentId,
    /// What it is to the count.
    pub role: Role,
}

/// What a document is to a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It counts.
    Counted,
    /// It reports a message that counts.
    Report,
    /// It is the last with a mention before a silence.
    Before,
    /// It is the first with a mention after one.
    After,
}

impl Behind {
    /// Returns whether there are too many documents to list.
    pub fn is_long(&self) -> bool {
        self.documents >= SHORT
    }
}

/// Returns what stands behind the count of each entity.
pub(super) fn entities(inquiry: &Inquiry, facts: &Facts) -> Vec<Behind> {
    let deduplicated = Deduplicated::of(facts, inquiry.duplicates);
    let of_one = |(at, &entity): (usize, &EntityIndex)| {
        let documents = inquiry
            .subcorpus
            .naming(facts, &deduplicated, &[entity], inquiry.counts);
        Behind {
            subject: Subject::Entity(at),
            entities: vec![entity],
            phrases: Vec::new(),
            counts: inquiry.counts,
            documents: documents.len(),
            listed: in_short_periods(&documents, inquiry.by),
            messages: Vec::new(),
        }
    };
    inquiry.entities.iter().enumerate().map(of_one).collect()
}

/// Returns the documents, by day and id, of periods that have few enough to be listed; all where
/// they are few together.
fn in_short_periods(documents: &[(Date, DocumentId)], by: Granularity) -> Vec<Listed> {
    let period = |document: &(Date, DocumentId)| Period::containing(by, document.0);
    let is_short = |together: &&[_]| together.len() < SHORT || documents.len() < SHORT;
    let periods = documents.chunk_by(|a, b| period(a) == period(b));
    let listed: Vec<Listed> = periods
        .filter(is_short)
        .flatten()
        .map(|&(_, document)| Listed {
            document,
            role: Role::Counted,
        })
        .collect();
    if listed.len() <= MOST {
        listed
    } else {
        Vec::new()
    }
}

/// Returns what stands behind each claim that was asked of documents or messages.
pub(super) fn claims(claims: &[Checked<'_>]) -> Vec<Behind> {
    let asked = claims.iter().enumerate();
    asked.filter_map(|(at, one)| claim(at, one)).collect()
}

fn claim(at: usize, one: &Checked<'_>) -> Option<Behind> {
    let Asked::Of(question) = &one.claim.asked else {
        return None;
    };
    let (mut documents, mut around, mut messages) = (Vec::new(), Vec::new(), Vec::new());
    for evidence in &one.found.evidence {
        let listed = |document, role| Listed { document, role };
        match evidence {
            Evidence::Document(id) => documents.push(listed(*id, Role::Counted)),
            Evidence::Before(id) => around.push(listed(*id, Role::Before)),
            Evidence::After(id) => around.push(listed(*id, Role::After)),
            Evidence::Message(message) => {
                let reports = message.reports.iter();
                documents.extend(reports.map(|report| listed(report.document, Role::Report)));
                messages.push((**message).clone());
            }
        }
    }
    // One article can report two messages.
    documents.sort_unstable();
    documents.dedup();
    let count = documents.len();
    let mut listed = short(documents);
    listed.extend(around);
    if listed.is_empty() && count == 0 && messages.is_empty() {
        return None;
    }
    Some(Behind {
        subject: Subject::Claim(at),
        entities: question.about.entities(),
        phrases: question.about.phrases().cloned().collect(),
        counts: match question.about {
            About::TitleOnly(_) => Counts::All,
            _ => question.counts,
        },
        documents: count,
        listed,
        messages,
    })
}

/// Returns the documents if they are few enough to be listed.
fn short(documents: Vec<Listed>) -> Vec<Listed> {
    if documents.len() < SHORT {
        documents
    } else {
        Vec::new()
    }
}
