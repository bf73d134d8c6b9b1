use std::fs;
use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::document::DocumentId;
use crate::facts::{FactRow, FactsBuilder, MentionCount};
use crate::gazetteer::model::{AliasIndex, AliasKind, EntityKind, Gazetteer};
use crate::signature::Signature;

fn gazetteer() -> Gazetteer {
    let entity = |id: &str| Entity {
        id: id.to_owned(),
        name: id.to_uppercase(),
        kind: EntityKind::Country,
        country: None,
    };
    Gazetteer {
        entities: vec![entity("cn"), entity("ru"), entity("us")],
        aliases: Vec::new(),
        offices: Vec::new(),
        fingerprint: "0123456789abcdef".to_owned(),
    }
}

fn mention(entity: u16, counts: Counts, count: u32) -> MentionCount {
    MentionCount {
        entity: EntityIndex(entity),
        alias: AliasIndex(0),
        kind: AliasKind::Name,
        counts,
        count,
    }
}

/// Two articles of one day, the first with China by name and demonym, and one of the next day,
/// before 1970.
fn tallies() -> Tallies {
    let mut builder = FactsBuilder::default();
    let articles: [(i8, &str, u32, &[MentionCount]); 3] = [
        (
            1,
            "one",
            70,
            &[
                mention(0, Counts::Names, 2),
                mention(0, Counts::Demonyms, 5),
            ],
        ),
        (1, "two", 30, &[mention(0, Counts::Demonyms, 1)]),
        (2, "three", 9, &[mention(1, Counts::All, 4)]),
    ];
    for (day, text, tokens, mentions) in articles {
        let published = date(1969, 12, day);
        let row = FactRow {
            id: DocumentId::of("kcna-en", published, text),
            outlet: "kcna-en",
            section: "World",
            language: Some(Language::Russian),
            published,
            tokens,
            title: None,
            url: None,
            has_body: true,
            signature: Signature([tokens.to_le_bytes()[0]; 64]),
        };
        builder.add_row(&row, mentions.iter().copied());
    }
    Tallies::of(&builder.finish(), &gazetteer())
}

#[test]
fn documents_that_no_question_tells_apart_are_one_cell() {
    let tallies = tallies();
    let cell = |day, documents, tokens| Cell {
        day,
        outlet: OutletIndex(0),
        language: Some(Language::Russian),
        standing: Standing::Last,
        stands: 0,
        documents,
        tokens,
    };
    assert_eq!(tallies.cells, [cell(-31, 2, 100), cell(-30, 1, 9)]);
    assert_eq!(tallies.stands, [[(SectionIndex(0), 1)]]);
}

#[test]
fn a_document_is_counted_at_the_smallest_level_at_which_it_mentions() {
    let posting = |cell, level, documents, mentions| Posting {
        cell,
        level,
        documents,
        mentions,
    };
    let tallies = tallies();
    assert_eq!(
        tallies.postings_of(EntityIndex(0)),
        [
            posting(0, Counts::Names, 1, 2),
            posting(0, Counts::Demonyms, 1, 6)
        ]
    );
    assert_eq!(
        tallies.postings_of(EntityIndex(1)),
        [posting(1, Counts::All, 1, 4)]
    );
    assert_eq!(tallies.postings_of(EntityIndex(2)), []);
}

/// Returns the tallies in a file of these bytes, all postings with them.
fn read(path: &Path, bytes: &[u8], entities: &[EntityIndex]) -> Option<Tallies> {
    fs::write(path, bytes).unwrap();
    KeptTallies::read(path).unwrap()?.load(entities)
}

#[test]
fn what_is_read_is_what_was_written_as_far_as_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("0.tallies");
    let bytes = format::encode(&tallies(), "identity", "names");
    assert_eq!(read(&path, &bytes, &[]), Some(tallies()));
    let mut of_russia = tallies();
    of_russia.postings[0] = Vec::new();
    assert_eq!(read(&path, &bytes, &[EntityIndex(1)]), Some(of_russia));
}

#[test]
fn no_byte_can_be_changed_and_none_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("0.tallies");
    let bytes = format::encode(&tallies(), "identity", "names");
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        assert_eq!(read(&path, &damaged, &[]), None, "byte {at}");
        assert_eq!(read(&path, &bytes[..at], &[]), None, "cut at {at}");
    }
}
