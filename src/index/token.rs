//! What text is searched by: words of alphabetic scripts, characters of Hangul, Han and Kana.

use std::str::CharIndices;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

use crate::text::script::Script;

/// Version of the rules of this file: an index made by others is made anew.
pub(super) const VERSION: u32 = 1;

/// Bytes of a word that are looked at: what is longer is no word but, say, an image in text, and
/// tantivy's terms end at 65,530 bytes.
const LONGEST: usize = 1000;

/// A unit of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Byte at which it begins.
    pub(super) start: usize,
    /// Byte after its last.
    pub(super) end: usize,
    /// Number in the text. A new paragraph leaves one out, so that no phrase goes across.
    pub(super) position: u32,
    pub(super) kind: Kind,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of letters and digits.
    Word,
    /// One character of Hangul, Han or Kana.
    Character,
}

/// The units of a text, in order.
#[derive(Clone, Debug)]
pub(super) struct Units<'a> {
    chars: CharIndices<'a>,
    position: u32,
}

impl<'a> Units<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            chars: text.char_indices(),
            position: 0,
        }
    }

    fn end(&self) -> usize {
        self.chars.offset()
    }
}

impl Iterator for Units<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        loop {
            let (start, c) = self.chars.next()?;
            let kind = match kind(c) {
                Some(kind) => kind,
                None if c == '\n' => {
                    self.position += 1;
                    continue;
                }
                None => continue,
            };
            if kind == Kind::Word {
                let mut rest = self.chars.clone();
                while let Some((_, c)) = rest.next()
                    && (self::kind(c) == Some(Kind::Word) || is_combining_mark(c))
                {
                    self.chars = rest.clone();
                }
            }
            let position = self.position;
            self.position += 1;
            return Some(Unit {
                start,
                end: self.end(),
                position,
                kind,
            });
        }
    }
}

fn kind(c: char) -> Option<Kind> {
    match Script::of(c)? {
        Script::Hangul | Script::Han | Script::Kana => Some(Kind::Character),
        Script::Latin | Script::Cyrillic | Script::Other => Some(Kind::Word),
    }
}

/// Replaces `term` by a word as it is indexed and looked for.
pub(super) fn fold(word: &str, term: &mut String) {
    term.clear();
    for c in word.chars() {
        let folded = c.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c });
        term.extend(folded);
        if term.len() > LONGEST {
            return;
        }
    }
}

/// The tokenizer of the index: a term at every position, of a character with its neighbour.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms;

impl Tokenizer for Terms {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        let mut units = Units::of(text);
        let next = units.next();
        TermStream {
            text,
            units,
            next,
            token: Token::default(),
        }
    }
}

/// The terms of a text, one a unit.
#[derive(Debug)]
pub(super) struct TermStream<'a> {
    text: &'a str,
    units: Units<'a>,
    next: Option<Unit>,
    token: Token,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(unit) = self.next else {
            return false;
        };
        self.next = self.units.next();
        let end = match (unit.kind, self.next) {
            (Kind::Character, Some(next))
                if next.kind == Kind::Character && next.start == unit.end =>
            {
                next.end
            }
            _ => unit.end,
        };
        let token = &mut self.token;
        let text = &self.text[unit.start..end];
        match unit.kind {
            Kind::Word => fold(text, &mut token.text),
            Kind::Character => {
                token.text.clear();
                token.text.push_str(text);
            }
        }
        (token.offset_from, token.offset_to) = (unit.start, end);
        token.position = unit.position as usize;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<(usize, String)> {
        let mut terms = Terms;
        let mut stream = terms.token_stream(text);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        found
    }

    fn words(text: &str) -> Vec<String> {
        terms(text).into_iter().map(|(_, term)| term).collect()
    }

    #[test]
    fn words_are_in_lower_case_and_keep_their_accents() {
        assert_eq!(
            words("Kim Jong-un's PEÑA"),
            ["kim", "jong", "un", "s", "peña"]
        );
        assert_eq!(words("Королёв 2024"), ["королев", "2024"]);
    }

    #[test]
    fn a_character_of_hangul_or_han_comes_with_the_one_after_it() {
        assert_eq!(words("남조선 US군"), ["남조", "조선", "선", "us", "군"]);
        assert_eq!(words("习近平"), ["习近", "近平", "平"]);
    }

    #[test]
    fn a_new_paragraph_leaves_a_position_out() {
        let positions: Vec<usize> = terms("a b\n\nc").into_iter().map(|(at, _)| at).collect();
        assert_eq!(positions, [0, 1, 4]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let term = &words(&"A".repeat(100_000))[0];
        assert_eq!(term.len(), LONGEST + 1);
    }
}
