//! Scripts, as far as languages and tokens differ by them.
//!
//! Ranges, not the Unicode script property: rare letters of a script may be missing.

/// The script of a character that stands in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Korean syllables and letters.
    Hangul,
    /// Chinese characters, and the marks that repeat or number them.
    Han,
    /// Hiragana and Katakana, also of half width.
    Kana,
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Digits, letters of other alphabets.
    Other,
}

impl Script {
    /// Returns the script of a letter or digit; `None` for everything that separates words.
    pub(crate) fn of(c: char) -> Option<Self> {
        match c {
            'a'..='z' | 'A'..='Z' => Some(Self::Latin),
            '\0'..='\u{7F}' => c.is_ascii_digit().then_some(Self::Other),
            '\u{AC00}'..='\u{D7A3}'
            | '\u{1100}'..='\u{11FF}'
            | '\u{3131}'..='\u{318E}'
            | '\u{A960}'..='\u{A97C}'
            | '\u{D7B0}'..='\u{D7FB}' => Some(Self::Hangul),
            '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
            | '々'
            | '〆'
            | '〇' => Some(Self::Han),
            '\u{3041}'..='\u{3096}'
            | '\u{309D}'..='\u{309F}'
            | '\u{30A1}'..='\u{30FA}'
            | '\u{30FC}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{FF66}'..='\u{FF9F}' => Some(Self::Kana),
            // Between them stand signs of thousands and combining marks.
            '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => Some(Self::Cyrillic),
            'ª' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
                Some(Self::Latin)
            }
            _ => c.is_alphanumeric().then_some(Self::Other),
        }
    }
}

/// Returns whether the first two bytes of a character are those of a syllable of Hangul.
///
/// Of the last few syllables and of the letters of old Korean they do not tell it.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction"
)]
pub(crate) fn is_syllable(lead: u8, second: u8) -> bool {
    (lead == 0xEA) & (second >= 0xB0)
        | (lead.wrapping_sub(0xEB) < 2)
        | (lead == 0xED) & (second < 0x9E)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bytes_tell_syllables_short_of_the_last_few() {
        for c in '\u{80}'..=char::MAX {
            let mut utf8 = [0; 4];
            let bytes = c.encode_utf8(&mut utf8).as_bytes();
            assert_eq!(
                is_syllable(bytes[0], bytes[1]),
                ('가'..='\u{D77F}').contains(&c),
                "{c}"
            );
        }
    }
}
