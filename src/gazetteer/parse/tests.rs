use super::*;
use crate::gazetteer::{
    declaration::DeclaredAlias,
    model::{Boundary, Counts},
};

fn parsed(toml: &str) -> Declarations {
    Declarations::parse("my.toml", toml).unwrap()
}

fn only_alias(toml: &str) -> DeclaredAlias {
    let mut aliases = parsed(toml).aliases;
    assert_eq!(aliases.len(), 1);
    aliases.remove(0)
}

fn message(toml: &str) -> String {
    Declarations::parse("my.toml", toml)
        .unwrap_err()
        .to_string()
}

#[test]
fn names_stand_in_lists_by_kind_and_language() {
    let declared = parsed(
        "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\n\
         names.en = [\"China\"]\ndemonyms.ru = [\"китайск*\"]\ncapitals.zh = [\"北京\"]",
    );
    let [name, demonym, capital] = &declared.aliases[..] else {
        panic!("three aliases were declared");
    };
    assert_eq!((name.kind, name.counts), (AliasKind::Name, Counts::Names));
    assert_eq!(
        (demonym.kind, demonym.counts),
        (AliasKind::Demonym, Counts::Demonyms)
    );
    assert_eq!(
        (capital.kind, capital.counts),
        (AliasKind::Capital, Counts::All)
    );
    assert_eq!(name.boundary, Boundary::Word);
    assert_eq!(
        (demonym.text.as_str(), demonym.boundary),
        ("китайск", Boundary::Stem)
    );
    assert_eq!(capital.boundary, Boundary::Open);
}

#[test]
fn an_alias_may_say_when_where_and_how_it_counts() {
    let alias = only_alias(
        "[[entity]]\nid = \"in\"\n[[entity.alias]]\ntext = \"인도\"\nlanguage = \"ko\"\n\
         to = 1998-08-31\ncounts = \"all\"\nnot_before = [\"주의\"]\nonly_after = [\"《\"]",
    );
    assert_eq!(alias.language, Some(Language::Korean));
    assert_eq!(alias.to, Some(jiff::civil::date(1998, 8, 31)));
    assert_eq!(alias.counts, Counts::All);
    assert_eq!(
        alias.context[..],
        [
            Context::NotBefore(vec!["주의".to_owned()]),
            Context::OnlyAfter(vec!["《".to_owned()]),
        ]
    );
    assert_eq!(alias.place.line, 4);
}

#[test]
fn a_korean_decoy_may_stand_anywhere_in_a_word() {
    let decoy = only_alias("[[decoy]]\ntexts = [\"전략적인도\"]\nlanguage = \"ko\"");
    assert_eq!(decoy.boundary, Boundary::Open);
    assert_eq!(decoy.owner, Owner::Decoy);
}

#[test]
fn an_error_says_where_it_is_and_what_to_do() {
    assert_eq!(
        message("[[entity]]\nid = \"cn\"\nnames.en = [\n  \"China\",\n  \"People’s Republic\",\n]"),
        "my.toml:5: alias \"People’s Republic\" of entity \"cn\" can never match, because text \
         is normalised before it is searched: write \"People's Republic\""
    );
    assert_eq!(
        message("[[entity]]\nid = \"cn\"\nnames.en = [\" \"]"),
        "my.toml:3: an alias of entity \"cn\" is empty: write its text or delete it"
    );
    assert_eq!(
        message("[[entity]]\nid = \"cn\"\nnames.xx = [\"China\"]"),
        "my.toml:3: \"xx\" is no language known here: use one of ko, en, zh, ru, ja, es"
    );
    assert_eq!(
        message("[[compound]]\nlanguage = \"ko\"\nforms.\"조중\" = []"),
        "my.toml:3: compound \"조중\" names no entity: list ids, or make it a [[decoy]]"
    );
    assert_eq!(
        message("[[decoy]]\ntext = \"x\"\nfrom = 2001-01-01\nto = 2000-01-01"),
        "my.toml:4: `from` of a decoy is later than its `to`: exchange them"
    );
    assert_eq!(
        message("[[decoy]]\ntext = \"x\"\nfrom = 2001-01-01T12:00:00"),
        "my.toml:3: \"2001-01-01T12:00:00\" of a decoy is no day: write it as 1998-09-01, without \
         time or quotes"
    );
    assert_eq!(
        message("[[decoy]]\nlanguage = \"ko\""),
        "my.toml:1: an alias of a decoy has neither `text` nor `texts`: write one of them"
    );
}

#[test]
fn a_misspelt_key_is_an_error_with_its_line() {
    let message = message("[[entity]]\nid = \"cn\"\nnam.en = [\"China\"]");
    assert!(
        message.starts_with("my.toml:3: unknown field `nam`"),
        "{message}"
    );
}

#[test]
fn an_entity_is_declared_once() {
    let entity = "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\n";
    assert_eq!(
        message(&format!("{entity}{entity}")),
        "my.toml:6: \"cn\" is already declared at my.toml:2: use another id, or merge the two"
    );
}

#[test]
fn an_entity_with_a_name_but_no_kind_is_half_declared() {
    let message = message("[[entity]]\nid = \"cn\"\nname = \"China\"");
    assert!(
        message.starts_with("my.toml:2: entity \"cn\" has a `name` or a `kind`"),
        "{message}"
    );
}

#[test]
fn a_title_is_not_read_beside_the_words_of_its_language() {
    let declared = parsed(
        "[title]\nnot_after.en = [\"former\"]\nnot_after.ko = [\"전\"]\n\
         [[office]]\nid = \"ru_president\"\nterms = [{ holder = \"putin\", from = 2012-05-07 }]\n\
         titles.en = [\"Russian president\"]",
    );
    let title = &declared.aliases[0];
    assert_eq!(title.kind, AliasKind::Title);
    assert_eq!(title.counts, Counts::All);
    assert_eq!(
        title.context[..],
        [Context::NotAfter(vec!["former".to_owned()])]
    );
}

#[test]
fn the_forms_of_a_compound_share_its_conditions() {
    let declared = parsed(
        "[[compound]]\nlanguage = \"ko\"\nonly_before = [\"관계\"]\n\
         forms.\"조로\" = [\"kp\", \"ru\"]\nforms.\"일조\" = [\"jp\", \"kp\"]",
    );
    let [first, second] = &declared.aliases[..] else {
        panic!("two forms were declared");
    };
    assert_eq!(first.text, "일조");
    assert_eq!(second.text, "조로");
    assert_eq!(
        second.owner,
        Owner::Compound(vec!["kp".to_owned(), "ru".to_owned()])
    );
    assert_eq!(first.context, second.context);
    assert_eq!(
        (second.kind, second.counts),
        (AliasKind::Compound, Counts::Demonyms)
    );
}
