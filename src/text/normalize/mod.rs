//! Normalisation: what stored text is.
//!
//! Stored text is NFC (not NFKC, which would turn the jamo of `ㅌ.ㄷ` into conjoining ones). Its
//! only space is U+0020, its only control character `\n`; a paragraph neither begins nor ends
//! with a space and holds no two in a row; paragraphs are separated by one `\n`, none is empty.
//! Full-width ASCII, typographic quotes and dashes are plain ASCII; soft hyphens and characters
//! of no width are gone; North Korean private-use glyphs of leaders' names are Hangul.
//!
//! [`normalize`] is fast on text that is already so: [`clean`] finds how far it is.
//! `definition` says the same slowly, for tests.

mod clean;
mod fold;
mod joint;

#[cfg(test)]
mod definition;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Returns `text` as it is stored; borrowed if it is so already.
///
/// Takes plain text, without markup. Normalising twice gives what normalising once gives.
pub fn normalize(text: &str) -> Cow<'_, str> {
    let clean = clean::prefix(text);
    if clean == text.len() {
        return joint::split_paragraphs(text).map_or(Cow::Borrowed(text), Cow::Owned);
    }
    let folded = fold::fold(text, clean);
    let text = if folded.composes {
        folded.text.nfc().collect()
    } else {
        folded.text
    };
    Cow::Owned(joint::split_paragraphs(&text).unwrap_or(text))
}

#[cfg(test)]
mod tests;
