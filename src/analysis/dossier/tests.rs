use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::civil::date;

use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::invented::RUSSIA;
use crate::analysis::invented::Record;
use crate::analysis::invented::facts;
use crate::analysis::invented::gazetteer;
use crate::document::DateOrigin;
use crate::document::Document;
use crate::document::DocumentId;
use crate::document::Provenance;
use crate::gazetteer::model::AliasIndex;
use crate::gazetteer::model::AliasKind;
use crate::matching::Mention;
use crate::period::Period;
use crate::span::Span;

fn inquiry(entities: &[EntityIndex]) -> Inquiry {
    Inquiry {
        entities: entities.to_vec(),
        by: Granularity::Month,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        duplicates: Policy::Revisions,
    }
}

fn about(entities: &[EntityIndex], records: &[Record]) -> Dossier<'static> {
    let facts = facts(records);
    let coverage = Coverage::of(&facts, &BTreeMap::new());
    let corpus = Some((&facts, &coverage));
    Dossier::of(inquiry(entities), Vec::new(), corpus, &gazetteer())
}

/// So many days of 2024, China named on each.
fn days(number: usize) -> Vec<Record> {
    let days = Period::covering(Granularity::Day, date(2024, 1, 1), date(2024, 12, 31));
    let days = days.into_iter().take(number);
    days.map(|day| Record::new(1, day.from, &[(CHINA, 1)]))
        .collect()
}

/// Returns a second article on each of the days of the first `number` records.
fn doubled(mut records: Vec<Record>, number: usize) -> Vec<Record> {
    let again = records[..number].to_vec();
    records.extend(again.into_iter().map(|record| Record {
        article: 2,
        ..record
    }));
    records
}

#[test]
fn forty_nine_articles_are_listed_and_fifty_of_one_month_are_not() {
    let behind = |number| about(&[CHINA], &doubled(days(25), number)).behind.remove(0);
    assert_eq!((behind(24).documents, behind(24).listed.len()), (49, 49));
    assert_eq!((behind(25).documents, behind(25).listed.len()), (50, 0));
    assert!(behind(25).is_long() && !behind(24).is_long());
}

#[test]
fn of_many_articles_those_of_months_with_few_are_listed() {
    // 62 in January, 29 in February.
    let records = doubled(days(31 + 29), 31);
    let behind = about(&[CHINA], &records).behind.remove(0);
    assert_eq!((behind.documents, behind.listed.len()), (91, 29));
}

#[test]
fn two_entities_are_compared_and_one_is_not() {
    let records = days(3);
    let two = about(&[CHINA, RUSSIA], &records).searched.unwrap();
    assert!(two.comparison.is_some());
    assert!(
        about(&[CHINA], &records)
            .searched
            .unwrap()
            .comparison
            .is_none()
    );
}

#[test]
fn a_dossier_of_nobody_counts_nobody() {
    let nobody = about(&[], &days(3)).searched.unwrap();
    assert!(nobody.totals.entities.is_empty());
    assert_eq!(nobody.totals.periods[0].documents, 3);
    assert_eq!(nobody.strips[0].cells.len(), 1);
}

#[test]
fn a_document_that_names_somebody_by_title_alone_is_told_apart() {
    let mut records = days(2);
    records[1].mentions = vec![(RUSSIA, AliasKind::Title, 1)];
    let searched = about(&[CHINA, RUSSIA], &records).searched.unwrap();
    assert_eq!(searched.by_title, [0, 1]);
}

