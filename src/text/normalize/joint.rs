//! Paragraphs that a collector joined by commas.
//!
//! Full texts of KCNA of 2011 in circulation have `., ,  ` where a paragraph ends, and a tail of
//! commas where the list of paragraphs was padded: `…good health. , , ,  , , , , ,`.

use std::ops::Range;

use memchr::memchr_iter;

/// Returns `text` with its joints turned into paragraph ends; `None` if it has none.
///
/// Takes text whose spaces are folded. A joint is a run of commas with white space between them.
/// It must not be followed by a small letter: there text is missing (`famil, , ies`,
/// `an oper, , mocratic People's Republic`). Nothing is split unless one joint at least ends
/// a sentence or the text, so that a slip of the pen (`Seoul, , Korea`) stays.
pub(super) fn split_paragraphs(text: &str) -> Option<String> {
    first_pair(text, 0)?;
    let joints = joints(text);
    let is_certain =
        |joint: &Range<usize>| joint.end == text.len() || ends_sentence(&text[..joint.start]);
    if !joints.iter().any(is_certain) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for joint in joints {
        push_paragraph(&mut out, &text[from..joint.start]);
        from = joint.end;
    }
    push_paragraph(&mut out, &text[from..]);
    Some(out)
}

fn push_paragraph(out: &mut String, paragraph: &str) {
    if paragraph.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(paragraph);
}

/// Returns every joint, with the white space on both sides.
fn joints(text: &str) -> Vec<Range<usize>> {
    let mut joints = Vec::new();
    let mut from = 0;
    while let Some(at) = first_pair(text, from) {
        let start = text[..at].trim_end_matches([' ', '\n']).len();
        let tail = text[at..].trim_start_matches([',', ' ', '\n']);
        let end = text.len() - tail.len();
        if !tail.starts_with(char::is_lowercase) {
            joints.push(start..end);
        }
        from = end;
    }
    joints
}

/// Returns where the first comma stands that one white space parts from the next.
fn first_pair(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    memchr_iter(b',', bytes)
        .find(|&at| matches!(bytes.get(at + 1..at + 3), Some(b" ," | b"\n,")))
        .map(|at| from + at)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ':', '!', '?', '"', '\'', ')'])
}

#[cfg(test)]
mod tests {
    use super::split_paragraphs;

    #[test]
    fn commas_after_a_sentence_part_paragraphs() {
        assert_eq!(
            split_paragraphs("The message said:, , I congratulate you. , , , He wished.")
                .as_deref(),
            Some("The message said:\nI congratulate you.\nHe wished.")
        );
    }

    #[test]
    fn a_tail_of_commas_goes() {
        assert_eq!(
            split_paragraphs("It ended. , , , , , ,").as_deref(),
            Some("It ended.")
        );
        assert_eq!(
            split_paragraphs("It ended with a list, , , ,").as_deref(),
            Some("It ended with a list")
        );
        assert_eq!(
            split_paragraphs("It ended. ,\n,\n,\n, ,\n,").as_deref(),
            Some("It ended.")
        );
    }

    #[test]
    fn once_joints_are_known_a_line_without_full_stop_ends_at_one_too() {
        assert_eq!(
            split_paragraphs("It follows:, , Women's team, , 1. DPRK").as_deref(),
            Some("It follows:\nWomen's team\n1. DPRK")
        );
    }

    #[test]
    fn the_comma_of_an_address_stays() {
        assert_eq!(
            split_paragraphs("He said:, , Dear Comrade,, , I am glad.").as_deref(),
            Some("He said:\nDear Comrade,\nI am glad.")
        );
    }

    #[test]
    fn a_word_cut_in_two_is_not_two_paragraphs() {
        assert_eq!(
            split_paragraphs("an oper, , mocratic People's Republic"),
            None
        );
        assert_eq!(
            split_paragraphs("Hail!, , Long live the oper, , mocratic people.").as_deref(),
            Some("Hail!\nLong live the oper, , mocratic people.")
        );
    }

    #[test]
    fn a_doubled_comma_in_ordinary_text_stays() {
        assert_eq!(split_paragraphs("He flew to Seoul, , Korea."), None);
        assert_eq!(split_paragraphs("Tea, rice, salt."), None);
    }
}
