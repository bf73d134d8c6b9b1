//! Silences as a report: every number for programs, the telling ones to readers.

use serde_json::Map;
use serde_json::json;

use crate::analysis::evidence::of_ids;
use crate::analysis::evidence::of_silences;
use crate::analysis::silence::Kind;
use crate::analysis::silence::Place;
use crate::analysis::silence::Silences;
use crate::analysis::silence::Stretch;
use crate::coverage::State;
use crate::facts::Facts;
use crate::measure::silence::upper_bound;

use super::corpus;
use super::evidence::Backing;
use super::evidence::Behind;
use super::format::Format;
use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

/// Set behind a number from a stretch that is not held completely.
const PARTIAL: char = '~';

/// Set where nothing was searched.
const NO_DATA: char = '·';

/// Returns silences as readers see them, or in CSV and JSON as programs read them.
pub fn table(answer: &Silences, format: Format) -> Table {
    match format {
        Format::Text | Format::Markdown => view(answer),
        Format::Csv | Format::Json => {
            let stretches = answer.stretches.iter();
            let row = |stretch| FIELDS.iter().map(|(_, cell)| cell(stretch)).collect();
            Table {
                columns: columns(),
                rows: stretches.map(row).collect(),
                footers: Vec::new(),
            }
        }
    }
}

/// Returns the documents behind the numbers of each stretch, and those between which the first
/// one lies. `facts` must be those searched.
pub fn behind(answer: &Silences, facts: &Facts) -> Behind {
    let stretches = answer.stretches.iter().zip(of_silences(answer, facts));
    let rows = stretches.map(|(stretch, found)| {
        let backing = |evidence, sort: &str| {
            let number = stretch.is_searched().then_some(stretch.documents);
            let (from, to) = (stretch.from, stretch.to);
            let label = format!("{} {from} to {to}, {sort}", kind(stretch.kind));
            Backing::of(number, evidence, label)
        };
        vec![
            backing(found.naming, "named"),
            backing(found.title_only, "title only"),
        ]
    });
    Behind {
        fields: vec!["naming_ids", "title_only_ids"],
        rows: rows.collect(),
        besides: answer.stretches.first().map_or_else(Vec::new, |stretch| {
            let places = [
                (stretch.before, format!("last before {}", stretch.from)),
                (stretch.after, format!("first after {}", stretch.to)),
            ];
            let sets = places
                .each_ref()
                .map(|(place, _)| place.iter().map(|place| place.document).collect());
            let found = places.into_iter().zip(of_ids(&sets, facts));
            let known = found.filter(|((place, _), _)| place.is_some());
            known
                .map(|((_, label), evidence)| Backing::of(Some(1), evidence, label))
                .collect()
        }),
    }
}

/// Returns the members of the JSON object before the rows: `query` and `corpus`.
pub fn head(answer: &Silences) -> Map<String, serde_json::Value> {
    let query = &answer.query;
    let day = |day: fn((jiff::civil::Date, jiff::civil::Date)) -> jiff::civil::Date| {
        query.window.map(|window| day(window).to_string())
    };
    let members = [
        (
            "query".to_owned(),
            json!({
                "entities": [answer.id],
                "from": day(|(from, _)| from),
                "to": day(|(_, to)| to),
                "outlets": answer.outlets,
                "sections": answer.sections,
                "languages": languages(answer),
                "counts": names::level(query.counts),
                "duplicates": query.duplicates.name(),
            }),
        ),
        ("corpus".to_owned(), corpus::json(&answer.corpus)),
    ];
    members.into_iter().collect()
}

/// Returns the columns of CSV and the fields of JSON; `docs/FORMATS.md` explains each.
fn columns() -> Vec<Column> {
    FIELDS
        .iter()
        .map(|(name, _)| match *name {
            "stretch"
            | "from"
            | "to"
            | "state"
            | "last_before"
            | "last_before_document"
            | "first_after"
            | "first_after_document" => Column::text(*name, 1),
            _ => Column::number(*name),
        })
        .collect()
}

type Field = (&'static str, fn(&Stretch) -> Cell);

const FIELDS: [Field; 18] = [
    ("stretch", |stretch| kind(stretch.kind).into()),
    ("from", |stretch| stretch.from.into()),
    ("to", |stretch| stretch.to.into()),
    ("state", |stretch| names::coverage(state(stretch)).into()),
    ("issue_days", |stretch| {
        u64::from(stretch.coverage.issue_days_held).into()
    }),
    ("issue_days_expected", |stretch| {
        u64::from(stretch.coverage.issue_days_expected).into()
    }),
    ("documents", |stretch| searched(stretch, stretch.documents)),
    ("documents_naming", |stretch| {
        searched(stretch, stretch.mentioning)
    }),
    ("documents_title_only", |stretch| {
        searched(stretch, stretch.by_title)
    }),
    ("last_before", |stretch| day(stretch.before)),
    ("last_before_document", |stretch| document(stretch.before)),
    ("first_after", |stretch| day(stretch.after)),
    ("first_after_document", |stretch| document(stretch.after)),
    ("earlier_issue_days_naming", |stretch| {
        stretch.surprise.map(|s| s.earlier_naming).into()
    }),
    ("earlier_issue_days", |stretch| {
        let held = stretch.surprise.map(|s| u64::from(s.earlier_held));
        held.into()
    }),
    ("expected", |stretch| {
        stretch.surprise.map(|s| Value::Rate(s.expected)).into()
    }),
    ("p_window", p_window),
    ("p_year", p_year),
];

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Window => "window",
        Kind::Run => "run",
        Kind::OpenRun => "open run",
    }
}

