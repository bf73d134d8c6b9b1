//! Gazetteers in a folder of TOML files.

use std::{fs, path::Path};

use super::{declaration::Declarations, error::Error, model::Gazetteer};

impl Declarations {
    /// Reads every `.toml` file of a folder, by name; folders inside it are not looked into.
    ///
    /// # Errors
    ///
    /// If the folder or a file cannot be read, holds no `.toml` file, or declares something that
    /// cannot be meant.
    pub fn read_folder(folder: &Path) -> Result<Self, Error> {
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
        let mut declarations = Self::default();
        for path in paths {
            let toml = fs::read_to_string(&path).map_err(|source| Error::Read {
                path: path.clone(),
                source,
            })?;
            declarations.join(Self::parse(&path.display().to_string(), &toml)?)?;
        }
        Ok(declarations)
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
        Declarations::builtin()
            .overlaid_by(Declarations::read_folder(folder)?)
            .assemble()
    }
}
