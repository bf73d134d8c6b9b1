use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::document::DocumentId;
use crate::facts::{FactRow, FactsBuilder, digest};
use crate::signature::Signature;

const DAY: Date = date(2024, 8, 5);

/// A record, described by what deduplication looks at.
#[derive(Clone, Copy, Debug)]
struct Record {
    outlet: &'static str,
    day: Date,
    title: &'static str,
    url: &'static str,
    /// Buckets of the signature in which it differs from that of the first text; `None`: no body.
    changed: Option<u8>,
}

impl Record {
    fn new(title: &'static str, changed: u8) -> Self {
        Self {
            outlet: "kcna-en",
            day: DAY,
            title,
            url: "",
            changed: Some(changed),
        }
    }

    fn bare(title: &'static str) -> Self {
        Self {
            changed: None,
            ..Self::new(title, 0)
        }
    }
}

fn facts(records: &[Record]) -> Facts {
    let mut builder = FactsBuilder::default();
    for record in records {
        let mut signature = [1; 64];
        signature[..usize::from(record.changed.unwrap_or(0))].fill(2);
        let text = format!("{}\n{:?}", record.title, record.changed);
        builder.add_row(
            &FactRow {
                id: DocumentId::of(record.outlet, record.day, &text),
                outlet: record.outlet,
                section: "",
                language: None,
                published: record.day,
                tokens: 10,
                title: digest::title(record.title),
                url: digest::url(record.url),
                has_body: record.changed.is_some(),
                signature: Signature(signature),
            },
            [],
        );
    }
    builder.finish()
}

const COUNTED: Standing = Standing::Counted { weight: 1 };

fn revision_of(document: u32) -> Standing {
    Standing::RevisionOf(DocumentIndex(document))
}

fn standings(records: &[Record]) -> Vec<Standing> {
    Deduplicated::of(&facts(records), Policy::Revisions).standings
}

#[test]
fn of_two_versions_under_one_link_the_last_counts() {
    let version = |title, changed| Record {
        url: "https://kcna.kp/1",
        ..Record::new(title, changed)
    };
    let versions = [
        version("Kim Jong Un Tours Site for New Naval Base", 0),
        version("Kim Jong Un Inspects Site for New Naval Base", 30),
    ];
    assert_eq!(standings(&versions), [revision_of(1), COUNTED]);
}

#[test]
fn a_link_that_was_given_a_wholly_different_text_holds_two_articles() {
    let version = |title, changed| Record {
        url: "https://kcna.kp/1",
        ..Record::new(title, changed)
    };
    assert_eq!(
        standings(&[version("One", 0), version("Another", 60)]),
        [COUNTED, COUNTED]
    );
}

#[test]
fn a_link_with_many_articles_is_a_page() {
    let titles = ["A", "B", "C", "D", "E", "F"];
    let listed = titles.map(|title| Record {
        url: "https://kcna.kp/today",
        ..Record::new(title, 20)
    });
    assert_eq!(standings(&listed), [COUNTED; 6]);
}

#[test]
fn nearly_the_same_text_under_one_title_is_a_revision() {
    assert_eq!(
        standings(&[
            Record::new("Ancestral Mountain", 0),
            Record::new("Ancestral Mountain", 3),
        ]),
        [revision_of(1), COUNTED]
    );
}

#[test]
fn messages_from_one_template_to_two_presidents_are_two_articles() {
    assert_eq!(
        standings(&[
            Record::new("Greetings to Portuguese PM", 0),
            Record::new("Greetings to Finnish PM", 2),
        ]),
        [COUNTED, COUNTED]
    );
}

#[test]
fn a_daily_column_is_one_article_a_day() {
    let tomorrow = Record {
        day: date(2024, 8, 6),
        ..Record::new("Press Review", 40)
    };
    assert_eq!(
        standings(&[Record::new("Press Review", 0), tomorrow]),
        [COUNTED, COUNTED]
    );
}

#[test]
fn a_daily_bulletin_in_which_figures_change_is_one_article_a_day() {
    let tomorrow = Record {
        day: date(2024, 8, 6),
        ..Record::new("New Infections", 10)
    };
    assert_eq!(
        standings(&[Record::new("New Infections", 0), tomorrow]),
        [COUNTED, COUNTED]
    );
}

#[test]
fn an_article_listed_again_the_day_after_counts_once_on_the_later_day() {
    let tomorrow = Record {
        day: date(2024, 8, 6),
        ..Record::new("Ancestral Mountain", 0)
    };
    assert_eq!(
        standings(&[Record::new("Ancestral Mountain", 0), tomorrow]),
        [revision_of(1), COUNTED]
    );
}

#[test]
fn headlines_without_a_body_are_never_revisions() {
    let tomorrow = Record {
        day: date(2024, 8, 6),
        url: "https://kcna.kp/1",
        ..Record::bare("Press Review")
    };
    let today = Record {
        day: DAY,
        ..tomorrow
    };
    assert_eq!(standings(&[today, tomorrow]), [COUNTED, COUNTED]);
}

#[test]
fn another_outlet_prints_an_article_of_its_own() {
    let elsewhere = Record {
        outlet: "rodong-en",
        ..Record::new("Ancestral Mountain", 1)
    };
    assert_eq!(
        standings(&[Record::new("Ancestral Mountain", 0), elsewhere]),
        [COUNTED, COUNTED]
    );
}

#[test]
fn a_chain_of_versions_resolves_to_the_latest_day_whatever_the_order_of_reading() {
    let version = |day, changed| Record {
        day: date(2024, 8, day),
        url: "https://kcna.kp/1",
        ..Record::new("Ancestral Mountain", changed)
    };
    assert_eq!(
        standings(&[version(11, 2), version(5, 0), version(8, 1)]),
        [COUNTED, revision_of(0), revision_of(0)]
    );
}

