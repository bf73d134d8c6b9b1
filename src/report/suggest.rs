//! Names that no alias covers, as a table.

use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::analysis::suggest::Names;
use crate::analysis::suggest::Suggestion;
use crate::analysis::suggest::Suggestions;
use crate::gazetteer::model::Gazetteer;

use super::shorthand::Shorthand;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;

/// Returns the member `suggestions` of the JSON object before the rows, and the fingerprint of
/// the gazetteer.
pub fn head(suggestions: &Suggestions, gazetteer: &Gazetteer) -> Map<String, Json> {
    let query = suggestions.query;
    let members = [
        (
            "suggestions",
            json!({
                "names": match query.names {
                    Names::OfHeads => "heads",
                    Names::All => "all",
                },
                "min_documents": query.least,
                "top": query.top,
                "found": suggestions.found,
                "documents_total": suggestions.documents,
            }),
        ),
        ("gazetteer", json!(gazetteer.fingerprint)),
    ];
    let members = members.into_iter();
    members
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Returns a row for each name. Ids of documents are written whole, or as readers write them.
pub fn table(
    suggestions: &Suggestions,
    gazetteer: &Gazetteer,
    shorthand: Option<Shorthand>,
) -> Table {
    let columns = vec![
        Column::text("name", u8::MAX),
        Column::number("documents"),
        Column::text("office", u8::MAX),
        Column::number("office_documents"),
        Column::text("inside", 3),
        Column {
            importance: 9,
            ..Column::text("document", 0)
        },
        Column::excerpt("context", 1),
    ];
    let row = |one: &Suggestion| -> Row {
        let inside = one
            .inside
            .map(|entity| gazetteer.entities[usize::from(entity.0)].id.as_str());
        vec![
            one.name.as_str().into(),
            one.documents.into(),
            one.office.as_deref().map_or(Cell::default(), Cell::from),
            one.office_documents.into(),
            inside.map_or(Cell::default(), Cell::from),
            shorthand
                .map_or_else(|| one.example.to_string(), |short| short.write(one.example))
                .into(),
            one.context.as_str().into(),
        ]
    };
    let which = match suggestions.query.names {
        Names::OfHeads => "beside the office of a head of state, government or party",
        Names::All => "that look like names",
    };
    Table {
        columns,
        rows: suggestions.names.iter().map(row).collect(),
        footers: vec![
            format!(
                "{} of {} strings {which}, in at least {} of {} documents, that no alias covers; \
                 found by their form, so that some are no names",
                suggestions.names.len(),
                suggestions.found,
                suggestions.query.least,
                suggestions.documents
            ),
            "inside: whose alias is a part of the string, which may be a mention too many"
                .to_owned(),
            format!("gazetteer: {}", gazetteer.fingerprint),
        ],
    }
}
