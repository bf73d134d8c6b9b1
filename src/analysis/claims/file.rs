//! A file of claims as it is written: the tables and keys of its TOML.
//!
//! Shapes only; what they mean is decided in `parse`.

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) claim: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub(super) id: Spanned<String>,
    pub(super) text: String,
    pub(super) source: String,
    pub(super) kind: KindWord,
    pub(super) entities: Option<Spanned<Vec<Spanned<String>>>>,
    pub(super) from: Option<Spanned<Datetime>>,
    pub(super) to: Option<Spanned<Datetime>>,
    pub(super) value: Option<Spanned<toml::Value>>,
    pub(super) tolerance: Option<Spanned<f64>>,
    pub(super) unit: Option<UnitWord>,
    pub(super) counts: Option<CountsWord>,
    #[serde(default)]
    pub(super) outlets: Vec<String>,
    pub(super) sections: Option<Spanned<Vec<String>>>,
    pub(super) coverage: Option<Spanned<f64>>,
    pub(super) why: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KindWord {
    Messages,
    Mentions,
    Documents,
    Silence,
    Ratio,
    Section,
    OutOfReach,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum UnitWord {
    Mentions,
    Documents,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum CountsWord {
    #[serde(rename = "names")]
    Names,
    #[serde(rename = "names+demonyms")]
    Demonyms,
    #[serde(rename = "all")]
    All,
}

impl KindWord {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Mentions => "mentions",
            Self::Documents => "documents",
            Self::Silence => "silence",
            Self::Ratio => "ratio",
            Self::Section => "section",
            Self::OutOfReach => "out-of-reach",
        }
    }
}
