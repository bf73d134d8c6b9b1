//! A dossier as one report: every number once, in typed tables that all formats write.
//!
//! `tables` and its kin make the tables; JSON and CSV write them whole, Markdown and
//! [`super::html`] show what readers need of them.

mod caveats;
mod csv;
mod evidence;
mod findings;
mod head;
mod json;
mod keyed;
mod markdown;
mod names;
mod tables;

use std::fmt;
use std::io;
use std::io::Write;
use std::path::Path;
use std::str::FromStr;

use jiff::civil::Date;

use crate::analysis::dossier::Dossier;
use crate::gazetteer::model::Gazetteer;

use super::html;

pub use self::keyed::Keyed;

pub(super) use self::tables::WHOLE;

/// A dossier and what is printed around it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The answers.
    pub dossier: &'a Dossier<'a>,
    /// What mentions were found with.
    pub gazetteer: &'a Gazetteer,
    /// The headline; `None` for one that names who is counted.
    pub title: Option<&'a str>,
    /// The day printed on it.
    pub day: Date,
    /// Commands that a reader can copy.
    pub commands: &'a Commands,
}

/// Commands that a reader can copy, each quoted for a shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commands {
    /// Writes this report again.
    pub this: String,
    /// Counts in the same corpus, without a question; `None` without a corpus.
    pub count: Option<String>,
    /// The question that this report asks, for behind `count`.
    pub question: String,
    /// Lists the records that were refused; `None` without a corpus.
    pub rejected: Option<String>,
}

/// A format of whole reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// One page that stands alone.
    #[default]
    Html,
    /// For documents.
    Markdown,
    /// A line a figure.
    Csv,
    /// For programs.
    Json,
}

impl Form {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Csv, Self::Json];

    /// Returns the name used for `--format`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Returns the format that the name of a file ends in.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The text names no format of whole reports.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no format of a whole report: use one of html, markdown, csv, json")]
pub struct UnknownForm(pub String);

impl FromStr for Form {
    type Err = UnknownForm;

    fn from_str(name: &str) -> Result<Self, UnknownForm> {
        Self::ALL
            .into_iter()
            .find(|form| form.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownForm(name.to_owned()))
    }
}

/// Writes a report in a format.
///
/// # Errors
///
/// If writing fails.
pub fn write(report: &Report<'_>, form: Form, mut out: impl Write) -> io::Result<()> {
    match form {
        Form::Html => out.write_all(html::page(report).as_bytes()),
        Form::Markdown => markdown::write(report, out),
        Form::Csv => csv::write(report, out),
        Form::Json => json::write(report, out),
    }
}

impl Report<'_> {
    /// Returns the headline.
    pub fn headline(&self) -> String {
        if let Some(title) = self.title {
            return title.to_owned();
        }
        let names: Vec<&str> = self
            .dossier
            .inquiry
            .entities
            .iter()
            .map(|entity| self.gazetteer.entities[usize::from(entity.0)].name.as_str())
            .collect();
        let claims = match self.dossier.claims.len() {
            0 => None,
            1 => Some("One published claim, counted again".to_owned()),
            many => Some(format!("{many} published claims, counted again")),
        };
        claims.unwrap_or_else(|| match names.as_slice() {
            [] => "Nobody was asked for".to_owned(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        })
    }

    /// Returns every table, in the order of the report.
    pub fn tables(&self) -> Vec<Keyed> {
        vec![
            self.findings(),
            self.claims(),
            self.totals(),
            self.periods(),
            self.coverage(),
            self.caveats(),
            self.behind(),
            self.articles(),
            self.messages(),
            self.names(),
        ]
    }
}
