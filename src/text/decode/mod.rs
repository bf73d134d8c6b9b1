//! Decoding: from bytes in whatever encoding to UTF-8.
//!
//! [`detect()`] decides the encoding from the head of a file, [`decode`] decodes a record that is in
//! memory, [`Utf8Reader`] a file that is not. Nothing is replaced in silence: [`decode`] refuses
//! what is malformed, [`Utf8Reader`] counts it.

mod candidate;
mod declaration;
mod detect;
mod reader;

use std::borrow::Cow;

use encoding_rs::DecoderResult;
use encoding_rs::Encoding;
use encoding_rs::UTF_8;

pub use detect::detect;
pub use reader::Utf8Reader;

/// Bytes of a file that [`detect()`] makes use of.
pub const HEAD: usize = 64 * 1024;

/// Bytes that are not valid in their encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "byte {offset} is not valid {encoding}: name the encoding in the profile, or repair the file"
)]
pub struct Malformed {
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// Offset of the first malformed sequence.
    pub offset: usize,
}

/// Returns `bytes` as UTF-8, without a byte order mark; borrowed if they are so already.
///
/// # Errors
///
/// If a sequence is not valid in `encoding`.
pub fn decode<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Result<Cow<'a, str>, Malformed> {
    let mark = match Encoding::for_bom(bytes) {
        Some((marked, len)) if marked == encoding => len,
        Some(_) | None => 0,
    };
    encoding
        .decode_without_bom_handling_and_without_replacement(&bytes[mark..])
        .ok_or_else(|| Malformed {
            encoding: encoding.name(),
            offset: mark + valid_len(&bytes[mark..], encoding),
        })
}

/// Returns how many bytes stand before the first malformed sequence.
fn valid_len(bytes: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_8 {
        return Encoding::utf8_valid_up_to(bytes);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = vec![0; 16 * 1024];
    let mut at = 0;
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut out, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return bytes.len(),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(len, after) => return at - usize::from(len + after),
        }
    }
}

#[cfg(test)]
mod tests;
