//! The classes of characters that boundaries are made of.

/// Returns whether `c` continues a word of an alphabetic script: a letter, an ASCII digit or a
/// combining mark.
///
/// Hangul, Han and Kana are no alphabetic scripts here: `US군` has a boundary after `US`.
/// Digits other than ASCII are left out because a raised `²` beside a name is a footnote.
pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_combining_mark(c) || c.is_alphabetic() && !is_east_asian(c)
}

/// Returns whether `c` is a Hangul syllable. Single letters (`ㅌ.ㄷ`) are none.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

/// Returns whether `c` is Katakana, full or half width, or the mark that lengthens its vowel.
/// The middle dot `・` is none.
pub(super) fn is_katakana(c: char) -> bool {
    matches!(c,
        '\u{3099}' | '\u{309A}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FE}'
        | '\u{31F0}'..='\u{31FF}'
        | '\u{FF66}'..='\u{FF9F}')
}

/// Returns whether `c` is a Cyrillic letter.
pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{0400}'..='\u{0481}' | '\u{048A}'..='\u{052F}')
}

/// The blocks of combining marks that fall on letters of any script.
fn is_combining_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}'
        | '\u{0483}'..='\u{0489}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// Hangul with its letters, Kana, Bopomofo, Han.
fn is_east_asian(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}'
        | '\u{3005}'..='\u{318F}'
        | '\u{31A0}'..='\u{31FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FFDC}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_continue_a_word() {
        for c in ['a', 'Z', '7', 'é', 'ё', 'Я', 'λ', '\u{301}'] {
            assert!(is_word(c), "{c:?}");
        }
    }

    #[test]
    fn punctuation_spaces_footnotes_and_east_asian_scripts_do_not() {
        for c in [
            '-', '\'', '’', '/', '.', '_', ' ', '²', '가', 'ㅌ', '中', 'タ', 'ー', '𠀀',
        ] {
            assert!(!is_word(c), "{c:?}");
        }
    }

    #[test]
    fn the_middle_dot_is_no_katakana_and_the_long_vowel_mark_is() {
        assert!(!is_katakana('・'));
        assert!(is_katakana('ー'));
        assert!(is_katakana('ﾀ'));
        assert!(!is_katakana('の'));
    }

    #[test]
    fn hangul_is_syllables_only() {
        assert!(is_hangul('가') && is_hangul('힣'));
        assert!(!is_hangul('ㄱ') && !is_hangul('\u{1100}'));
    }
}
