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
    let paragraphs = text.split('\n').map(|paragraph| {
        if paragraph.is_ascii() {
            in_ascii(paragraph.as_bytes())
        } else {
            paragraph.split(' ').map(in_word_or_eojeol).sum()
        }
    });
    u32::try_from(paragraphs.sum::<usize>()).expect("documents are shorter than 4 GiB")
}

/// Counts as `in_word` does; most words of Korean need only a look at their bytes.
fn in_word_or_eojeol(word: &str) -> usize {
    let mut has_hangul = false;
    let mut may_have_han_or_kana = false;
    for byte in word.bytes() {
        // U+B000 to U+CFFF; U+3000 to U+9FFF and all from U+E000.
        has_hangul |= matches!(byte, 0xEB | 0xEC);
        may_have_han_or_kana |= matches!(byte, 0xE3..=0xE9 | 0xEE..);
    }
    if has_hangul && !may_have_han_or_kana {
        1
    } else {
        in_word(word)
    }
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

/// Counts as `in_word` does in every word of a paragraph.
///
/// Whether a token begins is told by a byte and the two before it. Summed in bytes, so that the
/// compiler makes vector instructions of it.
fn in_ascii(paragraph: &[u8]) -> usize {
    /// Bytes looked at together; a sum of so many fits one.
    const BLOCK: usize = 128;
    let (first, second) = match *paragraph {
        [] => return 0,
        [first] => (first, 0),
        [first, second, ..] => (first, second),
    };
    let at_head = u8::from(begins_token(0, 0, first)) + u8::from(begins_token(0, first, second));
    let Some(third) = paragraph.get(2..) else {
        return usize::from(at_head);
    };
    let blocks = paragraph
        .chunks(BLOCK)
        .zip(paragraph[1..].chunks(BLOCK))
        .zip(third.chunks(BLOCK));
    let in_blocks = blocks.map(|((first, second), third)| {
        let bytes = first.iter().zip(second).zip(third);
        let begins = bytes.map(|((a, b), c)| u8::from(begins_token(*a, *b, *c)));
        usize::from(begins.sum::<u8>())
    });
    usize::from(at_head) + in_blocks.sum::<usize>()
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction"
)]
fn begins_token(first: u8, second: u8, byte: u8) -> bool {
    let is_inside =
        |byte: u8| ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10);
    let joins = is_inside(second) | (second == b'\'') & is_inside(first);
    is_inside(byte) & !joins
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
        fn ascii_is_counted_as_any_other_text(word in "[a-z0-9'., -]{0,20}|[aZ9'/:@`{ ]{0,400}") {
            let words = word.split(' ').map(super::in_word);
            prop_assert_eq!(count(&word) as usize, words.sum::<usize>());
        }

        #[test]
        fn korean_is_counted_as_any_other_text(word in "[가나힣ㅌ日々かｱ豈𠀀a1'《.]{0,8}") {
            prop_assert_eq!(super::in_word_or_eojeol(&word), super::in_word(&word));
        }
    }
}
