//! Profiles read from TOML, with errors that name the line.

use std::path::Path;

use jiff::civil::Date;
use jiff::civil::Weekday;
use toml::Spanned;

use super::DateRules;
use super::Evidence;
use super::FieldNames;
use super::Ignored;
use super::Kind;
use super::MarkdownShape;
use super::OnceKnown;
use super::Profile;
use super::Rhythm;
use super::place::Place;
use super::place::ProfileError;
use super::written::Written;
use super::written::WrittenMarkdown;
use crate::period::names;
use crate::source::date::Offset;
use crate::source::date::Order;
use crate::source::fields::is_selector;
use crate::source::format::Format;
use crate::source::name_pattern::NamePattern;

impl Profile {
    /// Reads a profile from the text of the file at `path`.
    pub(super) fn parse(path: &Path, toml: &str) -> Result<Self, ProfileError> {
        let place = Place { path, toml };
        let written: Written = toml::from_str(toml).map_err(|source| ProfileError::Toml {
            path: path.to_owned(),
            line: place.line(&source.span().unwrap_or(0..0)),
            source: Box::new(source),
        })?;
        selectors(&place, &written)?;
        let mut profile = Self {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            language: place.optional(
                "language",
                written.language.as_ref(),
                "use one of ko, en, zh, ru, ja, es, or leave it out to have it found",
                |code| code.parse().ok(),
            )?,
            rhythm: rhythm(&place, &written)?,
            format: place.optional("format", written.format.as_ref(), formats(), Format::named)?,
            encoding: place.optional(
                "encoding",
                written.encoding.as_ref(),
                "use a name of the WHATWG list, such as UTF-8 or EUC-KR",
                |label| encoding_rs::Encoding::for_label(label.as_bytes()),
            )?,
            records_path: place
                .optional(
                    "records.path",
                    written.records.path.as_ref(),
                    "write the keys down to the list, each after a slash, such as /data/articles",
                    |path| {
                        Some(
                            path.strip_prefix('/')?
                                .split('/')
                                .map(str::to_owned)
                                .collect(),
                        )
                    },
                )?
                .unwrap_or_default(),
            markdown: markdown(&place, &written.markdown)?,
            date: date_rules(&place, &written)?,
            outlet: written.outlet,
            kind: Kind::Articles,
            menus: Vec::new(),
            files: patterns(&written.files),
            ignore: written
                .ignore
                .into_iter()
                .map(|ignored| Ignored {
                    files: patterns(&ignored.files),
                    why: ignored.why,
                })
                .collect(),
            required: written.records.required,
            fields: FieldNames {
                title: names(written.fields.title),
                text: names(written.fields.text),
                date: names(written.fields.date),
                url: names(written.fields.url),
                section: names(written.fields.section),
                outlet: names(written.fields.outlet),
                language: names(written.fields.language),
            },
            roles: OnceKnown::default(),
            text_after: written.text.after,
            foreign_text: written.text.foreign,
            paragraph_joint: written.text.paragraph_joint,
        };
        if let Some(written) = written.menu {
            profile.menus = profile.menus_of(written);
        }
        Ok(profile)
    }
}

/// Returns the patterns over names of files.
pub(super) fn patterns(files: &[String]) -> Vec<NamePattern> {
    files.iter().map(|file| NamePattern::new(file)).collect()
}

fn names(written: Vec<Spanned<String>>) -> Vec<String> {
    written.into_iter().map(Spanned::into_inner).collect()
}

/// Checks that the fields of pages are CSS selectors.
fn selectors(place: &Place, written: &Written) -> Result<(), ProfileError> {
    if written
        .format
        .as_ref()
        .is_none_or(|format| format.get_ref() != Format::Html.name())
    {
        return Ok(());
    }
    let fields = &written.fields;
    let lists = [
        &fields.title,
        &fields.text,
        &fields.date,
        &fields.url,
        &fields.section,
        &fields.outlet,
        &fields.language,
    ];
    for selector in lists.into_iter().flatten() {
        let expected = "use a CSS selector, such as article h1";
        place.value("fields", selector, expected, |text| {
            is_selector(text).then_some(())
        })?;
    }
    Ok(())
}

fn formats() -> String {
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    format!("use one of {}", names.join(", "))
}

