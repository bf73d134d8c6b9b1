//! Phrases: what is looked for in text, and what that means.
//!
//! The meaning, without an index: at some unit of the text the first piece stands, at those
//! right after it the others, in order and within one paragraph. Between pieces anything may
//! stand that is neither letter nor digit. A piece of Hangul, Han or Kana may begin and end
//! within a longer run of them, but not where another piece joins it.

use crate::index::token::{Kind, Unit, Units, fold};
use crate::span::Span;

/// Words, or runs of characters, one after another. One word is a phrase too.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase {
    pub(super) pieces: Vec<Piece>,
}

/// A part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Piece {
    /// A word, folded, of which the beginning or the end may be left open by `*`.
    Word {
        term: String,
        open_start: bool,
        open_end: bool,
    },
    /// Characters of Hangul, Han or Kana side by side.
    Run(String),
}

impl Phrase {
    /// Returns the phrase that the words of a text make; `None` if it holds no letter or digit.
    ///
    /// A `*` right before or after a word leaves open how it begins or ends: `*Kim` is found in
    /// `ofKim`.
    pub fn of(text: &str) -> Option<Self> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut last_end = None;
        for unit in Units::of(text) {
            let word = &text[unit.start..unit.end];
            match (unit.kind, pieces.last_mut()) {
                (Kind::Character, Some(Piece::Run(run))) if last_end == Some(unit.start) => {
                    run.push_str(word);
                }
                (Kind::Character, _) => pieces.push(Piece::Run(word.to_owned())),
                (Kind::Word, _) => {
                    let mut term = String::new();
                    fold(word, &mut term);
                    pieces.push(Piece::Word {
                        term,
                        open_start: text[..unit.start].ends_with('*'),
                        open_end: text[unit.end..].starts_with('*'),
                    });
                }
            }
            last_end = Some(unit.end);
        }
        (!pieces.is_empty()).then_some(Self { pieces })
    }

    /// Returns the places in a text at which the phrase stands, in order; they may overlap.
    pub fn find(&self, text: &str) -> Vec<Span> {
        let units: Vec<Unit> = Units::of(text).collect();
        (0..units.len())
            .filter_map(|at| self.end_at(text, &units[at..]))
            .collect()
    }

    /// Returns where the phrase stands if it does at the first of these units.
    fn end_at(&self, text: &str, units: &[Unit]) -> Option<Span> {
        let mut at = 0;
        for (number, piece) in self.pieces.iter().enumerate() {
            // A paragraph lies between.
            if at > 0 && units.get(at)?.position != units[at - 1].position + 1 {
                return None;
            }
            let taken = piece.units_at(text, &units[at..])?;
            at += taken;
            let joins =
                |next: &Unit| next.kind == Kind::Character && next.start == units[at - 1].end;
            let is_inner = number + 1 < self.pieces.len();
            if is_inner && matches!(piece, Piece::Run(_)) && units.get(at).is_some_and(joins) {
                return None;
            }
        }
        Some(Span::new(units[0].start, units[at - 1].end))
    }
}

impl Piece {
    /// Returns how many units the piece takes if it stands at the first of these.
    fn units_at(&self, text: &str, units: &[Unit]) -> Option<usize> {
        match self {
            Self::Word {
                term,
                open_start,
                open_end,
            } => {
                let unit = units.first().filter(|unit| unit.kind == Kind::Word)?;
                let mut word = String::new();
                fold(&text[unit.start..unit.end], &mut word);
                is_word(&word, term, *open_start, *open_end).then_some(1)
            }
            Self::Run(run) => {
                let taken = run.chars().count();
                let (first, last) = (units.first()?, units.get(taken - 1)?);
                let is_run = first.kind == Kind::Character && last.kind == Kind::Character;
                (is_run && text.get(first.start..last.end) == Some(run)).then_some(taken)
            }
        }
    }
}

/// Returns whether a folded word is the one looked for.
pub(super) fn is_word(word: &str, term: &str, open_start: bool, open_end: bool) -> bool {
    match (open_start, open_end) {
        (false, false) => word == term,
        (false, true) => word.starts_with(term),
        (true, false) => word.ends_with(term),
        (true, true) => word.contains(term),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let spans = Phrase::of(phrase).unwrap().find(text);
        spans
            .into_iter()
            .map(|span| span.surface(text).to_owned())
            .collect()
    }

    #[test]
    fn a_word_is_found_whole_in_any_case() {
        assert_eq!(
            found("china", "China, CHINA and Chinatown"),
            ["China", "CHINA"]
        );
        assert_eq!(found("россия", "Россия и России"), ["Россия"]);
    }

    #[test]
    fn a_run_of_hangul_is_found_within_a_longer_one() {
        assert_eq!(found("조선", "남조선에서는 조선"), ["조선", "조선"]);
        assert_eq!(found("선", "남조선에서는"), ["선"]);
    }

    #[test]
    fn a_phrase_goes_across_punctuation_and_not_across_paragraphs() {
        assert_eq!(
            found("kim jong un", "Kim Jong-Un. Kim\nJong Un"),
            ["Kim Jong-Un"]
        );
        assert_eq!(found("U.S. forces", "U. S. forces"), ["U. S. forces"]);
    }

    #[test]
    fn words_of_korean_that_are_written_apart_are_looked_for_apart() {
        assert_eq!(found("조선 로동당", "조선로동당"), Vec::<String>::new());
        assert_eq!(found("조선 로동당", "남조선, 로동당은"), ["조선, 로동당"]);
        assert_eq!(found("2024년", "2024년에"), ["2024년"]);
    }

    #[test]
    fn a_star_leaves_a_word_open() {
        assert_eq!(
            found("*kim jong un*", "ofKim Jong Unand"),
            ["ofKim Jong Unand"]
        );
        assert_eq!(
            found("росси*", "Россия, России, русский"),
            ["Россия", "России"]
        );
        assert_eq!(found("kim*", "ofKim"), Vec::<String>::new());
    }

    #[test]
    fn without_a_letter_or_digit_there_is_no_phrase() {
        assert_eq!(Phrase::of("…  * -"), None);
    }
}
