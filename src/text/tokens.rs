//! Tokens: what rates are per.
//!
//! Words of Korean are what white space parts (eojeol), whatever particles, digits and brackets
//! they hold. Every Han or Kana character is a token. Everywhere else a token is a run of letters
//! and digits; an apostrophe between two of them belongs to it (`People's`), a hyphen or full
//! stop does not: `DPRK-China` is two tokens, as matching sees two names in it.

use super::script::Script;

/// Returns the number of tokens in normalised text.
///
/// # Panics
///
/// If there are 2³² or more.
pub fn count(text: &str) -> u32 {
    let words = text.split([' ', '\n']).map(|word| {
        if word.is_ascii() {
            in_ascii(word.as_bytes())
        } else {
            in_word(word)
        }
    });
    u32::try_from(words.sum::<usize>()).expect("documents are shorter than 4 GiB")
}

/// Counts in what white space parts, of any script.
fn in_word(word: &str) -> usize {
    let mut characters = 0;
    let mut runs = 0;
    let mut has_hangul = false;
    let mut in_run = false;
    let mut after_apostrophe = false;
    for c in word.chars() {
        match Script::of(c) {
            Some(Script::Han | Script::Kana) => {
                characters += 1;
                in_run = false;
            }
            Some(script) => {
                has_hangul |= script == Script::Hangul;
                runs += usize::from(!in_run);
                in_run = true;
            }
            None => {
                let joins = c == '\'' && !after_apostrophe || is_mark(c);
                in_run &= joins;
            }
        }
        after_apostrophe = c == '\'';
    }
    characters + if has_hangul { 1 } else { runs }
}

/// Returns whether a character belongs to the letter before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Counts as `in_word` does.
fn in_ascii(word: &[u8]) -> usize {
    let mut runs = 0;
    let mut in_run = false;
    let mut after_apostrophe = false;
    for &byte in word {
        let apostrophe = byte == b'\'';
        let is_inside = byte.is_ascii_alphanumeric();
        runs += usize::from(is_inside && !in_run);
        in_run = is_inside || in_run && apostrophe && !after_apostrophe;
        after_apostrophe = apostrophe;
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::count;

    #[test]
    fn a_run_of_letters_and_digits_is_a_token() {
        assert_eq!(count("Kim Jong Un, 84, met 2nd Army."), 7);
        assert_eq!(count("Си Цзиньпин прибыл в Москву."), 5);
        assert_eq!(count(""), 0);
        assert_eq!(count(" - ... ' "), 0);
    }

    #[test]
    fn an_apostrophe_joins_and_a_hyphen_parts() {
        assert_eq!(count("People's Republic"), 2);
        assert_eq!(count("DPRK-China U.S. 1,050"), 6);
        assert_eq!(count("'quoted' rock''n"), 3);
    }

    #[test]
    fn a_korean_token_is_what_white_space_parts() {
        assert_eq!(count("조선로동당 총비서 김정은동지께서 《로동신문》을"), 4);
        assert_eq!(count("주체113(2024)년 9월"), 2);
        assert_eq!(count("-0- (끝)"), 2);
    }

    #[test]
    fn every_han_or_kana_character_is_a_token() {
        assert_eq!(count("习近平主席访朝。"), 7);
        assert_eq!(count("プーチン大統領と"), 8);
        assert_eq!(count("김정은(金正恩)"), 4);
        assert_eq!(count("2022年1月"), 4);
    }

    #[test]
    fn a_combining_mark_parts_no_word() {
        assert_eq!(count("x\u{301}y z"), 2);
    }

    proptest! {
        #[test]
        fn ascii_is_counted_as_any_other_text(word in "[a-z0-9'., -]{0,20}") {
            let words = word.split(' ').map(super::in_word);
            prop_assert_eq!(count(&word) as usize, words.sum::<usize>());
        }
    }
}
