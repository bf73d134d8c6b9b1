//! Claims that were written down wrongly, and the files of the project.

use std::path::Path;

use super::*;

/// Lines of a claim, the line of the mistake, and words of the message.
const MISTAKES: &[(&str, u32, &str)] = &[
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
        "kind = \"silence\"\nentities = [\"cn\"]\nfrom = \"2024-05-01\"\nto = 2024-05-31",
        7,
        "write a day without quotes, as in `from = 2024-05-01`",
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
];

#[test]
fn every_mistake_has_its_line() {
    for (lines, line, words) in MISTAKES {
        let message = refused(&file(&[*lines]));
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
fn a_file_without_a_claim_says_what_one_needs() {
    for empty in ["", "# nothing yet\n"] {
        let message = refused(empty);
        assert!(
            message.starts_with("claims.toml has no claim: "),
            "{message}"
        );
        for needed in ["`[[claim]]`", "`id`", "`text`", "`source`", "`kind`"] {
            assert!(message.contains(needed), "{message}");
        }
    }
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
