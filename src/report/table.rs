//! The one table that every report is made of.
//!
//! Typed cells, no layout: the renderers decide how a value is written.

use jiff::civil::Date;

use crate::document::DocumentId;

/// Columns, rows and what stands below them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Columns, from left to right.
    pub columns: Vec<Column>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Row>,
    /// Lines below the table: legend, what was searched, what was left out.
    pub footers: Vec<String>,
}

/// One cell a column.
pub type Row = Vec<Cell>;

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name; in CSV and JSON it is the name of the field.
    pub name: String,
    /// Whether cells align to the left or to the right.
    pub align: Align,
    /// Which column gives way when the terminal is narrow: the lowest is shortened first. Where
    /// that is not enough, those below [`Self::NEEDED`] are left out, again the lowest first.
    /// Only text and names of columns are ever shortened, never a number.
    pub importance: u8,
    /// Width below which what is left of a text says nothing.
    pub narrowest: usize,
    /// What becomes of a text that is too long.
    pub overflow: Overflow,
}

/// What becomes of a text that is too long for its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overflow {
    /// Its beginning is kept, as of a name.
    KeepHead,
    /// Its end is kept, as of a path.
    KeepTail,
    /// It goes on in further lines, as a sentence that is the answer.
    Wrap,
}

/// The side that a column's cells stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Align {
    Left,
    Right,
}

impl Column {
    /// Importance from which on a column is never left out.
    pub const NEEDED: u8 = 10;

    /// Four Hangul syllables or eight letters: enough of a name.
    pub(super) const NAME: usize = 8;

    /// Some words.
    const WORDS: usize = 24;

    /// Returns a column of text.
    pub fn text(name: impl Into<String>, importance: u8) -> Self {
        Self {
            name: name.into(),
            align: Align::Left,
            importance,
            narrowest: Self::NAME,
            overflow: Overflow::KeepHead,
        }
    }

    /// Returns a column of the beginnings of longer texts.
    pub fn excerpt(name: impl Into<String>, importance: u8) -> Self {
        Self {
            narrowest: Self::WORDS,
            ..Self::text(name, importance)
        }
    }

    /// Returns a column of sentences, shown whole.
    pub fn prose(name: impl Into<String>) -> Self {
        Self {
            narrowest: Self::WORDS,
            overflow: Overflow::Wrap,
            ..Self::text(name, Self::NEEDED)
        }
    }

    /// Returns a column of paths of files.
    pub fn path(name: impl Into<String>, importance: u8) -> Self {
        Self {
            overflow: Overflow::KeepTail,
            ..Self::text(name, importance)
        }
    }

    /// Returns a column of what precedes the next one: its end stands at its right side.
    pub fn lead(name: impl Into<String>, importance: u8) -> Self {
        Self {
            align: Align::Right,
            ..Self::path(name, importance)
        }
    }

    /// Returns a column of numbers.
    pub fn number(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            align: Align::Right,
            importance: u8::MAX,
            narrowest: Self::NAME,
            overflow: Overflow::KeepHead,
        }
    }
}

/// A value, or none, and what a reader must know of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The value; `None` where there is none, which is never the same as 0.
    pub value: Option<Value>,
    /// A sign set behind the value in text and Markdown, explained in a footer.
    pub mark: Option<char>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Words.
    Text(String),
    /// A count.
    Count(u64),
    /// A part of a whole, from 0 to 1; readers see per cent.
    Share(f64),
    /// A rate in the unit that the column names.
    Rate(f64),
    /// One number over another, ≥ 0; readers see two decimals.
    Ratio(f64),
    /// A difference, of either sign; readers see its sign and two decimals.
    Change(f64),
    /// A probability, from 0 to 1; readers see three decimals.
    Probability(f64),
    /// A day.
    Day(Date),
    /// Ids of documents.
    Documents(Vec<DocumentId>),
    /// Several texts; an array in JSON.
    List(Vec<String>),
}

impl Cell {
    /// Returns the cell with a sign behind its value.
    #[must_use]
    pub fn marked(self, mark: Option<char>) -> Self {
        Self { mark, ..self }
    }
}

impl From<Option<Value>> for Cell {
    fn from(value: Option<Value>) -> Self {
        Self { value, mark: None }
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Some(value).into()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned()).into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Value::Text(text).into()
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Value::Count(count).into()
    }
}

impl From<Option<u64>> for Cell {
    fn from(count: Option<u64>) -> Self {
        count.map(Value::Count).into()
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Value::Day(day).into()
    }
}

impl Value {
    /// Returns the value as readers see it: shares in per cent with one decimal, rates with one
    /// decimal, ratios with two, probabilities with three, no separators of thousands. What is more than nothing never reads `0.0`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Share(share) => decimals(100.0 * share, 1) + "%",
            Self::Rate(rate) => decimals(*rate, 1),
            Self::Ratio(ratio) => decimals(*ratio, 2),
            Self::Change(change) => format!("{change:+.2}").replace('-', "−"),
            Self::Probability(p) => decimals(*p, 3),
            Self::Day(day) => day.to_string(),
            Self::Documents(ids) => spaced(ids),
            Self::List(texts) => texts.join(" | "),
        }
    }

    /// Returns the value as programs read it, with full precision: the shortest decimals that
    /// give back the same number.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Count(count) => (*count).into(),
            Self::Share(number)
            | Self::Rate(number)
            | Self::Ratio(number)
            | Self::Change(number)
            | Self::Probability(number) => (*number).into(),
            Self::Day(day) => day.to_string().into(),
            Self::Documents(ids) => ids.iter().map(ToString::to_string).collect(),
            Self::List(texts) => texts.as_slice().into(),
        }
    }
}

impl Cell {
    /// Returns the value as readers see it, without its mark; empty if there is none.
    pub fn to_text(&self) -> String {
        self.value.as_ref().map(Value::to_text).unwrap_or_default()
    }
}

/// Returns ids with a space between each two.
fn spaced(ids: &[DocumentId]) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    ids.join(" ")
}

fn decimals(number: f64, places: usize) -> String {
    let shown = format!("{number:.places$}");
    if number > 0.0 && shown.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        let zeros = "0".repeat(places - 1);
        return format!("<0.{zeros}1");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_share_is_not_printed_as_none() {
        assert_eq!(Value::Share(0.0).to_text(), "0.0%");
        assert_eq!(Value::Share(0.0004).to_text(), "<0.1%");
        assert_eq!(Value::Share(0.25).to_text(), "25.0%");
        assert_eq!(Value::Rate(0.049).to_text(), "<0.1");
        assert_eq!(Value::Rate(1234.56).to_text(), "1234.6");
        assert_eq!(Value::Ratio(1.496).to_text(), "1.50");
        assert_eq!(Value::Probability(0.0003).to_text(), "<0.001");
        assert_eq!(Value::Probability(0.0).to_text(), "0.000");
    }
}
