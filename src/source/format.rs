//! Formats of files, recognised by their first bytes and their names.

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// JSON: an array of records, or an object that holds them.
    Json,
    /// JSON Lines: one object a line.
    JsonLines,
    /// Comma-separated values with a header.
    Csv,
    /// Tab-separated values with a header.
    Tsv,
    /// Plain text: one document.
    Text,
    /// Markdown: one document, or sections, or a list of links.
    Markdown,
    /// HTML: one document.
    Html,
}

impl Format {
    /// Every format, in the order of the declaration.
    pub const ALL: [Self; 7] = [
        Self::Json,
        Self::JsonLines,
        Self::Csv,
        Self::Tsv,
        Self::Text,
        Self::Markdown,
        Self::Html,
    ];

    /// Returns the name used in profiles: `json`, `json-lines`, `csv`, `tsv`, `text`,
    /// `markdown`, `html`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLines => "json-lines",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// Returns the format with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Recognises the format of text from its name and its head, decoded or ASCII-compatible.
///
/// # Errors
///
/// What the bytes seem to be instead.
pub(super) fn recognise(name: &str, head: &[u8]) -> Result<Format, String> {
    if let Some(what) = binary(head) {
        return Err(what.to_owned());
    }
    let first = head.trim_ascii_start().first();
    let extension = extension(name);
    let lines = first == Some(&b'{') && is_lines(head);
    Ok(match extension.as_deref() {
        Some("jsonl" | "ndjson") => Format::JsonLines,
        Some("json") if lines => Format::JsonLines,
        Some("json") => Format::Json,
        Some("csv") => Format::Csv,
        Some("tsv" | "tab") => Format::Tsv,
        Some("md" | "markdown") => Format::Markdown,
        Some("html" | "htm" | "xhtml" | "kcmsf") => Format::Html,
        Some("txt" | "text") => Format::Text,
        // Of other names, such as `dump` or `articles.2024`, the content decides.
        other => match (first, other) {
            (Some(b'{'), _) if lines => Format::JsonLines,
            (Some(b'{'), _) => Format::Json,
            (Some(b'['), _) if is_array(head) => Format::Json,
            (Some(b'<'), _) if is_html(head) => Format::Html,
            // A program or a table of contents beside the dump is not an article.
            (_, Some(extension)) => return Err(format!("a file ending in .{extension}")),
            (_, None) => Format::Text,
        },
    })
}

/// Returns the ending of a file's name, if it says anything of what is in it.
fn extension(name: &str) -> Option<String> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (_, extension) = file.rsplit_once('.')?;
    let is_word = extension.len() <= 8
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    is_word.then(|| extension.to_ascii_lowercase())
}

/// Returns whether text that opens with a bracket goes on as a list of records would; a
/// headline may open with `[Juche113.7.30.]`.
fn is_array(head: &[u8]) -> bool {
    let inside = head.trim_ascii_start()[1..].trim_ascii_start();
    matches!(inside.first(), None | Some(b'{' | b'[' | b']'))
}

/// Returns whether the first line is a whole object and another follows.
fn is_lines(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let Some(end) = memchr::memchr(b'\n', head) else {
        return false;
    };
    let line = head[..end].trim_ascii_end();
    line.ends_with(b"}")
        && head[end..].trim_ascii_start().first() == Some(&b'{')
        && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}

fn is_html(head: &[u8]) -> bool {
    let head = head[..head.len().min(1024)].to_ascii_lowercase();
    [&b"<html"[..], b"<!doctype html", b"<head", b"<body"]
        .iter()
        .any(|tag| memchr::memmem::find(&head, tag).is_some())
}

/// Names what bytes are that are no text; `None` for text.
///
/// UTF-16 is full of zero bytes and is text: its byte order mark tells.
fn binary(head: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 12] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG image"),
        (b"\xFF\xD8\xFF", "JPEG image"),
        (b"GIF8", "GIF image"),
        (b"\xD0\xCF\x11\xE0", "Microsoft Office document"),
        (b"PAR1", "Parquet"),
        (b"ARROW1", "Arrow file"),
        (b"SQLite format 3", "SQLite database"),
        (b"BZh", "bzip2 archive"),
        (b"7z\xBC\xAF\x27\x1C", "7-Zip archive"),
        (b"Rar!", "RAR archive"),
        (b"RDX", "R data file"),
    ];
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    let utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    (!utf16 && memchr::memchr(0, head).is_some()).then_some("binary")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_where_the_name_does_not() {
        for (name, head, expected) in [
            ("a.json", "[{\"a\":1}]", Format::Json),
            ("a.json", "{\"a\":1}\n{\"a\":2}\n", Format::JsonLines),
            ("dump", "{\"a\":\n1}", Format::Json),
            ("dump", "<!DOCTYPE html><p>x", Format::Html),
            ("notes", "Some words", Format::Text),
            ("notes", "[Juche113.7.30.] Some words", Format::Text),
            ("articles.2024", "[ {\"a\": 1} ]", Format::Json),
            ("a.tsv", "date\ttitle\n", Format::Tsv),
        ] {
            assert_eq!(
                recognise(name, head.as_bytes()),
                Ok(expected),
                "{name} {head}"
            );
        }
    }

    #[test]
    fn binary_files_are_named_for_what_they_are() {
        assert_eq!(recognise("a.txt", b"%PDF-1.7"), Err("PDF".to_owned()));
        assert_eq!(recognise("a.bin", b"ab\0cd"), Err("binary".to_owned()));
        let script = recognise("scrape.py", b"import json");
        assert_eq!(script, Err("a file ending in .py".to_owned()));
    }
}
