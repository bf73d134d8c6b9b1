//! Claims that were written down wrongly, and claims held against invented documents.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::ToSpan;
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
    let material = Material {
        facts,
        coverage: &coverage,
        findings: &Findings::default(),
        passages: &Passages::of(&claims),
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

// By hand: 29 days; Russia on those of even distance from 1 January: 2, 4, …, 28 February, 14.
#[test]
fn numbers_are_held_against_those_published() {
    let ratio = |value: &str| {
        format!(
            "kind = \"ratio\"\nunit = \"mentions\"\nentities = [\"ru\", \"cn\"]\nvalue = {value}\n{FEBRUARY}"
        )
    };
    let claims = [
        format!("kind = \"documents\"\nentities = [\"ru\"]\nvalue = 14\n{FEBRUARY}"),
        format!("kind = \"mentions\"\nentities = [\"ru\"]\nvalue = 42\n{FEBRUARY}"),
        format!("kind = \"mentions\"\nentities = [\"ru\"]\nvalue = 41\n{FEBRUARY}"),
        format!("kind = \"mentions\"\nentities = [\"ru\"]\nvalue = 41\ntolerance = 1\n{FEBRUARY}"),
        format!("kind = \"silence\"\nentities = [\"xi_jinping\"]\n{FEBRUARY}"),
        format!("kind = \"silence\"\nentities = [\"cn\"]\n{FEBRUARY}"),
        // 42 / 29 = 1.448
        ratio("1.45"),
        ratio("1.5"),
        ratio("2"),
        format!("kind = \"section\"\nsections = [\"World\"]\n{FEBRUARY}"),
    ];
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    assert_eq!(
        verdicts(&winter(), &claims),
        [
            Reproduced, Reproduced, Differs, Reproduced, Reproduced, Differs, Reproduced, Differs,
            Differs, Differs
        ]
    );
}

#[test]
fn days_without_documents_are_never_silent() {
    let of = |days: &str| {
        [
            format!("kind = \"silence\"\nentities = [\"xi_jinping\"]\n{days}"),
            format!("kind = \"section\"\nsections = [\"World\"]\n{days}"),
            format!("kind = \"documents\"\nentities = [\"xi_jinping\"]\nvalue = 0\n{days}"),
            format!("kind = \"messages\"\nentities = [\"xi_jinping\", \"ru\"]\nvalue = 0\n{days}"),
            format!(
                "kind = \"ratio\"\nunit = \"documents\"\nentities = [\"ru\", \"cn\"]\nvalue = 1\n{days}"
            ),
        ]
    };
    let no_data = Verdict::Untestable(Reason::NoData);
    for (facts, days) in [
        (facts(&winter()), NEXT_YEAR),
        (facts(&[]), FEBRUARY),
        (Facts::default(), FEBRUARY),
    ] {
        let claims = of(days);
        let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
        for verdict in of_facts(&facts, &claims) {
            assert_eq!(verdict, no_data);
        }
    }
}

#[test]
fn what_is_held_in_part_refutes_and_does_not_confirm() {
    let mut records = winter();
    records.retain(|record| record.day < date(2024, 2, 11) || record.day > date(2024, 2, 20));
    let claims = [
        format!("kind = \"silence\"\nentities = [\"xi_jinping\"]\n{FEBRUARY}"),
        format!("kind = \"silence\"\nentities = [\"cn\"]\n{FEBRUARY}"),
        format!("kind = \"silence\"\nentities = [\"xi_jinping\"]\ncoverage = 0.6\n{FEBRUARY}"),
        format!("kind = \"documents\"\nentities = [\"cn\"]\nvalue = 29\n{FEBRUARY}"),
    ];
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let lacking = Verdict::Untestable(Reason::Coverage {
        held: 19,
        expected: 29,
        needed: 90.0,
    });
    assert_eq!(
        verdicts(&records, &claims),
        [lacking.clone(), Differs, Reproduced, lacking]
    );
}

#[test]
fn a_name_that_the_corpus_does_not_have_is_no_zero() {
    let claims = [
        format!("kind = \"section\"\nsections = [\"Friendship\"]\n{FEBRUARY}"),
        format!("kind = \"silence\"\nentities = [\"cn\"]\noutlets = [\"rodong\"]\n{FEBRUARY}"),
    ];
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    for verdict in verdicts(&winter(), &claims) {
        assert!(
            matches!(verdict, Verdict::Untestable(Reason::Unknown(_))),
            "{verdict:?}"
        );
    }
}

#[test]
fn every_mistake_has_its_line() {
    for (lines, line, words) in [
        (
            "kind = \"silence\"\nentities = [\"xi\"]\nfrom = 2024-02-01\nto = 2024-02-29",
            6,
            "no entity has the id \"xi\"",
        ),
        (
            "kind = \"silence\"\nentities = [\"cn\"]\nfrom = 2024-02-29\nto = 2024-02-01",
            8,
            "exchange the two days",
        ),
        ("kind = \"rumour\"", 5, "unknown variant `rumour`"),
        (
            "kind = \"silence\"\nentities = [\"cn\"]\nfrom = 2024-02-29",
            2,
            "needs `to`",
        ),
        (
            "kind = \"messages\"\nentities = [\"cn\", \"ru\"]",
            2,
            "needs `value`",
        ),
        (
            "kind = \"messages\"\nentities = [\"cn\"]\nvalue = 1",
            6,
            "names two entities, this one 1",
        ),
        (
            "kind = \"messages\"\nentities = [\"cn\", \"cn\"]\nvalue = 1",
            6,
            "stands on both sides",
        ),
        (
            "kind = \"mentions\"\nentities = [\"cn\"]\nvalue = 1.5",
            7,
            "value is a whole number from 0",
        ),
        (
            "kind = \"ratio\"\nentities = [\"cn\", \"ru\"]\nunit = \"mentions\"\nvalue = nan",
            8,
            "value is a number from 0",
        ),
        (
            "kind = \"ratio\"\nentities = [\"cn\", \"ru\"]\nvalue = 1.5",
            2,
            "needs `unit`",
        ),
        ("kind = \"silence\"\nvalue = 0", 2, "has no use for `value`"),
        ("kind = \"out-of-reach\"", 2, "needs `why`"),
        (
            "kind = \"section\"\nsections = []",
            6,
            "names one section, this one 0",
        ),
        (
            "kind = \"silence\"\nentities = [\"cn\"]\nfrom = 2024-02-01T10:00:00\nto = 2024-02-29",
            7,
            "is no day",
        ),
        (
            "kind = \"silence\"\nentities = [\"cn\"]\nfrom = 2024-02-01\nto = 2024-02-29\ncoverage = 2.0",
            9,
            "a share from 0 to 1",
        ),
        (
            "kind = \"silence\"\nperiod = 2024",
            6,
            "unknown field `period`",
        ),
    ] {
        let message = refused(&file(&[lines]));
        let place = format!("claims.toml:{line}: ");
        assert!(message.starts_with(&place), "{lines}: {message}");
        assert!(message.contains(words), "{lines}: {message}");
    }
    let twice = file(&["kind = \"out-of-reach\"\nwhy = \"w\""]).repeat(2);
    assert!(refused(&twice).starts_with("claims.toml:8: claim \"c0\": its id is that of"));
    let no_text = "[[claim]]\nid = \"a\"\nsource = \"s\"\nkind = \"silence\"\n";
    assert!(refused(no_text).starts_with("claims.toml:1: missing field `text`"));
}

#[test]
fn the_claims_of_the_project_can_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/claims");
    let gazetteer = Gazetteer::builtin();
    for name in ["sample.toml", "nkpro-2024.toml"] {
        assert!(!read(&folder.join(name), &gazetteer).unwrap().is_empty());
    }
    let missing = read(&folder.join("none.toml"), &gazetteer).unwrap_err();
    assert!(missing.to_string().contains("none.toml"));
}
