//! Phrases: words that claims look for as they stand, not names of the gazetteer.
//!
//! Finds them in stored text while documents come by, since facts keep no text. Knows no date,
//! title or inflection.

use std::collections::BTreeMap;
use std::fmt;

use memchr::memmem::Finder;

use crate::document::DocumentId;
use crate::text::normalize::normalize;
use crate::text::script::Script;

use super::Asked;
use super::Claim;

/// Words that stand in a text in one of several spellings, in capitals or small letters.
///
/// Written `flower basket|floral basket`: `|` stands between spellings. Latin and Cyrillic words
/// are whole words unless `*` stands at the edge, `*japan*`; other scripts need none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase {
    written: String,
    spellings: Vec<Spelling>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spelling {
    /// Normalised, in small letters, not empty.
    text: String,
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
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Spelling {
    fn new(written: &str) -> Option<Self> {
        let trimmed = written.trim();
        let text = trimmed.trim_start_matches('*').trim_end_matches('*');
        let text = small(&normalize(text));
        (!text.is_empty()).then(|| Self {
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

/// How often the phrases of claims stand in each document.
#[derive(Debug)]
pub struct Passages {
    finders: Vec<(Phrase, Vec<Finder<'static>>)>,
    /// By document; the numbers of its phrases, without those that it does not have.
    found: BTreeMap<DocumentId, Vec<(usize, u64)>>,
}

impl Passages {
    /// Returns what looks for the phrases of claims; nothing is found yet.
    pub fn of(claims: &[Claim]) -> Self {
        let asked = claims.iter().filter_map(|claim| match &claim.asked {
            Asked::Of(question) => Some(&question.about),
            Asked::OutOfReach(_) => None,
        });
        let mut phrases: Vec<Phrase> = asked.flat_map(|about| about.phrases().cloned()).collect();
        phrases.sort();
        phrases.dedup();
        let finders = phrases.into_iter().map(|phrase| {
            let spellings = phrase.spellings.iter();
            let finders = spellings.map(|s| Finder::new(&s.text).into_owned());
            let finders = finders.collect();
            (phrase, finders)
        });
        Self {
            finders: finders.collect(),
            found: BTreeMap::new(),
        }
    }

    /// Looks for every phrase in the text of a document, as it is stored.
    pub fn add(&mut self, document: DocumentId, text: &str) {
        if self.finders.is_empty() {
            return;
        }
        let text = small(text);
        let mut counts = Vec::new();
        for (at, (phrase, finders)) in self.finders.iter().enumerate() {
            let count = places(phrase, finders, &text);
            if count > 0 {
                counts.push((at, count));
            }
        }
        if !counts.is_empty() {
            self.found.insert(document, counts);
        }
    }

    /// Returns how often a phrase of the claims stands in a document that was added.
    pub(super) fn count(&self, document: DocumentId, phrase: &Phrase) -> u64 {
        let sought = self.finders.binary_search_by(|(one, _)| one.cmp(phrase));
        let Some((counts, at)) = self.found.get(&document).zip(sought.ok()) else {
            return 0;
        };
        let count = counts.iter().find(|(phrase, _)| *phrase == at);
        count.map_or(0, |(_, count)| *count)
    }
}

/// Returns at how many places one of the spellings stands; where two overlap, at one.
fn places(phrase: &Phrase, finders: &[Finder<'static>], text: &str) -> u64 {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (spelling, finder) in phrase.spellings.iter().zip(finders) {
        let starts = finder.find_iter(text.as_bytes());
        let standing = starts.filter(|start| spelling.stands_at(text, *start));
        spans.extend(standing.map(|start| (start, start + spelling.text.len())));
    }
    spans.sort_unstable();
    let mut count = 0;
    let mut end = 0;
    for (start, stop) in spans {
        if start >= end {
            count += 1;
            end = stop;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(phrase: &str, text: &str) -> u64 {
        let phrase = Phrase::new(phrase).unwrap();
        let finders: Vec<_> = phrase
            .spellings
            .iter()
            .map(|s| Finder::new(&s.text).into_owned())
            .collect();
        places(&phrase, &finders, &small(&normalize(text)))
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
