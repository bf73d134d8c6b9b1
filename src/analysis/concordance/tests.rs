use super::*;
use crate::document::DateOrigin;
use crate::document::Provenance;
use crate::language::Language;

fn document(day: i8, text: &str) -> Document {
    let published = jiff::civil::date(2024, 1, day);
    Document {
        id: DocumentId::of("north", published, text),
        outlet: "north".to_owned(),
        section: String::new(),
        language: Some(Language::English),
        published,
        date_origin: DateOrigin::Field,
        encoding: "UTF-8",
        url: String::new(),
        text: text.to_owned(),
        title_len: 0,
        tokens: 1,
        provenance: Provenance {
            file: "dump.json".to_owned(),
            record: 1,
        },
    }
}

const LAYOUT: Layout = Layout {
    columns: 30,
    sort: Sort::Date,
    sample: None,
};

fn lines(layout: Layout, phrase: &str, texts: &[(i8, &str)]) -> Vec<String> {
    let mut reader = Reader::new(layout);
    for (day, text) in texts {
        reader.add_phrase(&document(*day, text), phrase);
    }
    let lines = reader.finish().lines;
    lines
        .iter()
        .map(|line| format!("{}[{}]{}", line.left, line.key, line.right))
        .collect()
}

#[test]
fn a_line_holds_the_text_around_the_key() {
    assert_eq!(
        lines(
            LAYOUT,
            "rice",
            &[(1, "The rice harvest, rice of the plain")]
        ),
        [
            "The [rice] harvest, rice of the plain",
            "The rice harvest, [rice] of the plain"
        ]
    );
}

#[test]
fn lines_are_sorted_by_day_or_by_the_nearest_word_on_either_side() {
    let texts = [
        (3, "green rice apple"),
        (1, "old Rice, apple"),
        (2, "a brown rice"),
        (4, "b Brown rice bowl"),
    ];
    let sorted = |sort| lines(Layout { sort, ..LAYOUT }, "ice", &texts);
    assert_eq!(
        sorted(Sort::Date),
        [
            "old R[ice], apple",
            "a brown r[ice]",
            "green r[ice] apple",
            "b Brown r[ice] bowl"
        ]
    );
    let of = |sort| lines(Layout { sort, ..LAYOUT }, "rice", &texts);
    assert_eq!(
        of(Sort::Left),
        [
            "a brown [rice]",
            "b Brown [rice] bowl",
            "green [rice] apple"
        ]
    );
    assert_eq!(
        of(Sort::Right),
        [
            "a brown [rice]",
            "green [rice] apple",
            "b Brown [rice] bowl"
        ]
    );
}

#[test]
fn han_is_sorted_by_character() {
    let texts = [(1, "甲乙中国人"), (2, "乙甲中国民")];
    let of = |sort| lines(Layout { sort, ..LAYOUT }, "中国", &texts);
    assert_eq!(of(Sort::Left), ["甲乙[中国]人", "乙甲[中国]民"]);
    assert_eq!(of(Sort::Right), ["甲乙[中国]人", "乙甲[中国]民"]);
}

#[test]
fn a_sample_says_of_how_many_it_is() {
    let mut reader = Reader::new(Layout {
        sample: Some(Sample { size: 2, seed: 1 }),
        ..LAYOUT
    });
    for day in 1..=9 {
        reader.add_phrase(&document(day, "rice and rice"), "rice");
    }
    reader.add_phrase(&document(10, "wheat"), "rice");
    let concordance = reader.finish();
    assert_eq!(concordance.lines.len(), 2);
    assert_eq!((concordance.total, concordance.documents), (18, 9));
}

#[test]
fn an_empty_phrase_stands_nowhere() {
    assert!(lines(LAYOUT, "", &[(1, "rice")]).is_empty());
}
