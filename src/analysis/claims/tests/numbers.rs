//! What each kind of claim computes.

use crate::analysis::invented::XI;
use crate::gazetteer::model::AliasKind;

use super::*;

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
