//! Articles as lines of JSON: once, again as copies, and lines that no reader can accept.

use serde::Serialize;

use super::article::Article;
use super::article::Invention;
use super::article::Purpose;

/// One article in so many is followed by a copy of it or of an earlier one.
const ARTICLES_A_COPY: usize = 40;

/// One article in so many is followed by a record that is to be refused.
const ARTICLES_A_REFUSAL: usize = 200;

/// The line of a record.
#[derive(Serialize)]
struct Line<'a> {
    outlet: &'a str,
    section: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    url: &'a str,
    title: &'a str,
    text: &'a str,
}

/// How many records there are beside the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Following {
    pub(super) copies: u64,
    pub(super) refused: u64,
}

/// Appends the line of an article.
pub(super) fn add(article: &Article, lines: &mut Vec<u8>) {
    add_line(&line(article), lines);
}

/// Appends what follows an article: now and then a copy under another link, now and then a
/// record that is no article.
pub(super) fn add_following(
    invention: &Invention,
    article: &Article,
    lines: &mut Vec<u8>,
    following: &mut Following,
) {
    let mut random = invention.random(article.number, Purpose::Following);
    if random.below(ARTICLES_A_COPY) == 0 {
        let articles = usize::try_from(article.number).expect("a corpus fits into a disk");
        let earlier = invention.article(random.below(articles + 1) as u64);
        let url = format!("{}?from={}", earlier.url, article.number);
        add_line(
            &Line {
                url: &url,
                ..line(&earlier)
            },
            lines,
        );
        following.copies += 1;
    }
    if random.below(ARTICLES_A_REFUSAL) == 0 {
        add_refused(article, following.refused % 4, lines);
        following.refused += 1;
    }
}

/// Appends a record of which something is missing that every document has.
fn add_refused(article: &Article, what: u64, lines: &mut Vec<u8>) {
    let url = format!("{}/lost", article.url);
    let whole = Line {
        url: &url,
        ..line(article)
    };
    match what {
        0 => add_line(
            &Line {
                date: None,
                ..whole
            },
            lines,
        ),
        1 => {
            let date = Some(format!("{}-02-30", article.day.year()));
            add_line(&Line { date, ..whole }, lines);
        }
        2 => add_line(
            &Line {
                title: "",
                text: "…",
                ..whole
            },
            lines,
        ),
        _ => lines.extend_from_slice(b"{\"title\": \"a line that was cut o\n"),
    }
}

fn line(article: &Article) -> Line<'_> {
    Line {
        outlet: article.outlet,
        section: article.section,
        date: Some(article.day.to_string()),
        url: &article.url,
        title: &article.title,
        text: &article.text,
    }
}

fn add_line(line: &Line<'_>, lines: &mut Vec<u8>) {
    serde_json::to_writer(&mut *lines, line).expect("text of its own can be written to memory");
    lines.push(b'\n');
}
