//! Strings that look like names and that no alias covers: who may be missing in the gazetteer.
//!
//! By form alone, without a dictionary: capitals in a row, words before offices. It overlooks
//! names and takes other things for names; a reader decides.

mod alphabet;
mod han;
mod korean;
mod office;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

use jiff::civil::Date;

use crate::analysis::concordance::context;
use crate::document::Document;
use crate::document::DocumentId;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::EntityKind;
use crate::gazetteer::model::Gazetteer;
use crate::matching::Mention;
use crate::span::Span;

use self::alphabet::Paragraph;

/// Which names are suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuggestQuery {
    /// Documents in which a name must stand.
    pub least: u64,
    /// How many names; `None` for all.
    pub top: Option<usize>,
    /// Which names.
    pub names: Names,
}

/// Which names are suggested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// Those that stand beside a head's office.
    #[default]
    OfHeads,
    /// All that look like names.
    All,
}

/// The answer to a [`SuggestQuery`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestions {
    /// What was asked.
    pub query: SuggestQuery,
    /// Names, that of most documents first; of as many, by the name.
    pub names: Vec<Suggestion>,
    /// Names there are, before the list was cut.
    pub found: u64,
    /// Documents looked at.
    pub documents: u64,
}

/// A name that no alias covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// As it stands in the text.
    pub name: String,
    /// Documents in which it stands.
    pub documents: u64,
    /// Places where it stands.
    pub count: u64,
    /// The head's office that stands beside it most often, as it is written.
    pub office: Option<String>,
    /// Documents in which a head's office stands beside it.
    pub office_documents: u64,
    /// Whose name is a part of it, which may be a mistake.
    pub inside: Option<EntityIndex>,
    /// The earliest document in which it stands, beside an office if it does so anywhere.
    pub example: DocumentId,
    /// The name in its context there, on one line.
    pub context: String,
}

/// A string that looks like a name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Candidate {
    span: Span,
    office: Option<String>,
    /// It may look so only because a sentence begins with it.
    begins_sentence: bool,
}

/// What is known of one name so far.
#[derive(Clone, Debug)]
struct Tally {
    documents: u64,
    count: u64,
    last: u64,
    offices: BTreeMap<String, u64>,
    office_documents: u64,
    last_with_office: u64,
    stands_inside_sentence: bool,
    inside: Option<EntityIndex>,
    /// Without an office, day, document: the smallest is the example.
    place: (bool, Date, DocumentId),
    context: String,
}

/// Names that are counted under way.
#[derive(Debug)]
pub struct Reader<'g> {
    gazetteer: &'g Gazetteer,
    spellings: HashSet<&'g str>,
    names: HashMap<String, Tally>,
    documents: u64,
}

/// Columns of context on either side of a name.
const CONTEXT: usize = 30;

