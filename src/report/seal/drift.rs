//! What is no longer as it was sealed, and why.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde_json::Value;

use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Table;

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// What sort of thing: `count`, `documents`, `records`, `alias`, `gazetteer`, `version`.
    pub what: &'static str,
    /// Which of them.
    pub of: String,
    /// As it was sealed; empty for what was not there.
    pub sealed: String,
    /// As it is now; empty for what is not there any more.
    pub now: String,
}

impl Drift {
    /// Returns whether it is of the result or of the documents, and not only of the program or of
    /// names that changed nothing.
    pub fn is_of_result(&self) -> bool {
        matches!(self.what, "count" | "documents" | "records")
    }

    /// Returns drifts as a table, the counts first.
    pub fn table(drifts: &[Self]) -> Table {
        let columns = vec![
            Column::text("what", 11),
            Column::text("of", 11),
            Column::text("sealed", 11),
            Column::text("now", 11),
        ];
        let rows = drifts.iter().map(|drift| {
            vec![
                Cell::from(drift.what),
                drift.of.as_str().into(),
                drift.sealed.as_str().into(),
                drift.now.as_str().into(),
            ]
        });
        Table {
            columns,
            rows: rows.collect(),
            footers: Vec::new(),
        }
    }
}

/// Returns what differs between a sealed result and the same question answered now.
pub fn drifts(sealed: &Value, now: &Value) -> Vec<Drift> {
    let mut drifts = Vec::new();
    let counts = |result| {
        keyed(result, "rows", |row| {
            let key = format!("{} {}", plain(&row["entity"]), plain(&row["period"]));
            (key, numbers(row))
        })
    };
    compare("count", &counts(sealed), &counts(now), &mut drifts);
    let holdings = |result| {
        keyed(result, "holdings", |held| {
            let key = format!("{} {}", plain(&held[0]), plain(&held[1]));
            (key, format!("{} ({})", plain(&held[2]), plain(&held[3])))
        })
    };
    compare("documents", &holdings(sealed), &holdings(now), &mut drifts);
    for field in [
        "records",
        "documents",
        "copies",
        "rejected",
        "revisions",
        "removed",
    ] {
        let of =
            |result: &Value| BTreeMap::from([(field.to_owned(), plain(&result["corpus"][field]))]);
        compare("records", &of(sealed), &of(now), &mut drifts);
    }
    let aliases = |result: &Value| -> BTreeMap<String, String> {
        let entities = result["aliases"].as_object().into_iter().flatten();
        entities
            .flat_map(|(entity, names)| {
                let names = names.as_array().into_iter().flatten();
                names.map(move |name| (format!("{entity} {}", plain(name)), "there".to_owned()))
            })
            .collect()
    };
    compare("alias", &aliases(sealed), &aliases(now), &mut drifts);
    let of = |name: &str, value: &Value| BTreeMap::from([(name.to_owned(), plain(value))]);
    let fingerprint = |result: &Value| of("fingerprint", &result["corpus"]["gazetteer"]);
    compare(
        "gazetteer",
        &fingerprint(sealed),
        &fingerprint(now),
        &mut drifts,
    );
    for field in ["headcount", "matching_rules"] {
        let version = |result: &Value| of(field, &result[field]);
        compare("version", &version(sealed), &version(now), &mut drifts);
    }
    drifts
}

/// Returns the entries of a list by their keys.
fn keyed(
    result: &Value,
    list: &str,
    entry: impl Fn(&Value) -> (String, String),
) -> BTreeMap<String, String> {
    let entries = result[list].as_array().into_iter().flatten();
    entries.map(entry).collect()
}

fn compare(
    what: &'static str,
    sealed: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    drifts: &mut Vec<Drift>,
) {
    let keys: BTreeSet<&String> = sealed.keys().chain(now.keys()).collect();
    let differing = keys
        .into_iter()
        .filter(|key| sealed.get(*key) != now.get(*key));
    drifts.extend(differing.map(|key| Drift {
        what,
        of: key.clone(),
        sealed: sealed.get(key).cloned().unwrap_or_default(),
        now: now.get(key).cloned().unwrap_or_default(),
    }));
}

/// Returns the numbers of a row that the others follow from.
fn numbers(row: &Value) -> String {
    let numbers = [
        "mentions",
        "documents",
        "documents_total",
        "tokens",
        "issue_days",
        "issue_days_expected",
        "state",
    ];
    let numbers = numbers.map(|name| format!("{name} {}", plain(&row[name])));
    numbers.join(", ")
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "none".to_owned(),
        other => other.to_string(),
    }
}
