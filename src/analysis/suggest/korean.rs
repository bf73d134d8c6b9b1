//! Names in Korean: what stands before an office or form of address, `알리예브대통령`,
//! `응웬 푸 쫑동지`.

use crate::span::Span;
use crate::text::particle;
use crate::text::words::Word;
use crate::text::words::Writing;
use crate::text::words::words;

use super::Candidate;
use super::office;
use super::office::KOREAN;

/// Ends of words that are bodies, countries and the like, and no names.
const BODIES: &[&str] = &[
    "위원회",
    "련방",
    "공화국",
    "정부",
    "나라",
    "당",
    "회",
    "부",
    "성",
    "국",
    "단",
    "청",
    "군",
    "원",
    "중앙",
    "국가",
    "최고",
    "국무",
    "총국",
    "내각",
    "의회",
    "회의",
    "인민",
    "혁명",
    "대표",
    "관계",
    "조선",
    "제1",
    "상임",
    "상무",
    "들",
    "적",
    "인",
    "사",
    "공동",
    "관리",
];

/// Last syllables of words that go on to the next, and of no name.
const ENDINGS: &str = "는를을의에여고며한게려과와서께들";

/// Family names of Koreans, so that a name of three syllables is known to be whole.
const FAMILIES: &str = "김리박최정강조윤장림한오서신권황안송류전홍고문양손배백허유남심노로하곽성\
차주우구라민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁어은편용태";

/// Words before the last that may belong to a name.
const LONGEST: usize = 2;

/// Finds the names in one paragraph, which begins at byte `start` of its text.
pub(super) fn names(paragraph: &str, start: usize, found: &mut Vec<Candidate>) {
    let words: Vec<Word> = words(paragraph).collect();
    for (at, word) in words.iter().enumerate() {
        if word.writing != Writing::Hangul {
            continue;
        }
        let surface = word.span.surface(paragraph);
        let Some((head, office)) = before_office(surface) else {
            continue;
        };
        let name = if head.is_empty() {
            match at
                .checked_sub(1)
                .filter(|before| is_joined(paragraph, &words, *before))
            {
                Some(before) => (before, words[before].span),
                None => continue,
            }
        } else {
            let first = word.span.start as usize;
            (at, Span::new(first, first + head.len()))
        };
        let (mut first, mut span) = name;
        if !is_name(span.surface(paragraph)) {
            continue;
        }
        if !is_korean_name(span.surface(paragraph)) {
            for _ in 0..LONGEST {
                let Some(before) = first.checked_sub(1) else {
                    break;
                };
                let is_more = is_joined(paragraph, &words, before)
                    && is_name(words[before].span.surface(paragraph));
                if !is_more {
                    break;
                }
                first = before;
                span = Span::new(words[before].span.start as usize, span.end as usize);
            }
        }
        found.push(Candidate {
            span: Span::new(start + span.start as usize, start + span.end as usize),
            office: (office.1 == office::Word::Head).then(|| office.0.to_owned()),
            begins_sentence: false,
        });
    }
}

/// Returns what stands before the first office in a word, and the office.
fn before_office(word: &str) -> Option<(&str, (&'static str, office::Word))> {
    let offices = KOREAN.iter();
    let found = offices.filter_map(|office| Some((word.find(office.0)?, *office)));
    let (at, office) = found.min_by_key(|(at, office)| (*at, std::cmp::Reverse(office.0.len())))?;
    // `수상` of `수상운수` is traffic on water.
    let rest = &word[at + office.0.len()..];
    let is_whole = particle::rest_after_name(rest).is_empty()
        || KOREAN.iter().any(|(next, _)| rest.starts_with(next));
    // A deputy's office holds the head's behind its first syllable.
    let is_deputy = word[..at].ends_with('부');
    (is_whole && !is_deputy).then_some((&word[..at], office))
}

/// Returns whether nothing but a space parts a word of Hangul from the next.
fn is_joined(paragraph: &str, words: &[Word], at: usize) -> bool {
    let (this, next) = (&words[at], &words[at + 1]);
    this.writing == Writing::Hangul
        && &paragraph[this.span.end as usize..next.span.start as usize] == " "
}

fn is_name(word: &str) -> bool {
    if is_korean_name(word) {
        return !KOREAN.iter().any(|(office, _)| word.ends_with(office));
    }
    let is_office = KOREAN.iter().any(|(office, _)| word.ends_with(office));
    let is_body = BODIES.iter().any(|body| word.ends_with(body));
    let syllables = word.chars().count();
    (2..=6).contains(&syllables)
        && word.chars().all(|c| ('가'..='힣').contains(&c))
        && !word.ends_with(|c| ENDINGS.contains(c))
        && !is_office
        && !is_body
        && particle::stem(word) == word
}

fn is_korean_name(word: &str) -> bool {
    word.chars().count() == 3 && word.chars().next().is_some_and(|c| FAMILIES.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        let mut candidates = Vec::new();
        names(text, 0, &mut candidates);
        let named = candidates.into_iter();
        named
            .map(|one| (one.span.surface(text), one.office))
            .collect()
    }

    #[test]
    fn what_stands_before_an_office_is_a_name() {
        assert_eq!(
            found("알리예브대통령이 왔다"),
            [("알리예브", Some("대통령".to_owned()))]
        );
        assert_eq!(
            found("그는 일함 알리예브 대통령에게"),
            [("일함 알리예브", Some("대통령".to_owned()))]
        );
    }

    #[test]
    fn a_korean_name_is_whole_without_what_stands_before_it() {
        assert_eq!(found("내각부총리 김덕훈동지가"), [("김덕훈", None)]);
        assert_eq!(found("봄날 조용원동지가"), [("조용원", None)]);
    }

    #[test]
    fn bodies_deputies_and_addresses_are_no_names() {
        assert_eq!(found("당중앙위원회 위원장동지 부주석 국가주석"), []);
        assert_eq!(found("경애하는 총비서동지께서는"), []);
    }
}
