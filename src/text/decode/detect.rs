//! Deciding the encoding: byte order mark, then what is declared, then what the bytes look like.

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::GB18030;
use encoding_rs::GBK;
use encoding_rs::ISO_2022_JP;
use encoding_rs::KOI8_R;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

use super::HEAD;
use super::candidate::CANDIDATES;
use super::candidate::read;
use super::declaration::declared_in;

/// Returns the encoding of the file that begins with `head`.
///
/// Takes the first bytes of a file, of which [`HEAD`] are looked at; a label that the caller
/// knows, such as `cp949`, which goes before one in the page; and whether `head` is the `complete`
/// file, so that it cannot end inside a character.
///
/// Text that is valid UTF-8 beyond chance is UTF-8 whatever is declared: pages are re-encoded
/// and keep their `<meta>`. A few broken bytes do not make UTF-8 something else: they are for the
/// decoder to refuse. A declared encoding in which the bytes make no sense is given up for
/// one in which they do. Of a head that is plain ASCII and declares nothing the answer is UTF-8,
/// whatever may follow.
pub fn detect(head: &[u8], declared: Option<&str>, complete: bool) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    let complete = complete && head.len() <= HEAD;
    let head = &head[..head.len().min(HEAD)];
    if let Some(encoding) = utf_16(head) {
        return encoding;
    }
    let declared = declared
        .and_then(|label| Encoding::for_label_no_replacement(label.trim().as_bytes()))
        .or_else(|| declared_in(head));
    let utf_8 = Utf8Evidence::in_head(head, complete);
    if utf_8.is_compelling() {
        return UTF_8;
    }
    if head.is_ascii() {
        if head.contains(&0x1B) && detected(head, complete) == ISO_2022_JP {
            return ISO_2022_JP;
        }
        return declared
            .filter(|d| d.is_ascii_compatible())
            .unwrap_or(UTF_8);
    }
    if utf_8.malformed == 0 && declared.is_none_or(|declared| declared == UTF_8) {
        return UTF_8;
    }
    let is_candidate = |encoding| CANDIDATES.iter().any(|c| c.encoding == encoding);
    match declared.map(|declared| plain_name(declared, head)) {
        Some(other) if !is_candidate(other) && read(head, other, complete).malformed == 0 => other,
        declared => by_likeness(head, declared, complete),
    }
}

/// What speaks for UTF-8 and against it.
#[derive(Debug)]
struct Utf8Evidence {
    /// Characters of two bytes or more.
    valid: usize,
    /// Sequences that are not UTF-8.
    malformed: usize,
}

impl Utf8Evidence {
    fn in_head(head: &[u8], complete: bool) -> Self {
        let mut evidence = Self {
            valid: 0,
            malformed: 0,
        };
        let mut chunks = head.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            evidence.valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            let is_cut = !complete && chunks.peek().is_none();
            evidence.malformed += usize::from(!chunk.invalid().is_empty() && !is_cut);
        }
        evidence
    }

    /// Returns whether no legacy encoding gives such bytes by chance: read as UTF-8, a character of
    /// two legacy bytes is valid less than once in ten, and here nearly all are.
    fn is_compelling(&self) -> bool {
        self.valid >= 4 && self.valid >= 20 * self.malformed
    }
}

/// Returns the encoding in which the bytes look most like text.
///
/// The declaration and the detector have a say, which text that is ordinary in another encoding
/// overrules.
fn by_likeness(
    head: &[u8],
    declared: Option<&'static Encoding>,
    complete: bool,
) -> &'static Encoding {
    /// What a declaration is worth beside likeness, which is 1 for ordinary text.
    const DECLARED: f64 = 0.5;
    /// What the word of the detector is worth.
    const DETECTED: f64 = 0.3;
    /// Below it no candidate is like text, and the detector, which knows more encodings, decides.
    const UNLIKELY: f64 = 0.4;
    let (head, complete) = telling(head, complete);
    let detected = plain_name(detected(head, complete), head);
    // Likeness of a few bytes is chance, and the detector knows no better.
    let evidence = head.iter().filter(|b| !b.is_ascii()).count() as f64;
    let doubt = 1.0 + 8.0 / evidence.max(1.0);
    let best = CANDIDATES
        .iter()
        .filter_map(|candidate| {
            let likeness = candidate.likeness(head, complete)?;
            let is = |named| f64::from(u8::from(named == Some(candidate.encoding)));
            let bonus = doubt * DECLARED * is(declared) + DETECTED * is(Some(detected));
            Some((likeness + bonus, candidate.encoding))
        })
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((likeness, encoding)) if likeness >= UNLIKELY => encoding,
        Some(_) | None => detected,
    }
}

/// Returns the encoding that the detector of browsers names.
fn detected(head: &[u8], complete: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(head, complete);
    detector.guess(None, Utf8Detection::Deny)
}

/// Returns what is enough to tell a language by: from the first byte that is not ASCII, with
/// which a character begins, until there are a thousand characters; and whether it is complete.
fn telling(head: &[u8], complete: bool) -> (&[u8], bool) {
    const ENOUGH: usize = 2048;
    let mut places = (0..head.len()).filter(|&at| !head[at].is_ascii());
    let start = places.next().unwrap_or(0);
    match places.nth(ENOUGH) {
        Some(end) => (&head[start..end], false),
        None => (&head[start..], complete),
    }
}

/// Returns the encoding under the name that is used here: GB18030 for its subset GBK, KOI8-R for
/// KOI8-U unless a Ukrainian letter stands in it.
fn plain_name(encoding: &'static Encoding, head: &[u8]) -> &'static Encoding {
    let is_ukrainian = |b: &u8| matches!(b, 0xA4 | 0xA6 | 0xA7 | 0xAD | 0xB4 | 0xB6 | 0xB7 | 0xBD);
    if encoding == GBK {
        GB18030
    } else if encoding.name() == "KOI8-U" && !head.iter().any(is_ukrainian) {
        KOI8_R
    } else {
        encoding
    }
}

/// Returns UTF-16 of either order, if the head is in it without a byte order mark.
///
/// In text that is not UTF-16 there is no zero byte; in UTF-16 every space and line end has one.
/// Which order it is, the characters tell: in the wrong one they are of no script in use here.
fn utf_16(head: &[u8]) -> Option<&'static Encoding> {
    /// Even: two bytes are a unit.
    const ENOUGH: usize = 4096;
    memchr::memchr(0, head)?;
    let head = &head[..head.len().min(ENOUGH)];
    let share = |encoding| {
        let reading = read(head, encoding, false);
        let is_usual = |c: &char| {
            matches!(c, '\t' | '\n' | '\r' | ' '..='~' | 'А'..='я' | '\u{3000}'..='\u{30FF}'
                | '\u{FF01}'..='\u{FF5E}' | '\u{AC00}'..='\u{D7A3}')
                || CANDIDATES.iter().any(|candidate| candidate.is_common(*c))
        };
        let usual = reading.text.chars().filter(is_usual).count();
        usual as f64 / (reading.text.chars().count() + reading.malformed).max(1) as f64
    };
    let (little, big) = (share(UTF_16LE), share(UTF_16BE));
    // Chinese has least: its common characters are a quarter of it.
    if little.max(big) < 0.2 {
        None
    } else if little >= big {
        Some(UTF_16LE)
    } else {
        Some(UTF_16BE)
    }
}
