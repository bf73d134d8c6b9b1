//! Claims that were written down wrongly, and claims held against invented documents.

use std::collections::BTreeMap;
use std::path::Path;

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
use crate::analysis::invented::XI;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::analysis::messages::Findings;
use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::gazetteer::model::AliasKind;
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

fn all_of(claims: &[String]) -> Vec<&str> {
    claims.iter().map(String::as_str).collect()
}

// By hand, see `text_of`: 29 days of February, receptions on two of them, one of those (10
// February, 40 days after 1 January) with Russia; harvests on 27.
#[test]
fn phrases_and_entities_must_all_stand_in_a_document() {
    let claims = [
        format!("kind = \"documents\"\nphrases = [\"reception\"]\nvalue = 2\n{FEBRUARY}"),
        format!("kind = \"documents\"\nphrases = [\"Reception\"]\nvalue = 1\n{FEBRUARY}"),
        format!("kind = \"documents\"\nphrases = [\"reception|harvest\"]\nvalue = 29\n{FEBRUARY}"),
        format!(
            "kind = \"documents\"\nphrases = [\"reception\", \"harvest\"]\nvalue = 0\n{FEBRUARY}"
        ),
        format!(
            "kind = \"documents\"\nentities = [\"ru\"]\nphrases = [\"reception\"]\nvalue = 1\n{FEBRUARY}"
        ),
        format!("kind = \"documents\"\nentities = [\"ru\", \"cn\"]\nvalue = 14\n{FEBRUARY}"),
        format!(
            "kind = \"mentions\"\nentities = [\"ru\"]\nphrases = [\"reception\"]\nvalue = 3\n{FEBRUARY}"
        ),
        format!("kind = \"mentions\"\nphrases = [\"minister\"]\nvalue = 3\n{FEBRUARY}"),
    ];
    for (claim, verdict) in claims.iter().zip(verdicts(&winter(), &all_of(&claims))) {
        assert_eq!(verdict, Reproduced, "{claim}");
    }
}

#[test]
fn the_first_and_the_last_day_are_those_with_a_document() {
    let on = |kind: &str, day: &str| {
        format!("kind = \"{kind}\"\nentities = [\"ru\"]\nvalue = {day}\n{FEBRUARY}")
    };
    let claims = [
        on("first", "2024-02-02"),
        on("last", "2024-02-28"),
        on("first", "2024-02-03"),
        format!("{}\ntolerance = 1", on("first", "2024-02-03")),
        on("first", "2024-02-02").replace("\"ru\"", "\"xi_jinping\""),
    ];
    assert_eq!(
        verdicts(&winter(), &all_of(&claims)),
        [Reproduced, Reproduced, Differs, Reproduced, Differs]
    );
}

#[test]
fn a_first_day_behind_a_gap_is_too_late_at_most() {
    let mut records = winter();
    records.retain(|record| record.day < date(2024, 2, 1) || record.day > date(2024, 2, 11));
    let on = |kind: &str, day: &str| {
        format!("kind = \"{kind}\"\nentities = [\"ru\"]\nvalue = {day}\n{FEBRUARY}")
    };
    // Russia stands on 12 February; it could have stood in the eleven days before, not after.
    let claims = [
        on("first", "2024-02-12"),
        on("first", "2024-02-14"),
        on("last", "2024-02-28"),
    ];
    let lacking = Verdict::Untestable(Reason::Coverage {
        held: 1,
        expected: 12,
        needed: 90.0,
    });
    assert_eq!(
        verdicts(&records, &all_of(&claims)),
        [lacking, Differs, Reproduced]
    );
}

#[test]
fn a_title_within_a_longer_one_is_not_the_highest() {
    let on = |day: &str, value: &str| {
        format!(
            "kind = \"rank\"\nphrases = [\"reception\"]\ntitles = [\"premier\", \"minister of trade\", \
             \"vice-minister*\"]\nvalue = \"{value}\"\nfrom = {day}\nto = {day}"
        )
        .replace("vice-minister*", "vice-minister|vice-minister of trade")
    };
    let vice = "vice-minister|vice-minister of trade";
    let claims = [
        on("2024-02-10", vice),
        on("2024-02-11", "minister of trade"),
        on("2024-02-11", vice),
        on("2024-02-12", vice),
    ];
    assert_eq!(
        verdicts(&winter(), &all_of(&claims)),
        [
            Reproduced,
            Reproduced,
            Differs,
            Verdict::Untestable(Reason::NothingSought { searched: 1 })
        ]
    );
}

