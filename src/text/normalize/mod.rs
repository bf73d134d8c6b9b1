//! Normalisation: what stored text is.
//!
//! Stored text is NFC (not NFKC, which would turn the jamo of `ㅌ.ㄷ` into conjoining ones). Its
//! only space is U+0020, its only control character `\n`; a paragraph neither begins nor ends
//! with a space and holds no two in a row; paragraphs are separated by one `\n`, none is empty.
//! Full-width ASCII, typographic quotes and dashes are plain ASCII; soft hyphens and characters
//! of no width are gone; North Korean private-use glyphs of leaders' names are Hangul.
//!
//! Three defects of real dumps are repaired: `Shift_JIS` read as Latin-1, a Latin `e` in Cyrillic
//! words, paragraphs joined by commas. A space too many before punctuation or a particle stays:
//! matching allows for it.
//!
//! [`normalize`] is fast on text that is already so: `clean` finds how far it is.
//! `definition` says the same slowly, for tests.

mod clean;
mod fold;
mod homoglyph;
mod joint;

#[cfg(test)]
mod definition;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Returns `text` as it is stored; borrowed if it is so already.
///
/// Takes plain text, without markup. Normalising twice gives what normalising once gives.
pub fn normalize(text: &str) -> Cow<'_, str> {
    let characters = normalize_characters(text);
    let letters = apply(characters, homoglyph::repair);
    apply(letters, joint::split_paragraphs)
}

/// Returns `text` with characters and white space as they are stored.
fn normalize_characters(text: &str) -> Cow<'_, str> {
    let clean = clean::prefix(text);
    if clean == text.len() {
        return Cow::Borrowed(text);
    }
    let folded = fold::fold(text, clean);
    Cow::Owned(if folded.composes {
        folded.text.nfc().collect()
    } else {
        folded.text
    })
}

/// Returns what a repair makes of `text`, which is as it was if there was nothing to repair.
fn apply(text: Cow<'_, str>, repair: fn(&str) -> Option<String>) -> Cow<'_, str> {
    match repair(&text) {
        Some(repaired) => Cow::Owned(repaired),
        None => text,
    }
}

#[cfg(test)]
mod tests;
