//! The fields of an HTML page, by CSS selectors.

use std::borrow::Cow;

use scraper::ElementRef;
use scraper::Html;
use scraper::Selector;

use super::Fields;
use crate::source::profile::FieldNames;

/// Where pages in general keep their title, most telling first.
const TITLE: &[&str] = &[
    "article h1",
    "main h1",
    "h1",
    "meta[property='og:title']",
    "title",
];
/// Where pages in general keep their text.
const TEXT: &[&str] = &[
    "[itemprop='articleBody']",
    "article",
    "main",
    "#content",
    "body",
];
/// Where pages in general tell their date.
const DATE: &[&str] = &[
    "meta[property='article:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='date']",
    "meta[name='pubdate']",
    "time[datetime]",
];
/// Where pages in general tell their own address.
const URL: &[&str] = &["link[rel='canonical']", "meta[property='og:url']"];
/// Where pages in general tell their section.
const SECTION: &[&str] = &["meta[property='article:section']"];
/// Where pages in general tell their language.
const LANGUAGE: &[&str] = &["html[lang]"];

/// Attributes that hold a value in place of an element's content.
const ATTRIBUTES: &[&str] = &["content", "datetime", "href", "lang"];

/// Reads a page; a field for which `names` has no selector is looked for where pages usually
/// have it.
pub(super) fn fields<'a>(names: &FieldNames, raw: &str) -> Fields<'a> {
    let page = Html::parse_document(raw);
    let first = |names: &[String], usual: &[&str]| {
        let named = names.iter().map(String::as_str);
        let usual = usual.iter().copied().filter(|_| names.is_empty());
        named
            .chain(usual)
            .filter_map(|selector| Selector::parse(selector).ok())
            .find_map(|selector| page.select(&selector).find(|e| !value(*e).is_empty()))
    };
    let value_of = |names: &[String], usual: &[&str]| {
        Cow::<str>::Owned(first(names, usual).map(value).unwrap_or_default())
    };
    let markup_of = |names: &[String], usual: &[&str]| {
        Cow::<str>::Owned(first(names, usual).map(markup).unwrap_or_default())
    };
    let date = value_of(&names.date, DATE);
    Fields {
        title: markup_of(&names.title, TITLE),
        text: markup_of(&names.text, TEXT),
        dates: if date.is_empty() {
            Vec::new()
        } else {
            vec![date]
        },
        url: value_of(&names.url, URL),
        section: value_of(&names.section, SECTION),
        outlet: value_of(&names.outlet, &[]),
        language: value_of(&names.language, LANGUAGE),
    }
}

/// Returns whether `text` is a CSS selector.
pub(in crate::source) fn is_selector(text: &str) -> bool {
    Selector::parse(text).is_ok()
}

/// Returns the value an element holds: an attribute made for it, or its words.
fn value(element: ElementRef) -> String {
    let attribute = ATTRIBUTES
        .iter()
        .find_map(|name| element.value().attr(name));
    match attribute {
        Some(value) => value.trim().to_owned(),
        None => element.text().collect::<String>().trim().to_owned(),
    }
}

/// Returns the HTML inside an element; an attribute's words are text, so they are escaped.
fn markup(element: ElementRef) -> String {
    match element.value().attr("content") {
        Some(words) => words.replace('&', "&amp;").replace('<', "&lt;"),
        None => element.inner_html(),
    }
}
