//! Documents as readers look them up: date, outlet, short id, title and link.

use std::collections::BTreeMap;

use crate::analysis::evidence::Cited;
use crate::document::DocumentId;
use crate::facts::Facts;

use super::super::shorthand::Shorthand;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Table;
use super::Behind;

/// Documents listed behind one number before the rest is only counted.
pub const SHOWN: usize = 10;

/// Titles and links, as far as they are known.
pub type Headings = BTreeMap<DocumentId, Heading>;

/// Under what a document is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Title; empty if there is none.
    pub title: String,
    /// Link; empty if there is none.
    pub url: String,
}

/// Where documents are taken from to be listed.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    /// The documents.
    pub facts: &'a Facts,
    /// Their titles and links.
    pub headings: &'a Headings,
    /// What to do to see those that are not listed, in words.
    pub more: &'a str,
}

impl Shelf<'_> {
    /// Returns a row for each document behind each number, at most [`SHOWN`] and then how many
    /// more there are; `None` if there is no document.
    pub(super) fn table(&self, behind: &Behind) -> Option<Table> {
        let shorthand = Shorthand::of(self.facts);
        let mut rows = Vec::new();
        let mut is_cut = false;
        let backings = behind.besides.iter().chain(behind.rows.iter().flatten());
        for (label, evidence) in backings.filter_map(|backing| {
            let documents = backing.evidence.as_ref()?;
            Some((backing.label.as_deref()?, documents))
        }) {
            let (listed, rest) = evidence.cited().split_at(evidence.cited().len().min(SHOWN));
            rows.extend(listed.iter().map(|cited| self.row(label, cited, shorthand)));
            if !rest.is_empty() {
                is_cut = true;
                rows.push(more(label, rest.len()));
            }
        }
        let mut footers = Vec::new();
        if is_cut {
            footers.push(format!("all of them: {}", self.more));
        }
        (!rows.is_empty()).then(|| self.of(rows, footers))
    }

    /// Returns the table of rows, without columns that say nothing.
    fn of(&self, mut rows: Vec<Row>, footers: Vec<String>) -> Table {
        let mut columns = vec![
            Column::text("behind", 3),
            Column::text("date", u8::MAX),
            Column::text("outlet", 2),
            Column::text("document", u8::MAX),
            Column::excerpt("title", 1),
            Column::path("link", 0),
        ];
        if self.headings.values().all(|heading| heading.url.is_empty()) {
            columns.pop();
            for row in &mut rows {
                row.pop();
            }
        }
        Table {
            columns,
            rows,
            footers,
        }
    }

    fn row(&self, label: &str, cited: &Cited, shorthand: Shorthand) -> Row {
        let heading = self.headings.get(&cited.id).cloned().unwrap_or_default();
        let mut id = shorthand.write(cited.id);
        if cited.times > 1 {
            id.extend([" ×", &cited.times.to_string()]);
        }
        vec![
            label.into(),
            cited.published.into(),
            self.facts.outlet(cited.outlet).into(),
            id.into(),
            heading.title.into(),
            heading.url.into(),
        ]
    }
}

/// Returns the row that stands for those that are not listed.
fn more(label: &str, documents: usize) -> Row {
    let mut row = vec![Cell::default(); 6];
    row[0] = label.into();
    row[4] = format!("and {documents} more").into();
    row
}
