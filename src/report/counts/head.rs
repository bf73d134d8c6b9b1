//! The head of a count in JSON: what was asked, and what there was to search.

use jiff::civil::Date;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::analysis::counts::CountTable;
use crate::language::Language;

use super::super::corpus;
use super::length::lengths;
use super::names;

/// Returns the members `query`, `corpus` and `length_steps`.
pub fn head(table: &CountTable) -> Map<String, Value> {
    let mut head = context(table);
    head.insert("length_steps".to_owned(), lengths(&table.length_steps()));
    head
}

/// Returns the members `query` and `corpus`, for an answer that sets no periods side by side.
pub fn context(table: &CountTable) -> Map<String, Value> {
    let members = [
        ("query".to_owned(), query(table)),
        ("corpus".to_owned(), corpus::json(&table.corpus)),
    ];
    members.into_iter().collect()
}

fn query(table: &CountTable) -> Value {
    let query = &table.query;
    let window = query.subcorpus.window;
    let entities: Vec<&str> = table.entities.iter().map(|e| e.id.as_str()).collect();
    let languages = query.subcorpus.languages.iter().copied();
    let kinds = query.kinds.iter().copied();
    json!({
        "entities": if query.entities.is_empty() { json!([]) } else { json!(entities) },
        "by": query.by.name(),
        "from": window.from().map(day),
        "to": window.to().map(day),
        "to_date": window.to_date().map(|day| day.to_string()),
        "outlets": table.outlets,
        "sections": table.sections,
        "languages": languages.map(Language::code).collect::<Vec<_>>(),
        "counts": names::level(query.counts),
        "kinds": kinds.map(names::kind).collect::<Vec<_>>(),
        "duplicates": query.duplicates.name(),
    })
}

fn day(day: Date) -> String {
    day.to_string()
}
