//! The names under which enumerations stand in columns, and the way back.
//!
//! Stored names outlive declarations: an enumeration may be reordered or grow, a stored name
//! never changes its meaning.

use crate::document::DateOrigin;
use crate::gazetteer::model::{AliasKind, Counts};

/// An enumeration whose values stand by name in a column.
pub(super) trait Label: Copy + PartialEq + 'static {
    /// Every value with its stored name.
    const NAMES: &'static [(Self, &'static str)];

    /// Returns the stored name.
    fn stored_name(self) -> &'static str {
        let (_, name) = Self::NAMES
            .iter()
            .find(|(value, _)| *value == self)
            .expect("every value is listed with its name");
        name
    }

    /// Returns the value with this stored name.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(value, _)| *value)
    }
}

impl Label for DateOrigin {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Field, "field"),
        (Self::Url, "url"),
        (Self::FileName, "file name"),
        (Self::Dateline, "dateline"),
    ];
}

impl Label for AliasKind {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Name, "name"),
        (Self::Abbreviation, "abbreviation"),
        (Self::Demonym, "demonym"),
        (Self::Compound, "compound"),
        (Self::Epithet, "epithet"),
        (Self::Capital, "capital"),
        (Self::Organisation, "organisation"),
        (Self::Title, "title"),
        (Self::Institution, "institution"),
    ];
}

impl Label for Counts {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Names, "names"),
        (Self::Demonyms, "names+demonyms"),
        (Self::All, "all"),
        (Self::Never, "never"),
    ];
}