fn state(stretch: &Stretch) -> State {
    if stretch.is_searched() {
        stretch.coverage.state
    } else {
        State::None
    }
}

fn searched(stretch: &Stretch, count: u64) -> Cell {
    stretch.is_searched().then_some(count).into()
}

fn day(place: Option<Place>) -> Cell {
    place.map(|place| Value::Day(place.day)).into()
}

fn document(place: Option<Place>) -> Cell {
    let id = place.map(|place| Value::Text(place.document.to_string()));
    id.into()
}

fn p_window(stretch: &Stretch) -> Cell {
    let p = stretch.surprise.and_then(|surprise| surprise.this_window);
    p.map(Value::Probability).into()
}

fn p_year(stretch: &Stretch) -> Cell {
    let p = stretch.surprise.map(|surprise| surprise.some_in_a_year);
    p.map(Value::Probability).into()
}

/// Returns silences as readers see them.
pub fn view(answer: &Silences) -> Table {
    let mut columns = ["stretch", "from", "to"]
        .map(|name| Column::text(name, u8::MAX))
        .to_vec();
    columns.extend(
        [
            "days held",
            "of",
            "named",
            "title only",
            "expected",
            "P window",
            "P year",
        ]
        .map(Column::number),
    );
    let rows: Vec<Row> = answer.stretches.iter().map(shown).collect();
    let mut footers = legend(answer);
    footers.extend(
        answer
            .stretches
            .first()
            .into_iter()
            .flat_map(mentions_around),
    );
    footers.extend(answer.stretches.first().and_then(possible));
    footers.push(searched_where(answer));
    footers.push(corpus::records_read(answer.corpus.totals));
    Table {
        columns,
        rows,
        footers,
    }
}

fn shown(stretch: &Stretch) -> Row {
    let mark = match state(stretch) {
        State::None => Some(NO_DATA),
        State::Partial => Some(PARTIAL),
        State::Whole => None,
    };
    let covered = stretch.coverage;
    vec![
        kind(stretch.kind).into(),
        stretch.from.into(),
        stretch.to.into(),
        u64::from(covered.issue_days_held).into(),
        u64::from(covered.issue_days_expected).into(),
        searched(stretch, stretch.mentioning).marked(mark),
        searched(stretch, stretch.by_title),
        stretch.surprise.map(|s| Value::Rate(s.expected)).into(),
        p_window(stretch),
        p_year(stretch),
    ]
}

fn legend(answer: &Silences) -> Vec<String> {
    let is_any = |sought| answer.stretches.iter().any(|s| state(s) == sought);
    let mut legend = Vec::new();
    if answer.documents == 0 {
        legend.push("nothing was searched: there is no document".to_owned());
    } else if answer.mentioning == 0 {
        legend.push(format!(
            "{} is mentioned nowhere in {} documents",
            answer.name, answer.documents
        ));
    }
    if is_any(State::None) {
        legend.push(format!(
            "{NO_DATA} no data: nothing was searched, which is not silence"
        ));
    }
    if is_any(State::Partial) {
        legend.push(format!(
            "{PARTIAL} partial: issue days are missing, or hold far fewer documents than usual: there \
             may be mentions in what is not held"
        ));
    }
    legend.push(
        "days held: issue days held, of those expected; named, title only: documents".to_owned(),
    );
    if answer.stretches.iter().any(|s| s.surprise.is_some()) {
        legend.push(
            "expected: issue days with a mention, at the rate before; P window: that these very \
             days have none; P year: that some stretch as long has none, within a year; both as \
             if mentions were independent, so that real silences surprise less"
                .to_owned(),
        );
    }
    legend
}

/// Returns where the entity is mentioned last before a stretch and first after it.
fn mentions_around(stretch: &Stretch) -> Vec<String> {
    let place = |place: Option<Place>| {
        place.map_or_else(
            || "no mention is held".to_owned(),
            |place| format!("{} in document {}", place.day, place.document),
        )
    };
    vec![
        format!(
            "last mention before {}: {}",
            stretch.from,
            place(stretch.before)
        ),
        format!(
            "first mention after {}: {}",
            stretch.to,
            place(stretch.after)
        ),
    ]
}

/// Returns what an empty stretch still leaves possible.
fn possible(stretch: &Stretch) -> Option<String> {
    let is_empty = stretch.is_searched() && stretch.mentioning == 0;
    let bound = upper_bound(stretch.documents as f64).filter(|bound| is_empty && *bound < 1.0)?;
    Some(format!(
        "0 of {} documents from {} to {} leave up to {} of documents possible (95 %)",
        stretch.documents,
        stretch.from,
        stretch.to,
        Value::Share(bound).to_text()
    ))
}

fn languages(answer: &Silences) -> Vec<&'static str> {
    let languages = answer.query.subcorpus.languages.iter();
    languages.map(|language| language.code()).collect()
}

fn searched_where(answer: &Silences) -> String {
    let query = &answer.query;
    let outlets = if answer.outlets.is_empty() {
        &answer.corpus.outlets
    } else {
        &answer.outlets
    };
    let part = |what: &str, names: String| {
        if names.is_empty() {
            names
        } else {
            format!(", {what} {names}")
        }
    };
    format!(
        "searched for {}: {} documents of {}{}{}, {} of them name it; counts {}, duplicates {}, \
         gazetteer {}",
        answer.id,
        answer.documents,
        outlets.join(", "),
        part("sections", answer.sections.join(", ")),
        part("languages", languages(answer).join(", ")),
        answer.mentioning,
        names::level(query.counts),
        query.duplicates.name(),
        answer.corpus.gazetteer
    )
}
