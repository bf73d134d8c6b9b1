//! Collocates: the words that stand beside an entity more often than elsewhere.
//!
//! Documents come by one after the other, with all their mentions. Words within a window around
//! the entity's names are the target; the reference is all other text, or the windows of other
//! times. The entity's own names are words of neither.

mod sequence;
mod stop;
mod tally;

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::analysis::counts::CountQuery;
use crate::document::Document;
use crate::document::DocumentId;
use crate::gazetteer::model::EntityIndex;
use crate::matching::Mention;
use crate::measure::keyness::WordInTwo;
use crate::period::Granularity;
use crate::period::Period;
use crate::period::Window;

use self::sequence::Own;
use self::sequence::Position;
use self::tally::Part;
use self::tally::Tallies;

/// What the words around an entity are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// All other words of the documents looked at, also of those that do not name it.
    Rest,
    /// The words around it on the days of the second window; the target is those of the first.
    Window(Window, Window),
    /// For each period, the words around it in all other periods together.
    Periods(Granularity),
}

/// Which words are listed, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollocateQuery {
    /// The entity.
    pub entity: EntityIndex,
    /// Words on either side of a name, within its paragraph.
    pub window: usize,
    /// What they are held against.
    pub against: Against,
    /// How often a word must stand beside the entity to be listed.
    pub least: u64,
    /// The order of the words.
    pub order: Order,
    /// How many words are listed, in each period; `None` for all.
    pub top: Option<usize>,
}

/// The order of words; ties are broken by count, then by the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By evidence, the log-likelihood.
    #[default]
    Evidence,
    /// By size of the difference, the log ratio.
    Ratio,
    /// By how often they stand there.
    Count,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Evidence, Self::Ratio, Self::Count];

    /// Returns the name used for `--sort` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Evidence => "log-likelihood",
            Self::Ratio => "log-ratio",
            Self::Count => "count",
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no order of words.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no order of words: use one of log-likelihood, log-ratio, count")]
pub struct UnknownOrder(pub String);

impl FromStr for Order {
    type Err = UnknownOrder;

    fn from_str(name: &str) -> Result<Self, UnknownOrder> {
        Self::ALL
            .into_iter()
            .find(|order| order.name() == name)
            .ok_or_else(|| UnknownOrder(name.to_owned()))
    }
}

/// The answer to a [`CollocateQuery`].
#[derive(Clone, Debug, PartialEq)]
pub struct Collocates {
    /// What was asked.
    pub query: CollocateQuery,
    /// Each target with its words; one, or one for each period in which the entity is named.
    pub groups: Vec<Group>,
}

/// The words of one target.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The period, where each has a target of its own.
    pub period: Option<Period>,
    /// Nodes: places where the entity is named.
    pub nodes: u64,
    /// Words in windows around them.
    pub words: u64,
    /// Words of the reference.
    pub reference_words: u64,
    /// Words that stand in windows more often than expected, and often enough.
    pub found: u64,
    /// The first of them, in the order asked for.
    pub collocates: Vec<Collocate>,
}

/// A word that stands beside the entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// The word type.
    pub word: String,
    /// How often it stands in windows.
    pub count: u64,
    /// In how many documents it does.
    pub documents: u64,
    /// How often it stands in the reference.
    pub reference_count: u64,
    /// How often it would stand in windows at the rate of target and reference together.
    pub expected: f64,
    /// Evidence that the rates differ.
    pub log_likelihood: f64,
    /// Size of the difference, in powers of two.
    pub log_ratio: f64,
    /// The earliest document in which it stands beside the entity; of one day, the smallest id.
    pub example: DocumentId,
}

/// Words that are counted under way.
#[derive(Debug)]
pub struct Reader {
    query: CollocateQuery,
    tallies: Tallies,
}

impl Reader {
    /// Returns a count without words.
    pub fn new(query: CollocateQuery) -> Self {
        Self {
            query,
            tallies: Tallies::default(),
        }
    }

