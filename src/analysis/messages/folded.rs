//! A text in small letters without accents, and where its letters stand in the text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folded text.
pub(super) struct Folded {
    /// `envió` as `envio`.
    pub(super) text: String,
    /// For each byte of the folded text, and its end, the byte of the text it comes from.
    at: Vec<usize>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            at: Vec::with_capacity(text.len() + 1),
        };
        for (at, c) in text.char_indices() {
            let bare = c.nfd().find(|c| !is_combining_mark(*c)).unwrap_or(c);
            for small in bare.to_lowercase() {
                folded.text.push(small);
                folded.at.resize(folded.text.len(), at);
            }
        }
        folded.at.push(text.len());
        folded
    }

    /// Returns the byte of the text that a byte of the folded text comes from.
    pub(super) fn origin(&self, folded: usize) -> usize {
        self.at[folded]
    }

    /// Returns the places at which words stand whole, begin and end, in order.
    pub(super) fn places(&self, words: &str) -> impl Iterator<Item = (usize, usize)> {
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        self.text.match_indices(words).filter_map(move |(at, _)| {
            let end = at + words.len();
            let is_whole = is_edge(self.text[..at].chars().next_back())
                && is_edge(self.text[end..].chars().next());
            is_whole.then_some((at, end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_go_and_places_stay() {
        let folded = Folded::of("Él envió");
        assert_eq!(folded.text, "el envio");
        let places: Vec<_> = folded.places("envio").collect();
        assert_eq!(places, [(3, 8)]);
        assert_eq!(folded.origin(3), "Él ".len());
        assert_eq!(folded.origin(8), "Él envió".len());
    }

    #[test]
    fn words_inside_longer_ones_are_no_place() {
        assert_eq!(Folded::of("reenvio envios").places("envio").count(), 0);
    }
}