#[test]
fn a_document_with_a_title_and_a_name_has_not_the_title_only() {
    let mut records = winter();
    for record in &mut records {
        if record.day == date(2024, 2, 3) || record.day == date(2024, 2, 5) {
            record.mentions.push((XI, AliasKind::Title, 2));
        }
        if record.day == date(2024, 2, 5) || record.day == date(2024, 2, 6) {
            record.mentions.push((XI, AliasKind::Name, 1));
        }
    }
    let claims = [
        format!("kind = \"title-only\"\nentities = [\"xi_jinping\"]\nvalue = 1\n{FEBRUARY}"),
        format!(
            "kind = \"documents\"\nentities = [\"xi_jinping\"]\ncounts = \"all\"\nvalue = 3\n{FEBRUARY}"
        ),
        format!(
            "kind = \"documents\"\nentities = [\"xi_jinping\"]\ncounts = \"names\"\nvalue = 2\n{FEBRUARY}"
        ),
    ];
    assert_eq!(
        verdicts(&records, &all_of(&claims)),
        [Reproduced, Reproduced, Reproduced]
    );
}

// By hand: Russia on 16 of 31 days in January (1, 3, …, 31), 14 of 29 in February, 16 of 31 in
// March (1, 3, …, 31 have distance 60, 62, …, 90); China on all.
#[test]
fn more_and_less_are_decided_by_the_whole_interval() {
    let season = |entity: &str, end: &str| {
        format!(
            "kind = \"season\"\nunit = \"documents\"\nentities = [\"{entity}\"]\nmonths = [2]\n\
             from = 2024-01-01\nto = 2024-03-31\n{end}"
        )
    };
    let change = |end: &str| {
        format!(
            "kind = \"change\"\nunit = \"documents\"\nphrases = [\"reception\"]\nfrom = 2024-01-01\n\
             to = 2024-01-31\nthan_from = 2024-02-01\nthan_to = 2024-02-29\n{end}"
        )
    };
    let ratio = |end: &str| {
        format!(
            "kind = \"ratio\"\nunit = \"mentions\"\nentities = [\"ru\", \"cn\"]\nfrom = 2024-01-01\n\
             to = 2024-03-31\n{end}"
        )
    };
    let undecided = Verdict::Untestable(Reason::Undecided);
    let claims = [
        // (14 / 29) / (32 / 62) = 0.935
        season("ru", "value = 0.935\ntolerance = 0.001"),
        season("ru", "value = 1\nrelation = \"less\""),
        season("cn", "value = 0.5\nrelation = \"more\""),
        season("cn", "value = 2\nrelation = \"more\""),
        season("xi_jinping", "value = 1\nrelation = \"less\""),
        change("value = 0"),
        change("value = 1\nrelation = \"less\""),
        // 46 days of three mentions by 91: 1.516
        ratio("value = 1\nrelation = \"more\""),
        ratio("value = 1\nrelation = \"less\""),
    ];
    assert_eq!(
        verdicts(&winter(), &all_of(&claims)),
        [
            Reproduced,
            undecided.clone(),
            Reproduced,
            Differs,
            Verdict::Untestable(Reason::NothingToDivideBy),
            Reproduced,
            undecided,
            Reproduced,
            Differs
        ]
    );
}

#[test]
fn what_is_held_in_part_shows_more_and_never_less() {
    let mut records = winter();
    records.retain(|record| record.day < date(2024, 2, 11) || record.day > date(2024, 2, 20));
    let of = |value: u32, relation: &str| {
        format!(
            "kind = \"documents\"\nentities = [\"cn\"]\nvalue = {value}\nrelation = \"{relation}\"\n{FEBRUARY}"
        )
    };
    let claims = [
        of(18, "more"),
        of(19, "more"),
        of(18, "less"),
        of(30, "less"),
    ];
    let lacking = Verdict::Untestable(Reason::Coverage {
        held: 19,
        expected: 29,
        needed: 90.0,
    });
    assert_eq!(
        verdicts(&records, &all_of(&claims)),
        [Reproduced, lacking.clone(), Differs, lacking]
    );
}

#[test]
fn a_change_needs_both_its_periods() {
    let claim = format!(
        "kind = \"change\"\nunit = \"documents\"\nentities = [\"cn\"]\nvalue = 1\nthan_from = 2023-02-01\n\
         than_to = 2023-02-28\n{FEBRUARY}"
    );
    let no_data = Verdict::Untestable(Reason::NoData);
    assert_eq!(verdicts(&winter(), &[&claim]), [no_data]);
}

