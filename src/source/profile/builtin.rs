//! The profiles that come with headcount, and those of a folder beside them.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use super::Profile;
use super::ProfileError;

/// Profiles to choose from, in the order in which they are tried.
#[derive(Clone, Debug)]
pub struct Profiles {
    pub(super) outlets: Vec<Arc<Profile>>,
    pub(super) generic: Arc<Profile>,
}

macro_rules! builtin {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../corpus/sources/", $name, ".toml")))),*]
    };
}

/// Every profile of `corpus/sources`, by name.
const BUILTIN: &[(&str, &str)] = builtin![
    "cctv-zh",
    "channel-one-ru",
    "kcna-2011",
    "kcna-en",
    "kcna-headlines",
    "kcna-ko",
    "kcna-ko-headlines",
    "new-year-speeches-ko",
    "rodong-en",
    "rodong-ko-links",
    "sample-dawn-bell",
    "sample-pine-branch",
];

/// The profile for files that no other fits: common names of fields.
const GENERIC: &str = include_str!("../../../corpus/sources/generic.toml");

impl Profiles {
    /// Returns the profiles that come with headcount.
    ///
    /// # Panics
    ///
    /// Never: the profiles are compiled in, and a test reads them all.
    pub fn builtin() -> Self {
        let parse = |name: &str, toml| {
            let path = PathBuf::from(format!("corpus/sources/{name}.toml"));
            Arc::new(Profile::parse(&path, toml).expect("a test reads every profile compiled in"))
        };
        Self {
            outlets: BUILTIN
                .iter()
                .map(|(name, toml)| parse(name, toml))
                .collect(),
            generic: parse(Profile::GENERIC, GENERIC),
        }
    }

    /// Returns the profiles of a folder's `.toml` files, tried first, and those that come with
    /// headcount; a profile replaces the one of the same name.
    ///
    /// # Errors
    ///
    /// If the folder or a profile in it cannot be read, the folder holds no profile, or a profile
    /// is not as expected.
    pub fn with_folder(folder: &Path) -> Result<Self, ProfileError> {
        let read = |path: &Path, source: io::Error| ProfileError::Read {
            path: path.to_owned(),
            source,
        };
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| read(folder, error))? {
            let path = entry.map_err(|error| read(folder, error))?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                paths.push(path);
            }
        }
        if paths.is_empty() {
            return Err(ProfileError::NoFile {
                path: folder.to_owned(),
            });
        }
        paths.sort();
        let mut profiles = Self::builtin();
        let mut added = Vec::new();
        for path in paths {
            let toml = fs::read_to_string(&path).map_err(|error| read(&path, error))?;
            let profile = Arc::new(Profile::parse(&path, &toml)?);
            if profile.is_generic() {
                profiles.generic = profile;
            } else {
                profiles
                    .outlets
                    .retain(|builtin| builtin.name != profile.name);
                added.push(profile);
            }
        }
        added.append(&mut profiles.outlets);
        profiles.outlets = added;
        Ok(profiles)
    }

    /// Returns the profile of files that no other fits.
    pub(in crate::source) fn generic(&self) -> &Arc<Profile> {
        &self.generic
    }

    /// Returns every profile, in the order in which they are tried.
    pub fn iter(&self) -> impl Iterator<Item = &Profile> {
        self.outlets.iter().chain([&self.generic]).map(Arc::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_profile_of_the_corpus_is_compiled_in_and_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sources");
        let names = fs::read_dir(folder).unwrap().map(|entry| {
            let path = entry.unwrap().path();
            path.file_stem().unwrap().to_str().unwrap().to_owned()
        });
        let profiles = Profiles::builtin();
        let listed: BTreeSet<String> = profiles.iter().map(|p| p.name.clone()).collect();
        assert_eq!(names.collect::<BTreeSet<_>>(), listed);
    }

    #[test]
    fn the_keys_explained_in_the_generic_profile_are_keys() {
        let lines = GENERIC.lines().filter_map(|line| line.strip_prefix("#   "));
        let toml: Vec<&str> = lines
            .map(|line| line.split("   ").next().unwrap())
            .collect();
        assert!(toml.len() > 20);
        let profile = Profile::parse(Path::new("paper-en.toml"), &toml.join("\n")).unwrap();
        assert_eq!(profile.outlet.as_deref(), Some("paper-en"));
    }

    #[test]
    fn a_folder_adds_profiles_and_replaces_those_of_the_same_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mine.toml"), "outlet = \"mine\"").unwrap();
        fs::write(folder.path().join("kcna-en.toml"), "outlet = \"changed\"").unwrap();
        let profiles = Profiles::with_folder(folder.path()).unwrap();
        let outlets: Vec<_> = profiles.iter().take(2).map(|p| p.outlet.clone()).collect();
        assert_eq!(
            outlets,
            [Some("changed".to_owned()), Some("mine".to_owned())]
        );
        assert_eq!(
            profiles.iter().count(),
            Profiles::builtin().iter().count() + 1
        );
    }
}
