use jiff::civil::date;

use super::*;
use crate::facts::{FactRow, FactsBuilder, digest};
use crate::signature::Signature;

/// An article of August 2024: day, link, title and text.
type Article = (i8, &'static str, &'static str, String);

/// Facts of articles, and loads that hold them by their positions.
fn corpus(articles: &[Article], loads: &[(&str, &[usize])]) -> (Facts, Vec<Load>) {
    let mut builder = FactsBuilder::default();
    let mut ids = Vec::new();
    for (day, url, title, text) in articles {
        let published = date(2024, 8, *day);
        let id = DocumentId::of("kcna-en", published, &format!("{title}\n\n{text}"));
        ids.push(id);
        let row = FactRow {
            id,
            outlet: "kcna-en",
            section: "",
            language: None,
            published,
            tokens: 10,
            title: digest::title(title),
            url: digest::url(url),
            has_body: true,
            signature: Signature::of(text),
        };
        builder.add_row(&row, []);
    }
    let loads = loads.iter().map(|(name, held)| Load {
        name: (*name).to_owned(),
        documents: held.iter().map(|at| ids[*at]).collect(),
    });
    let loads = loads.collect();
    (builder.finish(), loads)
}

/// Kinds of change, with the positions of the old and the new document.
fn changes(facts: &Facts, loads: &[Load]) -> Vec<(Kind, Option<usize>, Option<usize>)> {
    let at = |id: Option<DocumentId>| {
        let id = id?;
        facts
            .documents
            .iter()
            .position(|document| document.id == id)
    };
    let found = revisions(facts, loads, &RevisionQuery::default());
    let changes = found.changes.iter();
    changes
        .map(|change| (change.kind, at(change.old), at(change.new)))
        .collect()
}

/// Twenty words of which the last is given: texts that differ in it are versions of one.
fn story(last: &str) -> String {
    let words = "the ceremony for the transfer of the new boats took place with splendor at the \
                 quay of the town and guests from";
    format!("{words} {last}")
}

#[test]
fn between_two_loads_of_one_name_articles_are_added_edited_and_deleted() {
    let articles = [
        (5, "http://k/1", "Boats", story("near")),
        (
            5,
            "http://k/2",
            "Rain",
            "Rain fell on all of the hills today.".to_owned(),
        ),
        (
            5,
            "http://k/3",
            "Bees",
            "The bees flew out early this year.".to_owned(),
        ),
        (5, "http://k/1", "Boats", story("afar")),
        (
            6,
            "http://k/4",
            "Snow",
            "Nobody had seen snow at this time.".to_owned(),
        ),
    ];
    let loads: [(&str, &[usize]); 2] = [("a.json", &[0, 1, 2]), ("a.json", &[3, 1, 4])];
    let (facts, loads) = corpus(&articles, &loads);
    let mut found = changes(&facts, &loads);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            (Kind::Added, None, Some(4)),
            (Kind::Edited, Some(0), Some(3)),
            (Kind::Deleted, Some(2), None),
        ]
    );
}

#[test]
fn an_article_under_the_same_link_is_edited_even_if_no_word_of_it_stayed() {
    let articles = [
        (5, "http://k/1", "Boats", story("near")),
        (
            5,
            "http://k/2",
            "Rain",
            "Rain fell on all of the hills today.".to_owned(),
        ),
        (
            5,
            "http://k/1",
            "Ships",
            "Vessels were handed over yesterday evening.".to_owned(),
        ),
    ];
    let loads: [(&str, &[usize]); 2] = [("a.json", &[0, 1]), ("b.json", &[1, 2])];
    let (facts, loads) = corpus(&articles, &loads);
    assert_eq!(changes(&facts, &loads), [(Kind::Edited, Some(0), Some(2))]);
}

#[test]
fn what_is_before_the_days_of_the_later_load_is_not_deleted() {
    let articles = [
        (1, "http://k/1", "Boats", story("near")),
        (
            5,
            "http://k/2",
            "Rain",
            "Rain fell on all of the hills today.".to_owned(),
        ),
    ];
    let loads: [(&str, &[usize]); 2] = [("a.json", &[0, 1]), ("a.json", &[1])];
    let (facts, loads) = corpus(&articles, &loads);
    assert_eq!(changes(&facts, &loads), []);
}

#[test]
fn files_that_share_no_article_are_no_loads_of_one_source() {
    let articles = [
        (1, "http://k/1", "Boats", story("near")),
        (
            5,
            "http://k/2",
            "Rain",
            "Rain fell on all of the hills today.".to_owned(),
        ),
    ];
    let loads: [(&str, &[usize]); 2] = [("july.json", &[0]), ("august.json", &[1])];
    let (facts, loads) = corpus(&articles, &loads);
    let found = revisions(&facts, &loads, &RevisionQuery::default());
    assert_eq!(found, Revisions::default());
}

/// As counting does, so that every document it leaves out has its line.
#[test]
fn versions_in_one_load_are_an_edit_too() {
    let articles = [
        (5, "http://k/1", "Boats", story("near")),
        (6, "http://k/1", "Boats", story("afar")),
    ];
    let loads: [(&str, &[usize]); 1] = [("a.json", &[0, 1])];
    let (facts, loads) = corpus(&articles, &loads);
    assert_eq!(changes(&facts, &loads), [(Kind::Edited, Some(0), Some(1))]);
    let other = RevisionQuery {
        window: Window::new(Some(date(2024, 8, 7)), None, None).unwrap(),
        ..RevisionQuery::default()
    };
    assert_eq!(revisions(&facts, &loads, &other).changes, []);
}
