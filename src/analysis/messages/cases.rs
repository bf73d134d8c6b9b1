//! Runs `tests/messages/*.toml`: invented headlines and leads, and what is read in them.

use serde::Deserialize;

use crate::language::Language;

use super::Finding;
use super::Reading;
use super::fixture::GAZETTEER;
use super::fixture::findings;
use super::fixture::published;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    date: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    lead: String,
    expect: Vec<String>,
}

fn run(toml: &str, language: Language) {
    let file: File = toml::from_str(toml).unwrap();
    let wrong: Vec<String> = file
        .case
        .iter()
        .filter_map(|case| {
            let document = published(
                &case.title,
                &case.lead,
                language,
                case.date.parse().unwrap(),
            );
            let found: Vec<String> = findings(&document).iter().map(words).collect();
            (found != case.expect).then(|| format!("{}:\n  {found:?}", case.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn words(finding: &Finding) -> String {
    match finding {
        Finding::Read(reading) => of_reading(reading),
        Finding::Unread(unread) => format!("? {}", unread.reason),
    }
}

fn of_reading(reading: &Reading) -> String {
    let joined = |first, others: &[_]| {
        let all = [first].into_iter().chain(others.iter().copied());
        let ids = all.map(|entity: crate::gazetteer::model::EntityIndex| {
            GAZETTEER.entities[usize::from(entity.0)].id.as_str()
        });
        ids.collect::<Vec<_>>().join("+")
    };
    format!(
        "{} > {} {} {} {}{}",
        joined(reading.from, &reading.signed_with),
        joined(reading.to, &reading.addressed_with),
        reading.kind,
        reading.level.name(),
        reading.naming.name(),
        if reading.grouped { " grouped" } else { "" }
    )
}

#[test]
fn english_reports_are_read_as_a_person_reads_them() {
    let cases = include_str!("../../../tests/messages/english.toml");
    run(cases, Language::English);
}

#[test]
fn spanish_reports_are_read_as_a_person_reads_them() {
    let cases = include_str!("../../../tests/messages/spanish.toml");
    run(cases, Language::Spanish);
}

#[test]
fn russian_reports_are_read_as_a_person_reads_them() {
    let cases = include_str!("../../../tests/messages/russian.toml");
    run(cases, Language::Russian);
}
