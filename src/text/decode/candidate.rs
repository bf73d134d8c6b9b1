//! How much bytes look like a language, read in one of its encodings.
//!
//! A few dozen characters make up a large part of any text in a language. Read in a wrong
//! encoding, its bytes give characters nearly at random, and those few become rare.

use encoding_rs::BIG5;
use encoding_rs::DecoderResult;
use encoding_rs::EUC_JP;
use encoding_rs::EUC_KR;
use encoding_rs::Encoding;
use encoding_rs::GB18030;
use encoding_rs::KOI8_R;
use encoding_rs::SHIFT_JIS;
use encoding_rs::WINDOWS_1251;
use encoding_rs::WINDOWS_1252;

/// An encoding, and the characters that make up much of the text it is used for.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) encoding: &'static Encoding,
    common: &'static str,
    /// Part of the non-ASCII letters of ordinary text that are common, roughly.
    usual_share: f64,
}

const KOREAN: &str = "이다는을의에가로하고지도서인한기사를대정일민국동전자들은여시습니과나으조선당수해\
                      어리부주제원위성중께와업김군적화";
const SIMPLIFIED: &str = "的一是在不了有和人这中大为上国主年会说出时要发个以生到地对们部民成行经平全席朝鲜\
                          党习近共产义家新社日月";
const TRADITIONAL: &str = "的一是在不了有和人這中大為上國主年會說出時要發個以生到地對們部民成行經平全席朝鮮\
                           黨習近共產義家新社日月";
const JAPANESE: &str = "あいうえおかがきくけこさしじすせそただちっつてでとどなにぬねのはばひふへほまみむめもや\
                        ゆよらりるれろわをんアイクスタトドプラリルンー日国人年朝鮮";
const RUSSIAN: &str = "оеаинтсрвлОЕАИНТСРВЛ";
const WESTERN: &str = "éèêáàâíóôúûüöäßñçãõÉÁÓÑÜ¿¡’‘“”–—…«»°©®™£§º\u{A0}";

/// The encodings of outlets that headcount has names for.
pub(super) const CANDIDATES: [Candidate; 8] = [
    Candidate::new(EUC_KR, KOREAN, 0.5),
    Candidate::new(GB18030, SIMPLIFIED, 0.25),
    Candidate::new(BIG5, TRADITIONAL, 0.25),
    Candidate::new(SHIFT_JIS, JAPANESE, 0.55),
    Candidate::new(EUC_JP, JAPANESE, 0.55),
    Candidate::new(WINDOWS_1251, RUSSIAN, 0.65),
    Candidate::new(KOI8_R, RUSSIAN, 0.65),
    Candidate::new(WINDOWS_1252, WESTERN, 0.9),
];

impl Candidate {
    const fn new(encoding: &'static Encoding, common: &'static str, usual_share: f64) -> Self {
        Self {
            encoding,
            common,
            usual_share,
        }
    }

    /// Returns whether much of the text in this encoding is made up of the character.
    pub(super) fn is_common(&self, c: char) -> bool {
        self.common.contains(c)
    }

    /// Returns how much `head` looks like ordinary text in this encoding: near 1 if it does, near
    /// 0 if not. `None` if more than one character in fifty is malformed.
    pub(super) fn likeness(&self, head: &[u8], complete: bool) -> Option<f64> {
        let reading = read(head, self.encoding, complete);
        let letters = reading.text.chars().filter(|c| !is_neutral(*c)).count();
        if 50 * reading.malformed > letters {
            return None;
        }
        let mut commons: Vec<char> = self.common.chars().collect();
        commons.sort_unstable();
        let is_common = |c: &char| !is_neutral(*c) && commons.binary_search(c).is_ok();
        let common = reading.text.chars().filter(is_common);
        let share = common.count() as f64 / letters.max(1) as f64;
        Some(share / self.usual_share * self.regularity(&reading.text))
    }

    /// Returns how many of the neighbouring letters may stand beside each other: 1 if all may,
    /// and soon near 0, for ordinary text has hardly any that may not.
    ///
    /// KOI8-R has its capitals where windows-1251 has small letters: read as the other, words
    /// begin small and go on in capitals. Western letters with accents rarely stand in a row.
    fn regularity(&self, text: &str) -> f64 {
        let is_odd = |before: char, c: char| match self.common {
            RUSSIAN => before.is_lowercase() && c.is_uppercase(),
            WESTERN => before.is_alphabetic() && c.is_alphabetic(),
            _ => false,
        };
        let (mut pairs, mut odd) = (0_u32, 0_u32);
        for (before, c) in text.chars().zip(text.chars().skip(1)) {
            if !before.is_ascii() && !c.is_ascii() {
                pairs += 1;
                odd += u32::from(is_odd(before, c));
            }
        }
        (1.0 - f64::from(odd) / f64::from(pairs.max(1))).powi(4)
    }
}

/// Returns whether a character says nothing about the language: ASCII, punctuation of East Asia.
fn is_neutral(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{3000}'..='\u{301F}' | '\u{FF01}'..='\u{FF5E}' | '·' | '\u{FFFD}')
}

/// Bytes read in an encoding, whether they are in it or not.
#[derive(Debug)]
pub(super) struct Reading {
    /// What could be read.
    pub(super) text: String,
    /// Sequences that could not.
    pub(super) malformed: usize,
}

/// Reads `head`; a character cut off at its end is no fault unless it is `complete`.
pub(super) fn read(head: &[u8], encoding: &'static Encoding, complete: bool) -> Reading {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // No encoding takes less than a byte for three of UTF-8; the decoder wants some to spare.
    let mut out = vec![0; 3 * head.len() + 64];
    let (mut at, mut len, mut malformed) = (0, 0, 0);
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(&head[at..], &mut out[len..], complete);
        at += read;
        len += written;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => out.resize(out.len() + head.len() + 64, 0),
            DecoderResult::Malformed(..) => malformed += 1,
        }
    }
    out.truncate(len);
    let text = String::from_utf8(out).expect("a decoder yields UTF-8");
    Reading { text, malformed }
}
