//! What there was to search: the corpus in JSON, and where its records went in words.

use serde_json::Value;
use serde_json::json;

use crate::analysis::corpus::Corpus;
use crate::dedup::Totals;
use crate::menu::MenuContent;
use crate::menu::MenuFile;

/// Returns the corpus as the member `corpus` of a JSON report.
pub fn json(corpus: &Corpus) -> Value {
    let range = corpus.range;
    json!({
        "records": corpus.totals.records,
        "documents": corpus.totals.documents,
        "copies": corpus.totals.copies,
        "rejected": corpus.totals.rejected,
        "revisions": corpus.totals.revisions,
        "outlets": corpus.outlets,
        "from": range.map(|(from, _)| from.to_string()),
        "to": range.map(|(_, to)| to.to_string()),
        "gazetteer": corpus.gazetteer,
        "removed": corpus.totals.removed,
    })
}

/// Returns what is held of menus, which are no records; `None` if nothing is.
pub fn menus(files: &[MenuFile]) -> Option<String> {
    let (mut menus, mut days) = (0, 0);
    for file in files {
        match &file.content {
            MenuContent::Snapshots(snapshots) => menus += snapshots.len(),
            MenuContent::Index(index) => days += index.len(),
        }
    }
    let index = match days {
        0 => String::new(),
        _ => format!(" and {days} days of an index"),
    };
    (!files.is_empty())
        .then(|| format!("beside them {menus} menus{index}: `headcount sections` shows them"))
}

/// Returns where all records went, as a sum that a reader can check.
pub fn records_read(totals: Totals) -> String {
    let revisions = match totals.revisions {
        0 => String::new(),
        some => format!("; {some} documents are earlier versions and not counted"),
    };
    let removed = match totals.removed {
        0 => String::new(),
        some => format!(" + {some} removed"),
    };
    format!(
        "records read: {} = {} documents + {} copies + {} rejected{removed}{revisions}",
        totals.records, totals.documents, totals.copies, totals.rejected
    )
}
