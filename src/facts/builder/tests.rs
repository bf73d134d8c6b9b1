use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::document::{DateOrigin, Provenance};
use crate::gazetteer::model::{AliasIndex, AliasKind, Counts, EntityIndex};
use crate::language::Language;
use crate::signature::Signature;
use crate::span::Span;

const SIGNATURE: Signature = Signature([0; 64]);

fn document(section: &str, url: &str, title: &str, body: &str) -> Document {
    let published = date(2024, 8, 16);
    let text = format!("{title}\n\n{body}");
    Document {
        id: DocumentId::of("kcna-en", published, &text),
        outlet: "kcna-en".to_owned(),
        section: section.to_owned(),
        language: Some(Language::English),
        published,
        date_origin: DateOrigin::Field,
        encoding: "UTF-8",
        url: url.to_owned(),
        title_len: u32::try_from(title.len()).unwrap(),
        tokens: 4,
        text,
        provenance: Provenance {
            file: "a.json".to_owned(),
            record: 1,
        },
    }
}

fn add(builder: &mut FactsBuilder, document: &Document, mentions: &[Mention]) -> Added {
    builder.add(document, Fingerprints::of(document), mentions)
}

fn mention(start: usize, entity: u16, alias: u32) -> Mention {
    Mention {
        span: Span::new(start, start + 5),
        entity: EntityIndex(entity),
        alias: AliasIndex(alias),
        kind: AliasKind::Name,
        counts: Counts::Names,
    }
}

#[test]
fn a_copy_adds_its_section_and_nothing_else() {
    let mut builder = FactsBuilder::default();
    let first = document("World", "https://kcna.kp/1", "China", "Xi in China.");
    let copy = document("External", "https://kcna.kp/2", "China", "Xi in China.");
    let mentions = [mention(0, 1, 7), mention(13, 1, 7)];
    assert_eq!(add(&mut builder, &first, &mentions), Added::Document);
    assert_eq!(add(&mut builder, &copy, &mentions), Added::Copy);
    assert_eq!(add(&mut builder, &copy, &mentions), Added::Copy);

    let facts = builder.finish();
    assert_eq!(facts.records, 3);
    assert_eq!(facts.sections, ["World", "External"]);
    let [document] = &facts.documents[..] else {
        panic!("one article, {} documents", facts.documents.len());
    };
    assert_eq!(
        document.sections,
        [(SectionIndex(0), 1), (SectionIndex(1), 2)].into()
    );
    assert_eq!(document.records(), 3);
    assert_eq!(facts.mentions.len(), 1);
    assert_eq!(facts.mentions_in(document)[0].count, 2);
}

#[test]
fn mentions_are_summed_per_entity_and_alias_wherever_they_stand() {
    let mut builder = FactsBuilder::default();
    let mentions = [
        mention(0, 2, 9),
        mention(10, 1, 7),
        mention(20, 2, 9),
        mention(30, 2, 8),
    ];
    add(&mut builder, &document("", "", "Title", "Body"), &mentions);
    let counts: Vec<_> = builder
        .finish()
        .mentions
        .iter()
        .map(|mention| (mention.entity.0, mention.alias.0, mention.count))
        .collect();
    assert_eq!(counts, [(1, 7, 1), (2, 8, 1), (2, 9, 2)]);
}

#[test]
fn versions_listed_under_the_same_links_share_one_whatever_the_order() {
    let link = |order: [&str; 2]| {
        let mut builder = FactsBuilder::default();
        for url in order {
            add(&mut builder, &document("", url, "Title", "Body"), &[]);
        }
        builder.finish().documents[0].url
    };
    let [one, two] = ["https://kcna.kp/1", "https://kcna.kp/2"];
    assert_eq!(link([one, two]), link([two, one]));
    assert_ne!(link([one, one]), link([two, two]));
}

#[test]
fn a_headline_has_no_body() {
    let mut builder = FactsBuilder::default();
    add(&mut builder, &document("", "", "Title", ""), &[]);
    add(&mut builder, &document("", "", "", "Body"), &[]);
    let facts = builder.finish();
    assert!(!facts.documents[0].has_body);
    assert!(facts.documents[1].has_body);
    assert_eq!(facts.documents[1].title, None);
}

#[test]
fn a_refused_record_is_read_all_the_same() {
    let mut builder = FactsBuilder::default();
    builder.add_rejected();
    let facts = builder.finish();
    assert_eq!((facts.records, facts.rejected), (1, 1));
}

#[test]
fn a_field_with_more_values_than_sections_or_outlets_can_have_stops_nothing() {
    let mut builder = FactsBuilder::default();
    for number in 0..70_000 {
        builder.section(&number.to_string());
    }
    let facts = builder.finish();
    assert_eq!(facts.sections.len(), 65_536);
    assert_eq!(facts.sections[65_535], "");

    let mut builder = FactsBuilder::default();
    for number in 0..70_000 {
        builder.outlet(&number.to_string());
    }
    let facts = builder.finish();
    assert_eq!(facts.outlets.len(), OUTLETS + 1);
    assert_eq!(facts.outlets[OUTLETS], "");
}

/// A record: which of a few articles, in which outlet and section, under which link; or refused.
type Entry = Option<(u8, u8, u8, u8)>;

fn facts_of(entries: &[Entry]) -> Facts {
    let mut builder = FactsBuilder::default();
    for entry in entries {
        let Some((article, outlet, section, url)) = *entry else {
            builder.add_rejected();
            continue;
        };
        let row = FactRow {
            id: DocumentId(u128::from(article) << 8 | u128::from(outlet)),
            outlet: &format!("outlet {outlet}"),
            section: &format!("section {section}"),
            language: None,
            published: date(2024, 8, 16),
            tokens: u32::from(article),
            title: Some(u64::from(article)),
            url: (url > 0).then_some(u64::from(url)),
            has_body: true,
            signature: SIGNATURE,
        };
        let counts = (0..article).map(|alias| MentionCount {
            entity: EntityIndex(u16::from(article)),
            alias: AliasIndex(u32::from(alias)),
            kind: AliasKind::Name,
            counts: Counts::Names,
            count: u32::from(article),
        });
        builder.add_row(&row, counts);
    }
    builder.finish()
}

fn merged(one: Facts, other: Facts) -> Facts {
    let mut builder = FactsBuilder::from(one);
    builder.merge(other);
    builder.finish()
}

proptest! {
    #[test]
    fn merging_parts_gives_what_adding_their_records_gives(
        entries in prop::collection::vec(prop::option::weighted(0.9, (0..5_u8, 0..3_u8, 0..4_u8, 0..3_u8)), 0..40),
        cuts in (0.0..1.0, 0.0..1.0),
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in 40 entries")]
        let at = |cut: f64| (cut * entries.len() as f64) as usize;
        let (first, last) = (at(cuts.0).min(at(cuts.1)), at(cuts.0).max(at(cuts.1)));
        let part = |range| facts_of(&entries[range]);
        let (a, b, c) = (part(0..first), part(first..last), part(last..entries.len()));
        let sequential = facts_of(&entries);
        prop_assert_eq!(&merged(merged(a.clone(), b.clone()), c.clone()), &sequential);
        prop_assert_eq!(&merged(a, merged(b, c)), &sequential);
        prop_assert_eq!(&merged(Facts::default(), sequential.clone()), &sequential);
        prop_assert_eq!(&merged(sequential.clone(), Facts::default()), &sequential);
    }
}
