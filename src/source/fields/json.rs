//! The fields of a JSON object: only those with a role are made, the others are passed over.

use std::borrow::Cow;

use sonic_rs::JsonType;
use sonic_rs::JsonValueTrait;
use sonic_rs::LazyValue;

use super::Fields;
use crate::rejection::Reason;
use crate::source::format::Format;
use crate::source::origin::Origin;
use crate::source::role::Role;

/// Brackets inside each other in one record; deeper ones are no article but exhaust the stack of
/// the parser.
const MAX_NESTING: usize = 128;

pub(super) fn fields<'a>(origin: &Origin, raw: &'a str) -> Result<Fields<'a>, Reason> {
    let malformed = |error: sonic_rs::Error| {
        // The parser's words go on with an excerpt over several lines.
        let words = error.to_string();
        let first = words.lines().next().unwrap_or_default().to_owned();
        if error.is_eof() {
            Reason::Truncated(first)
        } else {
            Reason::Malformed(first)
        }
    };
    if !raw.trim_start().starts_with('{') {
        return Err(Reason::NoProfile(
            "the record is no object with named fields".to_owned(),
        ));
    }
    // What is cut from a list was looked through as it was cut.
    if origin.format == Format::JsonLines && nests_too_deep(raw) {
        let words = format!("brackets nest deeper than {MAX_NESTING}");
        return Err(Reason::Malformed(words));
    }
    let mut found: Vec<(Role, usize, LazyValue)> = Vec::new();
    let mut missing: Vec<&str> = origin.profile.required.iter().map(String::as_str).collect();
    for member in sonic_rs::to_object_iter(raw) {
        let (key, value) = member.map_err(malformed)?;
        missing.retain(|required| *required != &*key);
        for (role, rank, path) in origin.profile.roles().of_key(&key) {
            let inside = match path.as_slice() {
                [] => Some(value.clone()),
                // The parser's refusal of what holds nothing costs more than all other fields.
                _ if !matches!(value.get_type(), JsonType::Object | JsonType::Array) => None,
                path => match value.as_raw_cow() {
                    Cow::Borrowed(json) => sonic_rs::get(json, path).ok(),
                    // Only values parsed from owned text own theirs.
                    Cow::Owned(_) => None,
                },
            };
            found.extend(inside.map(|value| (*role, *rank, value)));
        }
    }
    if !missing.is_empty() {
        let missing = missing.join(", ");
        return Err(Reason::NoProfile(format!("the record has no {missing}")));
    }
    if !found
        .iter()
        .any(|(role, ..)| matches!(role, Role::Title | Role::Text))
    {
        let members = sonic_rs::to_object_iter(raw).filter_map(Result::ok);
        let keys: Vec<String> = members.map(|(key, _)| key.to_string()).collect();
        let keys = keys.join(", ");
        return Err(Reason::NoProfile(format!(
            "none of the fields {keys} is a title or text"
        )));
    }
    found.sort_by_key(|(role, rank, _)| (*role, *rank));
    let mut fields = Fields::default();
    let mut has_unread_text = false;
    for (role, _, value) in found {
        let field = match role {
            Role::Title => &mut fields.title,
            Role::Text => &mut fields.text,
            Role::Url => &mut fields.url,
            Role::Section => &mut fields.section,
            Role::Outlet => &mut fields.outlet,
            Role::Language => &mut fields.language,
            Role::Date => {
                fields
                    .dates
                    .extend(string(&value, " ").filter(|date| !date.trim().is_empty()));
                continue;
            }
        };
        if field.trim().is_empty() {
            let between = if role == Role::Section { "; " } else { "\n" };
            *field = string(&value, between).unwrap_or_default();
            has_unread_text |= role == Role::Text && field.is_empty() && has_object(&value);
        }
    }
    // Its title alone would pass for the whole article.
    if has_unread_text && fields.text.trim().is_empty() {
        return Err(Reason::NoProfile(
            "the text is an object: let a profile name the key in it, such as /text/body".into(),
        ));
    }
    Ok(fields)
}

/// Returns whether brackets nest deeper than [`MAX_NESTING`], those in strings left aside.
fn nests_too_deep(raw: &str) -> bool {
    if memchr::memchr2_iter(b'[', b'{', raw.as_bytes()).count() <= MAX_NESTING {
        return false;
    }
    let (mut depth, mut in_string, mut bytes) = (0_usize, false, raw.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            // Whatever is escaped, it ends no string.
            b'\\' if in_string => {
                bytes.next();
            }
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_NESTING {
            return true;
        }
    }
    false
}

/// Returns whether a value is an object or a list with one in it.
fn has_object(value: &LazyValue) -> bool {
    match value.get_type() {
        JsonType::Object => true,
        JsonType::Array => value
            .clone()
            .into_array_iter()
            .is_some_and(|mut parts| parts.any(|part| part.is_ok_and(|part| has_object(&part)))),
        _ => false,
    }
}

/// Returns a string, a number as written, or a list of them joined; `None` for what is neither.
fn string<'a>(value: &LazyValue<'a>, between: &str) -> Option<Cow<'a, str>> {
    match value.get_type() {
        JsonType::String => match value.as_raw_cow() {
            Cow::Borrowed(raw) if memchr::memchr(b'\\', raw.as_bytes()).is_none() => {
                // Without escapes it is what stands between the quotes.
                raw.get(1..raw.len().checked_sub(1)?).map(Cow::Borrowed)
            }
            _ => value.as_str().map(|text| Cow::Owned(text.to_owned())),
        },
        JsonType::Number => Some(Cow::Owned(value.as_raw_str().to_owned())),
        JsonType::Array => {
            let parts = value.clone().into_array_iter()?.filter_map(|part| {
                let part = part.ok()?;
                string(&part, between).filter(|text| !text.trim().is_empty())
            });
            Some(Cow::Owned(parts.collect::<Vec<_>>().join(between)))
        }
        JsonType::Null | JsonType::Boolean | JsonType::Object => None,
    }
}
