//! Claims and what became of them: a line a claim, and below it what a sceptic sets beside it.

mod fields;
mod legend;
mod words;

use crate::analysis::claims::About;
use crate::analysis::claims::Asked;
use crate::analysis::claims::Checked;
use crate::analysis::claims::Claim;
use crate::analysis::claims::Evidence;
use crate::analysis::claims::Measured;
use crate::analysis::claims::Question;
use crate::analysis::claims::Reason;
use crate::analysis::claims::Relation;
use crate::analysis::claims::Verdict;
use crate::gazetteer::model::Gazetteer;

use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

pub use self::fields::behind as behind_numbers;
pub use self::fields::table;

use self::legend::legend;
use self::words::behind_it;

pub(super) use self::legend::notes;
pub(super) use self::words::beside;
pub(super) use self::words::range;

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

/// Returns the mark of a number that is found in part of what would be needed.
fn bound(one: &Checked<'_>) -> Option<char> {
    let is_lacking = matches!(
        one.verdict,
        Verdict::Untestable(Reason::Coverage { .. } | Reason::NoData)
    );
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

pub(super) fn searched(one: &Checked<'_>) -> Option<String> {
    let question = question(one)?;
    let mut days = format!("{} to {}", question.from, question.to);
    if let About::Change(_, [from, to]) = question.about {
        days = format!("{days} against {from} to {to}");
    }
    let Some((documents, coverage)) = one.found.documents.zip(one.found.coverage) else {
        return Some(days);
    };
    let plural = if documents == 1 { "" } else { "s" };
    Some(format!(
        "{days}, {documents} document{plural}, {} of {} issue days held",
        coverage.issue_days_held, coverage.issue_days_expected
    ))
}