#[test]
fn an_article_printed_again_after_four_days_counts_again() {
    let again = Record {
        day: date(2024, 8, 9),
        ..Record::new("Ancestral Mountain", 0)
    };
    assert_eq!(
        standings(&[Record::new("Ancestral Mountain", 0), again]),
        [COUNTED, COUNTED]
    );
}

#[test]
fn a_photo_item_is_a_copy_of_the_article_with_its_title_on_its_day() {
    let other_day = Record {
        day: date(2024, 8, 6),
        ..Record::bare("V-Day Marked")
    };
    assert_eq!(
        standings(&[
            Record::bare("V-DAY MARKED"),
            other_day,
            Record::new("V-Day Marked", 0),
        ]),
        [Standing::CopyOf(DocumentIndex(2)), COUNTED, COUNTED]
    );
}

#[test]
fn a_photo_item_of_a_superseded_version_is_a_copy_of_the_last_one() {
    let tomorrow = Record {
        day: date(2024, 8, 6),
        ..Record::new("V-Day Marked", 1)
    };
    assert_eq!(
        standings(&[
            Record::bare("V-Day Marked"),
            Record::new("V-Day Marked", 0),
            tomorrow,
        ]),
        [Standing::CopyOf(DocumentIndex(2)), revision_of(2), COUNTED]
    );
}

#[test]
fn every_policy_accounts_for_every_record() {
    let mut builder = FactsBuilder::from(facts(&[
        Record::new("V-Day Marked", 0),
        Record::new("V-Day Marked", 0),
        Record::new("V-Day Marked", 1),
        Record::bare("V-Day Marked"),
        Record::bare("V-Day Marked"),
    ]));
    builder.add_rejected();
    let facts = builder.finish();
    let totals = |policy| Deduplicated::of(&facts, policy).totals;
    let all = Totals {
        records: 6,
        documents: 5,
        copies: 0,
        rejected: 1,
        removed: 0,
        revisions: 0,
    };
    assert_eq!(totals(Policy::None), all);
    let copies = Totals {
        documents: 2,
        copies: 3,
        ..all
    };
    assert_eq!(totals(Policy::Copies), copies);
    let revisions = Totals {
        revisions: 1,
        ..copies
    };
    assert_eq!(totals(Policy::Revisions), revisions);
    assert_eq!(totals(Policy::Revisions).counted(), 1);
}

/// What a revision is, slowly and obviously.
fn are_versions(facts: &Facts, i: usize, j: usize) -> bool {
    let (one, other) = (&facts.documents[i], &facts.documents[j]);
    let likeness = facts.signatures[i].similarity(facts.signatures[j]);
    let under_link = facts
        .documents
        .iter()
        .filter(|document| {
            document.has_body && document.url == one.url && document.outlet == one.outlet
        })
        .count();
    let share_link = one.url.is_some() && one.url == other.url && under_link <= 5;
    let share_title = one.title.is_some() && one.title == other.title;
    one.has_body
        && other.has_body
        && one.outlet == other.outlet
        && (one.day() - other.day()).abs() <= 3
        && ((share_link && likeness >= 0.2)
            || (share_title && likeness >= if one.day() == other.day() { 0.8 } else { 0.98 }))
}

/// The last version of each article, found by looking at all pairs until nothing changes.
fn last_versions_by_definition(facts: &Facts) -> Vec<usize> {
    let mut last: Vec<usize> = (0..facts.documents.len()).collect();
    loop {
        let before = last.clone();
        for i in 0..last.len() {
            for j in 0..last.len() {
                if are_versions(facts, i, j) {
                    let age = |index: usize| (facts.documents[index].published, index);
                    last[i] = [last[i], last[j]]
                        .into_iter()
                        .max_by_key(|k| age(*k))
                        .unwrap();
                }
            }
        }
        if last == before {
            return last;
        }
    }
}

fn any_record() -> impl Strategy<Value = Record> {
    (
        prop::sample::select(&["kcna-en", "rodong-en"][..]),
        1..10_i8,
        prop::sample::select(&["A", "B", ""][..]),
        prop::sample::select(&["", "u/1", "u/2", "u/3", "u/4"][..]),
        prop::option::weighted(
            0.8,
            prop::sample::select(&[0_u8, 1, 2, 12, 13, 24, 48, 51, 52, 60][..]),
        ),
    )
        .prop_map(|(outlet, day, title, url, changed)| Record {
            outlet,
            day: date(2024, 8, day),
            title,
            url,
            changed,
        })
}

proptest! {
    #[test]
    fn sorting_finds_the_versions_that_looking_at_all_pairs_finds(
        records in prop::collection::vec(any_record(), 0..24),
    ) {
        let facts = facts(&records);
        let found: Vec<usize> =
            revisions::last_versions(&facts).iter().map(|last| last.0 as usize).collect();
        prop_assert_eq!(found, last_versions_by_definition(&facts));
    }

    #[test]
    fn records_are_documents_copies_and_rejected_under_every_policy(
        records in prop::collection::vec(any_record(), 0..24),
    ) {
        let facts = facts(&records);
        for policy in Policy::ALL {
            let view = Deduplicated::of(&facts, policy);
            let totals = view.totals;
            prop_assert_eq!(totals.records, totals.documents + totals.copies + totals.rejected);
            let weights: u64 = view.standings.iter().map(|standing| standing.weight()).sum();
            prop_assert_eq!(weights, totals.counted());
            for standing in &view.standings {
                match *standing {
                    Standing::Counted { weight } => prop_assert!(weight > 0),
                    Standing::CopyOf(other) | Standing::RevisionOf(other) => {
                        prop_assert_eq!(view.weight(other), 1);
                    }
                }
            }
        }
    }
}
