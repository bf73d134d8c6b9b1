//! The fields of Markdown: a document, a section or a list line with a link.
//!
//! Only the marks that would stand in the way of a name are taken off: emphasis, links,
//! images, comments, headings, quotes. It is no renderer.

use std::borrow::Cow;

use super::Fields;
use crate::rejection::Reason;

/// Reads a whole file: its first heading, or first line, is the title.
pub(super) fn document(raw: &str) -> Fields<'_> {
    section(raw)
}

/// Reads a section: the heading, and the text below it; a line that is only a link is the
/// address of the section, not its text.
pub(super) fn section(raw: &str) -> Fields<'_> {
    let mut title = None;
    let mut text = String::with_capacity(raw.len());
    let mut url = Cow::Borrowed("");
    for line in without_comments(raw).lines() {
        let line = line.trim();
        if line.is_empty() {
            text.push('\n');
        } else if title.is_none() {
            title = Some(plain(line.trim_start_matches('#')));
        } else if let Some(link) = link_alone(line) {
            link.clone_into(url.to_mut());
        } else {
            text.push_str(&plain(line.trim_start_matches(['#', '>'])));
            text.push('\n');
        }
    }
    let title = title.unwrap_or_default().trim().to_owned();
    Fields {
        title: title.into(),
        text: Cow::Owned(text),
        url,
        ..Fields::default()
    }
}

/// Reads a list line with a link, such as `1. [Title(2024/4/1, 5면)](address)`: a bare headline.
/// What stands in the last parentheses, if it begins with a digit, tells the date.
pub(super) fn link<'a>(raw: &'a str, heading: &'a str) -> Result<Fields<'a>, Reason> {
    let parts = || {
        let (_, rest) = raw.split_once('[')?;
        let (words, rest) = rest.split_once("](")?;
        let (url, _) = rest.split_once(')')?;
        Some((words, url))
    };
    let Some((words, url)) = parts() else {
        return Err(Reason::Malformed(
            "a list line without a whole link".to_owned(),
        ));
    };
    let mut fields = Fields {
        title: words.into(),
        url: url.into(),
        section: heading.trim_start_matches('#').trim().into(),
        ..Fields::default()
    };
    if let Some((title, note)) = words.rsplit_once('(')
        && note.starts_with(|c: char| c.is_ascii_digit())
    {
        fields.title = title.into();
        fields.dates.push(note.into());
    }
    Ok(fields)
}

/// Returns the text without `<!-- … -->`.
fn without_comments(raw: &str) -> Cow<'_, str> {
    let mut rest = raw;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    if kept.is_empty() && rest.len() == raw.len() {
        return Cow::Borrowed(raw);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Returns the address of a line that is nothing but a link.
fn link_alone(line: &str) -> Option<&str> {
    let (words, rest) = line.strip_prefix('[')?.split_once("](")?;
    let url = rest.strip_suffix(')')?;
    (!words.contains(']') && !url.contains(')')).then_some(url)
}

/// Returns a line without the marks of emphasis, links and images.
fn plain(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('[') {
        let before = &rest[..open];
        let link = rest[open + 1..]
            .split_once("](")
            .and_then(|(words, after)| {
                let (_, after) = after.split_once(')')?;
                Some((words, after))
            });
        let Some((words, after)) = link.filter(|(words, _)| !words.contains(['[', ']'])) else {
            kept.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        // The words of an image are not words of the article.
        if let Some(before) = before.strip_suffix('!') {
            kept.push_str(before);
        } else {
            kept.push_str(before);
            kept.push_str(words);
        }
        rest = after;
    }
    kept.push_str(rest);
    for mark in ["**", "__", "~~"] {
        if kept.contains(mark) {
            kept = kept.replace(mark, "");
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_its_heading_and_the_text_below() {
        let raw = "### 标题\n\n<!--begin-->\n\n**央视网消息**：正文。\n<!--end-->\n\n\
                   [查看原文](https://tv.cctv.com/2022/01/02/V.shtml)\n";
        let fields = section(raw);
        assert_eq!(fields.title, "标题");
        assert_eq!(fields.text.trim(), "央视网消息：正文。");
        assert_eq!(fields.url, "https://tv.cctv.com/2022/01/02/V.shtml");
    }

    #[test]
    fn marks_are_taken_off_and_words_stay() {
        assert_eq!(
            plain("See [the **report**](http://x) ![photo](y) [sic]."),
            "See the report  [sic]."
        );
    }

    #[test]
    fn a_linked_headline_gives_its_date_apart() {
        let raw = "  1. [제목(첫째)(2024/4/4), 5면](http://x/y)";
        let fields = link(raw, "### 사설").unwrap();
        assert_eq!(fields.title, "제목(첫째)");
        assert_eq!(fields.dates, ["2024/4/4), 5면"]);
        assert_eq!(fields.section, "사설");
        assert_eq!(fields.url, "http://x/y");
    }
}
