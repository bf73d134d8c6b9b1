//! Which profile a file is read with.

use std::sync::Arc;

use encoding_rs::Encoding;

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

    /// Returns how a file of an outlet's menu is read, if a profile says that it is one.
    pub(in crate::source) fn menu(&self, name: &str) -> Option<&Arc<Profile>> {
        self.iter()
            .flat_map(|profile| &profile.menus)
            .find(|menu| menu.files.iter().any(|pattern| pattern.matches(name)))
    }

    /// Returns the profile of a file by its name, format and shape.
    ///
    /// # Errors
    ///
    /// The fields seen, when they are known to none. `shape` tells the shape that the file has if
    /// a profile is right about where its records are.
    pub(in crate::source) fn choose(
        &self,
        name: &str,
        format: Format,
        shape: impl Fn(&Profile) -> Shape,
    ) -> Result<(&Arc<Profile>, Shape), String> {
        for profile in &self.outlets {
            let shape = shape(profile);
            if profile.fits(name, format, &shape) {
                return Ok((profile, shape));
            }
        }
        let shape = shape(&self.generic);
        if self.generic.knows_some(&shape) {
            return Ok((&self.generic, shape));
        }
        Err(format!(
            "none of the fields {} is a known title or text; name them under [fields] in a profile, --profiles",
            shape.fields.join(", ")
        ))
    }

    /// Returns the encoding that a profile states for files of this name.
    pub(in crate::source) fn encoding(&self, name: &str) -> Option<&'static Encoding> {
        let stated = |p: &&Arc<Profile>| {
            p.encoding.is_some() && p.files.iter().any(|pattern| pattern.matches(name))
        };
        self.outlets
            .iter()
            .find(stated)
            .and_then(|profile| profile.encoding)
    }
}

impl Profile {
    fn fits(&self, name: &str, format: Format, shape: &Shape) -> bool {
        // A profile that names neither files nor fields would take everything.
        let says_something = !self.files.is_empty() || !self.required.is_empty();
        says_something
            && self.format.is_none_or(|expected| expected.reads(format))
            && (self.files.is_empty() || self.files.iter().any(|pattern| pattern.matches(name)))
            && self.has_required(shape)
    }

    /// Returns whether the required fields are there, or, in a first record too long to be seen
    /// to its end, some of them. Where no record is seen at all, the name has to be enough.
    fn has_required(&self, shape: &Shape) -> bool {
        let mut required = self.required.iter();
        self.required.is_empty()
            || (shape.fields.is_empty() && !shape.complete && !self.files.is_empty())
            || (shape.complete && required.all(|field| shape.has(field)))
            || (!shape.complete && required.any(|field| shape.has(field)))
    }

    /// Returns whether the shape has a title or text under a name the generic profile knows, in
    /// capitals or not.
    fn knows_some(&self, shape: &Shape) -> bool {
        let mut names = self.fields.title.iter().chain(&self.fields.text);
        let is_there = |name: &String| shape.in_any_case(name).is_some();
        shape.fields.is_empty() || !shape.complete || names.any(is_there)
    }
}

impl Shape {
    /// Returns whether a field of this name was seen; a pointer counts by its first key.
    pub(in crate::source) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field == first_key(name))
    }

    /// Returns the field of this name as it is written, in capitals or not.
    pub(in crate::source) fn in_any_case(&self, name: &str) -> Option<&str> {
        let key = first_key(name).to_lowercase();
        let mut fields = self.fields.iter();
        let found = fields.find(|field| field.to_lowercase() == key)?;
        Some(found)
    }
}

fn first_key(name: &str) -> &str {
    match name.strip_prefix('/') {
        Some(path) => path.split('/').next().unwrap_or(path),
        None => name,
    }
}

impl Format {
    /// Returns whether a profile of this format reads a file recognised as `found`.
    fn reads(self, found: Self) -> bool {
        match self {
            // One record a line or a list of them: the fields are the same.
            Self::Json | Self::JsonLines => matches!(found, Self::Json | Self::JsonLines),
            // The delimiter is found, whatever the file is called.
            Self::Csv | Self::Tsv => matches!(found, Self::Csv | Self::Tsv),
            Self::Text | Self::Markdown | Self::Html => self == found,
        }
    }
}
