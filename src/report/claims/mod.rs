//! Claims and what became of them: a line a claim, and below it what a sceptic sets beside it.

mod words;

use std::collections::BTreeSet;

use crate::analysis::claims::Asked;
use crate::analysis::claims::Beside;
use crate::analysis::claims::Checked;
use crate::analysis::claims::Claim;
use crate::analysis::claims::Evidence;
use crate::analysis::claims::Measured;
use crate::analysis::claims::Question;
use crate::analysis::claims::Relation;
use crate::analysis::claims::Verdict;
use crate::analysis::claims::message_query;
use crate::gazetteer::model::Gazetteer;
use crate::period::Window;

use super::messages;
use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

use self::words::behind_it;
use self::words::beside;
use self::words::range;

/// Set behind a number from days that are not held as completely as the claim needs.
const PARTIAL: char = '~';

/// Returns a row for each claim as readers see it; below, of each what stands beside it, and on
/// request what stands behind it.
pub fn view(checked: &[Checked<'_>], evidence: bool, gazetteer: &Gazetteer) -> Table {
    let mut columns = vec![Column::text("claim", u8::MAX)];
    columns.extend(["published", "computed", "95%"].map(Column::number));
    columns.push(Column::text("verdict", u8::MAX));
    columns.push(Column::excerpt("text", 1));
    let rows = checked.iter().map(|one| -> Row {
        let claim = one.claim;
        vec![
            claim.id.as_str().into(),
            published(claim),
            measured(one.found.computed).marked(bound(one)),
            one.found.interval.map(|i| Value::Text(range(i))).into(),
            verdict(&one.verdict).into(),
            claim.text.as_str().into(),
        ]
    });
    let mut footers = Vec::new();
    for one in checked {
        let mut said: Vec<String> = reason(one).into_iter().collect();
        said.extend(searched(one));
        said.extend(one.found.beside.iter().map(beside));
        footers.push(format!("{}: {}", one.claim.id, said.join("; ")));
        if evidence {
            footers.extend(behind(one, gazetteer));
        }
    }
    footers.extend(legend(checked));
    Table {
        columns,
        rows: rows.collect(),
        footers,
    }
}

/// Returns the documents behind a number in a line, and each message in one of its own.
fn behind(one: &Checked<'_>, gazetteer: &Gazetteer) -> Vec<String> {
    let id = &one.claim.id;
    let (documents, others): (Vec<&Evidence>, Vec<&Evidence>) = one
        .found
        .evidence
        .iter()
        .partition(|evidence| matches!(evidence, Evidence::Document(_)));
    let words = |evidence: &&Evidence| behind_it(evidence, gazetteer);
    let documents: Vec<String> = documents.iter().map(words).collect();
    let documents = (!documents.is_empty()).then(|| documents.join(", "));
    let others = others.iter().map(words);
    documents
        .into_iter()
        .chain(others)
        .map(|words| format!("{id}, behind it: {words}"))
        .collect()
}

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

fn question<'a>(one: &Checked<'a>) -> Option<&'a Question> {
    match &one.claim.asked {
        Asked::Of(question) => Some(question),
        Asked::OutOfReach(_) => None,
    }
}

fn measured(measured: Option<Measured>) -> Cell {
    let value = measured.map(|measured| match measured {
        Measured::Count(count) => Value::Count(count),
        Measured::Ratio(ratio) => Value::Ratio(ratio),
        Measured::Day(day) => Value::Day(day),
    });
    value.into()
}

/// Returns the number published, with how a computed one must stand to it.
fn published(claim: &Claim) -> Cell {
    let sign = match claim.relation {
        Relation::Equal => return measured(claim.published),
        Relation::More => '>',
        Relation::Less => '<',
    };
    let value = measured(claim.published).value;
    value
        .map(|value| Value::Text(format!("{sign} {}", value.to_text())))
        .into()
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "equal",
        Relation::More => "more",
        Relation::Less => "less",
    }
}

/// Returns the mark of a number that is found in part of what would be needed.
fn bound(one: &Checked<'_>) -> Option<char> {
    let is_lacking = matches!(one.verdict, Verdict::Untestable(_));
    (is_lacking && one.found.computed.is_some()).then_some(PARTIAL)
}

