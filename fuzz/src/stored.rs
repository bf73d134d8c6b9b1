//! What holds of stored text.

use headcount::source::Markup;
use headcount::source::Record;
use headcount::text::compose::compose;
use headcount::text::headline::Headline;
use headcount::text::language;
use headcount::text::markup;
use headcount::text::normalize::normalize;
use headcount::text::tokens;
use headcount::text::words;
use unicode_normalization::is_nfc;

/// Checks a text that has been normalised.
///
/// # Panics
///
/// If it is not so.
pub fn text(stored: &str) {
    assert!(is_nfc(stored), "{stored:?}");
    assert_eq!(normalize(stored), stored, "normalised once more");
    let odd = |c: char| c != '\n' && (c.is_control() || (c.is_whitespace() && c != ' '));
    assert!(!stored.contains(odd), "{stored:?}");
    assert!(!stored.contains("  "), "{stored:?}");
    for paragraph in stored.split('\n') {
        assert_eq!(paragraph, paragraph.trim_matches(' '));
        assert!(!paragraph.is_empty() || stored.is_empty(), "{stored:?}");
    }
}

/// Takes an article through everything that is done with it before it is searched.
///
/// # Panics
///
/// If something does not hold on the way.
pub fn article(record: &Record) {
    let plain = |text| match record.markup {
        Markup::Plain => markup::plain_text(text),
        Markup::Html => markup::html_text(text),
    };
    let headline = Headline::of(&plain(&record.title));
    assert!(!headline.text.contains('\n'));
    let body = plain(&record.text);
    let body = normalize(&body);
    text(&body);
    let composed = compose(&headline.text, &body);
    let title_len = composed.title_len as usize;
    assert_eq!(&composed.text[..title_len], headline.text);
    language::detect(&composed.text);
    spans(&composed.text);
}

/// Checks the words of a text.
///
/// # Panics
///
/// If one of them stands nowhere or before the one ahead of it.
pub fn spans(text: &str) {
    let mut end = 0;
    for word in words::words(text) {
        assert!(end <= word.span.start, "{text:?}");
        assert!(!word.span.surface(text).is_empty());
        end = word.span.end;
    }
    assert!(tokens::count(text) as usize <= text.len());
}
