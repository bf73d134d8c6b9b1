//! Languages of documents and aliases.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language that headcount has names for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the languages")]
pub enum Language {
    Korean,
    English,
    Chinese,
    Russian,
    Japanese,
    Spanish,
}

impl Language {
    /// Every language, in the order of the declaration.
    pub const ALL: [Self; 6] = [
        Self::Korean,
        Self::English,
        Self::Chinese,
        Self::Russian,
        Self::Japanese,
        Self::Spanish,
    ];

    /// Returns the ISO 639-1 code: `ko`, `en`, `zh`, `ru`, `ja`, `es`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Korean => "ko",
            Self::English => "en",
            Self::Chinese => "zh",
            Self::Russian => "ru",
            Self::Japanese => "ja",
            Self::Spanish => "es",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// The text is not the code of a language that headcount has names for.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no language known here: use one of ko, en, zh, ru, ja, es")]
pub struct UnknownLanguage(pub String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a code, with or without a subtag: `ko`, `ko-KP`, `zh-Hant`.
    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
            .ok_or_else(|| UnknownLanguage(code.to_owned()))
    }
}