impl<'g> Reader<'g> {
    /// Returns a count without names; `gazetteer` is the one that mentions are found with.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            gazetteer,
            spellings: gazetteer
                .aliases
                .iter()
                .map(|alias| alias.text.as_str())
                .collect(),
            names: HashMap::new(),
            documents: 0,
        }
    }

    /// Adds a document, with all mentions in it, sorted.
    pub fn add(&mut self, document: &Document, mentions: &[Mention]) {
        self.documents += 1;
        let mut candidates = Vec::new();
        let mut start = 0;
        for paragraph in document.text.split('\n') {
            let is_headline = start < document.title_len as usize;
            let countries = self.countries(mentions, start, paragraph.len());
            let alphabetic = Paragraph {
                text: paragraph,
                is_headline,
                countries: &countries,
            };
            alphabet::names(alphabetic, start, &mut candidates);
            korean::names(paragraph, start, &mut candidates);
            han::names(paragraph, start, &mut candidates);
            start += paragraph.len() + 1;
        }
        for candidate in candidates {
            self.take(document, mentions, candidate);
        }
    }

    /// Returns where countries are named in a paragraph, counted from its beginning.
    fn countries(&self, mentions: &[Mention], start: usize, len: usize) -> Vec<Span> {
        let inside = mentions.iter().filter(|mention| {
            let (from, to) = (mention.span.start as usize, mention.span.end as usize);
            let kind = self.gazetteer.entities[usize::from(mention.entity.0)].kind;
            kind == EntityKind::Country && start <= from && to <= start + len
        });
        let moved = inside.map(|mention| {
            let (from, to) = (mention.span.start as usize, mention.span.end as usize);
            Span::new(from - start, to - start)
        });
        moved.collect()
    }

    fn take(&mut self, document: &Document, mentions: &[Mention], mut candidate: Candidate) {
        self.cut_countries(&document.text, mentions, &mut candidate);
        let name = candidate.span.surface(&document.text);
        let overlapping = mentions
            .iter()
            .filter(|one| one.span.overlaps(candidate.span));
        let overlapping: Vec<&Mention> = overlapping.collect();
        let is_known = is_covered(candidate.span, &overlapping)
            || self.spellings.contains(name)
            || overlapping
                .iter()
                .any(|one| self.is_named_by(name, candidate.span, one));
        let letters = name.chars().filter(|c| c.is_alphabetic());
        if letters.count() < 2 || is_known {
            return;
        }
        let place = (candidate.office.is_none(), document.published, document.id);
        let number = self.documents;
        let tally = self.names.entry(name.to_owned()).or_insert_with(|| Tally {
            documents: 0,
            count: 0,
            last: 0,
            offices: BTreeMap::new(),
            office_documents: 0,
            last_with_office: 0,
            stands_inside_sentence: false,
            inside: None,
            place: (true, Date::MAX, DocumentId(u128::MAX)),
            context: String::new(),
        });
        tally.count += 1;
        tally.documents += u64::from(tally.last != number);
        tally.last = number;
        tally.stands_inside_sentence |= !candidate.begins_sentence;
        tally.inside = tally.inside.or(overlapping.first().map(|one| one.entity));
        if place < tally.place {
            tally.place = place;
            tally.context = in_context(&document.text, candidate.span);
        }
        if let Some(office) = candidate.office {
            *tally.offices.entry(office).or_default() += 1;
            tally.office_documents += u64::from(tally.last_with_office != number);
            tally.last_with_office = number;
        }
    }

    /// Returns whether a mention of a person names the candidate: it holds the last of its words,
    /// as a family name does, or most of it from its beginning, as a name before a verb.
    fn is_named_by(&self, name: &str, span: Span, mention: &Mention) -> bool {
        let kind = self.gazetteer.entities[usize::from(mention.entity.0)].kind;
        let begins = mention.span.start <= span.start;
        let is_long = mention.span.len() * 2 > name.len() || mention.span.start < span.start;
        kind == EntityKind::Person && (mention.span.end >= span.end || begins && is_long)
    }

    /// Takes countries and organisations off the edges of a candidate: they stand beside a name
    /// and are no part of it.
    fn cut_countries(&self, text: &str, mentions: &[Mention], candidate: &mut Candidate) {
        let are_people = |mention: &Mention| {
            self.gazetteer.entities[usize::from(mention.entity.0)].kind == EntityKind::Person
        };
        let others: Vec<Span> = mentions
            .iter()
            .filter(|mention| mention.span.overlaps(candidate.span) && !are_people(mention))
            .map(|mention| mention.span)
            .collect();
        let span = &mut candidate.span;
        for other in &others {
            if other.start <= span.start {
                span.start = other.end.min(span.end);
                let rest = span.surface(text);
                // The ending of a word of which an alias is the stem.
                let ending = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
                let trimmed = rest[ending..].trim_start_matches("'s");
                let trimmed = trimmed.trim_start_matches([' ', '-']);
                span.start = span.end - u32::try_from(trimmed.len()).expect("a span fits");
            }
        }
        for other in others.iter().rev() {
            if other.end >= span.end && other.start > span.start {
                let rest = &text[span.start as usize..other.start as usize];
                let trimmed = alphabet::without_inner_words(rest);
                span.end = span.start + u32::try_from(trimmed.len()).expect("a span fits");
            }
        }
    }

    /// Returns the names that no alias covers.
    pub fn finish(self, query: SuggestQuery) -> Suggestions {
        let is_asked_for = |tally: &Tally| {
            tally.stands_inside_sentence
                && match query.names {
                    Names::OfHeads => tally.office_documents >= query.least,
                    Names::All => tally.documents >= query.least,
                }
        };
        let names = self.names.into_iter();
        let mut names: Vec<Suggestion> = names
            .filter(|(_, tally)| is_asked_for(tally))
            .map(|(name, tally)| suggestion(name, tally))
            .collect();
        let of_heads = query.names == Names::OfHeads;
        names.sort_by(|a, b| {
            let documents = |one: &Suggestion| {
                let of_office = if of_heads { one.office_documents } else { 0 };
                Reverse((of_office, one.documents))
            };
            (documents(a), &a.name).cmp(&(documents(b), &b.name))
        });
        let found = names.len() as u64;
        names.truncate(query.top.unwrap_or(usize::MAX));
        Suggestions {
            query,
            names,
            found,
            documents: self.documents,
        }
    }
}

fn suggestion(name: String, tally: Tally) -> Suggestion {
    let offices = tally.offices.into_iter();
    let office = offices.min_by_key(|(office, count)| (Reverse(*count), office.clone()));
    Suggestion {
        name,
        documents: tally.documents,
        count: tally.count,
        office: office.map(|(office, _)| office),
        office_documents: tally.office_documents,
        inside: tally.inside,
        example: tally.place.2,
        context: tally.context,
    }
}

/// Returns whether mentions cover every letter of a span.
fn is_covered(span: Span, overlapping: &[&Mention]) -> bool {
    let mut at = span.start;
    for mention in overlapping {
        if mention.span.start > at {
            return false;
        }
        at = at.max(mention.span.end);
    }
    at >= span.end
}

fn in_context(text: &str, span: Span) -> String {
    let left = context::left(text, span.start as usize, CONTEXT);
    let right = context::right(text, span.end as usize, CONTEXT);
    let name = context::printable(span.surface(text));
    format!("{left}{name}{right}")
}

#[cfg(test)]
mod tests;
