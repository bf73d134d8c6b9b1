//! How files were understood, for people to check.

use super::format::Format;
use super::profile::Profile;
use super::profile::Shape;

/// How a file, or some files of an archive, were understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Name of the profile.
    pub profile: String,
    /// Format.
    pub format: Format,
    /// Encoding, by its WHATWG name.
    pub encoding: &'static str,
    /// What each field is read from: `("title", "headline")`. Empty where the format has no
    /// named fields.
    pub fields: Vec<(&'static str, String)>,
    /// Files understood so.
    pub files: u64,
}

impl Recognised {
    /// Returns how a file of this shape is understood.
    pub(super) fn of(
        profile: &Profile,
        format: Format,
        encoding: &'static str,
        shape: &Shape,
    ) -> Self {
        let read_from = |(field, names): (&'static str, &[String])| {
            let exact = names.iter().find(|name| shape.has(name)).cloned();
            let in_any_case = || {
                let mut names = names.iter().filter(|_| profile.is_generic());
                names
                    .find_map(|name| shape.in_any_case(name))
                    .map(str::to_owned)
            };
            Some((field, exact.or_else(in_any_case)?))
        };
        Self {
            profile: profile.name.clone(),
            format,
            encoding,
            fields: profile
                .fields
                .each()
                .into_iter()
                .filter_map(read_from)
                .collect(),
            files: 1,
        }
    }

    /// Adds this file to the like ones in `known`.
    pub(super) fn note_in(self, known: &mut Vec<Self>) {
        let same = |known: &&mut Self| {
            known.profile == self.profile
                && known.format == self.format
                && known.encoding == self.encoding
                && known.fields == self.fields
        };
        match known.iter_mut().find(same) {
            Some(known) => known.files += self.files,
            None => known.push(self),
        }
    }
}
