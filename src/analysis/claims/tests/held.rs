//! What is not held, or in part.

use super::*;

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