fn rhythm(place: &Place, written: &Written) -> Result<Option<Rhythm>, ProfileError> {
    let off = written
        .off
        .iter()
        .map(|day| {
            place.value(
                "off",
                day,
                "use weekdays such as sunday",
                names::english_weekday,
            )
        })
        .collect::<Result<Vec<Weekday>, _>>()?;
    place.optional(
        "rhythm",
        written.rhythm.as_ref(),
        "use daily (with off = [\"sunday\"] for days of rest), weekly or irregular",
        |rhythm| match rhythm {
            "daily" => Some(Rhythm::Daily { off }),
            "weekly" => Some(Rhythm::Weekly),
            "irregular" => Some(Rhythm::Irregular),
            _ => None,
        },
    )
}

fn date_rules(place: &Place, profile: &Written) -> Result<DateRules, ProfileError> {
    let written = &profile.date;
    let expected = "use field, url, file name and dateline, in the order to look";
    let from = match &written.from {
        None => vec![Evidence::Field],
        Some(from) => from
            .iter()
            .map(|name| place.value("date.from", name, expected, evidence))
            .collect::<Result<_, _>>()?,
    };
    Ok(DateRules {
        from,
        offset: place.optional(
            "date.offset",
            written.offset.as_ref(),
            "use UTC or a distance from it such as +09:00",
            Offset::parse,
        )?,
        order: place.optional(
            "date_order",
            profile.date_order.as_ref(),
            "use dmy where the day stands first, mdy where the month does",
            Order::parse,
        )?,
        earliest: place
            .optional(
                "date.earliest",
                written.earliest.as_ref(),
                "use the outlet's first day, such as 1996-12-01",
                |date| date.parse().ok(),
            )?
            .unwrap_or(EARLIEST),
        month_day: place.optional(
            "date.month_day",
            written.month_day.as_ref(),
            "use month and day, such as 01-01",
            |text| {
                let (month, day) = text.split_once('-')?;
                let (month, day) = (month.parse().ok()?, day.parse().ok()?);
                // A leap year has every day that any year has.
                Date::new(2000, month, day).ok().map(|_| (month, day))
            },
        )?,
    })
}

/// No outlet read here is older than the liberation of Korea; earlier days are misread ones.
const EARLIEST: Date = Date::constant(1945, 1, 1);

fn evidence(name: &str) -> Option<Evidence> {
    Some(match name {
        "field" => Evidence::Field,
        "url" => Evidence::Url,
        "file name" => Evidence::FileName,
        "dateline" => Evidence::Dateline,
        _ => return None,
    })
}

fn markdown(place: &Place, written: &WrittenMarkdown) -> Result<MarkdownShape, ProfileError> {
    let shape = place.optional(
        "markdown.records",
        written.records.as_ref(),
        "use file, sections (with level and below) or links (with address)",
        |records| match records {
            "file" => Some(MarkdownShape::File),
            "sections" => Some(MarkdownShape::Sections {
                level: written.level.unwrap_or(2),
                below: written.below.clone(),
            }),
            "links" => Some(MarkdownShape::Links {
                address: written.address.clone().unwrap_or_default(),
            }),
            _ => None,
        },
    )?;
    Ok(shape.unwrap_or(MarkdownShape::File))
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    fn message(toml: &str) -> String {
        let error = Profile::parse(Path::new("my/outlet.toml"), toml).unwrap_err();
        match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        }
    }

    #[test]
    fn a_wrong_value_is_named_with_its_line_and_what_to_do() {
        assert_eq!(
            message("outlet = \"x\"\nformat = \"xml\""),
            "my/outlet.toml:2: format is \"xml\"; use one of json, json-lines, csv, tsv, text, \
             markdown, html"
        );
        assert!(
            message("[date]\nfrom = [\"field\", \"clock\"]").starts_with(
                "my/outlet.toml:2: date.from is \"clock\"; use field, url, file name and dateline"
            )
        );
    }

    #[test]
    fn an_order_of_dates_is_one_of_two() {
        assert_eq!(
            message("date_order = \"ymd\""),
            "my/outlet.toml:1: date_order is \"ymd\"; use dmy where the day stands first, mdy \
             where the month does"
        );
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        let message = message("outlet = \"x\"\n\n[fields]\ntitel = [\"t\"]");
        assert!(message.starts_with("my/outlet.toml:4: "), "{message}");
        assert!(message.contains("titel"), "{message}");
    }

    #[test]
    fn days_of_rest_are_part_of_the_rhythm() {
        let profile = Profile::parse(
            Path::new("x.toml"),
            "rhythm = \"daily\"\noff = [\"sunday\"]",
        )
        .unwrap();
        assert_eq!(
            profile.rhythm,
            Some(Rhythm::Daily {
                off: vec![Weekday::Sunday]
            })
        );
        assert_eq!(profile.name, "x");
    }
}
