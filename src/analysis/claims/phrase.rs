//! Phrases: words that claims look for as they stand, not names of the gazetteer.
//!
//! Knows no date, title or inflection.

use memchr::memmem::Finder;

use crate::span::Span;
use crate::text::normalize::normalize;
use crate::text::script::Script;

/// Words that stand in a text in one of several spellings.
///
/// Written `flower basket|floral basket`: `|` stands between spellings. One in small letters is
/// found in capitals too, one with a capital only as it is written. Latin and Cyrillic words are
/// whole words unless `*` stands at the edge, as in `*japan*`; other scripts need none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    written: String,
    spellings: Vec<Spelling>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spelling {
    /// Normalised, not empty.
    text: String,
    /// Whether capitals matter.
    is_exact: bool,
    /// Whether the word may go on to the left.
    is_open_before: bool,
    /// Whether it may go on to the right.
    is_open_after: bool,
}

impl Phrase {
    /// Returns the phrase written so; `None` if a spelling is empty.
    pub fn new(written: &str) -> Option<Self> {
        let spellings: Option<Vec<Spelling>> = written.split('|').map(Spelling::new).collect();
        Some(Self {
            written: written.to_owned(),
            spellings: spellings?,
        })
    }

    /// Returns where one of the spellings stands in a stored text, in order.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        PhraseFinder::new(self.clone()).spans(&Cased::new(text))
    }

    /// Returns the first spelling, as it is written.
    pub fn name(&self) -> &str {
        let first = self.written.split('|').next().unwrap_or(&self.written);
        first.trim()
    }
}

impl Spelling {
    fn new(written: &str) -> Option<Self> {
        let trimmed = written.trim();
        let text = trimmed.trim_start_matches('*').trim_end_matches('*');
        let text = normalize(text).into_owned();
        (!text.is_empty()).then(|| Self {
            is_exact: text.chars().any(char::is_uppercase),
            is_open_before: trimmed.starts_with('*'),
            is_open_after: trimmed.ends_with('*'),
            text,
        })
    }

    fn stands_at(&self, text: &str, start: usize) -> bool {
        let end = start + self.text.len();
        let goes_on = |a: Option<char>, b: Option<char>| {
            a.is_some_and(is_spaced_letter) && b.is_some_and(is_spaced_letter)
        };
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        (self.is_open_before || !goes_on(before, self.text.chars().next()))
            && (self.is_open_after || !goes_on(self.text.chars().next_back(), after))
    }
}

/// Returns whether a character is one of a word that spaces or signs set apart from others.
fn is_spaced_letter(c: char) -> bool {
    let script = Script::of(c);
    matches!(
        script,
        Some(Script::Latin | Script::Cyrillic | Script::Other)
    )
}

/// Returns the text in small letters, as far as they take as many bytes.
fn small(text: &str) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        let first = lower.next().filter(|l| l.len_utf8() == c.len_utf8());
        first.filter(|_| lower.next().is_none()).unwrap_or(c)
    };
    text.chars().map(small).collect()
}

/// A text, as it is stored and in small letters, byte for byte.
pub(super) struct Cased<'t> {
    stored: &'t str,
    small: String,
}

impl<'t> Cased<'t> {
    pub(super) fn new(stored: &'t str) -> Self {
        Self {
            stored,
            small: small(stored),
        }
    }
}

/// What finds a phrase quickly, made once for many texts.
#[derive(Debug)]
pub(super) struct PhraseFinder {
    pub(super) phrase: Phrase,
    finders: Vec<Finder<'static>>,
}

impl PhraseFinder {
    pub(super) fn new(phrase: Phrase) -> Self {
        let spellings = phrase.spellings.iter();
        let finders = spellings.map(|s| Finder::new(&s.text).into_owned());
        Self {
            finders: finders.collect(),
            phrase,
        }
    }

    /// Returns where one of the spellings stands, in order; of places that overlap the first, and
    /// of those that begin together the longest.
    pub(super) fn spans(&self, text: &Cased<'_>) -> Vec<Span> {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for (spelling, finder) in self.phrase.spellings.iter().zip(&self.finders) {
            let text = if spelling.is_exact {
                text.stored
            } else {
                &text.small
            };
            let starts = finder.find_iter(text.as_bytes());
            let standing = starts.filter(|start| spelling.stands_at(text, *start));
            spans.extend(standing.map(|start| (start, start + spelling.text.len())));
        }
        spans.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
        let mut last = 0;
        spans.retain(|(start, end)| {
            let is_apart = *start >= last;
            if is_apart {
                last = *end;
            }
            is_apart
        });
        let spans = spans.into_iter();
        spans.map(|(start, end)| Span::new(start, end)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(phrase: &str, text: &str) -> usize {
        let finder = PhraseFinder::new(Phrase::new(phrase).unwrap());
        finder.spans(&Cased::new(&normalize(text))).len()
    }

    #[test]
    fn words_are_whole_and_may_be_capitals() {
        assert_eq!(count("china", "CHINA, China's chinaware; Indochina"), 2);
        assert_eq!(count("china*", "CHINA, China's chinaware; Indochina"), 3);
        assert_eq!(count("*china*", "CHINA, China's chinaware; Indochina"), 4);
        assert_eq!(count("u.s.", "U.S.-Japan, the U.S. and SU.S."), 2);
        assert_eq!(count("китайск*", "Китайская и некитайский"), 1);
    }

    #[test]
    fn a_capital_asks_for_capitals() {
        assert_eq!(count("US", "let us name the US in US-made"), 2);
        assert_eq!(count("us", "let us name the US"), 2);
        assert_eq!(count("US|united states", "United States, us and the US"), 2);
    }

    #[test]
    fn scripts_without_spaces_have_no_edges() {
        assert_eq!(count("습근평", "중화인민공화국 주석 습근평동지"), 1);
        assert_eq!(count("中国", "中国人民和中国"), 2);
    }

    #[test]
    fn one_place_counts_once_in_any_of_its_spellings() {
        assert_eq!(
            count("floral basket|basket|wreath", "floral basket and a wreath"),
            2
        );
    }

    #[test]
    fn a_spelling_is_something() {
        assert_eq!(Phrase::new("a||b"), None);
        assert_eq!(Phrase::new("*"), None);
        assert_eq!(Phrase::new(""), None);
    }
}
