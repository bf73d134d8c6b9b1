use super::*;
use crate::document::DateOrigin;
use crate::document::Provenance;
use crate::gazetteer::declaration::Declarations;
use crate::matching::Circumstance;
use crate::matching::Matcher;
use crate::matching::definition::Definition;

const TOML: &str = r#"
    [[entity]]
    id = "az"
    name = "Azerbaijan"
    kind = "country"
    [[entity.alias]]
    text = "Azerbaijan"
    language = "en"
    kind = "name"
    [[entity]]
    id = "abbas"
    name = "Mahmoud Abbas"
    kind = "person"
    [[entity.alias]]
    text = "Abbas"
    language = "en"
    kind = "name"
"#;

fn suggested(texts: &[&str], query: SuggestQuery) -> Suggestions {
    let gazetteer = Declarations::parse("test.toml", TOML)
        .unwrap()
        .assemble()
        .unwrap();
    let mut reader = Reader::new(&gazetteer);
    for (text, day) in texts.iter().zip(1..) {
        let published = jiff::civil::date(2024, 1, day);
        let document = Document {
            id: DocumentId(u128::try_from(day).unwrap()),
            outlet: "north".to_owned(),
            section: String::new(),
            language: None,
            published,
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
        let circumstance = Circumstance {
            language: None,
            published: Some(published),
        };
        Definition::new(&gazetteer).find(text, circumstance, &mut mentions);
        reader.add(&document, &mentions);
    }
    reader.finish(query)
}

const HEADS: SuggestQuery = SuggestQuery {
    least: 1,
    top: None,
    names: Names::OfHeads,
};
const ALL: SuggestQuery = SuggestQuery {
    names: Names::All,
    ..HEADS
};

fn names(suggestions: &Suggestions) -> Vec<(&str, u64)> {
    let names = suggestions.names.iter();
    names
        .map(|one| (one.name.as_str(), one.documents))
        .collect()
}

#[test]
fn a_head_whom_no_alias_covers_is_suggested_with_an_example() {
    let texts = [
        "He met Ilham Aliyev there.",
        "A message from President Ilham Aliyev of Azerbaijan came.",
        "A message from President Abbas came.",
    ];
    let found = suggested(&texts, HEADS);
    assert_eq!(names(&found), [("Ilham Aliyev", 2)]);
    let one = &found.names[0];
    assert_eq!(
        (one.office.as_deref(), one.office_documents),
        (Some("president"), 1)
    );
    assert_eq!(one.example, DocumentId(2));
    assert_eq!(
        one.context,
        "A message from President Ilham Aliyev of Azerbaijan came."
    );
    assert_eq!((found.found, found.documents), (1, 3));
}

#[test]
fn a_name_around_an_alias_says_whose() {
    let found = suggested(&["They saw Seyyed Abbas Araghchi there."], ALL);
    assert_eq!(names(&found), [("Seyyed Abbas Araghchi", 1)]);
    // Entities are sorted by id.
    assert_eq!(found.names[0].inside, Some(EntityIndex(0)));
}

#[test]
fn a_country_beside_a_name_is_no_part_of_it() {
    let found = suggested(
        &["with Azerbaijan President Ilham Aliyev and Azerbaijan Ilham Aliyev"],
        ALL,
    );
    assert_eq!(names(&found), [("Ilham Aliyev", 1)]);
}

#[test]
fn what_only_begins_sentences_is_left_out() {
    assert_eq!(names(&suggested(&["Cold Rain fell. Then snow."], ALL)), []);
    let texts = ["Cold Rain fell.", "They saw Cold Rain."];
    assert_eq!(names(&suggested(&texts, ALL)), [("Cold Rain", 2)]);
}

#[test]
fn names_in_few_documents_are_left_out() {
    let query = SuggestQuery { least: 2, ..HEADS };
    assert_eq!(names(&suggested(&["with King Salman there"], query)), []);
    let texts = ["with King Salman there", "King Salman came"];
    assert_eq!(names(&suggested(&texts, query)), [("Salman", 2)]);
}
