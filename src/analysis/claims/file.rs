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

impl Written {
    /// Returns a field that would be read over, because the kind has no use for it.
    pub(super) fn useless(&self) -> Option<&'static str> {
        let kind = self.kind;
        let is_out = kind == KindWord::OutOfReach;
        let is_section = kind == KindWord::Section;
        let is_zero = is_section || kind == KindWord::Silence;
        let has_no_mentions = is_out || is_section || kind == KindWord::Messages;
        let useless = [
            ("why", self.why.is_some() && !is_out),
            ("value", self.value.is_some() && is_zero),
            ("tolerance", self.tolerance.is_some() && (is_zero || is_out)),
            ("unit", self.unit.is_some() && kind != KindWord::Ratio),
            ("counts", self.counts.is_some() && has_no_mentions),
            (
                "entities",
                self.entities.is_some() && (is_section || is_out),
            ),
            (
                "sections",
                self.sections.is_some() && (is_out || kind == KindWord::Silence),
            ),
            ("outlets", !self.outlets.is_empty() && is_out),
            ("from", self.from.is_some() && is_out),
            ("to", self.to.is_some() && is_out),
            ("coverage", self.coverage.is_some() && is_out),
        ];
        let field = useless.into_iter().find(|(_, is_useless)| *is_useless);
        field.map(|(name, _)| name)
    }
}
