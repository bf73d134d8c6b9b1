//! Profiles: what is known about an outlet's files, as data.
//!
//! A profile says which files are the outlet's, how they are written and where their fields
//! are. It reads no document itself.

mod builtin;
mod choice;
mod menu;
mod parse;
mod place;
mod written;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::language::Language;

use super::date::Offset;
use super::date::Order;
use super::format::Format;
use super::name_pattern::NamePattern;
use super::role::OnceKnown;
use super::role::Roles;

pub(super) use choice::Shape;

pub use builtin::Profiles;
pub use place::ProfileError;

/// How often an outlet publishes, for telling a day of rest from a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every day but the weekdays named, which may be none.
    Daily {
        /// Weekdays without an issue, from Monday.
        off: Vec<Weekday>,
    },
    /// Once a week.
    Weekly,
    /// Not by the calendar: nothing is expected on any one day.
    Irregular,
}

/// Where a date may be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The fields named `date`.
    Field,
    /// The field named `url`.
    Url,
    /// The name of the file or a folder above it.
    FileName,
    /// The dateline at the head of the text, with the year of the file name.
    Dateline,
}

/// The names under which a record keeps each field, in order of preference.
///
/// A name is a column, an object's key, a JSON pointer (`/meta/title`) or a CSS selector,
/// by the profile's format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FieldNames {
    pub(super) title: Vec<String>,
    pub(super) text: Vec<String>,
    pub(super) date: Vec<String>,
    pub(super) url: Vec<String>,
    pub(super) section: Vec<String>,
    pub(super) outlet: Vec<String>,
    pub(super) language: Vec<String>,
}

impl FieldNames {
    /// Returns each field with its names, in the order of the declaration.
    pub(super) fn each(&self) -> [(&'static str, &[String]); 7] {
        [
            ("title", &self.title),
            ("text", &self.text),
            ("date", &self.date),
            ("url", &self.url),
            ("section", &self.section),
            ("outlet", &self.outlet),
            ("language", &self.language),
        ]
    }
}

/// How a record's date is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DateRules {
    /// Where to look, in order; the first plausible day counts.
    pub(super) from: Vec<Evidence>,
    /// The outlet's distance from UTC; without it, moments are read as written or in UTC.
    pub(super) offset: Option<Offset>,
    /// Which of day and month stands first where slashes stand behind them; without it, dates
    /// that can be read in two ways are refused.
    pub(super) order: Option<Order>,
    /// First day of the outlet.
    pub(super) earliest: Date,
    /// Month and day to complete a year that stands alone in the file name.
    pub(super) month_day: Option<(i8, i8)>,
}

/// What a Markdown file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkdownShape {
    /// One document.
    File,
    /// A document under each heading of this level, below the heading `below` if named.
    Sections { level: usize, below: Option<String> },
    /// A headline in each list line with a link whose address holds these words.
    Links { address: String },
}

/// Files of the profile's outlet that hold no articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ignored {
    pub(super) files: Vec<NamePattern>,
    pub(super) why: String,
}

/// What the records of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Articles.
    Articles,
    /// Sections of the outlet's menu.
    Menu,
    /// Days, each with the name of a file that holds a menu.
    MenuIndex,
}

/// What is known about an outlet's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The profile's own name: its file name without `.toml`.
    pub name: String,
    /// Outlet of the records; `None` where each record names it, or else its folder does.
    pub outlet: Option<String>,
    /// Language of the records; `None` to have it found from the text.
    pub language: Option<Language>,
    /// How often the outlet publishes; `None` where that is not known.
    pub rhythm: Option<Rhythm>,
    pub(super) kind: Kind,
    /// How the files of the outlet's menu are read, if it has any.
    pub(super) menus: Vec<Arc<Profile>>,
    pub(super) format: Option<Format>,
    pub(super) files: Vec<NamePattern>,
    pub(super) encoding: Option<&'static encoding_rs::Encoding>,
    pub(super) ignore: Vec<Ignored>,
    /// Keys down to the list of records in a JSON object.
    pub(super) records_path: Vec<String>,
    /// Fields that every record has; part of the shape.
    pub(super) required: Vec<String>,
    pub(super) fields: FieldNames,
    pub(super) roles: OnceKnown,
    pub(super) date: DateRules,
    /// Line after which a plain text begins; what stands before it is an editor's.
    pub(super) text_after: Option<String>,
    /// Patterns over whole texts that are not the article's, such as a teaser of the site.
    pub(super) foreign_text: Vec<String>,
    /// What the collector put between paragraphs.
    pub(super) paragraph_joint: Option<String>,
    pub(super) markdown: MarkdownShape,
}

impl Profile {
    /// Name of the profile for files that no other fits.
    pub(in crate::source) const GENERIC: &str = "generic";

    /// Returns what each key or column is for.
    pub(super) fn roles(&self) -> &Roles {
        self.roles.of(self)
    }

    /// Returns whether this is the profile for files that no other fits.
    pub(super) fn is_generic(&self) -> bool {
        self.name == Self::GENERIC
    }
}
