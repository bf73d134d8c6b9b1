//! Tokens: what rates are per.
//!
//! Words of Korean are what white space parts (eojeol), whatever particles, digits and brackets
//! they hold. Every Han or Kana character is a token. Everywhere else a token is a run of letters
//! and digits; an apostrophe between two of them belongs to it (`People's`), a hyphen or full
//! stop does not: `DPRK-China` is two tokens, as matching sees two names in it.

use super::script::Script;
use super::script::is_syllable;
use crate::byte_mask;
use crate::byte_mask::BLOCK;

/// Returns the number of tokens in normalised text.
///
/// # Panics
///
/// If there are 2³² or more.
pub fn count(text: &str) -> u32 {
    let tokens = if text.is_ascii() {
        in_ascii(text.as_bytes())
    } else {
        text.split('\n').map(in_paragraph).sum()
    };
    u32::try_from(tokens).expect("documents are shorter than 4 GiB")
}

fn in_paragraph(paragraph: &str) -> usize {
    if paragraph.is_ascii() {
        in_ascii(paragraph.as_bytes())
    } else {
        in_words(paragraph)
    }
}

/// Counts as `in_word` does in each word of a paragraph; most words of Korean and Russian need
/// only a look at their bytes.
fn in_words(paragraph: &str) -> usize {
    let bytes = paragraph.as_bytes();
    let mut tokens = 0;
    let mut word = Word::default();
    let mut start = 0;
    for at in (0..=bytes.len()).step_by(BLOCK) {
        let hangul = byte_mask::of(bytes, at, |_, lead, byte| is_syllable(lead, byte));
        let east = byte_mask::of(bytes, at, may_be_han_or_kana);
        let foreign = byte_mask::of(bytes, at, |_, _, byte| is_foreign(byte));
        let begins = byte_mask::of(bytes, at, |first, second, byte| {
            begins_token(first, second, byte, is_letter_of_alphabet)
        });
        // The paragraph's end parts as a space does.
        let spaces = byte_mask::of(bytes, at, |_, _, byte| byte == b' ');
        let mut gaps = spaces | byte_mask::end(bytes, at);
        let mut rest = u64::MAX;
        while gaps != 0 {
            let gap = gaps.trailing_zeros();
            gaps &= gaps - 1;
            let part = rest & !(u64::MAX << gap);
            word.add(hangul & part, east & part, foreign & part, begins & part);
            let end = at + gap as usize;
            tokens += word
                .tokens()
                .unwrap_or_else(|| in_word(&paragraph[start..end]));
            word = Word::default();
            start = end + 1;
            rest = (u64::MAX << gap) << 1;
        }
        word.add(hangul & rest, east & rest, foreign & rest, begins & rest);
    }
    tokens
}

/// What the bytes of a word tell.
#[derive(Default)]
struct Word {
    has_hangul: bool,
    may_have_han_or_kana: bool,
    has_foreign: bool,
    begins: u32,
}

impl Word {
    fn add(&mut self, hangul: u64, east: u64, foreign: u64, begins: u64) {
        self.has_hangul |= hangul != 0;
        self.may_have_han_or_kana |= east != 0;
        self.has_foreign |= foreign != 0;
        if !self.has_foreign {
            self.begins += begins.count_ones();
        }
    }

    /// Returns how many tokens the word is; `None` where its characters must be looked at.
    fn tokens(&self) -> Option<usize> {
        if self.has_hangul && !self.may_have_han_or_kana {
            Some(1)
        } else if self.has_foreign {
            None
        } else {
            Some(self.begins as usize)
        }
    }
}

/// Returns whether a byte begins a character of U+4000 to U+9FFF or from U+E000 on, or ends one
/// of U+3000 to U+3FFF that is none of the brackets of Korean.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction"
)]
fn may_be_han_or_kana(first: u8, second: u8, byte: u8) -> bool {
    let is_bracket = (second == 0x80) & (byte.wrapping_sub(0x88) < 0x18);
    (byte.wrapping_sub(0xE4) < 6) | (byte >= 0xEE) | (first == 0xE3) & !is_bracket
}

/// Returns whether a byte begins a character beyond ASCII and U+0400 to U+047F.
fn is_foreign(byte: u8) -> bool {
    byte >= 0xC0 && byte & 0xFE != 0xD0
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

/// Counts as `in_word` does in every word.
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
    let at_head = u8::from(begins_token(0, 0, first, is_letter_of_ascii))
        + u8::from(begins_token(0, first, second, is_letter_of_ascii));
    let Some(third) = paragraph.get(2..) else {
        return usize::from(at_head);
    };
    let blocks = paragraph
        .chunks(BLOCK)
        .zip(paragraph[1..].chunks(BLOCK))
        .zip(third.chunks(BLOCK));
    let in_blocks = blocks.map(|((first, second), third)| {
        let bytes = first.iter().zip(second).zip(third);
        let begins =
            bytes.map(|((a, b), c)| u8::from(begins_token(*a, *b, *c, is_letter_of_ascii)));
        usize::from(begins.sum::<u8>())
    });
    usize::from(at_head) + in_blocks.sum::<usize>()
}

/// Returns whether a token begins with a byte, told by the two before it and itself.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction"
)]
fn begins_token(first: u8, second: u8, byte: u8, is_inside: impl Fn(u8) -> bool) -> bool {
    let joins = is_inside(second) | (second == b'\'') & is_inside(first);
    is_inside(byte) & !joins
}

fn is_letter_of_ascii(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10)
}

/// Returns whether a byte belongs to a letter or digit, where all are ASCII or Cyrillic.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction"
)]
fn is_letter_of_alphabet(byte: u8) -> bool {
    is_letter_of_ascii(byte) | (byte >= 0x80)
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
    fn brackets_and_marks_of_the_east_are_no_tokens() {
        for mark in '\u{3008}'..='\u{301F}' {
            assert_eq!(count(&format!("가{mark}하고")), 1);
            assert_eq!(count(&format!("{mark}日{mark}")), 1);
        }
    }

    #[test]
    fn a_combining_mark_parts_no_word() {
        assert_eq!(count("x\u{301}y z"), 2);
    }

    proptest! {
        #[test]
        fn ascii_is_counted_as_any_other_text(word in "[a-z0-9'., \n-]{0,20}|[aZ9'/:@`{ \n]{0,400}") {
            let words = word.split([' ', '\n']).map(super::in_word);
            prop_assert_eq!(count(&word) as usize, words.sum::<usize>());
        }

        #[test]
        fn words_are_counted_as_their_characters_are(
            paragraph in "[가나국하힟힣ㅌ日㐀々〇〡〻かｱ豈𠀀aЯяé1'《」、. \u{301}]{0,150}",
        ) {
            let words = paragraph.split(' ').map(super::in_word);
            prop_assert_eq!(count(&paragraph) as usize, words.sum::<usize>());
        }
    }
}
