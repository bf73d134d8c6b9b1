//! What the records of one file have in common, and how their fields become a record.

use std::borrow::Cow;
use std::sync::Arc;

use super::Markup;
use super::Record;
use super::date;
use super::date::Plausible;
use super::date::Reading;
use super::fields::Fields;
use super::format::Format;
use super::name_pattern;
use super::profile::Evidence;
use super::profile::Profile;
use crate::document::DateOrigin;
use crate::document::Provenance;
use crate::rejection::Reason;

/// Where the records of one file come from.
#[derive(Debug)]
pub(super) struct Origin {
    /// As in [`Provenance::file`].
    pub(super) file: String,
    /// The same without endings of compression.
    pub(super) plain_name: String,
    /// Where neither the profile nor a field names one.
    pub(super) guessed_outlet: String,
    pub(super) profile: Arc<Profile>,
    pub(super) format: Format,
    pub(super) encoding: &'static str,
    /// Of a table.
    pub(super) delimiter: u8,
    /// Of a table, from the left.
    pub(super) columns: Vec<String>,
    pub(super) plausible: Plausible,
}

impl Origin {
    /// Returns the record that has these fields.
    pub(super) fn record(&self, fields: Fields, provenance: Provenance) -> Result<Record, Reason> {
        let profile = &self.profile;
        let (published, date_origin) = match self.published(&fields) {
            Ok(found) => found,
            Err(_) if self.is_empty(&fields) => return Err(Reason::NoText),
            Err(reason) => return Err(reason),
        };
        let title = trimmed(fields.title);
        let text = self.text(trimmed(fields.text));
        if title.is_empty() && text.is_empty() {
            return Err(Reason::NoText);
        }
        let outlet = match &profile.outlet {
            Some(outlet) => outlet.clone(),
            // An address in a field named `source` is the article's, not an outlet's name.
            None if !fields.outlet.trim().is_empty() && !fields.outlet.contains("://") => {
                trimmed(fields.outlet)
            }
            None => self.guessed_outlet.clone(),
        };
        Ok(Record {
            outlet,
            section: trimmed(fields.section),
            language: profile
                .language
                .or_else(|| fields.language.trim().parse().ok()),
            published,
            date_origin,
            encoding: self.encoding,
            url: trimmed(fields.url),
            title,
            text,
            markup: if self.format == Format::Html {
                Markup::Html
            } else {
                Markup::Plain
            },
            provenance,
        })
    }

    fn is_empty(&self, fields: &Fields) -> bool {
        let text = fields.text.trim();
        fields.title.trim().is_empty() && (text.is_empty() || self.is_foreign(text))
    }

    /// Returns the article's text: nothing of a foreign one, and paragraphs on lines.
    fn text(&self, text: String) -> String {
        if self.is_foreign(&text) {
            return String::new();
        }
        match self.profile.paragraph_joint.as_deref() {
            Some(joint) if text.contains(joint) => text.replace(joint, "\n"),
            Some(_) | None => text,
        }
    }

    /// Returns whether the profile says that a text is not the article's.
    fn is_foreign(&self, text: &str) -> bool {
        // The no-break spaces of the web are written as plain ones in profiles.
        let patterns = &self.profile.foreign_text;
        if patterns.is_empty() {
            return false;
        }
        let text = text.replace('\u{A0}', " ");
        patterns
            .iter()
            .any(|p| name_pattern::matches(p.as_bytes(), text.as_bytes()))
    }

