//! Words: the pieces of a text that are compared with one another.
//!
//! A word is a run of letters and digits of one kind: of Hangul, of an alphabet, or of Han and
//! Kana, where nothing marks the words and a run is a phrase. Unlike a token, what rates are per,
//! it holds no bracket and no full stop. Knows no particle and no ending.

use crate::span::Span;

use super::script::Script;

/// A run of letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    pub span: Span,
    /// Of what it consists.
    pub writing: Writing,
}

/// How the words of a script are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// With spaces between words: Latin, Cyrillic, digits. An apostrophe between two letters
    /// belongs to the word.
    Alphabetic,
    /// Hangul, with digits before or in it: a word and the particles behind it.
    Hangul,
    /// Han and Kana, without spaces: a run may be many words.
    Ideographic,
}

/// Returns the words of a normalised text, from left to right.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            let Some(mut writing) = writing(first) else {
                continue;
            };
            let mut end = start + first.len_utf8();
            let mut is_of_digits = first.is_numeric();
            while let Some(&(at, c)) = rest.peek() {
                match self::writing(c) {
                    Some(next) if next == writing || c.is_numeric() => {}
                    // `2천` is one word, `천` decides of what.
                    Some(Writing::Hangul) if is_of_digits => writing = Writing::Hangul,
                    None if belongs_to_word(text, at, c, writing) => {}
                    _ => break,
                }
                is_of_digits &= c.is_numeric();
                end = at + c.len_utf8();
                rest.next();
            }
            let span = Span::new(start, end);
            return Some(Word { span, writing });
        }
    })
}

fn writing(c: char) -> Option<Writing> {
    Some(match Script::of(c)? {
        Script::Hangul => Writing::Hangul,
        Script::Han | Script::Kana => Writing::Ideographic,
        Script::Latin | Script::Cyrillic | Script::Other => Writing::Alphabetic,
    })
}

/// Returns whether a character that is no letter stands inside a word: an apostrophe between two
/// letters, or a mark on one.
fn belongs_to_word(text: &str, at: usize, c: char, of: Writing) -> bool {
    let is_letter_next = || {
        let next = text[at + c.len_utf8()..].chars().next();
        next.is_some_and(|next| writing(next) == Some(Writing::Alphabetic))
    };
    unicode_normalization::char::is_combining_mark(c)
        || c == '\'' && of == Writing::Alphabetic && is_letter_next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        words(text).map(|word| word.span.surface(text)).collect()
    }

    #[test]
    fn a_run_of_one_kind_of_letters_is_a_word() {
        assert_eq!(
            surfaces("People's Republic, 84."),
            ["People's", "Republic", "84"]
        );
        assert_eq!(surfaces("DPRK-China 'ties'"), ["DPRK", "China", "ties"]);
        assert_eq!(
            surfaces("《로동신문》을 2천톤"),
            ["로동신문", "을", "2천톤"]
        );
        assert_eq!(surfaces("김정은(金正恩)동지"), ["김정은", "金正恩", "동지"]);
        assert_eq!(surfaces("プーチン大統領、A"), ["プーチン大統領", "A"]);
        assert_eq!(surfaces(" - ' "), [] as [&str; 0]);
    }

    #[test]
    fn a_word_knows_how_it_is_written() {
        let writings: Vec<Writing> = words("Си 习 시").map(|word| word.writing).collect();
        assert_eq!(
            writings,
            [Writing::Alphabetic, Writing::Ideographic, Writing::Hangul]
        );
    }

    #[test]
    fn a_mark_on_a_letter_parts_no_word() {
        assert_eq!(surfaces("x\u{301}y z"), ["x\u{301}y", "z"]);
    }
}