/// Returns the article that an English text becomes, the words given being the mentions.
fn article(title: &str, body: &str, words: &[&str]) -> Article {
    let text = format!("{title}\n\n{body}");
    let id = DocumentId::of("kcna-en", day(), &text);
    let document = Document {
        id,
        outlet: "kcna-en".to_owned(),
        section: String::new(),
        language: None,
        published: day(),
        date_origin: DateOrigin::Field,
        encoding: "UTF-8",
        url: String::new(),
        title_len: u32::try_from(title.len()).unwrap(),
        tokens: 1,
        provenance: Provenance {
            file: "dump.json".to_owned(),
            record: 1,
        },
        text,
    };
    let found = words.iter().flat_map(|word| {
        let places = document.text.match_indices(word);
        places.map(|(at, word)| Span::new(at, at + word.len()))
    });
    let mut mentions: Vec<Mention> = found
        .map(|span| Mention {
            span,
            entity: CHINA,
            alias: AliasIndex(0),
            kind: AliasKind::Name,
            counts: Counts::Names,
        })
        .collect();
    mentions.sort();
    let behind = [Behind {
        subject: Subject::Entity(0),
        entities: vec![CHINA],
        phrases: Vec::new(),
        counts: Counts::Demonyms,
        documents: 1,
        listed: vec![Listed {
            document: id,
            role: Role::Counted,
        }],
        messages: Vec::new(),
    }];
    let mut articles = Articles::wanted(&behind);
    assert!(articles.wants(&document));
    articles.take(&document, &mentions);
    assert!(articles.is_complete());
    articles.finish().remove(0).remove(0)
}

fn day() -> Date {
    date(2024, 1, 5)
}

/// Returns a passage with its marks in brackets.
fn written(passage: &Passage) -> String {
    let pieces = passage.pieces.iter().map(|piece| {
        if piece.is_marked {
            format!("[{}]", piece.text)
        } else {
            piece.text.clone()
        }
    });
    let dots = |is_cut| if is_cut { "…" } else { "" };
    let words: String = pieces.collect();
    format!(
        "{}{words}{}",
        dots(passage.has_before),
        dots(passage.has_after)
    )
}

#[test]
fn mentions_are_marked_in_the_title_and_in_the_words_around_them() {
    let article = article(
        "China greets",
        "Rain fell.\nGuests of China came.",
        &["China"],
    );
    assert_eq!(written(&article.title), "[China] greets");
    let passages: Vec<String> = article.passages.iter().map(written).collect();
    assert_eq!(passages, ["Rain fell. Guests of [China] came."]);
    assert_eq!((article.mentions, article.marked), (2, 2));
}

#[test]
fn a_passage_of_a_long_text_ends_between_words_and_says_that_it_was_cut() {
    let words = "harvest ".repeat(60);
    let article = article("", &format!("{words}China {words}"), &["China"]);
    let passage = written(&article.passages[0]);
    assert!(passage.starts_with("…harvest harvest"), "{passage}");
    assert!(passage.ends_with("harvest…"), "{passage}");
    assert!(passage.contains(" [China] "));
    // Two lines of 90 columns and the name.
    assert!(passage.chars().count() <= 190, "{passage}");
}

#[test]
fn a_passage_of_korean_is_cut_between_characters() {
    let words = "조선로동당".repeat(60);
    let article = article("", &format!("{words}중국{words}"), &["중국"]);
    let passage = written(&article.passages[0]);
    assert!(passage.contains("조선로동당[중국]조선로동당"), "{passage}");
    // 45 syllables of two columns on either side.
    assert_eq!(passage.chars().count(), 1 + 45 + 4 + 45 + 1);
}

#[test]
fn of_many_mentions_far_apart_the_first_are_shown_and_all_are_counted() {
    let gap = "rain and wind over the fields ".repeat(20);
    let body = format!("China {gap}").repeat(5);
    let article = article("", &body, &["China"]);
    assert_eq!(article.passages.len(), 3);
    assert_eq!((article.mentions, article.marked), (5, 3));
}

#[test]
fn a_document_without_a_body_is_its_title_alone() {
    let article = article("China", "", &["China"]);
    assert_eq!(written(&article.title), "[China]");
    assert!(article.passages.is_empty());
}

#[test]
fn a_title_that_covers_a_name_is_marked_once() {
    let article = article(
        "",
        "Chinese President came.",
        &["Chinese President", "Chinese"],
    );
    assert_eq!(written(&article.passages[0]), "[Chinese President] came.");
}
