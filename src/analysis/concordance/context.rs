//! What stands beside a key word, as much of it as a line has room for.
//!
//! Widths are columns of a terminal, by East Asian width: a Hangul syllable or Han character
//! takes two.

use unicode_width::UnicodeWidthChar;

/// Set where a paragraph ends inside a line.
const PARAGRAPH: &str = " ¶ ";

/// Returns what stands before byte `start`, at most `columns` wide, whole words of it.
///
/// What it returns is printable on one line: the end of a paragraph is ` ¶ `, other control
/// characters are spaces.
pub(in crate::analysis) fn left(text: &str, start: usize, columns: usize) -> String {
    let before = &text[..start];
    let mut first = start;
    let mut room = columns;
    let mut characters = before.char_indices().rev().peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\n' && characters.peek().is_some_and(|(_, next)| *next == '\n') {
            first = at;
            continue;
        }
        let Some(left) = room.checked_sub(width(c)) else {
            first += cut_word_at_head(&text[first..start], c);
            break;
        };
        (first, room) = (at, left);
    }
    let taken = text[first..start].trim_start_matches('\n');
    let printed = printable(taken);
    let head = if first == 0 {
        printed.as_str()
    } else {
        printed.trim_start()
    };
    head.to_owned()
}

/// Returns what stands from byte `end` on, at most `columns` wide, whole words of it, printable
/// as [`left`] is.
pub(in crate::analysis) fn right(text: &str, end: usize, columns: usize) -> String {
    let mut last = end;
    let mut room = columns;
    let mut before = None;
    for (at, c) in text[end..].char_indices() {
        let is_second_break = c == '\n' && before == Some('\n');
        before = Some(c);
        let width = if is_second_break { 0 } else { width(c) };
        let Some(left) = room.checked_sub(width) else {
            last -= cut_word_at_tail(&text[end..last], c);
            break;
        };
        (last, room) = (end + at + c.len_utf8(), left);
    }
    let printed = printable(text[end..last].trim_end_matches('\n'));
    printed.trim_end().to_owned()
}

/// Returns a text on one line, with nothing in it that could move a cursor.
pub(in crate::analysis) fn printable(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' if printed.ends_with(PARAGRAPH) => {}
            '\n' => printed.push_str(PARAGRAPH),
            c if c.is_control() || is_direction(c) => printed.push(' '),
            c => printed.push(c),
        }
    }
    printed
}

/// Returns whether a character turns the direction of writing, which would turn a line over.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn width(c: char) -> usize {
    match c {
        '\n' => PARAGRAPH.chars().count(),
        // A control character is printed as a space.
        _ if c.is_control() || is_direction(c) => 1,
        _ => c.width().unwrap_or(0),
    }
}

/// Returns the bytes of the piece of a word that `text` begins with, `before` standing before
/// it; 0 where it begins with a whole word, or holds no other.
fn cut_word_at_head(text: &str, before: char) -> usize {
    let is_cut = text.chars().next().is_some_and(|c| is_one_word(before, c));
    if !is_cut {
        return 0;
    }
    let mut last = before;
    for (at, c) in text.char_indices() {
        if !is_one_word(last, c) {
            return at;
        }
        last = c;
    }
    0
}

/// Returns the bytes of the piece of a word that `text` ends with, `after` standing behind it; 0
/// where it ends with a whole word, or holds no other.
fn cut_word_at_tail(text: &str, after: char) -> usize {
    let mut next = after;
    for (at, c) in text.char_indices().rev() {
        if !is_one_word(c, next) {
            return text.len() - at - c.len_utf8();
        }
        next = c;
    }
    0
}

/// Returns whether two characters side by side belong to one word. Between Han or Kana every
/// place is as good as another.
fn is_one_word(first: char, second: char) -> bool {
    let parts = |c: char| c.is_whitespace() || is_ideographic(c);
    !parts(first) && !parts(second)
}

/// Returns whether a character is one of those that are written without spaces: Han, Kana and
/// their punctuation.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Xi Meets Guests\n\nXi Jinping of China met the people.\nThey left.";

    fn around(text: &str, key: &str, columns: usize) -> (String, String) {
        let start = text.find(key).unwrap();
        (
            left(text, start, columns),
            right(text, start + key.len(), columns),
        )
    }

    fn pair(left: &str, right: &str) -> (String, String) {
        (left.to_owned(), right.to_owned())
    }

    #[test]
    fn only_whole_words_stand_beside_the_key() {
        assert_eq!(around(TEXT, "China", 9), pair("of ", " met the"));
        assert_eq!(around(TEXT, "China", 12), pair("Jinping of ", " met the"));
        assert_eq!(
            around(TEXT, "China", 14),
            pair("Xi Jinping of ", " met the")
        );
        assert_eq!(
            around(TEXT, "China", 16),
            pair("Xi Jinping of ", " met the people.")
        );
    }

    #[test]
    fn a_word_that_is_longer_than_the_room_is_cut() {
        assert_eq!(
            around("Donaudampfschiffahrt", "schiff", 3),
            pair("mpf", "ahr")
        );
    }

    #[test]
    fn the_end_of_a_paragraph_is_marked_once() {
        assert_eq!(
            around(TEXT, "Jinping", 40),
            pair(
                "Xi Meets Guests ¶ Xi ",
                " of China met the people. ¶ They left."
            )
        );
    }

    #[test]
    fn a_syllable_takes_two_columns_and_a_han_character_may_stand_at_an_edge() {
        let korean = "위대한 중국인민에게 인사를";
        assert_eq!(around(korean, "중국", 9), pair("위대한 ", "인민에게"));
        assert_eq!(around(korean, "중국", 6), pair("", "인민에"));
        assert_eq!(around("同中国人民友好", "中国", 5), pair("同", "人民"));
    }

    #[test]
    fn what_could_move_the_cursor_is_a_space() {
        assert_eq!(
            around("a\u{1b}[2J\u{202E} key\tb", "key", 20),
            pair("a [2J  ", " b")
        );
    }
}
