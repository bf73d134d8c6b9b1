//! A row for each claim as programs read it.

use std::collections::BTreeSet;

use crate::analysis::claims::Checked;
use crate::analysis::claims::Evidence;
use crate::analysis::claims::Relation;
use crate::analysis::evidence::of_ids;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;
use crate::report::evidence::Backing;
use crate::report::evidence::Behind;
use crate::report::names;
use crate::report::table::Cell;
use crate::report::table::Column;
use crate::report::table::Row;
use crate::report::table::Table;
use crate::report::table::Value;

use super::measured;
use super::question;
use super::reason;
use super::verdict;
use super::words::behind_it;
use super::words::beside;

/// Returns a row for each claim as programs read it; `docs/FORMATS.md` explains each field.
pub fn table(checked: &[Checked<'_>], evidence: bool, gazetteer: &Gazetteer) -> Table {
    let is_number = |name: &str| {
        matches!(
            name,
            "published" | "tolerance" | "computed" | "low" | "high" | "documents"
        ) || name.starts_with("issue_days")
    };
    let column = |name: &str| {
        if is_number(name) {
            Column::number(name)
        } else {
            Column::text(name, 1)
        }
    };
    let mut columns: Vec<Column> = FIELDS.iter().map(|(name, _)| column(name)).collect();
    if evidence {
        columns.push(column("evidence"));
    }
    let rows = checked.iter().map(|one| -> Row {
        let mut row: Row = FIELDS.iter().map(|(_, cell)| cell(one)).collect();
        if evidence {
            let behind = one.found.evidence.iter();
            let words: Vec<String> = behind.map(|e| behind_it(e, gazetteer)).collect();
            row.push(words.join("; ").into());
        }
        row
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: Vec::new(),
    }
}

/// Returns the documents that each claim's number counts, or that report its messages; not those
/// around a silence. `facts` are those of the corpus, empty for a list alone.
pub fn behind(checked: &[Checked<'_>], facts: &Facts) -> Behind {
    let counted = |one: &Checked<'_>| -> BTreeSet<DocumentId> {
        let evidence = one.found.evidence.iter();
        evidence
            .flat_map(|evidence| match evidence {
                Evidence::Document(id) => vec![*id],
                Evidence::Message(message) => {
                    let reports = message.reports.iter();
                    reports.map(|report| report.document).collect()
                }
                Evidence::Before(_) | Evidence::After(_) => Vec::new(),
            })
            .collect()
    };
    let sets: Vec<BTreeSet<DocumentId>> = checked.iter().map(counted).collect();
    let found = checked.iter().zip(of_ids(&sets, facts));
    Behind::documents(found.map(|(one, evidence)| {
        let searched = one.found.documents;
        Backing::of(searched, evidence, one.claim.id.as_str())
    }))
}

type Field = (&'static str, fn(&Checked<'_>) -> Cell);

const FIELDS: [Field; 23] = [
    ("claim", |one| one.claim.id.as_str().into()),
    ("text", |one| one.claim.text.as_str().into()),
    ("source", |one| one.claim.source.as_str().into()),
    ("place", |one| one.claim.place.to_string().into()),
    ("kind", |one| one.claim.asked.kind().into()),
    ("from", |one| {
        question(one).map(|q| Value::Day(q.from)).into()
    }),
    ("to", |one| question(one).map(|q| Value::Day(q.to)).into()),
    ("outlets", |one| {
        question(one)
            .map(|q| Value::Text(q.outlets.join(", ")))
            .into()
    }),
    ("sections", |one| {
        question(one)
            .map(|q| Value::Text(q.sections.join(", ")))
            .into()
    }),
    ("counts", |one| {
        let asked = question(one).filter(|q| q.about.is_of_mentions());
        asked
            .map(|q| Value::Text(names::level(q.counts).to_owned()))
            .into()
    }),
    ("duplicates", |one| {
        let policy = question(one).map(|q| q.duplicates.name());
        policy.map(|name| Value::Text(name.to_owned())).into()
    }),
    ("published", |one| measured(one.claim.published)),
    ("relation", |one| {
        let relation = relation(one.claim.relation).to_owned();
        question(one).map(|_| Value::Text(relation)).into()
    }),
    ("tolerance", |one| {
        let tolerance = Value::Ratio(one.claim.tolerance);
        question(one).map(|_| tolerance).into()
    }),
    ("computed", |one| measured(one.found.computed)),
    ("low", |one| {
        one.found.interval.map(|i| Value::Ratio(i.low)).into()
    }),
    ("high", |one| {
        let high = one.found.interval.and_then(|i| i.high);
        high.map(Value::Ratio).into()
    }),
    ("verdict", |one| verdict(&one.verdict).into()),
    ("reason", |one| reason(one).map(Value::Text).into()),
    ("documents", |one| one.found.documents.into()),
    ("issue_days", |one| {
        let coverage = one.found.coverage;
        coverage.map(|c| u64::from(c.issue_days_held)).into()
    }),
    ("issue_days_expected", |one| {
        let coverage = one.found.coverage;
        coverage.map(|c| u64::from(c.issue_days_expected)).into()
    }),
    ("beside", |one| {
        let words: Vec<String> = one.found.beside.iter().map(beside).collect();
        words.join("; ").into()
    }),
];

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "equal",
        Relation::More => "more",
        Relation::Less => "less",
    }
}
