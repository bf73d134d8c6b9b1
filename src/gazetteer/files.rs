//! The files that a gazetteer is made of: read, and not understood yet.
//!
//! Their digest tells whether what was once derived from them is still theirs, in far less time
//! than assembling them takes.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::builtin::FILES;
use super::declaration::Declarations;
use super::error::Error;
use super::fingerprint::MATCHING_RULES_VERSION;
use super::model::Gazetteer;

/// Version of the rules by which files become a gazetteer.
///
/// Raised whenever the same files are assembled to another gazetteer than before.
pub const ASSEMBLY_RULES_VERSION: u32 = 1;

/// Files of a gazetteer, in the order in which they are laid over one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerFiles {
    /// Gazetteers, the last of which has the last word; each by the paths of its files and their
    /// text.
    layers: Vec<Vec<(String, Cow<'static, str>)>>,
}

impl GazetteerFiles {
    /// Returns the files that are compiled in.
    pub fn builtin() -> Self {
        let files = FILES.iter();
        let builtin = files.map(|(path, toml)| ((*path).to_owned(), Cow::Borrowed(*toml)));
        Self {
            layers: vec![builtin.collect()],
        }
    }

    /// Reads every `.toml` file of a folder, by name; folders inside it are not looked into.
    ///
    /// # Errors
    ///
    /// If the folder or a file cannot be read, or it holds no `.toml` file.
    pub fn of_folder(folder: &Path) -> Result<Self, Error> {
        let unreadable = |source| Error::Read {
            path: folder.to_owned(),
            source,
        };
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                paths.push(path);
            }
        }
        paths.sort();
        if paths.is_empty() {
            let path = folder.to_owned();
            return Err(Error::NoFile { path });
        }
        let mut files = Vec::new();
        for path in paths {
            let toml = fs::read_to_string(&path).map_err(|source| Error::Read {
                path: path.clone(),
                source,
            })?;
            files.push((path.display().to_string(), toml.into()));
        }
        Ok(Self {
            layers: vec![files],
        })
    }

    /// Lays other files over these.
    #[must_use]
    pub fn overlaid_by(mut self, other: Self) -> Self {
        self.layers.extend(other.layers);
        self
    }

    /// Returns what the files declare.
    ///
    /// # Errors
    ///
    /// If one declares something that cannot be meant, or two of a folder the same.
    pub fn declarations(&self) -> Result<Declarations, Error> {
        let mut all = Declarations::default();
        for layer in &self.layers {
            let mut declarations = Declarations::default();
            for (path, toml) in layer {
                declarations.join(Declarations::parse(path, toml)?)?;
            }
            all = all.overlaid_by(declarations);
        }
        Ok(all)
    }

    /// Returns the gazetteer that the files declare.
    ///
    /// # Errors
    ///
    /// As [`Self::declarations`] and [`Declarations::assemble`].
    pub fn assemble(&self) -> Result<Gazetteer, Error> {
        self.declarations()?.assemble()
    }

    /// Returns whether these words stand in one of the files, in whatever case: if they do not, no
    /// entity was declared by that spelling.
    pub fn hold(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        let mut files = self.layers.iter().flatten();
        files.any(|(_, toml)| toml.to_lowercase().contains(&words))
    }

    /// Returns a digest of the files and of the rules by which they are understood, 64
    /// hexadecimal digits: files with one digest are one gazetteer. Two whose files differ, in a
    /// comment maybe, can be one too.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(&MATCHING_RULES_VERSION.to_le_bytes());
        hasher.update(&ASSEMBLY_RULES_VERSION.to_le_bytes());
        for layer in &self.layers {
            hasher.update(&layer.len().to_le_bytes());
            for (_, toml) in layer {
                hasher.update(&toml.len().to_le_bytes());
                hasher.update(toml.as_bytes());
            }
        }
        hasher.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[&'static str]) -> GazetteerFiles {
        let named = |toml: &&'static str| ("names.toml".to_owned(), Cow::Borrowed(*toml));
        GazetteerFiles {
            layers: vec![texts.iter().map(named).collect()],
        }
    }

    const CHINA: &str =
        "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"\nnames.en = [\"China\"]";

    #[test]
    fn other_files_or_layers_have_another_digest() {
        let one = files(&[CHINA, ""]);
        assert_eq!(one.digest(), one.clone().digest());
        let others = [
            files(&[CHINA]),
            files(&["", CHINA]),
            files(&[CHINA, " "]),
            files(&[CHINA]).overlaid_by(files(&[""])),
        ];
        for other in others {
            assert_ne!(other.digest(), one.digest());
        }
    }

    #[test]
    fn words_are_held_in_any_case() {
        let china = files(&["", CHINA]);
        assert!(china.hold("CHINA") && china.hold("china"));
        assert!(!china.hold("a plan of exchange with China"));
    }

    #[test]
    fn the_builtin_files_are_the_builtin_gazetteer() {
        let assembled = GazetteerFiles::builtin().assemble().unwrap();
        assert_eq!(assembled, Gazetteer::builtin());
    }

    /// Whoever changes how files are assembled raises [`ASSEMBLY_RULES_VERSION`], and the
    /// fingerprint here with it.
    #[test]
    fn one_version_of_the_rules_makes_one_gazetteer_of_these_files() {
        let toml = include_str!("files/every_rule.toml");
        let gazetteer = files(&[toml]).assemble().unwrap();
        let known = (ASSEMBLY_RULES_VERSION, gazetteer.fingerprint.as_str());
        assert_eq!(known, (1, "3816de6a19ff9b50"));
    }
}
