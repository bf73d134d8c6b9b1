//! Raw records read: their fields, as they stand.
//!
//! One file a format. Knows the names of fields, not what a date or an outlet is.

mod html;
mod json;
mod markdown;
mod plain;
mod table;

use std::borrow::Cow;

use super::format::Format;
use super::origin::Origin;
use super::profile::FieldNames;
use super::profile::MarkdownShape;
use crate::rejection::Reason;

pub(super) use html::is_selector;
pub(super) use table::cells;

/// The fields of one record, decoded; empty where there is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Fields<'a> {
    pub(super) title: Cow<'a, str>,
    pub(super) text: Cow<'a, str>,
    /// Every date field that holds something, in the profile's order.
    pub(super) dates: Vec<Cow<'a, str>>,
    pub(super) url: Cow<'a, str>,
    pub(super) section: Cow<'a, str>,
    pub(super) outlet: Cow<'a, str>,
    pub(super) language: Cow<'a, str>,
}

/// Reads the fields of a raw record, cut from under `heading` if its format has headings.
pub(super) fn read<'a>(
    origin: &Origin,
    raw: &'a [u8],
    heading: Option<&'a [u8]>,
) -> Result<Fields<'a>, Reason> {
    let raw = decoded(raw, origin.encoding)?;
    let heading = heading
        .map(|heading| decoded(heading, origin.encoding))
        .transpose()?;
    match origin.format {
        Format::Json | Format::JsonLines => json::fields(origin, raw),
        Format::Csv | Format::Tsv => table::fields(origin, raw),
        Format::Text => Ok(plain::fields(raw, origin.profile.text_after.as_deref())),
        Format::Html => {
            // The generic profile names keys and columns, which no page has.
            let selectors = if origin.profile.is_generic() {
                &FieldNames::default()
            } else {
                &origin.profile.fields
            };
            Ok(html::fields(selectors, raw))
        }
        Format::Markdown => match &origin.profile.markdown {
            MarkdownShape::File => Ok(markdown::document(raw)),
            MarkdownShape::Sections { .. } => Ok(markdown::section(raw)),
            MarkdownShape::Links { .. } => markdown::link(raw, heading.unwrap_or_default()),
        },
    }
}

/// Returns the text of bytes that are UTF-8 by now, in a file written in `encoding`.
fn decoded<'a>(raw: &'a [u8], encoding: &'static str) -> Result<&'a str, Reason> {
    /// What stands where bytes of another encoding could not be decoded.
    const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();
    let text = simdutf8::basic::from_utf8(raw).map_err(|_| Reason::Encoding(encoding))?;
    let damaged = encoding != "UTF-8" && memchr::memmem::find(raw, REPLACEMENT).is_some();
    if damaged {
        Err(Reason::Encoding(encoding))
    } else {
        Ok(text)
    }
}
