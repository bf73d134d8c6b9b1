//! A profile as it is written: the keys of the TOML, before their values are understood.

use serde::Deserialize;
use toml::Spanned;

/// A profile as written. Every key is optional; a wrong key is an error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// Outlet of every record; without it, what the record says or its folder is called.
    pub(super) outlet: Option<String>,
    /// Language of every record; without it, what the record says or its text shows.
    pub(super) language: Option<Spanned<String>>,
    /// `daily`, `weekly` or `irregular`; without it, learned from the days there are.
    pub(super) rhythm: Option<Spanned<String>>,
    /// Weekdays without an issue, where the rhythm is daily.
    #[serde(default)]
    pub(super) off: Vec<Spanned<String>>,
    /// Name of a format; without it, any.
    pub(super) format: Option<Spanned<String>>,
    /// Patterns over names; without them, files are known by the required fields.
    #[serde(default)]
    pub(super) files: Vec<String>,
    /// Encoding that the files are declared to have; without it, it is found.
    pub(super) encoding: Option<Spanned<String>>,
    /// `dmy` or `mdy`: the order of day and month in dates such as 05/06/2024.
    pub(super) date_order: Option<Spanned<String>>,
    /// Files beside the articles that hold none.
    #[serde(default)]
    pub(super) ignore: Vec<WrittenIgnored>,
    #[serde(default)]
    pub(super) menu: Option<WrittenMenu>,
    #[serde(default)]
    pub(super) records: WrittenRecords,
    #[serde(default)]
    pub(super) fields: WrittenFields,
    #[serde(default)]
    pub(super) date: WrittenDate,
    #[serde(default)]
    pub(super) text: WrittenText,
    #[serde(default)]
    pub(super) markdown: WrittenMarkdown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenIgnored {
    pub(super) files: Vec<String>,
    pub(super) why: String,
}

/// Files beside the articles that hold the outlet's menu.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenMenu {
    /// Patterns over names of files whose records are sections of the menu.
    pub(super) files: Vec<String>,
    /// Patterns over names of files whose records are days, each with a file of the menu.
    #[serde(default)]
    pub(super) index: Vec<String>,
    /// Where a record names the section.
    #[serde(default)]
    pub(super) section: Vec<String>,
    /// Where it says to what address the section leads.
    #[serde(default)]
    pub(super) link: Vec<String>,
    /// Where a record, of the menu or of the index, names the day.
    #[serde(default)]
    pub(super) day: Vec<String>,
    /// Where a record of the index names the file.
    #[serde(default)]
    pub(super) file: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRecords {
    /// Keys down to the list in a JSON object, such as `/data/articles`; an array at the top
    /// of the file is the list itself.
    pub(super) path: Option<Spanned<String>>,
    /// Keys or columns that every record has; a record without them is refused.
    #[serde(default)]
    pub(super) required: Vec<String>,
}

/// For each field, the columns, keys, JSON pointers or CSS selectors it may stand under; the
/// first that holds something counts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenFields {
    pub(super) title: Vec<Spanned<String>>,
    pub(super) text: Vec<Spanned<String>>,
    pub(super) date: Vec<Spanned<String>>,
    pub(super) url: Vec<Spanned<String>>,
    pub(super) section: Vec<Spanned<String>>,
    pub(super) outlet: Vec<Spanned<String>>,
    pub(super) language: Vec<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenDate {
    /// `field`, `url`, `file name`, `dateline` in the order to look; without it, `field`.
    pub(super) from: Option<Vec<Spanned<String>>>,
    /// Distance from UTC of the clock by which moments are days, such as `+09:00`.
    pub(super) offset: Option<Spanned<String>>,
    /// First day of the outlet.
    pub(super) earliest: Option<Spanned<String>>,
    /// Month and day for file names that hold a year alone, such as `01-01`.
    pub(super) month_day: Option<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenText {
    /// Line of a plain text after which the article begins.
    pub(super) after: Option<String>,
    /// What the collector put between paragraphs.
    pub(super) paragraph_joint: Option<String>,
    /// Patterns over whole texts that are not the article's: the record is kept as a headline.
    #[serde(default)]
    pub(super) foreign: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenMarkdown {
    /// `file`, `sections` or `links`; without it, `file`.
    pub(super) records: Option<Spanned<String>>,
    /// Number of `#` before the headings of sections.
    pub(super) level: Option<usize>,
    /// Heading, of a lower level, below which the sections stand.
    pub(super) below: Option<String>,
    /// Words in the addresses of links that are headlines.
    pub(super) address: Option<String>,
}
