//! Names in Latin and Cyrillic: words in a row that begin with a capital.

use crate::span::Span;
use crate::text::words::Writing;
use crate::text::words::words;

use super::Candidate;
use super::office;
use super::office::Word;

/// Words without a capital that stand inside names.
const INNER: [&str; 14] = [
    "al", "bin", "ibn", "de", "del", "da", "do", "dos", "van", "von", "der", "el", "la", "ould",
];

/// Words on either side in which an office is looked for: `president of the Republic of
/// Azerbaijan Ilham Aliyev`.
const REACH: usize = 6;

struct Piece<'t> {
    span: Span,
    text: &'t str,
    office: Option<Word>,
    is_capital: bool,
    /// Nothing but a space or hyphen parts it from the word before.
    is_joined: bool,
    /// A sentence begins with it.
    begins: bool,
}

/// Bytes from an office to the country it is of: `president of the Islamic Republic of Iran`.
const TO_COUNTRY: usize = 45;

/// Words behind which no name of a person stands, but of a body.
const OF_BODIES: [&str; 9] = ["of", "the", "de", "del", "la", "y", "e", "and", "for"];

/// One paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph<'t> {
    pub(super) text: &'t str,
    /// Whether it is a headline, where any word may have a capital.
    pub(super) is_headline: bool,
    /// Where countries are named in it.
    pub(super) countries: &'t [Span],
}

/// Finds the names in one paragraph, which begins at byte `start` of its text: in a headline only
/// right beside an office.
pub(super) fn names(paragraph: Paragraph<'_>, start: usize, found: &mut Vec<Candidate>) {
    let pieces = pieces(paragraph.text);
    let mut at = 0;
    while at < pieces.len() {
        let end = end_of_name(&pieces, at);
        if end == at {
            at += 1;
            continue;
        }
        let beside = beside(&pieces, at, end);
        let is_long = end - at > 1;
        let is_name = if paragraph.is_headline {
            is_long && beside.is_some()
        } else {
            is_long || beside.is_some()
        };
        if is_name {
            let span = Span::new(
                start + pieces[at].span.start as usize,
                start + pieces[end - 1].span.end as usize,
            );
            let begins_sentence = pieces[at].begins && beside.is_none();
            let office = beside.or_else(|| in_reach(&pieces, at, end, paragraph.countries));
            found.push(Candidate {
                span,
                office: office.map(str::to_lowercase),
                begins_sentence,
            });
        }
        at = end;
    }
}

fn pieces(paragraph: &str) -> Vec<Piece<'_>> {
    let mut last_end = 0;
    let mut is_first = true;
    let mut pieces = Vec::new();
    for word in words(paragraph) {
        let gap = &paragraph[last_end..word.span.start as usize];
        last_end = word.span.end as usize;
        if word.writing != Writing::Alphabetic {
            is_first = true;
            continue;
        }
        let text = word.span.surface(paragraph);
        let is_deputy = pieces.last().is_some_and(|last: &Piece<'_>| {
            let last = last.text.to_lowercase();
            matches!(last.as_str(), "vice" | "deputy" | "former" | "вице")
        });
        let office =
            office::of_alphabet(text).map(|office| if is_deputy { Word::Other } else { office });
        let after_initial = gap == ". "
            && pieces
                .last()
                .is_some_and(|last: &Piece<'_>| last.is_capital && last.text.chars().count() == 1);
        pieces.push(Piece {
            span: word.span,
            text,
            office,
            is_capital: is_capital(text),
            is_joined: !is_first && (matches!(gap, " " | "-") || after_initial),
            begins: is_first || gap.contains(['.', '!', '?', ':', '"', '(']) && !after_initial,
        });
        is_first = false;
    }
    pieces
}

/// Returns whether a word begins with a capital and goes on with small letters: an initial does,
/// an abbreviation and two words that were glued together do not.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    begins
        && letters.all(|c| c.is_lowercase() || c == '\'' || !c.is_alphabetic())
        && !word.contains(char::is_numeric)
}

/// Returns the end of the name that begins at a word; `at` itself if none does.
fn end_of_name(pieces: &[Piece<'_>], at: usize) -> usize {
    let is_name = |piece: &Piece<'_>| piece.is_capital && piece.office.is_none();
    if !is_name(&pieces[at]) {
        return at;
    }
    let mut end = at + 1;
    let mut next = end;
    while let Some(piece) = pieces.get(next).filter(|piece| piece.is_joined) {
        if is_name(piece) {
            end = next + 1;
        } else if !INNER.contains(&piece.text) {
            break;
        }
        next += 1;
    }
    end
}

/// Returns a name without the words at its end that only stand inside names: `Comité de la`.
pub(super) fn without_inner_words(name: &str) -> &str {
    let mut name = name.trim_end_matches([' ', '-']);
    while let Some((rest, last)) = name.rsplit_once(' ') {
        if !INNER.contains(&last) {
            break;
        }
        name = rest.trim_end_matches([' ', '-']);
    }
    name
}

/// Returns the head's office right beside the name: `President Ilham Aliyev`.
fn beside<'t>(pieces: &[Piece<'t>], at: usize, end: usize) -> Option<&'t str> {
    let is_head = |piece: &&Piece<'_>| piece.office == Some(Word::Head);
    let before = at.checked_sub(1).filter(|_| pieces[at].is_joined);
    // `Prime Minister` is of two words.
    let before = before.map(|before| match pieces[before].text {
        "Minister" | "министр" | "Ministro" => before.saturating_sub(1),
        _ => before,
    });
    let before = before.map(|before| &pieces[before]).filter(is_head);
    let after = pieces
        .get(end)
        .filter(|after| after.is_joined)
        .filter(is_head);
    Some(before.or(after)?.text)
}

