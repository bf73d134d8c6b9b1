//! Gazetteers: a mistake has its line, and what is assembled is found as it is defined.
#![no_main]

use headcount::gazetteer::declaration::Declarations;
use headcount::gazetteer::declaration::Place;
use headcount::gazetteer::error::Error;
use headcount::language::Language;
use headcount::matching::Circumstance;
use headcount::text::normalize::normalize;
use headcount_fuzz::matching;
use headcount_fuzz::place;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(toml) = str::from_utf8(data) else {
        return;
    };
    let declarations = match Declarations::parse("g.toml", toml) {
        Ok(declarations) => declarations,
        Err(error) => return has_place(&error, toml),
    };
    assert!(declarations.problems().is_sorted());
    let gazetteer = match declarations.assemble() {
        Ok(gazetteer) => gazetteer,
        Err(error) => return has_place(&error, toml),
    };
    let again = declarations.clone().overlaid_by(declarations);
    // Decoys and compounds are nobody's and stand twice; the gazetteer is the same.
    assert_eq!(
        again.assemble().expect("as before").entities,
        gazetteer.entities
    );
    for (index, entity) in gazetteer.entities.iter().enumerate() {
        let found = gazetteer.entity(&entity.id).expect("it has this id");
        assert_eq!(usize::from(found.0), index);
        let _ = gazetteer.resolve(&entity.name);
    }
    let mut text = String::new();
    for alias in gazetteer.aliases.iter().take(60) {
        assert!(!alias.text.is_empty());
        assert_eq!(normalize(&alias.text), alias.text);
        text += &alias.text;
        text += [" ", ", ", "", "의 "][alias.text.len() % 4];
    }
    for language in [None, Some(Language::Korean), Some(Language::English)] {
        let published = Some(jiff::civil::date(2024, 1, 1));
        let circumstance = Circumstance {
            language,
            published,
        };
        matching::all_agree(&gazetteer, &text, circumstance);
    }
});

fn has_place(error: &Error, toml: &str) {
    let message = error.to_string();
    let place: &Place = match error {
        Error::Syntax { place, .. }
        | Error::UnknownLanguage { place, .. }
        | Error::EmptyAlias { place, .. }
        | Error::NoText { place, .. }
        | Error::NotNormalised { place, .. }
        | Error::NoDay { place, .. }
        | Error::NoTime { place, .. }
        | Error::Undeclared { place, .. }
        | Error::NothingToAddTo { place, .. }
        | Error::Duplicate { place, .. }
        | Error::HalfDeclared { place, .. }
        | Error::NoEntity { place, .. } => place,
        Error::Read { .. } | Error::NoFile { .. } | Error::TooMany { .. } => panic!("{message}"),
    };
    place::check("g.toml", u64::from(place.line), toml, &message);
}