    /// Returns the day of publication and how it was found, by the rules of the profile.
    pub(super) fn published(
        &self,
        fields: &Fields,
    ) -> Result<(jiff::civil::Date, DateOrigin), Reason> {
        let mut implausible = None;
        let mut either = None;
        let rules = &self.profile.date;
        for evidence in &rules.from {
            let (reading, origin) = match evidence {
                Evidence::Field => (self.in_fields(fields), DateOrigin::Field),
                Evidence::Url => (date::in_url(&fields.url, self.plausible), DateOrigin::Url),
                Evidence::FileName => (self.in_file_name(), DateOrigin::FileName),
                Evidence::Dateline => (self.in_dateline(&fields.text), DateOrigin::Dateline),
            };
            match reading {
                // The link can say which of two days it is, but not that it is a third.
                Reading::Day(day) if either.is_none_or(|days: [_; 2]| days.contains(&day)) => {
                    return Ok((day, origin));
                }
                Reading::Implausible(date) => implausible = implausible.or(Some(date)),
                Reading::Either(days) => either = either.or(Some(days)),
                Reading::Day(_) | Reading::Absent => {}
            }
        }
        if let Some([one, other]) = either {
            let written = excerpt(&fields.dates.join(", "));
            return Err(Reason::AmbiguousDate(format!(
                "{written} ({one} or {other})"
            )));
        }
        Err(match implausible {
            Some(date) => Reason::ImplausibleDate(date),
            None => Reason::NoDate(self.looked_at(fields)),
        })
    }

    fn in_fields(&self, fields: &Fields) -> Reading {
        let mut reading = Reading::Absent;
        for value in &fields.dates {
            let rules = &self.profile.date;
            match date::in_field(value, rules.offset, rules.order, self.plausible) {
                Reading::Absent => {}
                Reading::Day(day) => return Reading::Day(day),
                found @ (Reading::Implausible(_) | Reading::Either(_)) => reading = found,
            }
        }
        reading
    }

    fn in_file_name(&self) -> Reading {
        let name = self.plain_name.as_str();
        match (
            date::in_file_name(name, self.plausible),
            self.profile.date.month_day,
        ) {
            (Reading::Absent, Some((month, day))) => {
                date::year_with(name, month, day, self.plausible)
            }
            (reading, _) => reading,
        }
    }

    /// Reads the dateline with the year of the file name, or of the day in it.
    fn in_dateline(&self, text: &str) -> Reading {
        let name = self.plain_name.as_str();
        let year = match date::in_file_name(name, self.plausible) {
            Reading::Day(day) => date::dateline_year(text, day),
            Reading::Implausible(_) | Reading::Either(_) | Reading::Absent => {
                date::year_in_file_name(name)
            }
        };
        match year {
            Some(year) => date::in_dateline(text, year, self.plausible),
            None => Reading::Absent,
        }
    }

    fn looked_at(&self, fields: &Fields) -> String {
        let looked = self
            .profile
            .date
            .from
            .iter()
            .map(|evidence| match evidence {
                Evidence::Field if fields.dates.is_empty() => self.no_date_field(),
                Evidence::Field => format!("field {}", excerpt(&fields.dates.join(", "))),
                Evidence::Url if fields.url.is_empty() => "no url".to_owned(),
                Evidence::Url => format!("url {}", excerpt(&fields.url)),
                Evidence::FileName => "file name".to_owned(),
                Evidence::Dateline => "dateline".to_owned(),
            });
        looked.collect::<Vec<_>>().join(", ")
    }

    /// Returns that there is no date field, for a table with its columns: one of them may be it.
    fn no_date_field(&self) -> String {
        if self.columns.is_empty() {
            return "date field (none there)".to_owned();
        }
        let columns = excerpt(&self.columns.join(", "));
        format!("date field (none known among the columns {columns})")
    }
}

/// Returns a value without white space around it, copied only if it must be.
fn trimmed(value: Cow<str>) -> String {
    match value {
        Cow::Owned(value) if value.trim().len() == value.len() => value,
        value => value.trim().to_owned(),
    }
}

/// Returns the head of a value, for a reason that is read by people.
fn excerpt(value: &str) -> String {
    let end = value
        .char_indices()
        .nth(80)
        .map_or(value.len(), |(end, _)| end);
    format!("{:?}", &value[..end])
}