fn verdict(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Reproduced => "reproduced",
        Verdict::Differs => "differs",
        Verdict::Untestable(_) => "cannot be tested",
    }
}

fn reason(one: &Checked<'_>) -> Option<String> {
    match &one.verdict {
        Verdict::Untestable(reason) => Some(reason.to_string()),
        Verdict::Reproduced | Verdict::Differs => None,
    }
}

fn searched(one: &Checked<'_>) -> Option<String> {
    let question = question(one)?;
    let days = format!("{} to {}", question.from, question.to);
    let Some((documents, coverage)) = one.found.documents.zip(one.found.coverage) else {
        return Some(days);
    };
    let plural = if documents == 1 { "" } else { "s" };
    Some(format!(
        "{days}, {documents} document{plural}, {} of {} issue days held",
        coverage.issue_days_held, coverage.issue_days_expected
    ))
}

/// Returns what counts as a message and as a mention, where any were counted.
fn policies(checked: &[Checked<'_>]) -> Vec<String> {
    let counted = checked.iter().filter(|one| one.found.computed.is_some());
    let questions: Vec<&Question> = counted.filter_map(question).collect();
    let has_messages = questions
        .iter()
        .any(|question| question.about.is_of_messages());
    let messages = has_messages.then(|| {
        let query = message_query(Window::default());
        format!("messages: {}", messages::choices(&query))
    });
    let of_mentions = questions
        .iter()
        .filter(|question| question.about.is_of_mentions());
    let levels = distinct(of_mentions.map(|question| names::level(question.counts)));
    let mentions = (!levels.is_empty()).then(|| format!("mentions: counts {levels}"));
    let policies = distinct(questions.iter().map(|question| question.duplicates.name()));
    let duplicates = (!policies.is_empty()).then(|| format!("duplicates {policies}"));
    let documents: Vec<String> = mentions.into_iter().chain(duplicates).collect();
    let documents = (!documents.is_empty()).then(|| documents.join(", "));
    messages.into_iter().chain(documents).collect()
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: BTreeSet<&str> = names.collect();
    let names: Vec<&str> = names.into_iter().collect();
    names.join(" or ")
}

/// Returns what the signs mean, as far as they are used.
fn legend(checked: &[Checked<'_>]) -> Vec<String> {
    let has = |is: fn(&Beside) -> bool| checked.iter().any(|one| one.found.beside.iter().any(is));
    let mut lines = policies(checked);
    if checked.iter().any(|one| bound(one).is_some()) {
        lines.push(format!(
            "{PARTIAL} partial: too few of the issue days are held to test the claim"
        ));
    }
    if has(|beside| matches!(beside, Beside::SameDays { .. })) {
        lines.push(
            "exact test: P of so uneven a split between these days and those of earlier years if \
             all had one rate; a large P is no proof that they have"
                .to_owned(),
        );
    }
    if has(|beside| {
        matches!(
            beside,
            Beside::SameDaysOfDocuments { .. } | Beside::Rates { .. }
        )
    }) {
        lines.push(
            "of documents the exact test takes each for itself, which news are not: real \
             differences surprise less"
                .to_owned(),
        );
    }
    if has(|beside| matches!(beside, Beside::Section { .. })) {
        lines.push(
            "seasonal sections stop every year: a small P says that one stands still, not why"
                .to_owned(),
        );
    }
    if checked.iter().any(|one| one.found.interval.is_some()) {
        lines.push(
            "95%: interval of the ratio, of `ratio` from blocks of weeks where there are enough"
                .to_owned(),
        );
    }
    let of = |is: fn(&Verdict) -> bool| checked.iter().filter(|one| is(&one.verdict)).count();
    lines.push(format!(
        "{} claims: {} reproduced, {} differ, {} cannot be tested",
        checked.len(),
        of(|v| matches!(v, Verdict::Reproduced)),
        of(|v| matches!(v, Verdict::Differs)),
        of(|v| matches!(v, Verdict::Untestable(_)))
    ));
    lines
}
