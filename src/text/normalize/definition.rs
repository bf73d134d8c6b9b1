//! Normalisation as it is defined: one step after another over the whole text.

use unicode_normalization::UnicodeNormalization;

use super::fold::Fate;
use super::fold::fate;
use super::homoglyph;
use super::joint;

/// Returns `text` as it is stored.
pub(super) fn normalize(text: &str) -> String {
    let text = text
        .replace("Â\u{81}@", " ")
        .replace("Â\u{81}e", "'")
        .replace("Â\u{81}f", "'")
        .replace("Â\u{81}g", "\"")
        .replace("Â\u{81}h", "\"");
    let folded: String = text
        .chars()
        .filter_map(|c| match fate(c) {
            Fate::Keep(stored) => Some(stored),
            Fate::Space => Some(' '),
            Fate::Break => Some('\n'),
            Fate::Drop => None,
        })
        .nfc()
        .collect();
    let text = words_of_paragraphs(&folded);
    let text = homoglyph::repair(&text).unwrap_or(text);
    joint::split_paragraphs(&text).unwrap_or(text)
}

fn words_of_paragraphs(text: &str) -> String {
    let paragraphs = text.split('\n').map(|paragraph| {
        let words: Vec<&str> = paragraph.split(' ').filter(|w| !w.is_empty()).collect();
        words.join(" ")
    });
    let paragraphs: Vec<String> = paragraphs.filter(|p| !p.is_empty()).collect();
    paragraphs.join("\n")
}
