//! What may stand glued to the left of a Korean name: `사회주의중국`, `반로씨야`.
//!
//! Korean writes adjectives and prefixes without a space before the noun, so a name may follow
//! Hangul. It may also be the end of another word (`진영국가`, `볼리비아`), which is far more
//! frequent. Three kinds of left part are known to be the former; another country's name, the
//! fourth, is `validity`'s business.

use super::script::is_hangul;
use super::seam::Positions;

/// Ends of adjectives and names of systems. Whatever Hangul stands before them belongs to
/// their word: 사회주의중국, 군국주의일본, 형제적중국인민, 영웅적꾸바인민.
const SUFFIXES: [&str; 2] = ["적", "주의"];

/// Words that qualify a country or a compound: 파쑈독일, 괴뢰한국, 통일로씨야, 반제반미투쟁. They
/// must be whole words, or have nothing but a prefix before them: 반파쑈독일.
const WORDS: [&str; 4] = ["파쑈", "괴뢰", "통일", "반제"];

/// Prefixes of one syllable: 반로씨야 against, 친 for, 대 towards, 재일본 resident in, 주 posted
/// to, 항 resisting, 전로씨야정당 all-, 신 new, 구 former. A syllable ends many words (존재,
/// 현대, 여성신), so that a prefix counts only at the beginning of a word.
const PREFIXES: [char; 9] = ['반', '친', '대', '재', '주', '항', '전', '신', '구'];

/// Names that after a noun or a suffix are ordinary endings: 미국인도 "Americans too",
/// 주인도 "the owner too", 전략적인도 "strategic guidance", 통일이란 "what is called unification".
/// Nothing may stand before them.
const READ_AS_ENDINGS: [&str; 2] = ["이란", "인도"];

/// Counters that make a date of the number before them: 4월남북련석회의 is no Vietnam (월남),
/// 4.13일제철소 no Japan (일제), 5일본회의 neither.
const COUNTERS: [char; 2] = ['월', '일'];

/// Returns whether an alias may stand glued to anything on its left.
pub(super) fn attaches(alias: &str) -> bool {
    !READ_AS_ENDINGS.contains(&alias)
}

/// Returns whether the number that ends at `before` takes the first syllable of an alias away.
pub(super) fn is_counted(before: char, first: char) -> bool {
    before.is_ascii_digit() && COUNTERS.contains(&first)
}

/// Returns whether the Hangul that ends at `at` may stand glued before a name.
pub(super) fn is_attachable(text: &str, at: usize, seams: &Positions) -> bool {
    let before = &text[..at];
    if SUFFIXES.iter().any(|suffix| before.ends_with(suffix)) {
        return true;
    }
    let word = &before[word_start(before, seams)..];
    let qualifier = WORDS
        .iter()
        .find_map(|qualifier| word.strip_suffix(qualifier));
    match qualifier {
        Some(rest) => rest.is_empty() || is_prefix(rest),
        None => is_prefix(word),
    }
}

/// Returns whether a whole word is one of [`PREFIXES`].
fn is_prefix(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| PREFIXES.contains(&first)) && chars.next().is_none()
}

/// Returns where the Hangul at the end of `before` begins; no further left than is needed to
/// tell a short word from a long one.
fn word_start(before: &str, seams: &Positions) -> usize {
    /// A prefix before a qualifier is three syllables; the fourth shows that there are more.
    const ENOUGH: usize = 4;
    let mut start = before.len();
    for c in before.chars().rev().take(ENOUGH) {
        if !is_hangul(c) || start < before.len() && seams.contains(start) {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns whether the text before `|` attaches to what follows it.
    fn attachable(text: &str) -> bool {
        let at = text.find('|').unwrap();
        is_attachable(&text.replace('|', ""), at, &Positions::default())
    }

    #[test]
    fn adjectives_and_systems_attach() {
        for text in [
            "형제적|중국인민",
            "사회주의|중국",
            "영웅적|꾸바인민",
            "군국주의|일본",
        ] {
            assert!(attachable(text), "{text}");
        }
    }

    #[test]
    fn qualifying_words_attach() {
        for text in [
            "파쑈|독일",
            "통일|로씨야",
            "괴뢰|한국",
            "반제|반미",
            "반파쑈|독일",
        ] {
            assert!(attachable(text), "{text}");
        }
    }

    #[test]
    fn prefixes_attach_at_the_beginning_of_a_word_only() {
        for text in ["재|일본", "반|로씨야", "《전|로씨야정당", "또 대|중국"] {
            assert!(attachable(text), "{text}");
        }
        for text in ["존재|일본", "현대|중국", "여성신|인도", "운전|로씨야"] {
            assert!(!attachable(text), "{text}");
        }
    }

    #[test]
    fn other_words_do_not_attach() {
        for text in [
            "진|영국가",
            "볼|리비아",
            "김|영국",
            "남|북조선",
            "대통|일본",
        ] {
            assert!(!attachable(text), "{text}");
        }
    }

    #[test]
    fn a_word_that_only_ends_like_a_qualifier_does_not_attach() {
        assert!(!attachable("조국통일|중국"));
    }

    #[test]
    fn a_seam_begins_a_word() {
        let mut seams = Positions::default();
        let text = "김정은반로씨야";
        let name = "김정은".len();
        assert!(!is_attachable(text, name + 3, &seams));
        seams.insert(u32::try_from(name).unwrap());
        assert!(is_attachable(text, name + 3, &seams));
    }
}
