//! Every message with where it is known from.

use std::collections::BTreeSet;

use crate::analysis::evidence::of_ids;
use crate::analysis::messages::Message;
use crate::analysis::messages::MessageQuery;
use crate::analysis::messages::Naming;
use crate::analysis::messages::is_of_home;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::super::evidence::Backing;
use super::super::evidence::Behind;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Table;
use super::id;
use super::policy;

/// How much of a message is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Always,
    /// To programs, which have no narrow screen.
    Programs,
    /// To readers.
    Readers,
}

/// One field of a message.
struct Field {
    column: fn() -> Column,
    shown: Shown,
    cell: fn(&Message, &Gazetteer) -> Cell,
}

/// Set behind leaders named as a group, for whom the first of them stands.
const GROUP: char = '*';

const FIELDS: [Field; 18] = [
    Field {
        column: || Column::text("date", u8::MAX),
        shown: Shown::Always,
        cell: |message, _| {
            message
                .date
                .map_or_else(Cell::default, |day| day.to_string().into())
        },
    },
    Field {
        column: || Column::text("published", u8::MAX),
        shown: Shown::Always,
        cell: |message, _| message.published.to_string().into(),
    },
    Field {
        column: || Column::text("from", 3),
        shown: Shown::Programs,
        cell: |message, gazetteer| id(gazetteer, message.from).into(),
    },
    Field {
        column: || Column::text("from", 3),
        shown: Shown::Readers,
        cell: |message, gazetteer| side(message, gazetteer, message.from, &message.signed_with),
    },
    Field {
        column: || Column::text("to", 3),
        shown: Shown::Programs,
        cell: |message, gazetteer| id(gazetteer, message.to).into(),
    },
    Field {
        column: || Column::text("to", 3),
        shown: Shown::Readers,
        cell: |message, gazetteer| side(message, gazetteer, message.to, &message.addressed_with),
    },
    Field {
        column: || Column::text("kind", 4),
        shown: Shown::Always,
        cell: |message, _| message.kind.name().into(),
    },
    Field {
        column: || Column::text("level", 2),
        shown: Shown::Always,
        cell: |message, _| message.level.name().into(),
    },
    Field {
        column: || Column::number("reports"),
        shown: Shown::Always,
        cell: |message, _| (message.reports.len() as u64).into(),
    },
    Field {
        column: || Column::text("occasion", 0),
        shown: Shown::Always,
        cell: |message, _| message.occasion.as_str().into(),
    },
    Field {
        column: || Column::text("signed_with", 1),
        shown: Shown::Programs,
        cell: |message, gazetteer| ids(gazetteer, &message.signed_with).into(),
    },
    Field {
        column: || Column::text("addressed_with", 1),
        shown: Shown::Programs,
        cell: |message, gazetteer| ids(gazetteer, &message.addressed_with).into(),
    },
    Field {
        column: || Column::text("named_by", 1),
        shown: Shown::Programs,
        cell: |message, _| {
            message
                .naming
                .map_or_else(Cell::default, |naming| naming.name().into())
        },
    },
    Field {
        column: || Column::text("grouped", 1),
        shown: Shown::Programs,
        cell: |message, _| if message.grouped { "yes" } else { "no" }.into(),
    },
    Field {
        column: || Column::text("documents", 1),
        shown: Shown::Programs,
        cell: |message, _| {
            let ids = message
                .reports
                .iter()
                .map(|report| report.document.to_string());
            ids.collect::<Vec<_>>().join(" ").into()
        },
    },
    Field {
        column: || Column::text("source", 1),
        shown: Shown::Programs,
        cell: |message, _| listed(message, |row| &row.source),
    },
    Field {
        column: || Column::text("status", 1),
        shown: Shown::Programs,
        cell: |message, _| listed(message, |row| &row.status),
    },
    Field {
        column: || Column::text("note", 1),
        shown: Shown::Programs,
        cell: |message, _| listed(message, |row| &row.note),
    },
];

/// Returns whoever is on one side, the first for all; marked if that is not named.
fn side(
    message: &Message,
    gazetteer: &Gazetteer,
    first: EntityIndex,
    others: &[EntityIndex],
) -> Cell {
    let all: Vec<EntityIndex> = [first].iter().chain(others).copied().collect();
    let is_group = message.naming == Some(Naming::Group) && !is_of_home(gazetteer, first);
    Cell::from(ids(gazetteer, &all)).marked(is_group.then_some(GROUP))
}

fn ids(gazetteer: &Gazetteer, entities: &[EntityIndex]) -> String {
    let ids = entities.iter().map(|entity| id(gazetteer, *entity));
    ids.collect::<Vec<_>>().join(" ")
}

fn listed(message: &Message, field: fn(&crate::analysis::messages::Listed) -> &String) -> Cell {
    message
        .listed
        .as_ref()
        .map_or_else(Cell::default, |row| field(row).as_str().into())
}

/// Returns a row for every message, in their order: for readers or, with every field, for
/// programs.
pub fn events(
    messages: &[&Message],
    query: &MessageQuery,
    gazetteer: &Gazetteer,
    is_for_programs: bool,
) -> Table {
    let fields = || {
        let all = FIELDS.iter();
        all.filter(|field| match field.shown {
            Shown::Always => true,
            Shown::Programs => is_for_programs,
            Shown::Readers => !is_for_programs,
        })
    };
    let row = |message: &&Message| -> Row {
        fields()
            .map(|field| (field.cell)(message, gazetteer))
            .collect()
    };
    let is_group = |message: &&Message| message.naming == Some(Naming::Group);
    let mut footers = vec![format!("messages: {}", messages.len()), policy(query)];
    if !is_for_programs && messages.iter().any(is_group) {
        footers.push(format!(
            "{GROUP} not by name: leaders of a country, for whom whoever led it on the day stands"
        ));
    }
    Table {
        columns: fields().map(|field| (field.column)()).collect(),
        rows: messages.iter().map(row).collect(),
        footers,
    }
}

/// Returns the articles that report each message. `facts` are those of the corpus, empty for a
/// list alone.
pub fn behind_events(messages: &[&Message], facts: &Facts, gazetteer: &Gazetteer) -> Behind {
    let reports = |message: &&Message| message.reports.iter().map(|r| r.document).collect();
    let sets: Vec<BTreeSet<DocumentId>> = messages.iter().map(reports).collect();
    let found = messages.iter().zip(of_ids(&sets, facts));
    Behind::documents(found.map(|(message, evidence)| {
        let (from, to) = (id(gazetteer, message.from), id(gazetteer, message.to));
        let label = format!("{} {from} to {to}, {}", message.published, message.kind);
        Backing::of(Some(evidence.documents()), evidence, label)
    }))
}
