//! Words around mentions, cut where a reader would cut them.

use unicode_width::UnicodeWidthChar;

use crate::span::Span;

/// Columns of text on either side of a mention: a line of print.
const CONTEXT: usize = 90;

/// Characters given up to end a passage between two words.
const WORD: usize = 16;

/// Words in which mentions are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Whether there is text before it.
    pub has_before: bool,
    /// The words, cut at the marks.
    pub pieces: Vec<Piece>,
    /// Whether there is text after it.
    pub has_after: bool,
}

/// A stretch of words that is marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words; paragraphs are separated by a space.
    pub text: String,
    /// Whether they are a mention.
    pub is_marked: bool,
}

/// Returns the spans without overlaps: a title can cover a name.
pub(super) fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::new();
    for span in spans {
        match united.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => united.push(span),
        }
    }
    united
}

/// Returns the stretches of the text from `start` on that are shown: the marks with the words
/// around them, one where they meet. Without a mark, the beginning.
pub(super) fn windows(text: &str, start: usize, marks: &[Span]) -> Vec<Span> {
    if start >= text.len() {
        return Vec::new();
    }
    if marks.is_empty() {
        return vec![Span::new(start, after(text, start))];
    }
    let mut windows: Vec<Span> = Vec::new();
    for mark in marks {
        let from = before(text, start, mark.start as usize);
        let window = Span::new(from, after(text, mark.end as usize));
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

/// Returns where a passage begins that ends at `end` at the latest.
fn before(text: &str, start: usize, end: usize) -> usize {
    let from = end - fitting(text[start..end].chars().rev());
    if from == start {
        return from;
    }
    let cut = text[from..end].char_indices().take(WORD);
    let space = cut.filter(|(_, c)| c.is_whitespace()).last();
    space.map_or(from, |(at, c)| from + at + c.len_utf8())
}

/// Returns where a passage ends that begins at `start` at the latest.
fn after(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let length = fitting(rest.chars());
    if length == rest.len() {
        return text.len();
    }
    let cut = rest[..length].char_indices().rev().take(WORD);
    let space = cut.filter(|(_, c)| c.is_whitespace()).last();
    start + space.map_or(length, |(at, _)| at)
}

/// Returns the bytes of the first characters that fit a line.
fn fitting(characters: impl Iterator<Item = char>) -> usize {
    let mut columns = 0;
    let mut bytes = 0;
    for character in characters {
        columns += character.width().unwrap_or(0);
        if columns > CONTEXT {
            break;
        }
        bytes += character.len_utf8();
    }
    bytes
}

/// Returns the words in a window of the part of a text that has these limits.
pub(super) fn passage(text: &str, limits: Span, window: Span, marks: &[Span]) -> Passage {
    let (from, to) = (window.start as usize, window.end as usize);
    let mut pieces = Vec::new();
    let mut at = from;
    let words = |from: usize, to: usize| text[from..to].replace('\n', " ");
    for mark in marks.iter().filter(|mark| window.overlaps(**mark)) {
        let (begin, end) = (mark.start as usize, mark.end as usize);
        if at < begin {
            pieces.push(Piece {
                text: words(at, begin),
                is_marked: false,
            });
        }
        pieces.push(Piece {
            text: words(begin, end),
            is_marked: true,
        });
        at = end;
    }
    if at < to {
        pieces.push(Piece {
            text: words(at, to),
            is_marked: false,
        });
    }
    Passage {
        has_before: limits.start < window.start,
        pieces,
        has_after: window.end < limits.end,
    }
}
