//! A Latin letter that looks like the Cyrillic one around it.
//!
//! Channel One wrote `прошeл` and `Горбачeв` with a Latin `e` where `ё` belongs, in one article
//! of 2008 in six.

use memchr::memchr2_iter;

/// Bytes that Cyrillic letters to U+047F begin with.
const CYRILLIC: [u8; 2] = [0xD0, 0xD1];

/// Returns `text` with every Latin `e` and `ë` between two Cyrillic letters made Cyrillic; `None`
/// if there is none.
pub(super) fn repair(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    memchr::memchr2(CYRILLIC[0], CYRILLIC[1], bytes)?;
    let mut out = String::new();
    let mut from = 0;
    // `ë` is C3 AB.
    for at in memchr2_iter(b'e', 0xC3, bytes) {
        let (latin, cyrillic) = if bytes[at] == b'e' {
            ("e", "е")
        } else {
            ("ë", "ё")
        };
        let is_between = at >= 2
            && CYRILLIC.contains(&bytes[at - 2])
            && text[at..].starts_with(latin)
            && bytes
                .get(at + latin.len())
                .is_some_and(|b| CYRILLIC.contains(b));
        if is_between {
            out.push_str(&text[from..at]);
            out.push_str(cyrillic);
            from = at + latin.len();
        }
    }
    if from == 0 {
        return None;
    }
    out.push_str(&text[from..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn a_latin_e_inside_a_cyrillic_word_is_cyrillic() {
        assert_eq!(
            repair("Горбачeв прошeл учëным").as_deref(),
            Some("Горбачев прошел учёным")
        );
    }

    #[test]
    fn a_latin_word_beside_cyrillic_ones_stays() {
        assert_eq!(repair("Путин посетил Seoul e-mail Citroën"), None);
        assert_eq!(repair("Кe eК e"), None);
        assert_eq!(repair("the end"), None);
    }
}
