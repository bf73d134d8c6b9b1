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
    let mut block_at = 1;
    while at < bytes.len() {
        if at >= block_at {
            let len = ascii_blocks(&bytes[at - 1..]);
            block_at = at + len + BLOCK;
            if len > 0 {
                at += len;
                after_gap = is_gap(bytes[at - 1]);
                end = if after_gap { at - 1 } else { at };
                continue;
            }
        }
        let len = match bytes[at] {
            b' ' | b'\n' => {
                if after_gap {
                    return end;
                }
                after_gap = true;
                at += 1;
                continue;
            }
            b'!'..=b'~' => 1,
            // Accented Latin letters, short of combining marks; `Â` may begin a mojibake.
            0xC3 if bytes[at + 1] != 0x82 => 2,
            // More of them; Cyrillic to U+047F.
            0xC4..=0xCB | 0xD0 | 0xD1 => 2,
            // Han, and most Hangul syllables.
            0xE4..=0xE9 | 0xEB | 0xEC => 3,
            // The first and the last of them: AC00 to AFFF, D000 to D77F.
            0xEA if bytes[at + 1] >= 0xB0 => 3,
            0xED if bytes[at + 1] < 0x9E => 3,
            _ => clean_char(&text[at..]),
        };
        if len == 0 {
            return end;
        }
        at += len;
        end = at;
        after_gap = false;
    }
    end
}

fn is_gap(byte: u8) -> bool {
    byte == b' ' || byte == b'\n'
}

/// Returns the length of the whole blocks after the first byte, the neighbour of the first
/// block, that hold nothing but printable ASCII and single spaces or line ends.
fn ascii_blocks(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(block) = bytes.get(len..=len + BLOCK) {
        let mut dirty = false;
        for (&before, &byte) in block.iter().zip(&block[1..]) {
            let is_stored = byte.wrapping_sub(b' ') < 0x7F - b' ' || byte == b'\n';
            dirty |= !is_stored || is_gap(before) && is_gap(byte);
        }
        if dirty {
            break;
        }
        len += BLOCK;
    }
    len
}

/// Returns the length of the first character, 0 if it is not clean.
fn clean_char(text: &str) -> usize {
    let Some(c) = text.chars().next() else {
        return 0;
    };
    let stays = fate(c) == Fate::Keep(c)
        && canonical_combining_class(c) == 0
        && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
        && !text.starts_with("Â\u{81}");
    if stays { c.len_utf8() } else { 0 }
}
