//! Words that stand beside everything and say nothing: counted among all words, never shown.
//!
//! The lists are our own, one file a language in `corpus/words/`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::language::Language;
use crate::text::words::Writing;

/// Lists by language, in the order of [`Language::ALL`].
static LISTS: LazyLock<[HashSet<&'static str>; 6]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let lines = file(language).lines();
        let lines = lines.filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    })
});

fn file(language: Language) -> &'static str {
    match language {
        Language::Korean => include_str!("../../../corpus/words/ko.txt"),
        Language::English => include_str!("../../../corpus/words/en.txt"),
        Language::Chinese => include_str!("../../../corpus/words/zh.txt"),
        Language::Russian => include_str!("../../../corpus/words/ru.txt"),
        Language::Japanese => include_str!("../../../corpus/words/ja.txt"),
        Language::Spanish => include_str!("../../../corpus/words/es.txt"),
    }
}

/// Returns whether a word type is not shown: it is listed, a number, a letter, or a pair of
/// characters one of which is listed.
pub(super) fn is_stopped(word: &str, writing: Writing, language: Option<Language>) -> bool {
    if word.chars().all(|c| c.is_numeric()) {
        return true;
    }
    match writing {
        Writing::Ideographic => {
            word.chars().nth(1).is_none()
                || word.chars().any(|c| {
                    let mut buffer = [0; 4];
                    is_listed(c.encode_utf8(&mut buffer), language)
                })
        }
        Writing::Alphabetic => word.chars().nth(1).is_none() || is_listed(word, language),
        // Whatever the language of the article, Hangul is Korean.
        Writing::Hangul => is_listed(word, Some(Language::Korean)),
    }
}

/// Returns whether the language's list holds the word; of an unknown language, any list.
fn is_listed(word: &str, language: Option<Language>) -> bool {
    let mut lists = Language::ALL.iter().zip(LISTS.iter());
    lists.any(|(of, list)| language.is_none_or(|language| language == *of) && list.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_stopped_in_its_own_language() {
        let is_stopped = |word, language| is_stopped(word, Writing::Alphabetic, language);
        assert!(is_stopped("the", Some(Language::English)));
        assert!(!is_stopped("the", Some(Language::Spanish)));
        assert!(is_stopped("the", None));
        assert!(is_stopped("84", Some(Language::English)));
        assert!(!is_stopped("harvest", None));
    }

    #[test]
    fn a_pair_of_han_is_stopped_by_either_character() {
        let is_stopped = |word| is_stopped(word, Writing::Ideographic, Some(Language::Chinese));
        assert!(is_stopped("国的"));
        assert!(is_stopped("国"));
        assert!(!is_stopped("友好"));
    }

    #[test]
    fn korean_is_stopped_without_its_particles() {
        assert!(is_stopped("대한", Writing::Hangul, None));
        assert!(!is_stopped("친선", Writing::Hangul, Some(Language::Korean)));
    }

    #[test]
    fn every_list_is_lower_case_and_without_repetition() {
        for language in Language::ALL {
            let words: Vec<&str> = file(language)
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect();
            let distinct: HashSet<&&str> = words.iter().collect();
            assert_eq!(distinct.len(), words.len(), "{language}");
            assert!(
                words.iter().all(|word| word.to_lowercase() == **word),
                "{language}"
            );
        }
    }
}
