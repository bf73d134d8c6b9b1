//! Entities: characters written as `&name;` or `&#number;`.

use std::borrow::Cow;

use scraper::Html;

/// Longest name of an entity in HTML, with `&` and `;`: `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 33;

/// Returns the characters that the entity at the head of `text` stands for, and its length.
///
/// Without a semicolon it is none: `AT&T`, `?a=1&copy=2`.
pub(super) fn decode(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let name = text.strip_prefix('&')?;
    let len = name
        .bytes()
        .take(LONGEST)
        .position(|b| b == b';')
        .filter(|&len| len > 0)?;
    let name = &name[..len];
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'#';
    if !name.bytes().all(is_name) {
        return None;
    }
    let whole = &text[..len + 2];
    let characters = match common(name) {
        Some(characters) => Cow::Borrowed(characters),
        None => Cow::Owned(rare(whole)?),
    };
    Some((characters, whole.len()))
}

/// Returns what the entities of everyday text stand for.
fn common(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" | "#38" => "&",
        "lt" | "#60" => "<",
        "gt" | "#62" => ">",
        "quot" | "#34" => "\"",
        "apos" | "#39" | "#039" | "#x27" => "'",
        "nbsp" | "#160" => "\u{A0}",
        "lsquo" | "#8216" => "\u{2018}",
        "rsquo" | "#8217" => "\u{2019}",
        "ldquo" | "#8220" => "\u{201C}",
        "rdquo" | "#8221" => "\u{201D}",
        "ndash" | "#8211" => "\u{2013}",
        "mdash" | "#8212" => "\u{2014}",
        "hellip" | "#8230" => "\u{2026}",
        "middot" => "\u{B7}",
        "laquo" => "«",
        "raquo" => "»",
        _ => return None,
    })
}

/// Returns what any other entity stands for, as the HTML parser knows it.
fn rare(entity: &str) -> Option<String> {
    let characters: String = Html::parse_fragment(entity).root_element().text().collect();
    // A null character is none; an unknown name stands for itself.
    (characters != entity && !characters.is_empty()).then_some(characters)
}
