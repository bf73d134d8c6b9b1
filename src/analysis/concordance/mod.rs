//! Key word in context: every mention, or every place of a phrase, with what stands around it.
//!
//! Documents come by one after the other, with their mentions; which of them count is decided
//! before. As many lines as mentions: what a count says, a concordance shows.

pub(in crate::analysis) mod context;
mod sample;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;

use crate::document::Document;
use crate::document::DocumentId;
use crate::matching::Mention;
use crate::span::Span;
use crate::text::words::Writing;
use crate::text::words::words;

use self::sample::Sampler;

pub use self::sample::Sample;

/// Lines, and of how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concordance {
    /// The lines, in the order asked for.
    pub lines: Vec<Line>,
    /// Lines there are, sampled or not.
    pub total: u64,
    /// Documents that they stand in.
    pub documents: u64,
}

/// A key word in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub place: Arc<Place>,
    /// Bytes of the stored text that the key covers.
    pub span: Span,
    /// What stands before the key, on one line.
    pub left: String,
    /// The key as it stands in the text.
    pub key: String,
    /// What stands behind the key, on one line.
    pub right: String,
    /// The mention; `None` if a phrase was looked for.
    pub mention: Option<Mention>,
}

/// The document of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Day of publication.
    pub published: Date,
    /// Name of the outlet.
    pub outlet: String,
    /// The document.
    pub document: DocumentId,
}

/// The order of lines; ties are broken by day, outlet, document and position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The earliest first.
    #[default]
    Date,
    /// By the words before the key, the nearest first.
    Left,
    /// By the words behind the key.
    Right,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Date, Self::Left, Self::Right];

    /// Returns the name used for `--sort` and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no order of lines.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no order of lines: use one of date, left, right")]
pub struct UnknownSort(pub String);

impl FromStr for Sort {
    type Err = UnknownSort;

    fn from_str(name: &str) -> Result<Self, UnknownSort> {
        Self::ALL
            .into_iter()
            .find(|sort| sort.name() == name)
            .ok_or_else(|| UnknownSort(name.to_owned()))
    }
}

/// What lines are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns of a terminal on either side of the key; whole words that fit are shown.
    pub columns: usize,
    /// The order of the lines.
    pub sort: Sort,
    /// How many lines, drawn how; `None` for all.
    pub sample: Option<Sample>,
}

/// A concordance under way.
///
/// It holds every line until the end, or at most twice the size of the sample.
#[derive(Clone, Debug)]
pub struct Reader {
    layout: Layout,
    lines: Sampler<Line>,
    documents: u64,
}

impl Reader {
    /// Returns a concordance without lines.
    pub fn new(layout: Layout) -> Self {
        Self {
            layout,
            lines: Sampler::new(layout.sample),
            documents: 0,
        }
    }

    /// Adds a line for each of these mentions in a document.
    pub fn add_mentions(&mut self, document: &Document, mentions: &[Mention]) {
        let keys = mentions
            .iter()
            .map(|mention| (mention.span, Some(*mention)));
        self.add(document, keys);
    }

    /// Adds a line for each place where the phrase stands in a document, letter for letter; of
    /// places that overlap, for the first. An empty phrase stands nowhere.
    pub fn add_phrase(&mut self, document: &Document, phrase: &str) {
        if phrase.is_empty() {
            return;
        }
        let found = document.text.match_indices(phrase);
        let keys = found.map(|(start, key)| (Span::new(start, start + key.len()), None));
        self.add(document, keys);
    }

    fn add(&mut self, document: &Document, keys: impl Iterator<Item = (Span, Option<Mention>)>) {
        let mut place = None;
        for (span, mention) in keys {
            let place = place.get_or_insert_with(|| {
                Arc::new(Place {
                    published: document.published,
                    outlet: document.outlet.clone(),
                    document: document.id,
                })
            });
            let columns = self.layout.columns;
            self.lines.add((document.id, span), || Line {
                place: Arc::clone(place),
                span,
                left: context::left(&document.text, span.start as usize, columns),
                key: context::printable(span.surface(&document.text)),
                right: context::right(&document.text, span.end as usize, columns),
                mention,
            });
        }
        self.documents += u64::from(place.is_some());
    }

    /// Returns the lines in their order.
    pub fn finish(self) -> Concordance {
        let total = self.lines.total();
        let mut lines = self.lines.finish();
        // Stable: records that are counted one by one may share all of this.
        lines.sort_by(|a, b| position(a).cmp(&position(b)));
        match self.layout.sort {
            Sort::Date => {}
            Sort::Left => lines.sort_by_cached_key(|line| nearest_first(&line.left)),
            Sort::Right => lines.sort_by_cached_key(|line| folded(&line.right)),
        }
        Concordance {
            lines,
            total,
            documents: self.documents,
        }
    }
}

/// Returns where a line stands: a complete order, but for copies that count one by one.
fn position(line: &Line) -> (&Place, Span, Option<Mention>) {
    (&line.place, line.span, line.mention)
}

/// Returns the words of a text in lower case; of writing without spaces, the characters.
fn folded(text: &str) -> Vec<String> {
    let words = words(text).flat_map(|word| {
        let surface = word.span.surface(text).to_lowercase();
        match word.writing {
            Writing::Ideographic => surface.chars().map(String::from).collect(),
            Writing::Alphabetic | Writing::Hangul => vec![surface],
        }
    });
    words.collect()
}

fn nearest_first(text: &str) -> Vec<String> {
    let mut words = folded(text);
    words.reverse();
    words
}

#[cfg(test)]
mod tests;
