//! What a gazetteer knows of entities, and what is doubtful in it.

use std::fmt::Display;

use crate::gazetteer::model::Alias;
use crate::gazetteer::model::Context;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;
use crate::gazetteer::model::Target;

use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;

/// Returns a row for every alias of the entities, also the titles of offices that they held.
pub fn aliases(gazetteer: &Gazetteer, entities: &[EntityIndex]) -> Table {
    let columns = vec![
        Column::text("entity", 11),
        Column::text("alias", 12),
        Column::text("language", 2),
        Column::text("kind", u8::MAX),
        Column::text("counts", 1),
        Column::text("from", u8::MAX),
        Column::text("to", u8::MAX),
        Column {
            importance: 0,
            ..Column::prose("condition")
        },
    ];
    let mut rows: Vec<Row> = Vec::new();
    for &entity in entities {
        for alias in &gazetteer.aliases {
            rows.extend(rows_of(gazetteer, entity, alias));
        }
    }
    let named = entities.iter().map(|entity| {
        let entity = &gazetteer.entities[usize::from(entity.0)];
        match &entity.country {
            Some(country) => format!("{}: {} ({country})", entity.id, entity.name),
            None => format!("{}: {}", entity.id, entity.name),
        }
    });
    Table {
        columns,
        rows,
        footers: named
            .chain([format!("gazetteer: {}", gazetteer.fingerprint)])
            .collect(),
    }
}

/// Returns a row for each way in which the alias counts for the entity.
fn rows_of<'a>(
    gazetteer: &'a Gazetteer,
    entity: EntityIndex,
    alias: &'a Alias,
) -> impl Iterator<Item = Row> + use<'a> {
    let row = move |kind, from: Option<_>, to: Option<_>| -> Row {
        let conditions: Vec<String> = alias.context.iter().map(condition).collect();
        vec![
            gazetteer.entities[usize::from(entity.0)].id.as_str().into(),
            alias.text.as_str().into(),
            alias
                .language
                .map_or(Cell::default(), |language| language.code().into()),
            names::kind(kind).into(),
            names::level(alias.counts).into(),
            from.map_or(Cell::default(), Cell::from),
            to.map_or(Cell::default(), Cell::from),
            conditions.join("; ").into(),
        ]
    };
    alias.targets.iter().flat_map(move |(target, kind)| {
        let terms: Vec<Row> = match target {
            Target::Entity(named) if *named == entity => vec![row(*kind, alias.from, alias.to)],
            Target::Entity(_) => Vec::new(),
            Target::Office(office) => gazetteer.offices[usize::from(office.0)]
                .terms
                .iter()
                .filter(|(holder, _, _)| *holder == entity)
                .map(|(_, from, to)| row(*kind, *from, *to))
                .collect(),
        };
        terms
    })
}

fn condition(context: &Context) -> String {
    let (words, list) = match context {
        Context::OnlyBefore(list) => ("only before", list),
        Context::NotBefore(list) => ("not before", list),
        Context::OnlyAfter(list) => ("only after", list),
        Context::NotAfter(list) => ("not after", list),
    };
    format!("{words} {}", list.join(" "))
}

/// Returns a row for everything doubtful in a gazetteer, in the order given.
pub fn problems<Problem: Display>(problems: &[Problem]) -> Table {
    let rows = problems
        .iter()
        .map(|problem| -> Row { vec![problem.to_string().into()] });
    Table {
        columns: vec![Column::prose("problem")],
        rows: rows.collect(),
        footers: vec![match problems.len() {
            0 => "nothing is doubtful".to_owned(),
            1 => "1 place to look at".to_owned(),
            all => format!("{all} places to look at"),
        }],
    }
}
