//! The fields of a plain text: a title in the first line, paragraphs below it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::Fields;

/// Columns of the widest line that can have been wrapped by a program or a typist.
const WIDEST: usize = 120;

/// Characters of a first line beyond which it is a paragraph. The longest headline known has
/// 244.
const LONGEST_TITLE: usize = 300;

/// Reads a text; what stands before the line `after`, but for the title, is an editor's.
pub(super) fn fields<'a>(raw: &'a str, after: Option<&str>) -> Fields<'a> {
    let raw = raw.trim_start();
    let (title, rest) = raw.split_once('\n').unwrap_or((raw, ""));
    if title.chars().nth(LONGEST_TITLE).is_some() {
        return Fields {
            text: unwrapped(raw.trim_end()),
            ..Fields::default()
        };
    }
    let text = after.and_then(|line| below(rest, line)).unwrap_or(rest);
    Fields {
        title: Cow::Borrowed(title.trim()),
        text: unwrapped(text.trim()),
        ..Fields::default()
    }
}

/// Returns what follows the first line that is `line`.
fn below<'a>(text: &'a str, line: &str) -> Option<&'a str> {
    let mut rest = text;
    while let Some((first, after)) = rest.split_once('\n') {
        if first.trim() == line {
            return Some(after);
        }
        rest = after;
    }
    None
}

/// Joins lines that were wrapped, where blank lines tell paragraphs apart.
///
/// A line goes on in the next one if it is nearly as wide as the widest of the text. Without
/// blank lines, or with lines too wide to have been wrapped, the text is as it was.
fn unwrapped(text: &str) -> Cow<'_, str> {
    let lines = || text.lines().map(str::trim_end);
    let widest = lines()
        .map(UnicodeWidthStr::width)
        .max()
        .unwrap_or_default();
    if widest > WIDEST || !lines().any(|line| line.trim().is_empty()) {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    let mut wrapped = false;
    for line in lines() {
        let words = line.trim_start();
        if joined.is_empty() || !wrapped || words.is_empty() {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.push_str(line);
        } else {
            if !without_spaces(&joined, words) {
                joined.push(' ');
            }
            joined.push_str(words);
        }
        // A word that did not fit left a gap of its own length, rarely a third of the line.
        wrapped = !words.is_empty() && line.width() * 3 >= widest * 2;
    }
    Cow::Owned(joined)
}

/// Returns whether a line broken here is of a script that puts no spaces between words.
fn without_spaces(before: &str, after: &str) -> bool {
    let is_spaceless = |c: char| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    before.chars().next_back().is_some_and(is_spaceless)
        && after.chars().next().is_some_and(is_spaceless)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_title() {
        let fields = fields("Title \n\nFirst.\nSecond.\n", None);
        assert_eq!(fields.title, "Title");
        assert_eq!(fields.text, "First.\nSecond.");
    }

    #[test]
    fn an_editors_preface_is_left_out() {
        let text = "신년사\n\n- 1954년\n해 제\n\n소위 …\n\n원 문\n\n동지들!\n";
        let fields = fields(text, Some("원 문"));
        assert_eq!((&*fields.title, &*fields.text), ("신년사", "동지들!"));
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_lines_are_not() {
        let text = "The respected leader met a\ndelegation of the friendship\nsociety.\n\n\
                    Dear comrades,\nlong live the friendship ok!";
        assert_eq!(
            unwrapped(text),
            "The respected leader met a delegation of the friendship society.\n\n\
             Dear comrades,\nlong live the friendship ok!"
        );
        assert_eq!(
            unwrapped("代表团访问了平壤市\n并参观了。\n\n完"),
            "代表团访问了平壤市并参观了。\n\n完"
        );
    }

    #[test]
    fn lines_without_blank_lines_between_are_paragraphs() {
        let text = "One paragraph in a line.\nAnother one in a line.";
        assert_eq!(unwrapped(text), text);
    }
}
