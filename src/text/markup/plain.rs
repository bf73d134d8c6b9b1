//! Plain text that holds remains of markup: entities, stray tags.

use std::borrow::Cow;

use memchr::memchr2;

use super::entity;
use super::html;
use super::tag::Effect;
use super::tag::effect;

/// Longest stray tag, images cut out; what is longer is text with a `<` in it.
const LONGEST_TAG: usize = 2048;

/// Returns plain text with its entities decoded, once, and stray HTML tags taken out; borrowed
/// if there are none.
///
/// Only what is certainly a tag goes: `a < b`, `<김정은>` and `if x <b and c> d` stay.
pub fn plain_text(text: &str) -> Cow<'_, str> {
    if memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let text = html::without_data_urls(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = if let Some((characters, len)) = entity::decode(rest) {
            out.push_str(&characters);
            len
        } else if let Some((effect, len)) = stray_tag(rest) {
            if effect != Effect::Inline {
                out.push('\n');
            }
            len
        } else {
            out.push_str(&rest[..1]);
            1
        };
        rest = &rest[len..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Returns the effect and length of the tag at the head of `text`.
fn stray_tag(text: &str) -> Option<(Effect, usize)> {
    let inside = text.strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b':';
    let name_len = inside.bytes().take(16).take_while(is_name).count();
    let effect = effect(&inside[..name_len].to_ascii_lowercase())?;
    let end = attributes_end(&inside.as_bytes()[name_len..])?;
    let len = text.len() - inside.len() + name_len + end + 1;
    Some((effect, len))
}

/// Returns where the `>` stands after nothing, a slash or attributes with values.
fn attributes_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut has_value = false;
    for (at, &byte) in bytes.iter().take(LONGEST_TAG).enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'>') => {
                let is_bare = matches!(bytes[..at].trim_ascii(), b"" | b"/");
                return (is_bare || has_value).then_some(at);
            }
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'=') => has_value = true,
            (None, _) if at == 0 && !byte.is_ascii_whitespace() && byte != b'/' => return None,
            (Some(_) | None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::plain_text;

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(
            plain_text("Q&amp;A&nbsp;&#39;x&#x27; &quot;"),
            "Q&A\u{A0}'x' \""
        );
        assert_eq!(plain_text("&amp;lt;b&amp;gt; &amp;amp;"), "&lt;b&gt; &amp;");
        assert_eq!(
            plain_text("&eacute; &#44608;&#xC815; &#150;"),
            "é 김정 \u{2013}"
        );
    }

    #[test]
    fn what_is_no_entity_stays() {
        for text in [
            "AT&T",
            "a & b; c",
            "&;",
            "&unknownname;",
            "x?a=1&copy=2",
            "&김;",
            "&",
        ] {
            assert_eq!(plain_text(text), text);
        }
    }

    #[test]
    fn a_decoded_bracket_opens_no_tag() {
        assert_eq!(plain_text("&lt;b&gt;Kim"), "<b>Kim");
    }

    #[test]
    fn stray_tags_go() {
        assert_eq!(plain_text("of<b>Kim</b>and <I>Xi</I>"), "ofKimand Xi");
        assert_eq!(
            plain_text("One<br />Two<BR>Three<p class=\"x>y\">Four</p>"),
            "One\nTwo\nThree\nFour\n"
        );
        assert_eq!(plain_text("a<a href=http://x.kp/>b</a>"), "ab");
    }

    #[test]
    fn other_angle_brackets_stay() {
        for text in [
            "a < b",
            "a<b",
            "<김정은>",
            "if x <b and c> d",
            "<3",
            "1<2>0",
            "<",
            "</",
            "<boy>",
        ] {
            assert_eq!(plain_text(text), text);
        }
    }

    #[test]
    fn text_without_markup_is_borrowed() {
        assert!(matches!(plain_text("a > b"), Cow::Borrowed("a > b")));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(<|>|/|&|;|=|\"|b|p|br|#x0|#|&amp;| |김){0,30}") {
            plain_text(&text);
        }
    }
}