#[test]
fn every_record_counts_where_nothing_is_a_duplicate() {
    let mut records = winter();
    records.extend(winter());
    let of =
        |end: &str| format!("kind = \"documents\"\nphrases = [\"reception\"]\n{end}\n{FEBRUARY}");
    let claims = [of("value = 2"), of("value = 4\nduplicates = \"none\"")];
    assert_eq!(
        verdicts(&records, &all_of(&claims)),
        [Reproduced, Reproduced]
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
            format!("kind = \"documents\"\nphrases = [\"reception\"]\nvalue = 0\n{days}"),
            format!("kind = \"title-only\"\nentities = [\"xi_jinping\"]\nvalue = 0\n{days}"),
            format!("kind = \"first\"\nentities = [\"cn\"]\nvalue = 2024-02-01\n{days}"),
            format!("kind = \"last\"\nentities = [\"cn\"]\nvalue = 2024-02-01\n{days}"),
            format!(
                "kind = \"rank\"\nentities = [\"cn\"]\ntitles = [\"a\"]\nvalue = \"a\"\n{days}"
            ),
            format!("kind = \"top\"\nentities = [\"xi_jinping\", \"ru\"]\n{days}"),
            format!(
                "kind = \"season\"\nunit = \"documents\"\nentities = [\"cn\"]\nmonths = [1]\nvalue = 1\n{days}"
            ),
            format!(
                "kind = \"season\"\nunit = \"messages\"\nentities = [\"xi_jinping\", \"ru\"]\nmonths = [1]\nvalue = 1\n{days}"
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
        ("kind = \"documents\"\nvalue = 1", 2, "this one for neither"),
        (
            "kind = \"documents\"\nphrases = [\"a\", \"b|\"]\nvalue = 1",
            6,
            "\"b|\" is no phrase",
        ),
        (
            "kind = \"mentions\"\nphrases = [\"a\", \"b\"]\nvalue = 1",
            2,
            "counts one entity, or one phrase",
        ),
        (
            "kind = \"ratio\"\nentities = [\"cn\", \"ru\"]\nunit = \"messages\"\nvalue = 1.5",
            7,
            "the unit of a claim of kind ratio is mentions or documents",
        ),
        (
            "kind = \"season\"\nentities = [\"cn\"]\nunit = \"mentions\"\nvalue = 1",
            7,
            "the unit of a claim of kind season is messages or documents",
        ),
        (
            "kind = \"season\"\nentities = [\"cn\"]\nunit = \"documents\"\nvalue = 1\nmonths = [9, 13]",
            9,
            "some of the months 1 to 12",
        ),
        (
            "kind = \"first\"\nentities = [\"cn\"]\nvalue = 3",
            7,
            "value is a day",
        ),
        (
            "kind = \"rank\"\nentities = [\"cn\"]\ntitles = [\"rector\"]\nvalue = \"dean\"",
            8,
            "\"dean\" is none of `titles`",
        ),
        (
            "kind = \"top\"\nentities = [\"xi_jinping\", \"xi_jinping\"]",
            6,
            "\"xi_jinping\" is no country",
        ),
        (
            "kind = \"top\"\nentities = [\"xi_jinping\"]",
            6,
            "names somebody and countries, this one 1",
        ),
        (
            "kind = \"top\"\nentities = [\"xi_jinping\", \"cn\"]\nvalue = 1",
            2,
            "has no use for `value`",
        ),
        (
            "kind = \"change\"\nunit = \"documents\"\nentities = [\"cn\"]\nvalue = 1\nfrom = 2024-01-01\n\
             to = 2024-01-31\nthan_from = 2024-01-31\nthan_to = 2024-02-01",
            11,
            "overlaps with the days asked for",
        ),
        (
            "kind = \"change\"\nunit = \"documents\"\nentities = [\"cn\"]\nvalue = 1\nthan_from = 2024-01-31",
            2,
            "needs `than_to`",
        ),
        (
            "kind = \"silence\"\nentities = [\"cn\"]\nfrom = 2024-02-30\nto = 2024-02-29",
            7,
            "",
        ),
        (
            "kind = \"silence\"\nrelation = \"fewer\"",
            6,
            "unknown variant `fewer`",
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
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 8);
    for file in files {
        assert!(
            !read(&file, &gazetteer).unwrap().is_empty(),
            "{}",
            file.display()
        );
    }
    let missing = read(&folder.join("none.toml"), &gazetteer).unwrap_err();
    assert!(missing.to_string().contains("none.toml"));
}
