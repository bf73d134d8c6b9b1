//! A reader that decodes as it reads, for files too large for memory.

use std::fmt;
use std::io;
use std::io::Read;

use encoding_rs::Decoder;
use encoding_rs::DecoderResult;
use encoding_rs::Encoding;
use encoding_rs::UTF_8;

/// Bytes read at once from a file in a legacy encoding.
const RAW: usize = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

/// Yields UTF-8 from a reader of any encoding, without the byte order mark.
///
/// What is UTF-8 passes through untouched, valid or not. What is malformed in another encoding
/// becomes U+FFFD and is counted, so that the record it stands in can be refused.
pub struct Utf8Reader<R> {
    inner: R,
    /// Absent where bytes pass through.
    decoder: Option<Decoder>,
    /// Bytes read from `inner` and not yet decoded.
    raw: Vec<u8>,
    raw_at: usize,
    /// Bytes decoded and not yet given out.
    decoded: Vec<u8>,
    decoded_at: usize,
    state: State,
    malformed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was read.
    New,
    /// Something was read.
    Reading,
    /// The inner reader has no more.
    Ended,
    /// The decoder was told so and has no more.
    Finished,
}

impl<R: Read> Utf8Reader<R> {
    /// Returns a reader of what `inner` holds in `encoding`.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal()),
            raw: Vec::new(),
            raw_at: 0,
            decoded: Vec::new(),
            decoded_at: 0,
            state: State::New,
            malformed: 0,
        }
    }

    /// Returns how many malformed sequences were replaced by U+FFFD until now.
    ///
    /// Always 0 for UTF-8, which is not looked at here.
    pub fn malformed(&self) -> u64 {
        self.malformed
    }

    /// Passes UTF-8 through, its byte order mark taken off at the first call.
    fn pass(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.state == State::New {
            self.state = State::Reading;
            let head = &mut self.inner.by_ref().take(BYTE_ORDER_MARK.len() as u64);
            head.read_to_end(&mut self.decoded)?;
            if self.decoded == BYTE_ORDER_MARK {
                self.decoded.clear();
            }
        }
        if self.decoded_at < self.decoded.len() {
            return Ok(self.give(out));
        }
        self.inner.read(out)
    }

    /// Gives out what is decoded.
    fn give(&mut self, out: &mut [u8]) -> usize {
        let waiting = &self.decoded[self.decoded_at..];
        let len = waiting.len().min(out.len());
        out[..len].copy_from_slice(&waiting[..len]);
        self.decoded_at += len;
        len
    }

    /// Reads and decodes until something is decoded or all is read.
    fn fill(&mut self, decoder: &mut Decoder) -> io::Result<()> {
        self.decoded_at = 0;
        self.decoded.clear();
        while self.decoded.is_empty() && self.state != State::Finished {
            if self.raw_at == self.raw.len() && self.state != State::Ended {
                self.read_raw()?;
            }
            self.decode(decoder);
        }
        Ok(())
    }

    fn read_raw(&mut self) -> io::Result<()> {
        self.raw_at = 0;
        self.raw.resize(RAW, 0);
        let len = loop {
            match self.inner.read(&mut self.raw) {
                Ok(len) => break len,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.raw.clear();
                    return Err(error);
                }
            }
        };
        self.raw.truncate(len);
        self.state = if len == 0 {
            State::Ended
        } else {
            State::Reading
        };
        Ok(())
    }

    /// Decodes what was read, and malformed sequences to U+FFFD.
    fn decode(&mut self, decoder: &mut Decoder) {
        // The most that the bytes can become, three for one, and a replacement.
        self.decoded.resize(3 * RAW + 64, 0);
        let mut len = 0;
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(
                &self.raw[self.raw_at..],
                &mut self.decoded[len..3 * RAW],
                self.state == State::Ended,
            );
            self.raw_at += read;
            len += written;
            match result {
                DecoderResult::InputEmpty => {
                    if self.state == State::Ended {
                        self.state = State::Finished;
                    }
                    break;
                }
                DecoderResult::OutputFull => break,
                DecoderResult::Malformed(..) => {
                    self.malformed += 1;
                    self.decoded[len..len + REPLACEMENT.len()].copy_from_slice(REPLACEMENT);
                    len += REPLACEMENT.len();
                    if len > 2 * RAW {
                        break;
                    }
                }
            }
        }
        self.decoded.truncate(len);
    }
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let Some(mut decoder) = self.decoder.take() else {
            return self.pass(out);
        };
        let filled = if self.decoded_at == self.decoded.len() {
            self.fill(&mut decoder)
        } else {
            Ok(())
        };
        self.decoder = Some(decoder);
        filled?;
        Ok(self.give(out))
    }
}

