//! Gazetteers in a folder of TOML files.

use std::path::Path;

use super::{declaration::Declarations, error::Error, files::GazetteerFiles, model::Gazetteer};

impl Declarations {
    /// Reads every `.toml` file of a folder, by name; folders inside it are not looked into.
    ///
    /// # Errors
    ///
    /// If the folder or a file cannot be read, holds no `.toml` file, or declares something that
    /// cannot be meant.
    pub fn read_folder(folder: &Path) -> Result<Self, Error> {
        GazetteerFiles::of_folder(folder)?.declarations()
    }
}

impl Gazetteer {
    /// Reads a gazetteer from a folder, instead of the one that is compiled in.
    ///
    /// # Errors
    ///
    /// As [`Declarations::read_folder`] and [`Declarations::assemble`].
    pub fn from_folder(folder: &Path) -> Result<Self, Error> {
        Declarations::read_folder(folder)?.assemble()
    }

    /// Returns the gazetteer that is compiled in, with the files of a folder laid over it.
    ///
    /// An entity or office that the folder declares replaces the one of the same id with all its
    /// aliases. An `[[entity]]` of the folder that has an `id` but neither `name` nor `kind` adds
    /// its aliases to the entity of that id. Compounds and decoys are added.
    ///
    /// # Errors
    ///
    /// As [`Declarations::read_folder`] and [`Declarations::assemble`].
    pub fn extended_by(folder: &Path) -> Result<Self, Error> {
        GazetteerFiles::builtin()
            .overlaid_by(GazetteerFiles::of_folder(folder)?)
            .assemble()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const CHINA: &str = "[[entity]]\nid = \"cn\"\nname = \"Cathay\"\nkind = \"country\"\n\
                         names.en = [\"Cathay\"]";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, toml) in files {
            fs::write(folder.path().join(name), toml).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_stands_instead_of_what_is_compiled_in() {
        let folder = folder(&[("mine.toml", CHINA), ("notes.txt", "not read")]);
        let gazetteer = Gazetteer::from_folder(folder.path()).unwrap();
        assert_eq!(gazetteer.entities.len(), 1);
        assert_eq!(gazetteer.entities[0].name, "Cathay");
    }

    #[test]
    fn a_folder_laid_over_what_is_compiled_in_replaces_entities_and_adds_aliases() {
        let more = "[[entity]]\nid = \"jp\"\nnames.en = [\"Land of the Rising Sun\"]";
        let folder = folder(&[("china.toml", CHINA), ("japan.toml", more)]);
        let gazetteer = Gazetteer::extended_by(folder.path()).unwrap();
        assert_eq!(
            gazetteer.entities.len(),
            Gazetteer::builtin().entities.len()
        );
        let resolved = |words: &str| gazetteer.resolve(words).ok();
        assert_eq!(
            resolved("Cathay"),
            gazetteer.entity("cn").map(|cn| vec![cn])
        );
        let japan = gazetteer.entity("jp").map(|jp| vec![jp]);
        assert_eq!(resolved("Land of the Rising Sun"), japan);
        assert_eq!(resolved("일본"), japan);
        assert!(gazetteer.aliases.iter().all(|alias| alias.text != "중국"));
    }

    #[test]
    fn what_two_files_declare_is_an_error_that_names_both() {
        let folder = folder(&[("a.toml", CHINA), ("b.toml", CHINA)]);
        let message = Gazetteer::from_folder(folder.path())
            .unwrap_err()
            .to_string();
        assert!(message.contains("b.toml:2"), "{message}");
        assert!(message.contains("a.toml:2"), "{message}");
    }

    #[test]
    fn a_folder_without_gazetteer_files_is_an_error_that_says_so() {
        let folder = folder(&[("notes.txt", "")]);
        let message = Gazetteer::from_folder(folder.path())
            .unwrap_err()
            .to_string();
        assert!(
            message.starts_with("no .toml file in gazetteer folder"),
            "{message}"
        );
        let missing = folder.path().join("missing");
        let message = Gazetteer::from_folder(&missing).unwrap_err().to_string();
        assert!(message.starts_with("cannot read gazetteer"), "{message}");
    }
}
