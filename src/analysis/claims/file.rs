//! A file of claims as it is written: the tables and keys of its TOML, and which kind has a use
//! for which.
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
    pub(super) phrases: Option<Vec<Spanned<String>>>,
    pub(super) titles: Option<Vec<Spanned<String>>>,
    pub(super) months: Option<Spanned<Vec<i8>>>,
    pub(super) from: Option<Spanned<Datetime>>,
    pub(super) to: Option<Spanned<Datetime>>,
    pub(super) than_from: Option<Spanned<Datetime>>,
    pub(super) than_to: Option<Spanned<Datetime>>,
    pub(super) value: Option<Spanned<toml::Value>>,
    pub(super) relation: Option<RelationWord>,
    pub(super) tolerance: Option<Spanned<f64>>,
    pub(super) unit: Option<Spanned<UnitWord>>,
    pub(super) counts: Option<CountsWord>,
    pub(super) duplicates: Option<DuplicatesWord>,
    pub(super) outlets: Option<Vec<String>>,
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
    TitleOnly,
    Silence,
    Ratio,
    Section,
    First,
    Last,
    Rank,
    Top,
    Season,
    Change,
    OutOfReach,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum UnitWord {
    Mentions,
    Documents,
    Messages,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RelationWord {
    Equal,
    More,
    Less,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DuplicatesWord {
    Revisions,
    Copies,
    None,
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
            Self::TitleOnly => "title-only",
            Self::Silence => "silence",
            Self::Ratio => "ratio",
            Self::Section => "section",
            Self::First => "first",
            Self::Last => "last",
            Self::Rank => "rank",
            Self::Top => "top",
            Self::Season => "season",
            Self::Change => "change",
            Self::OutOfReach => "out-of-reach",
        }
    }

    /// Returns the fields that say something of a claim of this kind, apart from those of every
    /// claim and of every question.
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Messages | Self::TitleOnly => &["entities", "sections", "tolerance", "relation"],
            Self::Mentions | Self::Documents | Self::First | Self::Last => &[
                "entities",
                "phrases",
                "counts",
                "sections",
                "relation",
                "tolerance",
            ],
            Self::Silence => &["entities", "counts"],
            Self::Ratio => &[
                "entities",
                "unit",
                "counts",
                "sections",
                "relation",
                "tolerance",
            ],
            Self::Section => &["sections"],
            Self::Rank => &["entities", "phrases", "titles", "counts", "sections"],
            Self::Top => &["entities", "sections"],
            Self::Season => &[
                "entities",
                "phrases",
                "unit",
                "months",
                "counts",
                "sections",
                "relation",
                "tolerance",
            ],
            Self::Change => &[
                "entities",
                "phrases",
                "unit",
                "than_from",
                "than_to",
                "counts",
                "sections",
                "relation",
                "tolerance",
            ],
            Self::OutOfReach => &["why"],
        }
    }

    /// Returns whether a figure is published with the kind; with others it is known beforehand.
    fn has_value(self) -> bool {
        !matches!(self, Self::Silence | Self::Section | Self::Top)
    }

    /// Returns whether the kind asks anything of documents or messages.
    fn is_question(self) -> bool {
        self != Self::OutOfReach
    }
}

/// Fields of every question.
const OF_QUESTIONS: [&str; 5] = ["from", "to", "outlets", "duplicates", "coverage"];

impl Written {
    /// Returns a field that would be read over, because the kind has no use for it.
    pub(super) fn useless(&self) -> Option<&'static str> {
        let given = [
            ("why", self.why.is_some()),
            ("value", self.value.is_some()),
            ("relation", self.relation.is_some()),
            ("tolerance", self.tolerance.is_some()),
            ("unit", self.unit.is_some()),
            ("counts", self.counts.is_some()),
            ("duplicates", self.duplicates.is_some()),
            ("entities", self.entities.is_some()),
            ("phrases", self.phrases.is_some()),
            ("titles", self.titles.is_some()),
            ("months", self.months.is_some()),
            ("sections", self.sections.is_some()),
            ("outlets", self.outlets.is_some()),
            ("from", self.from.is_some()),
            ("to", self.to.is_some()),
            ("than_from", self.than_from.is_some()),
            ("than_to", self.than_to.is_some()),
            ("coverage", self.coverage.is_some()),
        ];
        let is_used = |name: &str| {
            self.kind.fields().contains(&name)
                || (self.kind.has_value() && name == "value")
                || (self.kind.is_question() && OF_QUESTIONS.contains(&name))
        };
        let mut useless = given
            .into_iter()
            .filter(|(name, is_given)| *is_given && !is_used(name));
        useless.next().map(|(name, _)| name)
    }
}
