use super::*;
use crate::analysis::invented::CHINA;
use crate::analysis::subcorpus::Subcorpus;
use crate::dedup::Policy;
use crate::document::DateOrigin;
use crate::document::Provenance;
use crate::gazetteer::model::AliasIndex;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Counts;
use crate::language::Language;
use crate::span::Span;
use jiff::civil::date;

fn query(against: Against) -> CollocateQuery {
    CollocateQuery {
        entity: CHINA,
        window: 2,
        against,
        least: 1,
        order: Order::Evidence,
        top: None,
    }
}

fn counting() -> CountQuery {
    CountQuery {
        entities: vec![CHINA],
        by: Granularity::Total,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Revisions,
    }
}

/// Counts texts in which `China` names the entity, and `Beijing` at `--counts all`.
fn collocates(query: CollocateQuery, texts: &[(Date, &str)]) -> Collocates {
    let mut reader = Reader::new(query);
    for (published, text) in texts {
        let document = Document {
            id: DocumentId::of("north", *published, text),
            outlet: "north".to_owned(),
            section: String::new(),
            language: Some(Language::English),
            published: *published,
            date_origin: DateOrigin::Field,
            encoding: "UTF-8",
            url: String::new(),
            text: (*text).to_owned(),
            title_len: 0,
            tokens: 1,
            provenance: Provenance {
                file: "dump.json".to_owned(),
                record: 1,
            },
        };
        let mut mentions = Vec::new();
        for (name, counts) in [("China", Counts::Names), ("Beijing", Counts::All)] {
            let found = text.match_indices(name).map(|(start, name)| Mention {
                span: Span::new(start, start + name.len()),
                entity: CHINA,
                alias: AliasIndex(0),
                kind: AliasKind::Name,
                counts,
            });
            mentions.extend(found);
        }
        mentions.sort_unstable();
        reader.add(&document, &mentions, &counting());
    }
    reader.finish()
}

fn words(group: &Group) -> Vec<(&str, u64, u64)> {
    let words = group.collocates.iter();
    words
        .map(|one| (one.word.as_str(), one.count, one.reference_count))
        .collect()
}

const DAY: Date = date(2024, 1, 1);

#[test]
fn words_within_the_window_are_held_against_all_other_text() {
    let text = "The river pine greets China harvest song and then river rain falls over stones";
    let found = collocates(query(Against::Rest), &[(DAY, text)]);
    let [group] = &found.groups[..] else {
        panic!("{found:?}");
    };
    // Two words on either side: pine, greets, harvest, song.
    assert_eq!((group.nodes, group.words, group.reference_words), (1, 4, 9));
    assert_eq!(
        words(group),
        [
            ("greets", 1, 0),
            ("harvest", 1, 0),
            ("pine", 1, 0),
            ("song", 1, 0)
        ]
    );
    // 13 words of which one is `pine`, in a window of 4.
    let pine = &group.collocates[2];
    assert!((pine.expected - 4.0 / 13.0).abs() < 1e-12);
}

#[test]
fn a_word_in_two_windows_stands_there_once() {
    let found = collocates(query(Against::Rest), &[(DAY, "China friendship China")]);
    let group = &found.groups[0];
    assert_eq!((group.nodes, group.words), (2, 1));
    // Nothing else is there to hold it against.
    assert!(group.collocates.is_empty());
}

#[test]
fn own_names_are_no_words_and_those_that_do_not_count_open_no_window() {
    let text = "China in Beijing harvest.\nBeijing rain";
    let found = collocates(query(Against::Rest), &[(DAY, text)]);
    // Beijing takes a place, so that `harvest` is the third word from China.
    assert_eq!(
        (found.groups[0].words, found.groups[0].reference_words),
        (1, 2)
    );
}

#[test]
fn a_window_ends_with_its_paragraph() {
    let text = "song China\nharvest rain";
    let found = collocates(query(Against::Rest), &[(DAY, text)]);
    assert_eq!(words(&found.groups[0]), [("song", 1, 0)]);
}

#[test]
fn stop_words_count_among_all_words_and_are_not_shown() {
    let found = collocates(query(Against::Rest), &[(DAY, "the China 84\nrain fell")]);
    let group = &found.groups[0];
    assert_eq!((group.words, group.reference_words), (2, 2));
    assert!(group.collocates.is_empty());
}

#[test]
fn each_period_is_held_against_the_windows_of_the_others() {
    let texts = [
        (date(2023, 5, 1), "harvest China song and rain over stones"),
        (date(2024, 5, 1), "summit China song"),
        (date(2024, 6, 1), "rain alone"),
    ];
    let found = collocates(query(Against::Periods(Granularity::Year)), &texts);
    let [first, second] = &found.groups[..] else {
        panic!("{found:?}");
    };
    assert_eq!(first.period.unwrap().label(), "2023");
    // `and` is among the words of 2023; text outside of windows is in neither.
    assert_eq!((first.words, first.reference_words), (3, 2));
    assert_eq!(words(first), [("harvest", 1, 0)]);
    assert_eq!(words(second), [("summit", 1, 0), ("song", 1, 1)]);
}

#[test]
fn one_window_of_days_is_held_against_another() {
    let days = |from, to| Window::new(Some(from), Some(to), None).unwrap();
    let against = Against::Window(
        days(date(2024, 1, 1), date(2024, 12, 31)),
        days(date(2022, 1, 1), date(2022, 12, 31)),
    );
    let texts = [
        (date(2022, 5, 1), "harvest China song"),
        (date(2023, 5, 1), "forgotten China summit"),
        (date(2024, 5, 1), "summit China song"),
    ];
    let found = collocates(query(against), &texts);
    assert_eq!(found.groups.len(), 1);
    assert_eq!(words(&found.groups[0]), [("summit", 1, 0)]);
}

#[test]
fn the_example_is_the_earliest_document_whatever_the_order() {
    let texts = [
        (date(2024, 5, 1), "pine China"),
        (
            date(2022, 5, 1),
            "pine and China. Rain fell over the stones",
        ),
    ];
    let example = |texts: &[(Date, &str)]| {
        let found = collocates(query(Against::Rest), texts);
        let pine = found.groups[0].collocates[0].clone();
        (pine.word, pine.documents, pine.example)
    };
    let expected = DocumentId::of("north", texts[1].0, texts[1].1);
    assert_eq!(example(&texts), ("pine".to_owned(), 2, expected));
    assert_eq!(example(&[texts[1], texts[0]]).2, expected);
}

#[test]
fn the_list_is_cut_where_asked_and_says_what_was_found() {
    let text = "pine greets China harvest song. Then rain falls over stones";
    let query = CollocateQuery {
        top: Some(1),
        ..query(Against::Rest)
    };
    let group = &collocates(query, &[(DAY, text)]).groups[0];
    assert_eq!((group.found, group.collocates.len()), (4, 1));
}
