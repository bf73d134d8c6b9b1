use super::*;

const CHINA: &str = "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\n";
const PARTY: &str = "[[entity]]\nid = \"org_cpc\"\nname = \"Communist Party of China\"\n\
                     kind = \"organisation\"\ncountry = \"cn\"\n";

fn assembled(toml: &str) -> Result<Gazetteer, Error> {
    Declarations::parse("my.toml", toml)?.assemble()
}

/// Returns what the alias counts for: entity, kind and level.
fn meanings(gazetteer: &Gazetteer, text: &str) -> Vec<(String, AliasKind, Counts)> {
    let aliases = gazetteer.aliases.iter().filter(|alias| alias.text == text);
    aliases
        .flat_map(|alias| {
            alias.targets.iter().map(|(target, kind)| {
                let Target::Entity(index) = target else {
                    panic!("{text} is a title");
                };
                let id = gazetteer.entities[usize::from(index.0)].id.clone();
                (id, *kind, alias.counts)
            })
        })
        .collect()
}

#[test]
fn a_spelling_of_two_languages_is_looked_for_in_all() {
    let gazetteer = assembled(&format!(
        "{CHINA}names.en = [\"China\"]\nnames.es = [\"China\"]"
    ))
    .unwrap();
    let texts: Vec<(&str, Option<Language>)> = gazetteer
        .aliases
        .iter()
        .map(|alias| (alias.text.as_str(), alias.language))
        .collect();
    assert_eq!(texts, [("CHINA", None), ("China", None)]);
}

#[test]
fn a_derived_spelling_that_is_declared_means_what_it_was_declared_as() {
    let toml = format!("{CHINA}names.es = [\"China\"]\ndemonyms.es = [\"china\"]");
    let gazetteer = assembled(&toml).unwrap();
    assert_eq!(
        meanings(&gazetteer, "China"),
        [("cn".to_owned(), AliasKind::Name, Counts::Names)]
    );
}

#[test]
fn an_organisation_counts_for_its_country_with_all_only() {
    let toml = format!("{CHINA}{PARTY}abbreviations.en = [\"CPC\"]");
    assert_eq!(
        meanings(&assembled(&toml).unwrap(), "CPC"),
        [
            ("org_cpc".to_owned(), AliasKind::Abbreviation, Counts::Names),
            ("cn".to_owned(), AliasKind::Organisation, Counts::All),
        ]
    );
}

#[test]
fn an_organisation_counts_like_a_demonym_for_the_countries_named_in_it() {
    let toml = format!(
        "{CHINA}{PARTY}[[entity.alias]]\ntext = \"Communist Party of China\"\nlanguage = \"en\"\n\
         also = [\"cn\"]"
    );
    assert_eq!(
        meanings(&assembled(&toml).unwrap(), "Communist Party of China"),
        [
            ("org_cpc".to_owned(), AliasKind::Name, Counts::Names),
            ("cn".to_owned(), AliasKind::Organisation, Counts::Demonyms),
        ]
    );
}

#[test]
fn aliases_for_an_entity_that_is_not_there_are_an_error_that_says_what_to_do() {
    let message = assembled("[[entity]]\nid = \"cn\"\nnames.en = [\"Cathay\"]")
        .unwrap_err()
        .to_string();
    assert_eq!(
        message,
        "my.toml:3: there is no entity \"cn\" here to add aliases to: give it a `name` and a \
         `kind`, or put the file into a copy of the built-in ones"
    );
}

#[test]
fn an_id_that_is_not_declared_is_an_error() {
    let message = |toml: &str| assembled(toml).unwrap_err().to_string();
    assert_eq!(
        message(&format!(
            "{CHINA}[[compound]]\nforms.\"조중\" = [\"kp\", \"cn\"]"
        )),
        "my.toml:6: entity \"kp\" of a compound of kp and cn is not declared: correct the id or \
         add an [[entity]]"
    );
    assert_eq!(
        message(PARTY),
        "my.toml:2: country \"cn\" of entity \"org_cpc\" is not declared: correct the id or add \
         an [[entity]]"
    );
    assert_eq!(
        message("[[office]]\nid = \"x\"\nterms = [\n{ holder = \"y\" }]"),
        "my.toml:4: holder \"y\" of office \"x\" is not declared: correct the id or add an \
         [[entity]]"
    );
}

#[test]
fn the_fingerprint_changes_with_anything_that_changes_a_count() {
    let of = |toml: &str| assembled(&format!("{CHINA}{toml}")).unwrap().fingerprint;
    let plain = of("names.en = [\"China\"]");
    assert_eq!(plain, of("names.en = [\"China\"]"));
    assert_eq!(plain.len(), 16);
    for other in [
        "names.en = [\"Chine\"]",
        "names.ru = [\"China\"]",
        "demonyms.en = [\"China\"]",
        "[[entity.alias]]\ntext = \"China\"\nlanguage = \"en\"\nto = 2000-01-01",
        "[[entity.alias]]\ntext = \"China\"\nlanguage = \"en\"\nnot_before = [\"town\"]",
        "[[entity.alias]]\ntext = \"China\"\nlanguage = \"en\"\nnot_after = [\"town\"]",
        "[[entity.alias]]\ntext = \"China\"\nlanguage = \"en\"\nboundary = \"glued\"",
    ] {
        assert_ne!(plain, of(other), "{other}");
    }
}

#[test]
fn a_file_laid_over_another_replaces_what_it_declares_and_adds_to_the_rest() {
    let below = Declarations::parse(
        "below.toml",
        &format!("{CHINA}names.en = [\"Cathay\"]\n{PARTY}names.en = [\"CPC\"]"),
    )
    .unwrap();
    let above = Declarations::parse(
        "above.toml",
        &format!(
            "{CHINA}names.en = [\"China\"]\n[[entity]]\nid = \"org_cpc\"\nnames.en = [\"CCP\"]"
        ),
    )
    .unwrap();
    let gazetteer = below.overlaid_by(above).assemble().unwrap();
    assert!(meanings(&gazetteer, "Cathay").is_empty());
    assert_eq!(meanings(&gazetteer, "China").len(), 1);
    assert_eq!(meanings(&gazetteer, "CPC").len(), 2);
    assert_eq!(meanings(&gazetteer, "CCP").len(), 2);
}
