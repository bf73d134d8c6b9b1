//! Which profile a file is read with.

use std::sync::Arc;

use super::Profile;
use super::Profiles;
use crate::source::format::Format;

/// What the head of a file shows of its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Shape {
    /// Columns of the header, or keys of the first record.
    pub(in crate::source) fields: Vec<String>,
    /// Whether all fields were seen: the first record may be longer than the head.
    pub(in crate::source) complete: bool,
}

impl Profiles {
    /// Returns why the file holds no articles, if a profile says so.
    pub(in crate::source) fn ignored(&self, name: &str) -> Option<String> {
        self.iter()
            .flat_map(|profile| &profile.ignore)
            .find(|ignored| ignored.files.iter().any(|pattern| pattern.matches(name)))
            .map(|ignored| ignored.why.clone())
    }

    /// Returns the profile of a file by its name, format and shape.
    ///
    /// # Errors
    ///
    /// The fields seen, when they are known to none.
    pub(in crate::source) fn choose(
        &self,
        name: &str,
        format: Format,
        shape: &Shape,
    ) -> Result<&Arc<Profile>, String> {
        if let Some(profile) = self.outlets.iter().find(|p| p.fits(name, format, shape)) {
            return Ok(profile);
        }
        if self.generic.knows_some(shape) {
            return Ok(&self.generic);
        }
        Err(format!("none of the fields {} is a known title or text", shape.fields.join(", ")))
    }
}

impl Profile {
    fn fits(&self, name: &str, format: Format, shape: &Shape) -> bool {
        // A profile that names neither files nor fields would take everything.
        let says_something = !self.files.is_empty() || !self.required.is_empty();
        says_something
            && self.format.is_none_or(|expected| expected.reads(format))
            && (self.files.is_empty() || self.files.iter().any(|pattern| pattern.matches(name)))
            && self.required.iter().all(|field| !shape.complete || shape.has(field))
    }

    /// Returns whether the shape has a title or text under a name the profile knows.
    fn knows_some(&self, shape: &Shape) -> bool {
        let names = || self.fields.title.iter().chain(&self.fields.text);
        !shape.complete || shape.fields.is_empty() || names().any(|name| shape.has(name))
    }
}

impl Shape {
    /// Returns whether a field of this name was seen; a pointer counts by its first key.
    pub(in crate::source) fn has(&self, name: &str) -> bool {
        let key = match name.strip_prefix('/') {
            Some(path) => path.split('/').next().unwrap_or(path),
            None => name,
        };
        self.fields.iter().any(|field| field == key)
    }
}

impl Format {
    /// Returns whether a profile of this format reads a file recognised as `found`.
    fn reads(self, found: Self) -> bool {
        match (self, found) {
            // One record a line or a list of them: the fields are the same.
            (Self::Json | Self::JsonLines, Self::Json | Self::JsonLines) => true,
            // The delimiter is found, whatever the file is called.
            (Self::Csv | Self::Tsv, Self::Csv | Self::Tsv) => true,
            (expected, found) => expected == found,
        }
    }
}
