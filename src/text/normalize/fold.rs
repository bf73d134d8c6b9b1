//! Folding: every character to the one that is stored for it.

use super::clean;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands in stored text, as this character.
    Keep(char),
    /// It is white space inside a paragraph.
    Space,
    /// It ends a paragraph.
    Break,
    /// It is invisible and goes.
    Drop,
}

/// Returns what becomes of a character, whatever stands beside it.
pub(super) fn fate(c: char) -> Fate {
    match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        _ if c.is_whitespace() => Fate::Space,
        _ if c.is_control() => Fate::Drop,
        // Soft hyphen; zero-width space and joiners; marks of writing direction; word joiner;
        // byte order mark.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => Fate::Drop,
        '\u{2018}' | '\u{2019}' | '\u{201B}' => Fate::Keep('\''),
        '\u{201C}' | '\u{201D}' | '\u{201F}' => Fate::Keep('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Fate::Keep('-'),
        '\u{FF01}'..='\u{FF5E}' => {
            let ascii = u32::from(c) - 0xFF01 + 0x21;
            Fate::Keep(char::from_u32(ascii).expect("FF01 to FF5E lie as 21 to 7E do"))
        }
        '\u{F113}'..='\u{F122}' => Fate::Keep(leader_glyph(c).unwrap_or(c)),
        _ => Fate::Keep(c),
    }
}

/// Returns the syllable of a leader's name that KPS 9566-2011 prints in larger type: its bytes
/// A4E8 to A4F0 are mapped to the private use area.
fn leader_glyph(c: char) -> Option<char> {
    Some(match c {
        '\u{F113}' | '\u{F116}' | '\u{F120}' => '김',
        '\u{F114}' | '\u{F118}' => '일',
        '\u{F115}' => '성',
        '\u{F117}' | '\u{F121}' => '정',
        '\u{F122}' => '은',
        _ => return None,
    })
}

/// A `Shift_JIS` character that was read as Latin-1, lead byte 0x81, at the head of a text.
///
/// Seen in 122 KCNA headlines: `S. KoreaÂ\u{81}@`, `Kim Jong IlÂ\u{81}fs`.
pub(super) fn mojibake(text: &str) -> Option<(Fate, usize)> {
    let (trail, fate) = match text.strip_prefix("Â\u{81}")?.chars().next()? {
        '@' => ('@', Fate::Space),
        'e' | 'f' => ('f', Fate::Keep('\'')),
        'g' | 'h' => ('h', Fate::Keep('"')),
        _ => return None,
    };
    Some((fate, "Â\u{81}".len() + trail.len_utf8()))
}

/// White space seen since the last character kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Paragraph,
}

/// Text after folding.
#[derive(Debug)]
pub(super) struct Folded {
    /// The text, each character as it is stored, its paragraphs trimmed.
    pub text: String,
    /// Whether it holds a character that may compose with a neighbour or that NFC changes.
    pub composes: bool,
}

/// Returns `text` folded, its first `kept` bytes being known to be clean.
pub(super) fn fold(text: &str, kept: usize) -> Folded {
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..kept]);
    let mut composes = false;
    let mut gap = Gap::None;
    let mut rest = &text[kept..];
    while let Some(c) = rest.chars().next() {
        let (fate, mut len) = mojibake(rest).unwrap_or((fate(c), c.len_utf8()));
        match fate {
            Fate::Keep(stored) => {
                match gap {
                    Gap::Space if !out.is_empty() => out.push(' '),
                    Gap::Paragraph if !out.is_empty() => out.push('\n'),
                    Gap::None | Gap::Space | Gap::Paragraph => {}
                }
                gap = Gap::None;
                let run = if stored == c { clean::prefix(rest) } else { 0 };
                if run > 0 {
                    out.push_str(&rest[..run]);
                    len = run;
                } else {
                    composes |= stored == c;
                    out.push(stored);
                }
            }
            Fate::Space => gap = gap.max(Gap::Space),
            Fate::Break => gap = Gap::Paragraph,
            Fate::Drop => {}
        }
        rest = &rest[len..];
    }
    Folded {
        text: out,
        composes,
    }
}
