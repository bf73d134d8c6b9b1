//! Composition: stored text from a title and a body.

/// Title and body as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// The title, a blank line, the body; one of them alone if the other is empty.
    pub text: String,
    /// Length of the title at the head of the text, in bytes; 0 if there is none.
    pub title_len: u32,
}

/// Returns the stored text of an article, so that no word of its title counts twice.
///
/// Takes title and body normalised, the title on one line. A body that says nothing but the title
/// (photo items) is dropped, compared without case, spaces and punctuation; so is a first
/// paragraph that is exactly the title.
///
/// # Panics
///
/// If the title is 4 GiB long or longer.
pub fn compose(title: &str, body: &str) -> Composed {
    let body = body_without_title(title, body);
    let separator = if title.is_empty() || body.is_empty() {
        ""
    } else {
        "\n\n"
    };
    Composed {
        text: [title, separator, body].concat(),
        title_len: u32::try_from(title.len()).expect("titles are shorter than 4 GiB"),
    }
}

fn body_without_title<'a>(title: &str, body: &'a str) -> &'a str {
    let rest = body.strip_prefix(title).unwrap_or(body);
    if title.is_empty() {
        body
    } else if let Some(rest) = rest.strip_prefix('\n') {
        // Normalised text has no empty paragraph, so this one stood behind the title.
        rest
    } else if says_the_same(title, body) {
        ""
    } else {
        body
    }
}

fn says_the_same(title: &str, body: &str) -> bool {
    // A body so much longer cannot be the title with other punctuation; most bodies are.
    body.len() <= 2 * title.len() + 16 && words(title).eq(words(body))
}

/// Returns the letters and digits of a text, in lower case.
fn words(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::compose;

    fn text(title: &str, body: &str) -> String {
        let composed = compose(title, body);
        assert_eq!(composed.title_len as usize, title.len());
        composed.text
    }

    #[test]
    fn a_blank_line_parts_title_and_body() {
        assert_eq!(
            text("Kim Meets Xi", "They met.\nThey left."),
            "Kim Meets Xi\n\nThey met.\nThey left."
        );
    }

    #[test]
    fn what_is_missing_leaves_no_blank_line() {
        assert_eq!(text("Kim Meets Xi", ""), "Kim Meets Xi");
        assert_eq!(text("", "They met."), "They met.");
        assert_eq!(text("", ""), "");
    }

    #[test]
    fn a_body_that_repeats_the_title_is_dropped() {
        assert_eq!(
            text("김정은동지 회담", "김정은 동지, 회담."),
            "김정은동지 회담"
        );
        assert_eq!(text("Kim Meets Xi", "KIM MEETS XI"), "Kim Meets Xi");
    }

    #[test]
    fn a_first_paragraph_that_is_the_title_is_dropped() {
        assert_eq!(
            text("Kim Meets Xi", "Kim Meets Xi\nThey met."),
            "Kim Meets Xi\n\nThey met."
        );
    }

    #[test]
    fn a_body_that_merely_begins_like_the_title_is_kept() {
        assert_eq!(
            text("Kim Meets Xi", "Kim Meets Xi again."),
            "Kim Meets Xi\n\nKim Meets Xi again."
        );
        assert_eq!(
            text("Kim Meets Xi", "Kim Meets"),
            "Kim Meets Xi\n\nKim Meets"
        );
    }

    #[test]
    fn a_title_of_signs_alone_drops_no_body_with_words() {
        assert_eq!(text("...", "They met."), "...\n\nThey met.");
    }
}
