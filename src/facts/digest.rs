//! Digests of titles and links: what two documents are compared by without their text.
//!
//! Knows no document; the digests are stored, so a change here makes old stores disagree with
//! new ones.

use std::hash::Hasher;

/// Returns the digest of a title's letters and digits without case; `None` if it has none.
///
/// Punctuation, spaces and symbols do not enter, so that `Kim Jong Un Sends Greetings` and
/// `KIM JONG UN SENDS GREETINGS.` have one digest.
pub fn title(title: &str) -> Option<u64> {
    let mut letters = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            // Of most letters no table is needed.
            '0'..='9' | 'a'..='z' | 'а'..='я' | '\u{4E00}'..='\u{9FFF}' | '가'..='힣' => {
                letters.push(c);
            }
            '\0'..='\u{7F}' if !c.is_ascii_uppercase() => {}
            'A'..='Z' => letters.push(c.to_ascii_lowercase()),
            _ if c.is_alphanumeric() => letters.extend(c.to_lowercase()),
            _ => {}
        }
    }
    (!letters.is_empty()).then(|| first_eight(blake3::hash(letters.as_bytes())))
}

/// Returns the digest of a link; `None` if it is blank.
///
/// The scheme and a final slash do not enter: one article is served under `http` and `https`.
/// The fragment does: in old dumps (`…/02.htm#9`) it is all that tells articles apart.
pub fn url(url: &str) -> Option<u64> {
    let url = url.trim();
    let address = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme))
        .unwrap_or(url);
    let address = address.strip_suffix('/').unwrap_or(address);
    if address.is_empty() {
        return None;
    }
    Some(first_eight(blake3::hash(address.as_bytes())))
}

/// The hasher of what is a digest already, or half of one: it needs no hashing again.
#[derive(Debug, Default)]
pub(crate) struct DigestHasher(u64);

impl Hasher for DigestHasher {
    fn write(&mut self, _: &[u8]) {
        unreachable!("digests are numbers of 8 or 16 bytes");
    }

    fn write_u64(&mut self, digest: u64) {
        self.0 = digest;
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of a digest is enough"
    )]
    fn write_u128(&mut self, digest: u128) {
        self.0 = digest as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn first_eight(digest: blake3::Hash) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&digest.as_bytes()[..8]);
    u64::from_be_bytes(eight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_is_known_again_whatever_its_case_spaces_and_punctuation() {
        let digest = title("Kim Jong Un Sends Greetings");
        assert_eq!(digest, title("  KIM JONG-UN sends greetings."));
        assert_ne!(digest, title("Kim Jong Un Sends Greeting"));
        assert_eq!(title("김정은동지께서"), title("《김정은동지께서》"));
    }

    proptest! {
        #[test]
        fn of_a_title_letters_and_digits_count_in_lower_case(
            text in prop_oneof!["[0aZ'аЯёЁÉé가힣习ー々。٣İ]{0,30}", any::<String>()],
        ) {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            let letters: String = letters.flat_map(char::to_lowercase).collect();
            let expected = (!letters.is_empty())
                .then(|| first_eight(blake3::hash(letters.as_bytes())));
            prop_assert_eq!(title(&text), expected);
        }
    }

    #[test]
    fn letters_that_no_table_is_asked_for_have_no_case() {
        for c in ('а'..='я')
            .chain('\u{4E00}'..='\u{9FFF}')
            .chain('가'..='힣')
        {
            assert!(c.is_alphanumeric() && c.to_lowercase().eq([c]), "{c}");
        }
    }

    #[test]
    fn a_title_without_letters_has_no_digest() {
        assert_eq!(title(""), None);
        assert_eq!(title("-- …"), None);
    }

    #[test]
    fn a_link_is_the_same_under_either_scheme() {
        assert_eq!(url("http://kcna.kp/en/q/1/"), url("https://kcna.kp/en/q/1"));
        assert_eq!(url(" https:// "), None);
    }

    #[test]
    fn an_anchor_tells_articles_of_one_page_apart() {
        assert_ne!(
            url("http://kcna.co.jp/02.htm#9"),
            url("http://kcna.co.jp/02.htm#8")
        );
    }
}
