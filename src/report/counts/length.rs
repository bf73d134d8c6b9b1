//! Steps in the length of documents, in words for readers and as a member for programs.

use serde_json::Value;
use serde_json::json;

use crate::analysis::counts::LengthStep;
use crate::analysis::counts::SearchedPeriod;
use crate::period::Granularity;
use crate::period::Period;

/// Returns a warning where shares rise or fall because documents grow longer or shorter.
pub(in crate::report) fn length_warning(steps: &[LengthStep<'_>]) -> Option<String> {
    let step = steps.first()?;
    let more = match steps.len() {
        1 => String::new(),
        all => format!(" (first of {all} such steps)"),
    };
    Some(format!(
        "length: about {} a document in {}, {} in {}{more}: shares of documents are not comparable",
        tokens(step.before),
        named(&step.before.period),
        mean(step.after),
        named(&step.after.period),
    ))
}

/// Returns the member `length_steps`.
pub(in crate::report) fn lengths(steps: &[LengthStep<'_>]) -> Value {
    let side = |one: &SearchedPeriod| {
        json!({
            "period": one.period.label(),
            "from": one.period.from.to_string(),
            "to": one.period.to.to_string(),
            "documents": one.documents,
            "tokens": one.tokens,
        })
    };
    let steps = steps
        .iter()
        .map(|step| json!({"before": side(step.before), "after": side(step.after)}));
    steps.collect()
}

/// Returns what a period is called, of uncut time its days.
fn named(period: &Period) -> String {
    match period.granularity {
        Granularity::Total => format!("{} to {}", period.from, period.to),
        _ => period.label(),
    }
}

fn tokens(one: &SearchedPeriod) -> String {
    match mean(one) {
        1 => "1 token".to_owned(),
        mean => format!("{mean} tokens"),
    }
}

/// Returns the tokens of a document on average.
fn mean(one: &SearchedPeriod) -> u64 {
    one.tokens_per_document()
        .expect("a step is between periods with documents")
}
