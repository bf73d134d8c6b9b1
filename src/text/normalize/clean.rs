//! How much of a text is already as it is stored, told at memory speed.

use unicode_normalization::IsNormalized;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::is_nfc_quick;

use super::fold::Fate;
use super::fold::fate;

/// Bytes looked at together; the compiler turns a block into vector instructions.
const BLOCK: usize = 32;

/// Returns the length of the longest head of `text` that folding would leave as it is and that
/// ends in a character that is no white space.
///
/// A character that may compose with a neighbour, or that NFC changes, is never clean: where all
/// are clean, the text is NFC.
pub(super) fn prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    // White space at the head is not stored.
    let mut after_gap = true;
    let mut end = 0;
    // Where the next block is tried: after a failure not before the whole of it was walked.
    let mut block_at = 2;
    while at < bytes.len() {
        if at >= block_at {
            // A character that the last block cuts is walked again.
            let next = text.floor_char_boundary(at + clean_blocks(&bytes[at - 2..]));
            block_at = next + BLOCK;
            if next > at {
                at = next;
                after_gap = is_gap(bytes[at - 1]);
                end = if after_gap { at - 1 } else { at };
                continue;
            }
        }
        let mut len = usize::from(CLEAN_LEN[usize::from(bytes[at])]);
        if len == 0 {
            if is_gap(bytes[at]) {
                if after_gap {
                    return end;
                }
                after_gap = true;
                at += 1;
                continue;
            }
            len = clean_char(&text[at..]);
        }
        if len == 0 {
            return end;
        }
        at += len;
        end = at;
        after_gap = false;
    }
    end
}

/// Length of the characters that a byte begins, where all of them are clean; 0 elsewhere.
const CLEAN_LEN: [u8; 256] = {
    let mut lens = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        lens[byte] = match byte {
            // Printable ASCII.
            0x21..=0x7E => 1,
            // Accented Latin letters to U+02FF, short of combining marks, without those of C3,
            // for `Â` may begin a mojibake; Cyrillic to U+047F.
            0xC4..=0xCB | 0xD0 | 0xD1 => 2,
            // Han from U+4000 to U+9FFF; Hangul syllables from B000 to CFFF, which compose only
            // with a character that is not clean.
            0xE4..=0xE9 | 0xEB | 0xEC => 3,
            _ => 0,
        };
        byte += 1;
    }
    lens
};

fn is_gap(byte: u8) -> bool {
    byte == b' ' || byte == b'\n'
}

/// Returns the length of the whole blocks after the first two bytes, the neighbours of the first
/// block, that hold nothing but clean characters and single spaces or line ends. The last
/// character may be cut.
///
/// Every byte is judged by itself and the two before it, wherever characters begin: text is
/// known to be UTF-8.
fn clean_blocks(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(block) = bytes.get(len..len + 2 + BLOCK) {
        let is_clean = if block.is_ascii() {
            all(block, |_, second, byte| is_clean_ascii(second, byte))
        } else {
            all(block, is_clean_byte)
        };
        if !is_clean {
            break;
        }
        len += BLOCK;
    }
    len
}

/// Returns whether all bytes after the first two are of a kind, told by the two before each and
/// itself.
fn all(block: &[u8], kind: impl Fn(u8, u8, u8) -> bool) -> bool {
    let mut is_all = true;
    for ((&first, &second), &byte) in block.iter().zip(&block[1..]).zip(&block[2..]) {
        is_all &= kind(first, second, byte);
    }
    is_all
}

/// Returns whether a byte of ASCII may stand in a clean block behind another.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction, and five times as slow"
)]
fn is_clean_ascii(before: u8, byte: u8) -> bool {
    let is_gap = |byte: u8| (byte == b' ') | (byte == b'\n');
    let is_printed = byte.wrapping_sub(b' ') < 0x7F - b' ';
    (is_printed | (byte == b'\n')) & !(is_gap(before) & is_gap(byte))
}

/// Returns whether a byte may stand in a clean block behind two others.
///
/// The first bytes of characters are those of [`CLEAN_LEN`], and the first of the Hangul
/// syllables and of the brackets of which `clean_char` knows a part; the part is told by the
/// bytes that follow.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "with branches it is no vector instruction, and five times as slow"
)]
fn is_clean_byte(first: u8, second: u8, byte: u8) -> bool {
    let is_inside = byte.wrapping_sub(0x80) < 0x40;
    let is_short = (byte.wrapping_sub(0xC4) < 8) | (byte.wrapping_sub(0xD0) < 2);
    let is_long = byte.wrapping_sub(0xE3) < 11;
    let is_other_hangul = (second == 0xEA) & (byte < 0xB0) | (second == 0xED) & (byte > 0x9D);
    let is_other_kana = (second == 0xE3) & ((byte == 0x82) | (byte > 0x83))
        | (first == 0xE3) & (second == 0x80) & (byte.wrapping_sub(0x81) > 0x28);
    let is_clean = is_clean_ascii(second, byte) | is_inside | is_short | is_long;
    is_clean & !(is_other_hangul | is_other_kana)
}

/// Returns the length of the first character, 0 if it is not clean.
fn clean_char(text: &str) -> usize {
    match *text.as_bytes() {
        [0xC3, second, ..] if second != 0x82 => 2,
        // The first and the last Hangul syllables: AC00 to AFFF, D000 to D77F.
        [0xEA, 0xB0..=0xBF, ..]
        | [0xED, 0x80..=0x9D, ..]
        // Kana, without the combining voice marks U+3099 and U+309A; brackets and full stops.
        | [0xE3, 0x81 | 0x83, ..]
        | [0xE3, 0x82, 0x80..=0x98 | 0x9B..=0xBF, ..]
        | [0xE3, 0x80, 0x81..=0xA9, ..] => 3,
        _ if is_clean_char(text) => text.chars().next().map_or(0, char::len_utf8),
        _ => 0,
    }
}

/// Returns whether the first character is clean, by the tables of Unicode.
#[cold]
fn is_clean_char(text: &str) -> bool {
    text.chars().next().is_some_and(|c| {
        fate(c) == Fate::Keep(c)
            && canonical_combining_class(c) == 0
            && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
            && !text.starts_with("Â\u{81}")
    })
}
