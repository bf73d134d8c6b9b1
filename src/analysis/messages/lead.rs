//! The sentence that says who sent what to whom: the first below the headline.
//!
//! Knows nothing of messages.

use crate::document::Document;
use crate::language::Language;

/// A sentence and where it stands in the stored text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence<'d> {
    /// Byte of the stored text at which it begins.
    pub(super) start: usize,
    /// The sentence.
    pub(super) text: &'d str,
}

impl Sentence<'_> {
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }
}

/// Returns the headline; `None` if there is none.
pub(super) fn headline(document: &Document) -> Option<Sentence<'_>> {
    let text = document.title();
    (!text.is_empty()).then_some(Sentence { start: 0, text })
}

/// Returns the first sentence below the headline, without its dateline.
pub(super) fn lead(document: &Document) -> Option<Sentence<'_>> {
    let body = document.body();
    let start = document.text.len() - body.len();
    sentence_from(document, start + dateline(body))
}

/// Returns the sentence that follows another.
pub(super) fn next<'d>(document: &'d Document, before: Sentence<'d>) -> Option<Sentence<'d>> {
    sentence_from(document, before.end())
}

fn sentence_from(document: &Document, from: usize) -> Option<Sentence<'_>> {
    let rest = &document.text[from..];
    let text = rest.trim_start();
    let start = from + rest.len() - text.len();
    let end = end(text, document.language);
    let text = text[..end].trim_end();
    (!text.is_empty()).then_some(Sentence { start, text })
}

/// Bytes in which a dateline must end.
const LONGEST_DATELINE: usize = 120;

/// Returns the length of `Pyongyang, August 4 (KCNA) --` or `(평양 8월 4일발 조선중앙통신)`.
fn dateline(body: &str) -> usize {
    let first = body.lines().next().unwrap_or_default();
    if first.starts_with('(') {
        let end = first.find(')').map(|at| at + 1);
        return end
            .filter(|end| first[..*end].contains("일발 "))
            .unwrap_or(0);
    }
    let Some(at) = first.find(") -").filter(|at| *at < LONGEST_DATELINE) else {
        return 0;
    };
    let rest = &first[at + 1..];
    at + 1 + rest.len() - rest.trim_start_matches([' ', '-']).len()
}

/// Returns the byte after the first sentence of a text.
fn end(text: &str, language: Option<Language>) -> usize {
    let ends = |(at, c): (usize, char)| {
        let after = &text[at + c.len_utf8()..];
        let ends_here = match (c, language) {
            ('\n', _) => return Some(at),
            ('。', _) => true,
            ('.', Some(Language::Korean)) => {
                text[..at].ends_with('다') && after.chars().next().is_none_or(char::is_whitespace)
            }
            ('.', _) => is_full_stop(&text[..at], after),
            _ => false,
        };
        ends_here.then_some(at + c.len_utf8())
    };
    text.char_indices().find_map(ends).unwrap_or(text.len())
}

/// Words that a stop shortens.
const SHORTENED: [&str; 20] = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Dr",
    "Mr", "Mrs", "Ms", "Co", "Ltd", "Lt", "St",
];

/// Returns whether the stop between two parts of a text ends a sentence: not behind `Sept`, an
/// initial or `C.C`, nor where a small letter goes on.
fn is_full_stop(before: &str, after: &str) -> bool {
    // What is left of a joint of paragraphs in KCNA of February 2011: `birthday., They`.
    let after = after.strip_prefix(',').unwrap_or(after);
    let begins_anew = after.chars().next().is_none_or(char::is_whitespace)
        && !after.trim_start().starts_with(char::is_lowercase);
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    begins_anew && !is_initial && !word.contains('.') && !SHORTENED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::document;
    use super::*;

    fn first(body: &str, language: Language) -> String {
        let document = document("Title", body, language);
        lead(&document).unwrap().text.to_owned()
    }

    #[test]
    fn the_dateline_is_no_part_of_the_lead() {
        assert_eq!(
            first(
                "Pyongyang, August 4 (KCNA) --Kim Jong Un sent a message. He did.",
                Language::English
            ),
            "Kim Jong Un sent a message."
        );
        assert_eq!(
            first(
                "(평양 9월 9일발 조선중앙통신)\n웨.뿌찐동지가 8일 축전을 보내여왔다. 축전은",
                Language::Korean
            ),
            "웨.뿌찐동지가 8일 축전을 보내여왔다."
        );
    }

    #[test]
    fn stops_that_shorten_do_not_end_a_sentence() {
        let lead = "On Sept. 1 V. Putin, secretary of the C.C. of the party, sent it.";
        assert_eq!(first(&format!("{lead} It said:"), Language::English), lead);
    }

    #[test]
    fn a_bare_headline_has_no_lead() {
        assert_eq!(lead(&document("Title", "", Language::English)), None);
    }
}
