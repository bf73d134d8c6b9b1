//! Collocates as a table: words, how often they stand beside the entity, and how often they would.

use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::analysis::collocates::Against;
use crate::analysis::collocates::Collocate;
use crate::analysis::collocates::Collocates;
use crate::analysis::collocates::Group;
use crate::analysis::counts::CountTable;
use crate::period::Window;

use super::counts;
use super::shorthand::Shorthand;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

/// Returns the members of the JSON object before the rows: `query` and `corpus` as in counts,
/// and `collocates`, how words were chosen. `searched` is the count of the entity in what was
/// looked at.
pub fn head(found: &Collocates, searched: &CountTable) -> Map<String, Json> {
    let mut head = counts::context(searched);
    let query = found.query;
    let (against, from, to, by) = match query.against {
        Against::Rest => ("rest", None, None, None),
        Against::Window(_, reference) => ("window", reference.from(), reference.to(), None),
        Against::Periods(by) => ("periods", None, None, Some(by.name())),
    };
    head.insert(
        "collocates".to_owned(),
        json!({
            "window": query.window,
            "against": against,
            "against_from": from.map(|day| day.to_string()),
            "against_to": to.map(|day| day.to_string()),
            "against_by": by,
            "min_count": query.least,
            "sort": query.order.name(),
            "top": query.top,
            "found": found.groups.iter().map(|group| group.found).sum::<u64>(),
        }),
    );
    head
}

/// Returns a row for each word, with ids of documents as readers write them.
pub fn view(found: &Collocates, searched: &CountTable, shorthand: Shorthand) -> Table {
    let mut table = table(found, searched, |group, one| {
        let mut row = vec![one.word.as_str().into()];
        row.extend(numbers(one));
        row.push(shorthand.write(one.example).into());
        if let Some(period) = group.period {
            row.insert(0, period.label().into());
        }
        row
    });
    table.columns.insert(0, Column::text("word", u8::MAX));
    table.columns.push(Column {
        importance: 8,
        ..Column::text("document", 0)
    });
    if matches!(found.query.against, Against::Periods(_)) {
        table.columns.insert(0, Column::text("period", u8::MAX));
    }
    table
}

/// Returns a row for each word, with every field; `docs/FORMATS.md` explains each.
pub fn fields(found: &Collocates, searched: &CountTable) -> Table {
    let mut table = table(found, searched, |group, one| {
        let period = group.period;
        let mut row = vec![
            period.map_or(Cell::default(), |period| period.label().into()),
            one.word.as_str().into(),
        ];
        row.extend(numbers(one));
        row.extend([
            Cell::from(group.words),
            group.reference_words.into(),
            one.example.to_string().into(),
        ]);
        row
    });
    table.columns.insert(0, Column::text("word", 1));
    table.columns.insert(0, Column::text("period", 1));
    table
        .columns
        .extend(["words", "reference_words"].map(Column::number));
    table.columns.push(Column::text("document", 1));
    table
}

fn table(
    found: &Collocates,
    searched: &CountTable,
    row: impl Fn(&Group, &Collocate) -> Row,
) -> Table {
    let rows = found.groups.iter();
    let rows = rows.flat_map(|group| group.collocates.iter().map(|one| row(group, one)));
    Table {
        columns: [
            "count",
            "expected",
            "documents",
            "reference_count",
            "log_likelihood",
            "log_ratio",
        ]
        .map(Column::number)
        .into(),
        rows: rows.collect(),
        footers: footers(found, searched),
    }
}

fn numbers(one: &Collocate) -> [Cell; 6] {
    [
        one.count.into(),
        Value::Rate(one.expected).into(),
        one.documents.into(),
        one.reference_count.into(),
        Value::Rate(one.log_likelihood).into(),
        Value::Ratio(one.log_ratio).into(),
    ]
}

fn footers(found: &Collocates, searched: &CountTable) -> Vec<String> {
    let query = found.query;
    let entity = searched.entities.first().map_or("", |one| one.id.as_str());
    let mut footers: Vec<String> = found
        .groups
        .iter()
        .map(|group| of_group(group, query.against))
        .collect();
    if searched.periods.iter().all(|period| period.documents == 0) {
        footers.push(
            "no document is held of what was asked, which is not the same as no name".to_owned(),
        );
    } else if footers.is_empty() {
        footers.push(format!("{entity} is not named in what was searched"));
    }
    footers.push(format!(
        "words: at most {} beside a name of {entity}, in its paragraph, at least {} times; of Korean without \
         particles, of Chinese and Japanese pairs of characters; without words that stand \
         beside everything",
        query.window,
        query.least.max(1)
    ));
    footers.push(
        "log_likelihood (G²) is evidence: 15.1 is P 0.0001 for one word if words stood \
         independently, which they do not; log_ratio is size: 1 is twice as often"
            .to_owned(),
    );
    footers.extend(counts::searched(searched));
    footers
}

fn of_group(group: &Group, against: Against) -> String {
    let reference = match against {
        Against::Rest => "all other words".to_owned(),
        Against::Window(_, reference) => format!("words beside it {}", days(reference)),
        Against::Periods(_) => "words beside it in the other periods".to_owned(),
    };
    let period = group
        .period
        .map_or_else(String::new, |period| period.label() + ": ");
    format!(
        "{period}{} of {} words found; {} words beside {} mentions, against {} {reference}",
        group.collocates.len(),
        group.found,
        group.words,
        group.nodes,
        group.reference_words,
    )
}

fn days(window: Window) -> String {
    let from = window.from().map(|day| format!("from {day}"));
    let to = window.to().map(|day| format!("to {day}"));
    let parts: Vec<String> = from.into_iter().chain(to).collect();
    parts.join(" ")
}
