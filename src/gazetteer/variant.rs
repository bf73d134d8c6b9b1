//! Spellings that follow from a declared one by a rule, so that nobody has to list them.
//!
//! Headlines are in capitals, `ё` is written `е`, Spanish loses its accents, a Korean signature
//! is spaced out. What a rule gets wrong is declared `exact`.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    declaration::DeclaredAlias,
    model::{AliasKind, Boundary, Counts},
    script,
};
use crate::language::Language;

/// Returns the other spellings of an alias, with the boundary of each.
pub(super) fn variants(alias: &DeclaredAlias, of_person: bool) -> Vec<(String, Boundary)> {
    if alias.exact || alias.counts == Counts::Never {
        return Vec::new();
    }
    let mut texts = vec![alias.text.clone()];
    let mut extend = |variant: fn(&str, &DeclaredAlias) -> Vec<String>| {
        let more: Vec<String> = texts.iter().flat_map(|text| variant(text, alias)).collect();
        texts.extend(more);
    };
    extend(title_case);
    extend(with_plain_e);
    extend(without_accents);
    extend(with_capitals);
    extend(without_spaces);
    let mut variants: Vec<(String, Boundary)> = Vec::new();
    for text in texts.into_iter().skip(1) {
        if text != alias.text && variants.iter().all(|(other, _)| *other != text) {
            variants.push((text, alias.boundary));
        }
    }
    if of_person {
        variants.extend(spaced_out(&alias.text).map(|text| (text, Boundary::HangulBoth)));
    }
    variants
}

/// `Russian president` is also `Russian President`; `президент России` is also `Президент России`.
fn title_case(text: &str, alias: &DeclaredAlias) -> Vec<String> {
    if alias.kind != AliasKind::Title {
        return Vec::new();
    }
    let mut variants = vec![capitalised(text)];
    if text.is_ascii() {
        // Articles and prepositions are shorter than the words for offices.
        let word = |word: &str| match word.len() {
            4.. => capitalised(word),
            _ => word.to_owned(),
        };
        variants.push(text.split(' ').map(word).collect::<Vec<_>>().join(" "));
    }
    variants
}

/// `Хрущёв` is also `Хрущев`.
fn with_plain_e(text: &str, _: &DeclaredAlias) -> Vec<String> {
    if text.contains(['ё', 'Ё']) {
        vec![text.replace('ё', "е").replace('Ё', "Е")]
    } else {
        Vec::new()
    }
}

/// `Perú` is also `Peru`; `ñ` is a letter of its own and stays.
fn without_accents(text: &str, alias: &DeclaredAlias) -> Vec<String> {
    if alias.language != Some(Language::Spanish) || text.is_ascii() {
        return Vec::new();
    }
    let bare = |c: char| match c {
        'ñ' | 'Ñ' => c,
        c => c.nfd().find(|c| !is_combining_mark(*c)).unwrap_or(c),
    };
    vec![text.chars().map(bare).collect()]
}

/// `China` is also `CHINA`; what begins small inside a sentence (`chino`, `китайск`,
/// `anti-Japanese`) also begins one.
fn with_capitals(text: &str, alias: &DeclaredAlias) -> Vec<String> {
    if text.chars().any(script::is_hangul) {
        return Vec::new();
    }
    // Two letters in capitals are too often something else.
    let is_letter = |c: &char| script::is_alphabetic(*c) && c.is_alphabetic();
    if text.chars().filter(is_letter).nth(2).is_none() {
        return Vec::new();
    }
    let mut variants = vec![text.to_uppercase()];
    let begins_small = text.chars().next().is_some_and(char::is_lowercase);
    let inside_a_sentence = alias.boundary == Boundary::Stem
        || matches!(alias.kind, AliasKind::Demonym | AliasKind::Compound);
    if begins_small && inside_a_sentence {
        variants.push(capitalised(text));
    }
    variants
}

/// `울라지미르 뿌찐` is also `울라지미르뿌찐`: spacing between Korean nouns is free.
fn without_spaces(text: &str, _: &DeclaredAlias) -> Vec<String> {
    if text.contains(' ') && text.chars().any(script::is_hangul) {
        vec![text.replace(' ', "")]
    } else {
        Vec::new()
    }
}

/// Returns a name of three Hangul syllables as signatures have it: `김 정 은`.
fn spaced_out(text: &str) -> Option<String> {
    let syllables: Vec<char> = text.chars().collect();
    match syllables[..] {
        [a, b, c] if syllables.iter().all(|c| script::is_hangul(*c)) => {
            Some(format!("{a} {b} {c}"))
        }
        _ => None,
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::declaration::Declarations;

    fn variants_of(kind: &str, language: &str, text: &str) -> Vec<String> {
        let toml = format!("[[entity]]\nid = \"x\"\n{kind}.{language} = [\"{text}\"]");
        let declared = Declarations::parse("test.toml", &toml).unwrap();
        let variants = variants(&declared.aliases[0], true).into_iter();
        variants.map(|(text, _)| text).collect()
    }

    #[test]
    fn a_name_is_looked_for_in_capitals_too() {
        assert_eq!(variants_of("names", "en", "Russia"), ["RUSSIA"]);
        assert_eq!(variants_of("names", "ru", "Россия"), ["РОССИЯ"]);
    }

    #[test]
    fn two_letters_are_not() {
        assert!(variants_of("names", "en", "Li").is_empty());
    }

    #[test]
    fn a_stem_begins_small_or_with_a_capital_or_is_in_capitals() {
        assert_eq!(
            variants_of("demonyms", "ru", "китайск*"),
            ["КИТАЙСК", "Китайск"]
        );
    }

    #[test]
    fn io_is_also_written_as_ie() {
        assert_eq!(
            variants_of("names", "ru", "Хрущёв"),
            ["Хрущев", "ХРУЩЁВ", "ХРУЩЕВ"]
        );
    }

    #[test]
    fn spanish_loses_its_accents_but_keeps_enye() {
        assert!(variants_of("demonyms", "es", "brasileña").contains(&"Brasileña".to_owned()));
        assert!(variants_of("names", "es", "Perú").contains(&"Peru".to_owned()));
        assert!(!variants_of("names", "es", "España").contains(&"Espana".to_owned()));
    }

    #[test]
    fn a_korean_name_is_also_spaced_out_or_written_together() {
        assert_eq!(variants_of("names", "ko", "김정은"), ["김 정 은"]);
        assert_eq!(variants_of("names", "ko", "훈 쎈"), ["훈쎈"]);
    }
}
