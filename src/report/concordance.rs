//! Concordances: a line a mention, the key words below one another.

use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::analysis::concordance::Concordance;
use crate::analysis::concordance::Layout;
use crate::analysis::concordance::Line;
use crate::analysis::counts::CountTable;
use crate::gazetteer::model::Gazetteer;

use super::counts;
use super::names;
use super::shorthand::Shorthand;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;

/// A concordance, and what was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The lines.
    pub concordance: &'a Concordance,
    /// What lines are like.
    pub layout: Layout,
    /// The phrase that was looked for, in place of mentions.
    pub phrase: Option<&'a str>,
    /// What was searched, and which mentions count.
    pub table: &'a CountTable,
    /// The gazetteer that mentions were found with.
    pub gazetteer: &'a Gazetteer,
    /// How ids of documents are written for readers.
    pub shorthand: Shorthand,
}

/// Returns the members of the JSON object before the rows: `query` and `corpus` as in counts,
/// and `concordance`.
pub fn head(shown: &Shown<'_>) -> Map<String, Json> {
    let mut head = counts::context(shown.table);
    let sample = shown.layout.sample;
    head.insert(
        "concordance".to_owned(),
        json!({
            "phrase": shown.phrase,
            "lines": shown.concordance.lines.len(),
            "lines_total": shown.concordance.total,
            "documents": shown.concordance.documents,
            "documents_total": documents_total(shown.table),
            "width": shown.layout.columns,
            "sort": shown.layout.sort.name(),
            "sample": sample.map(|sample| sample.size),
            "seed": sample.map(|sample| sample.seed),
        }),
    );
    head
}

/// Returns the lines for readers: the day, the document, and the key between its contexts.
pub fn view(shown: &Shown<'_>) -> Table {
    let rows = shown.concordance.lines.iter().map(|line| -> Row {
        vec![
            line.place.published.into(),
            shown.shorthand.write(line.place.document).into(),
            line.left.as_str().into(),
            line.key.as_str().into(),
            line.right.as_str().into(),
        ]
    });
    let document = Column {
        importance: 9,
        ..Column::text("document", 0)
    };
    Table {
        columns: vec![
            Column::text("date", u8::MAX),
            document,
            Column::lead("left", 1),
            Column::text("key", u8::MAX),
            Column::text("right", 1),
        ],
        rows: rows.collect(),
        footers: footers(shown),
    }
}

/// Returns the lines for programs; `docs/FORMATS.md` explains each field.
pub fn table(shown: &Shown<'_>) -> Table {
    let mut columns: Vec<Column> = [
        "document", "date", "outlet", "entity", "alias", "kind", "counts",
    ]
    .map(|name| Column::text(name, 1))
    .into();
    columns.extend(["start", "end"].map(Column::number));
    columns.extend(["left", "key", "right"].map(|name| Column::text(name, 1)));
    let lines = shown.concordance.lines.iter();
    Table {
        columns,
        rows: lines.map(|line| row(line, shown.gazetteer)).collect(),
        footers: footers(shown),
    }
}

fn row(line: &Line, gazetteer: &Gazetteer) -> Row {
    let of_mention = match line.mention {
        None => std::array::from_fn(|_| Cell::default()),
        Some(mention) => [
            gazetteer.entities[usize::from(mention.entity.0)]
                .id
                .as_str()
                .into(),
            gazetteer.aliases[mention.alias.0 as usize]
                .text
                .as_str()
                .into(),
            names::kind(mention.kind).into(),
            names::level(mention.counts).into(),
        ],
    };
    let mut row = vec![
        line.place.document.to_string().into(),
        line.place.published.into(),
        line.place.outlet.as_str().into(),
    ];
    row.extend(of_mention);
    row.extend([line.span.start, line.span.end].map(|at| u64::from(at).into()));
    row.extend([&line.left, &line.key, &line.right].map(|text| text.as_str().into()));
    row
}

fn footers(shown: &Shown<'_>) -> Vec<String> {
    let concordance = shown.concordance;
    let of = match shown.phrase {
        Some(phrase) => format!("places of {phrase:?}, letter for letter"),
        None => format!("mentions of {}", entities(shown.table)),
    };
    let drawn = match shown.layout.sample {
        Some(sample) if (concordance.lines.len() as u64) < concordance.total => {
            format!(
                "{} of {} lines, drawn with seed {}: ",
                concordance.lines.len(),
                concordance.total,
                sample.seed
            )
        }
        _ => format!("{} lines: ", concordance.total),
    };
    let mut footers = vec![format!(
        "{drawn}{of}, in {} of {} documents",
        concordance.documents,
        documents_total(shown.table)
    )];
    footers.extend(counts::searched(shown.table));
    footers
}

/// Entities that are named before the rest is only counted.
const NAMED: usize = 6;

fn entities(table: &CountTable) -> String {
    let ids: Vec<&str> = table.entities.iter().map(|one| one.id.as_str()).collect();
    match ids.split_at_checked(NAMED) {
        Some((first, rest @ [_, ..])) => format!("{} and {} more", first.join(", "), rest.len()),
        _ => ids.join(", "),
    }
}

fn documents_total(table: &CountTable) -> u64 {
    table.periods.iter().map(|period| period.documents).sum()
}
