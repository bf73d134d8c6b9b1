//! Claims held against invented documents.

mod held;
mod mistakes;
mod numbers;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::date;

use super::Verdict::Differs;
use super::Verdict::Reproduced;
use super::parse::parse;
use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::messages::Findings;
use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;

/// Returns the verdicts on claims, given as lines below an id, text and source.
fn verdicts(records: &[Record], claims: &[&str]) -> Vec<Verdict> {
    of_facts(&facts(records), claims)
}

fn of_facts(facts: &Facts, claims: &[&str]) -> Vec<Verdict> {
    let gazetteer = gazetteer();
    let coverage = Coverage::of(facts, &BTreeMap::new());
    let claims = parse("claims.toml", &file(claims), &gazetteer).unwrap();
    let mut passages = Passages::of(&claims);
    for document in &facts.documents {
        passages.add(document.id, text_of(document.published));
    }
    let material = Material {
        facts,
        coverage: &coverage,
        findings: &Findings::default(),
        passages: &passages,
        lists: &[],
        gazetteer: &gazetteer,
    };
    let checked = check(&claims, material);
    for one in &checked {
        let numbers = one.found.computed.map(Measured::number);
        assert!(numbers.is_none_or(f64::is_finite), "{one:?}");
    }
    checked.into_iter().map(|one| one.verdict).collect()
}

/// The text of every document of a day: a reception on 11 February 2024, and the day before one
/// to which only a vice-minister came.
fn text_of(day: Date) -> &'static str {
    match (day.year(), day.month(), day.day()) {
        (2024, 2, 10) => "Reception given. The vice-minister of trade was there.",
        (2024, 2, 11) => "RECEPTION GIVEN. The minister of trade and the vice-minister came.",
        _ => "Harvest was good.",
    }
}

fn file(claims: &[&str]) -> String {
    let claims = claims.iter().enumerate();
    let claims = claims.map(|(at, lines)| {
        format!("[[claim]]\nid = \"c{at}\"\ntext = \"t\"\nsource = \"s\"\n{lines}\n")
    });
    claims.collect()
}

fn refused(toml: &str) -> String {
    parse("claims.toml", toml, &gazetteer())
        .unwrap_err()
        .to_string()
}

/// A daily outlet in January to March 2024, China on every day, Russia on every second, Xi never.
fn winter() -> Vec<Record> {
    (0..91)
        .map(|at| {
            let day = date(2024, 1, 1).saturating_add(at.days());
            let mut mentions = vec![(CHINA, 1)];
            if at % 2 == 0 {
                mentions.push((RUSSIA, 3));
            }
            Record::new(1, day, &mentions)
        })
        .collect()
}

const FEBRUARY: &str = "from = 2024-02-01\nto = 2024-02-29";
const NEXT_YEAR: &str = "from = 2025-02-01\nto = 2025-02-28";

fn all_of(claims: &[String]) -> Vec<&str> {
    claims.iter().map(String::as_str).collect()
}
