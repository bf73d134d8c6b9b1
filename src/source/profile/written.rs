//! A profile as it is written: the keys of the TOML, before their values are understood.

use serde::Deserialize;
use toml::Spanned;

/// A profile as written. Every key is optional; a wrong key is an error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) outlet: Option<String>,
    pub(super) language: Option<Spanned<String>>,
    pub(super) rhythm: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) off: Vec<Spanned<String>>,
    pub(super) format: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) files: Vec<String>,
    pub(super) encoding: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) ignore: Vec<WrittenIgnored>,
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

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenRecords {
    pub(super) path: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) required: Vec<String>,
}

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
    pub(super) from: Option<Vec<Spanned<String>>>,
    pub(super) offset: Option<Spanned<String>>,
    pub(super) earliest: Option<Spanned<String>>,
    pub(super) month_day: Option<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenText {
    pub(super) after: Option<String>,
    pub(super) paragraph_joint: Option<String>,
    #[serde(default)]
    pub(super) foreign: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenMarkdown {
    pub(super) records: Option<Spanned<String>>,
    pub(super) level: Option<usize>,
    pub(super) below: Option<String>,
    pub(super) address: Option<String>,
}