    /// Adds a document that counts, with all mentions in it; `counting` says which names of the
    /// entity open a window.
    pub fn add(&mut self, document: &Document, mentions: &[Mention], counting: &CountQuery) {
        let parts = self.parts(document.published);
        if parts == (None, None) {
            return;
        }
        let own: Vec<Own> = mentions
            .iter()
            .filter(|mention| mention.entity == self.query.entity)
            .map(|mention| Own {
                span: mention.span,
                counts: mention.counts <= counting.counts,
            })
            .collect();
        if own.is_empty() && parts.1.is_none() {
            return;
        }
        self.tallies.begin(document);
        for paragraph in sequence::paragraphs(&document.text, &own) {
            let in_window = in_window(&paragraph, self.query.window);
            for (position, is_near) in paragraph.into_iter().zip(in_window) {
                let (windows, rest) = parts;
                match position {
                    Position::Own => {}
                    Position::Node => self.tallies.add_node(windows),
                    Position::Word(word, writing) => {
                        let part = if is_near { windows } else { rest };
                        if let Some(part) = part {
                            let stopped = stop::is_stopped(&word, writing, document.language);
                            self.tallies.add(part, &word, stopped);
                        }
                    }
                }
            }
        }
    }

    /// Returns what the windows and the rest of a document of this day are counted for.
    fn parts(&self, day: Date) -> (Option<Part>, Option<Part>) {
        match self.query.against {
            Against::Rest => (Some(Part::Target), Some(Part::Reference)),
            Against::Window(target, _) if target.contains(day) => (Some(Part::Target), None),
            Against::Window(_, reference) if reference.contains(day) => {
                (Some(Part::Reference), None)
            }
            Against::Window(..) => (None, None),
            Against::Periods(by) => (Some(Part::Period(Period::containing(by, day))), None),
        }
    }

    /// Returns the words that stand beside the entity more often than expected.
    pub fn finish(self) -> Collocates {
        let query = self.query;
        let targets = self.tallies.targets();
        let groups = targets.map(|part| self.group(part)).collect();
        Collocates { query, groups }
    }

    fn group(&self, part: Part) -> Group {
        let (words, reference_words) = self.tallies.words(part);
        let mut collocates: Vec<Collocate> = self
            .tallies
            .of(part)
            .filter(|seen| seen.count >= self.query.least.max(1))
            .filter_map(|seen| {
                let pair =
                    WordInTwo::new(seen.count, words, seen.reference_count, reference_words)?;
                let log_ratio = pair.log_ratio()?;
                (seen.count as f64 > pair.expected()).then(|| Collocate {
                    word: seen.word.to_owned(),
                    count: seen.count,
                    documents: seen.documents,
                    reference_count: seen.reference_count,
                    expected: pair.expected(),
                    log_likelihood: pair.log_likelihood(),
                    log_ratio,
                    example: seen.example,
                })
            })
            .collect();
        let value = |one: &Collocate| match self.query.order {
            Order::Evidence => one.log_likelihood,
            Order::Ratio => one.log_ratio,
            Order::Count => one.count as f64,
        };
        collocates.sort_by(|a, b| {
            let ties = || (Reverse(a.count), &a.word).cmp(&(Reverse(b.count), &b.word));
            value(b).total_cmp(&value(a)).then_with(ties)
        });
        let found = collocates.len() as u64;
        collocates.truncate(self.query.top.unwrap_or(usize::MAX));
        Group {
            period: match part {
                Part::Period(period) => Some(period),
                Part::Target | Part::Reference => None,
            },
            nodes: self.tallies.nodes(part),
            words,
            reference_words,
            found,
            collocates,
        }
    }
}

/// Returns which positions of a paragraph lie within so many of a node.
fn in_window(paragraph: &[Position], window: usize) -> Vec<bool> {
    let mut near = vec![false; paragraph.len()];
    for (at, position) in paragraph.iter().enumerate() {
        if *position == Position::Node {
            let end = paragraph.len().min(at.saturating_add(window + 1));
            near[at.saturating_sub(window)..end].fill(true);
        }
    }
    near
}

#[cfg(test)]
mod tests;
