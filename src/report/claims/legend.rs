//! What the signs below a table of claims mean, and what was counted.

use std::collections::BTreeSet;

use crate::analysis::claims::About;
use crate::analysis::claims::Beside;
use crate::analysis::claims::Checked;
use crate::analysis::claims::Question;
use crate::analysis::claims::Verdict;
use crate::analysis::claims::message_query;
use crate::period::Window;
use crate::report::messages;
use crate::report::names;

use super::PARTIAL;
use super::bound;
use super::question;

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
pub(super) fn legend(checked: &[Checked<'_>]) -> Vec<String> {
    let mut lines = policies(checked);
    if checked.iter().any(|one| bound(one).is_some()) {
        lines.push(format!(
            "{PARTIAL} partial: too few of the issue days are held to test the claim"
        ));
    }
    lines.extend(meanings(checked));
    let of = |is: fn(&Verdict) -> bool| checked.iter().filter(|one| is(&one.verdict)).count();
    lines.push(format!(
        "{}: {} reproduced, {} differ, {} cannot be tested",
        match checked.len() {
            1 => "1 claim".to_owned(),
            all => format!("{all} claims"),
        },
        of(|v| matches!(v, Verdict::Reproduced)),
        of(|v| matches!(v, Verdict::Differs)),
        of(|v| matches!(v, Verdict::Untestable(_)))
    ));
    lines
}

/// Returns what was counted, and what the words beside a number mean.
pub(in crate::report) fn notes(checked: &[Checked<'_>]) -> Vec<String> {
    let mut notes = policies(checked);
    notes.extend(meanings(checked));
    notes
}

/// Returns what the words beside a number mean.
fn meanings(checked: &[Checked<'_>]) -> Vec<String> {
    let has = |is: fn(&Beside) -> bool| checked.iter().any(|one| one.found.beside.iter().any(is));
    let mut lines: Vec<String> = exact_test(checked).into_iter().collect();
    let is_rank = |one: &Checked<'_>| {
        question(one).is_some_and(|question| matches!(question.about, About::Rank(..)))
    };
    if checked.iter().any(is_rank) {
        lines.push(
            "rank: the place of the highest title in the claim's list, from 1; that it stands in \
             a report is no proof that who bears it was there"
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
    lines
}

/// Returns what the exact test says, where there is one.
fn exact_test(checked: &[Checked<'_>]) -> Option<String> {
    let beside = || checked.iter().flat_map(|one| &one.found.beside);
    let is_tested = |beside: &Beside| {
        matches!(
            beside,
            Beside::SameDays { .. } | Beside::SameDaysOfDocuments { .. } | Beside::Rates { .. }
        )
    };
    let is_of_documents = |beside: &Beside| match beside {
        Beside::Rates { events, .. } => *events == "documents",
        beside => matches!(beside, Beside::SameDaysOfDocuments { .. }),
    };
    let of_documents = if beside().any(is_of_documents) {
        "; each document is taken for itself, which news are not: real differences surprise less"
    } else {
        ""
    };
    beside().any(is_tested).then(|| {
        format!(
            "exact test: P of so uneven a split between these days and the others if all had one \
             rate; a large P is no proof that they have{of_documents}"
        )
    })
}