/// Returns the head's office that is within reach of the name, in the same sentence, and that a
/// country stands behind: `Ilham Aliyev, president of the Republic of Azerbaijan`.
fn in_reach<'t>(
    pieces: &[Piece<'t>],
    at: usize,
    end: usize,
    countries: &[Span],
) -> Option<&'t str> {
    let is_of_country = |piece: &&Piece<'_>| {
        let behind = piece.span.end..piece.span.end + TO_COUNTRY as u32;
        piece.office == Some(Word::Head)
            && countries
                .iter()
                .any(|country| behind.contains(&country.start))
    };
    let is_of_body = at > 0 && pieces[at].is_joined && OF_BODIES.contains(&pieces[at - 1].text);
    let first = pieces[..=at].iter().rposition(|piece| piece.begins);
    let first = first.unwrap_or(0).max(at.saturating_sub(REACH));
    let before = pieces[first..at].iter().rev().filter(|_| !is_of_body);
    let after = pieces[end..].iter().take(REACH / 2);
    let after = after.take_while(|piece| !piece.begins);
    let mut near = before.chain(after);
    Some(near.find(is_of_country)?.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Iran` is the one country.
    fn found(text: &str, is_headline: bool) -> Vec<(String, Option<String>, bool)> {
        let countries = text.match_indices("Iran");
        let countries: Vec<Span> = countries.map(|(at, _)| Span::new(at, at + 4)).collect();
        let paragraph = Paragraph {
            text,
            is_headline,
            countries: &countries,
        };
        let mut candidates = Vec::new();
        names(paragraph, 0, &mut candidates);
        candidates
            .into_iter()
            .map(|one| {
                let name = one.span.surface(text).to_owned();
                (name, one.office, one.begins_sentence)
            })
            .collect()
    }

    fn one(name: &str, office: Option<&str>) -> Vec<(String, Option<String>, bool)> {
        vec![(name.to_owned(), office.map(str::to_owned), false)]
    }

    #[test]
    fn capitals_in_a_row_are_a_name_and_the_office_before_is_none_of_it() {
        assert_eq!(
            found("a message from President Ilham Aliyev on Monday", false),
            one("Ilham Aliyev", Some("president"))
        );
        assert_eq!(
            found("he met Mishal Al-Ahmad al Sabah, emir of Iran", false)[0],
            one("Mishal Al-Ahmad al Sabah", Some("emir"))[0]
        );
        assert_eq!(
            found("with V. Putin of that state", false),
            one("V. Putin", None)
        );
    }

    #[test]
    fn a_word_alone_is_a_name_beside_an_office() {
        assert_eq!(
            found("with King Salman there", false),
            one("Salman", Some("king"))
        );
        assert_eq!(found("they saw Monday", false), []);
        assert_eq!(
            found("with Prime Minister Modi there", false),
            one("Modi", Some("prime"))
        );
    }

    #[test]
    fn a_body_of_which_somebody_is_president_is_no_head() {
        let text = "president of the Iran Academy of Defence Sciences";
        assert!(
            found(text, false)
                .iter()
                .all(|(_, office, _)| office.is_none())
        );
        let text = "he met Jang Chol, president of the Academy";
        assert_eq!(found(text, false), one("Jang Chol", None));
    }

    #[test]
    fn a_deputy_is_no_head() {
        assert_eq!(
            found("with Vice President Nguyen Thi there", false),
            one("Nguyen Thi", None)
        );
    }

    #[test]
    fn a_headline_has_names_only_beside_offices() {
        assert_eq!(
            found("Message Sent to President Ilham Aliyev", true),
            one("Ilham Aliyev", Some("president"))
        );
        assert_eq!(found("Rain Falls Over Stones", true), []);
    }

    #[test]
    fn where_a_sentence_begins_a_capital_says_little() {
        assert_eq!(
            found("Yesterday Rain fell.", false),
            [("Yesterday Rain".to_owned(), None, true)]
        );
    }

    #[test]
    fn abbreviations_and_glued_words_are_no_names() {
        assert_eq!(found("the DPRK Army and ComradeKim Jong", false), []);
    }

    #[test]
    fn russian_names_are_found_too() {
        assert_eq!(
            found(
                "встретился с президентом Азербайджана Ильхамом Алиевым",
                false
            ),
            one("Азербайджана Ильхамом Алиевым", Some("президентом"))
        );
    }
}