impl<R> fmt::Debug for Utf8Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let encoding = self.decoder.as_ref().map_or(UTF_8, Decoder::encoding);
        f.debug_struct("Utf8Reader")
            .field("encoding", &encoding.name())
            .field("malformed", &self.malformed)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::io::Read;

    use encoding_rs::BIG5;
    use encoding_rs::EUC_KR;
    use encoding_rs::Encoding;
    use encoding_rs::GB18030;
    use encoding_rs::SHIFT_JIS;
    use encoding_rs::UTF_8;
    use encoding_rs::UTF_16LE;

    use proptest::prelude::*;

    use super::RAW;
    use super::Utf8Reader;

    /// Gives out few bytes at a time.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let len = self.1.min(out.len());
            self.0.read(&mut out[..len])
        }
    }

    fn read(bytes: &[u8], encoding: &'static Encoding) -> (String, u64) {
        let mut whole = Vec::new();
        let mut reader = Utf8Reader::new(bytes, encoding);
        reader.read_to_end(&mut whole).unwrap();
        for (drip, len) in [(1, 1), (3, 2), (7, 4096)] {
            let mut dripped = Vec::new();
            let mut dripping = Utf8Reader::new(Drip(bytes, drip), encoding);
            let mut out = vec![0; len];
            loop {
                match dripping.read(&mut out).unwrap() {
                    0 => break,
                    len => dripped.extend_from_slice(&out[..len]),
                }
            }
            assert!(
                dripped == whole,
                "the size of the pieces makes no difference"
            );
            assert_eq!(dripping.malformed(), reader.malformed());
        }
        (String::from_utf8(whole).unwrap(), reader.malformed())
    }

    #[test]
    fn legacy_text_is_decoded() {
        let text = "윁남과 뜌니지, 조선로동당 ".repeat(RAW / 16);
        let (bytes, _, _) = EUC_KR.encode(&text);
        assert_eq!(read(&bytes, EUC_KR), (text, 0));
    }

    #[test]
    fn utf_8_passes_through_without_its_mark() {
        assert_eq!(
            read("\u{FEFF}김정은 a".as_bytes(), UTF_8),
            ("김정은 a".to_owned(), 0)
        );
        assert_eq!(
            read("a\u{FEFF}b".as_bytes(), UTF_8),
            ("a\u{FEFF}b".to_owned(), 0)
        );
        assert_eq!(read(b"", UTF_8), (String::new(), 0));
        let mut out = Vec::new();
        let bytes = b"a\xFFb";
        Utf8Reader::new(&bytes[..], UTF_8)
            .read_to_end(&mut out)
            .unwrap();
        assert_eq!(out, bytes);
    }

    #[test]
    fn utf_16_loses_its_mark() {
        let bytes: Vec<u8> = "\u{FEFF}김 Xi"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read(&bytes, UTF_16LE), ("김 Xi".to_owned(), 0));
    }

    #[test]
    fn malformed_sequences_are_replaced_and_counted() {
        assert_eq!(
            read(b"a\xFFb\xFFc", EUC_KR),
            ("a\u{FFFD}b\u{FFFD}c".to_owned(), 2)
        );
        assert_eq!(read(b"a\x82", SHIFT_JIS), ("a\u{FFFD}".to_owned(), 1));
        let (text, malformed) = read(&vec![0xFF; 3 * RAW], EUC_KR);
        assert_eq!((text.len(), malformed), (9 * RAW, 3 * RAW as u64));
    }

    proptest! {
        #[test]
        fn any_bytes_become_what_the_encoding_standard_says(
            bytes in prop::collection::vec(any::<u8>(), 0..60),
            encoding in prop::sample::select(vec![EUC_KR, SHIFT_JIS, GB18030, BIG5, UTF_16LE]),
        ) {
            let (expected, had_malformed) = encoding.decode_with_bom_removal(&bytes);
            let (text, malformed) = read(&bytes, encoding);
            prop_assert_eq!(text, expected);
            prop_assert_eq!(malformed > 0, had_malformed);
        }
    }
}
