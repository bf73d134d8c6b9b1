//! A text as a sequence of word types and of nodes: places where the entity is named.
//!
//! A word type is a word in lower case; of Hangul without particles; of Han and Kana, where
//! nothing marks words, each pair of neighbouring characters. What is left of a word beside the
//! entity's name in it is a word of its own: `인민` in `중국인민에게`, `comrade` in
//! `ComradeKim Jong Un`.

use crate::span::Span;
use crate::text::particle;
use crate::text::words::Writing;
use crate::text::words::words;

/// What stands at one position of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// The entity, under a name that counts.
    Node,
    /// The entity, under a name that does not count: no word, and no node.
    Own,
    /// A word.
    Word(String, Writing),
}

/// Where the entity is named, and whether that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Own {
    pub(super) span: Span,
    pub(super) counts: bool,
}

/// Returns the positions of each paragraph of a text. `own` are sorted and may overlap.
pub(super) fn paragraphs(text: &str, own: &[Own]) -> Vec<Vec<Position>> {
    let own = merged(own);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let end = start + paragraph.len();
        let inside = |one: &&Own| (start..end).contains(&(one.span.start as usize));
        let names: Vec<Own> = own.iter().filter(inside).copied().collect();
        let mut positions = Vec::new();
        let mut at = start;
        for name in names {
            let before = &text[at..name.span.start as usize];
            add_words(before, at > start, &mut positions);
            positions.push(if name.counts {
                Position::Node
            } else {
                Position::Own
            });
            at = name.span.end as usize;
        }
        add_words(&text[at..end], at > start, &mut positions);
        if !positions.is_empty() {
            paragraphs.push(positions);
        }
        start = end + 1;
    }
    paragraphs
}

/// Returns spans that do not overlap: a title around a name is one place.
fn merged(own: &[Own]) -> Vec<Own> {
    let mut merged: Vec<Own> = Vec::new();
    for one in own {
        match merged
            .last_mut()
            .filter(|last| last.span.end > one.span.start)
        {
            Some(last) => {
                last.span.end = last.span.end.max(one.span.end);
                last.counts |= one.counts;
            }
            None => merged.push(*one),
        }
    }
    merged
}

/// Adds the word types of a piece of text, which may begin right behind a name.
fn add_words(text: &str, follows_name: bool, positions: &mut Vec<Position>) {
    for word in words(text) {
        let surface = word.span.surface(text);
        let is_rest = follows_name && word.span.start == 0;
        match word.writing {
            Writing::Ideographic => add_pairs(surface, positions),
            Writing::Hangul => {
                let stem = if is_rest {
                    particle::rest_after_name(surface)
                } else {
                    particle::stem(surface)
                };
                if !stem.is_empty() {
                    positions.push(Position::Word(stem.to_owned(), word.writing));
                }
            }
            // What follows the stem of a Russian name is its ending.
            Writing::Alphabetic if is_rest && is_cyrillic(surface) => {}
            Writing::Alphabetic => {
                positions.push(Position::Word(surface.to_lowercase(), word.writing));
            }
        }
    }
}

/// Adds each pair of neighbours in a run of Han or Kana; a character alone stands for itself.
fn add_pairs(run: &str, positions: &mut Vec<Position>) {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
    let end = |index: usize| starts.get(index).copied().unwrap_or(run.len());
    let pairs = starts.len().saturating_sub(1).max(1);
    for index in 0..pairs {
        let pair = &run[starts[index]..end(index + 2)];
        positions.push(Position::Word(pair.to_owned(), Writing::Ideographic));
    }
}

fn is_cyrillic(word: &str) -> bool {
    word.starts_with(|c| ('\u{400}'..='\u{52F}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the positions of a text, the entity's names standing between `<` and `>`, those
    /// that do not count between `{` and `}`.
    fn read(marked: &str) -> Vec<String> {
        let mut text = String::new();
        let mut own = Vec::new();
        let mut start = 0;
        for c in marked.chars() {
            match c {
                '<' | '{' => start = text.len(),
                '>' | '}' => own.push(Own {
                    span: Span::new(start, text.len()),
                    counts: c == '>',
                }),
                _ => text.push(c),
            }
        }
        let paragraphs = paragraphs(&text, &own);
        let lines = paragraphs.iter().map(|paragraph| {
            let words: Vec<&str> = paragraph
                .iter()
                .map(|position| match position {
                    Position::Node => "*",
                    Position::Own => "-",
                    Position::Word(word, _) => word.as_str(),
                })
                .collect();
            words.join(" ")
        });
        lines.collect()
    }

    #[test]
    fn names_are_nodes_and_the_rest_is_words() {
        assert_eq!(
            read("The <Chinese> people met\n\n{Beijing}'s guests."),
            ["the * people met", "- s guests"]
        );
    }

    #[test]
    fn what_is_glued_to_a_name_is_a_word() {
        assert_eq!(
            read("Comrade<Kim Jong Un>received <중국>인민에게 <중국>에서는"),
            ["comrade * received * 인민 *"]
        );
        assert_eq!(read("<китайск>ими школьниками"), ["* школьниками"]);
    }

    #[test]
    fn han_comes_in_pairs_that_hold_no_name() {
        assert_eq!(read("同<中国>人民友好,大"), ["同 * 人民 民友 友好 大"]);
    }

    #[test]
    fn a_title_around_a_name_is_one_place() {
        let text = "Chinese President came";
        let own = [
            Own {
                span: Span::new(0, 7),
                counts: true,
            },
            Own {
                span: Span::new(0, 17),
                counts: false,
            },
        ];
        assert_eq!(paragraphs(text, &own)[0][0], Position::Node);
        assert_eq!(paragraphs(text, &own)[0].len(), 2);
    }
}
