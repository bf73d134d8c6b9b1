//! Passages: what stands around what was found.

use unicode_width::UnicodeWidthChar;

use crate::span::Span;

/// Columns of a terminal shown before and after what was found.
const AROUND: usize = 60;

/// Passages shown of one text.
const MOST: usize = 2;

/// A part of a text with what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub text: String,
    /// What was found in it: bytes of `text`, in order, apart from one another.
    pub marks: Vec<Span>,
    /// Whether the paragraph begins earlier.
    pub is_cut_before: bool,
    /// Whether it goes on.
    pub is_cut_after: bool,
}

impl Passage {
    /// Returns the part of `text` from one byte to another, with the marks that lie in it.
    fn of(text: &str, from: usize, to: usize, marks: &[Span]) -> Self {
        let inside = |mark: &&Span| mark.start as usize >= from && mark.end as usize <= to;
        let moved = |mark: &Span| Span::new(mark.start as usize - from, mark.end as usize - from);
        Self {
            text: text[from..to].to_owned(),
            marks: marks.iter().filter(inside).map(moved).collect(),
            is_cut_before: !(from == 0 || text[..from].ends_with('\n')),
            is_cut_after: !(to == text.len() || text[to..].starts_with('\n')),
        }
    }

    /// Returns the title of a text, whole.
    pub(super) fn title(text: &str, title_len: usize, marks: &[Span]) -> Self {
        Self::of(&text[..title_len], 0, title_len, marks)
    }

    /// Returns the first passages below the title in which something was found; without any, the
    /// beginning of the text.
    pub(super) fn below_title(text: &str, title_len: usize, marks: &[Span]) -> Vec<Self> {
        let body = text.len() - text[title_len..].trim_start_matches('\n').len();
        let mut passages = Vec::new();
        let mut from_mark = marks.partition_point(|mark| (mark.start as usize) < body);
        while from_mark < marks.len() && passages.len() < MOST {
            let first = marks[from_mark];
            let from = before(text, body, first.start as usize);
            let to = after(text, first.end as usize, AROUND);
            passages.push(Self::of(text, from, to, marks));
            from_mark =
                marks.partition_point(|mark| (mark.start as usize) < to.max(first.end as usize));
        }
        if passages.is_empty() && body < text.len() {
            let to = after(text, body, 2 * AROUND);
            passages.push(Self::of(text, body, to, marks));
        }
        passages
    }

    /// Returns the passage with a sign before and after each mark, and `…` where it is cut.
    pub fn marked(&self, before: &str, after: &str) -> String {
        let mut marked = String::with_capacity(self.text.len() + 16);
        marked.push_str(if self.is_cut_before { "… " } else { "" });
        let mut at = 0;
        for mark in &self.marks {
            let (start, end) = (mark.start as usize, mark.end as usize);
            marked.extend([&self.text[at..start], before, &self.text[start..end], after]);
            at = end;
        }
        marked.push_str(&self.text[at..]);
        marked.push_str(if self.is_cut_after { " …" } else { "" });
        marked
    }
}

/// Returns spans in order, those that touch or overlap as one.
pub(super) fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// Returns where a passage begins that leads to `at`: at a word, within its paragraph.
fn before(text: &str, body: usize, at: usize) -> usize {
    let mut columns = 0;
    let mut word = at;
    for (start, c) in text[body..at].char_indices().rev() {
        columns += c.width().unwrap_or(0);
        if c == '\n' {
            return body + start + 1;
        }
        if columns > AROUND {
            // Scripts without spaces are cut between characters.
            let cut = body + start + c.len_utf8();
            return if word == at { cut } else { word };
        }
        if c == ' ' {
            word = body + start + 1;
        }
    }
    body
}

/// Returns where a passage ends that goes on from `at` for so many columns.
fn after(text: &str, at: usize, most: usize) -> usize {
    let mut columns = 0;
    let mut word = at;
    for (start, c) in text[at..].char_indices() {
        columns += c.width().unwrap_or(0);
        if c == '\n' {
            return at + start;
        }
        if columns > most {
            return if word == at { at + start } else { word };
        }
        if c == ' ' {
            word = at + start;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, title_len: usize, found: &str) -> Vec<String> {
        let marks = text.match_indices(found);
        let marks: Vec<Span> = marks
            .map(|(at, _)| Span::new(at, at + found.len()))
            .collect();
        let passages = Passage::below_title(text, title_len, &marks).into_iter();
        passages.map(|passage| passage.marked("[", "]")).collect()
    }

    #[test]
    fn a_passage_is_cut_at_words_and_keeps_to_its_paragraph() {
        let far = "word ".repeat(20);
        let text = format!("Rain\n\nBefore.\n{far}rain {far}\nAfter.");
        let twelve = ["word"; 12].join(" ");
        assert_eq!(
            marked(&text, 4, "rain"),
            [format!("… {twelve} [rain] {twelve} …")]
        );
    }

    #[test]
    fn what_stands_close_together_is_one_passage_and_two_are_shown() {
        let far = "word ".repeat(40);
        let text = format!("a rain b rain c\n{far}\nrain\nrain");
        assert_eq!(marked(&text, 0, "rain"), ["a [rain] b [rain] c", "[rain]"]);
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let text = format!("{}雨{}", "字".repeat(40), "字".repeat(40));
        let thirty = "字".repeat(30);
        assert_eq!(
            marked(&text, 0, "雨"),
            [format!("… {thirty}[雨]{thirty} …")]
        );
    }

    #[test]
    fn where_only_the_title_has_it_the_text_begins() {
        assert_eq!(marked("Rain\n\nIt fell.", 4, "Rain"), ["It fell."]);
        assert_eq!(marked("Rain", 4, "Rain"), Vec::<String>::new());
    }

    #[test]
    fn spans_that_touch_are_one() {
        let spans = [(4, 6), (0, 2), (1, 4), (8, 9)].map(|(from, to)| Span::new(from, to));
        let expected = [(0, 6), (8, 9)].map(|(from, to)| Span::new(from, to));
        assert_eq!(apart(spans.to_vec()), expected);
    }
}
