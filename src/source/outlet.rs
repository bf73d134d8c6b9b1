//! The outlet of an article that neither a profile nor a field names: the folder it lies in.
//!
//! Copies are merged within an outlet, so the guess must be the same however a path is typed,
//! whether a file is packed or not, and from one day's folder to the next.

use std::fs;
use std::path::Path;

use super::discover::Input;

/// Where a file to read lies, for guessing whose articles it holds.
#[derive(Debug)]
pub(super) struct Home {
    /// As in [`Input::name`].
    name: String,
    /// The nearest folder above that can be an outlet's.
    folder: Option<String>,
}

impl Home {
    pub(super) fn of(input: &Input) -> Self {
        // The folder is made real, not the file: a link's own name and place are what was chosen.
        let above = match input.path.parent() {
            Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
            Some(folder) => folder,
            None => Path::new("/"),
        };
        let real = fs::canonicalize(above).unwrap_or_else(|_| above.to_owned());
        let folder = real
            .ancestors()
            .filter_map(Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
            .find(|name| is_outlet(name));
        Self {
            name: input.name.clone(),
            folder,
        }
    }

    /// Returns the outlet of a file there, which may be inside archives: the nearest folder, in
    /// the archive or above it, that is no date; the file's name without ending if there is none.
    ///
    /// Takes [`Provenance::file`](crate::document::Provenance::file).
    pub(super) fn outlet(&self, name: &str) -> String {
        let inside = name.strip_prefix(&self.name).unwrap_or_default();
        let mut parts = inside.rsplit('/');
        let file = match parts.next() {
            None | Some("") => name.rsplit('/').next().unwrap_or(name),
            Some(file) => file,
        };
        let folder = parts
            // An archive is no folder: what is packed is the same articles.
            .filter(|part| !part.ends_with('!'))
            .find(|part| is_outlet(part))
            .or(self.folder.as_deref());
        let stem = || file.split('.').find(|part| !part.is_empty());
        folder.or_else(stem).unwrap_or(file).to_owned()
    }
}

/// Returns whether a folder can be named after an outlet: a number or a date cannot.
fn is_outlet(folder: &str) -> bool {
    folder
        .chars()
        .any(|c| c.is_alphabetic() && !"年月日년월일".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(path: &str) -> Home {
        Home::of(&Input {
            name: path.to_owned(),
            path: path.into(),
        })
    }

    #[test]
    fn the_nearest_folder_that_is_no_date_is_the_outlet() {
        for path in [
            "/nowhere/daily/a.json",
            "/nowhere/daily/2024/08/a.json",
            "/nowhere/daily/2024-08-04/a.json",
            "/nowhere/daily/20240804/a.json",
            "/nowhere/daily/2024_08/a.json",
            "/nowhere/daily/2024年8月/a.json",
        ] {
            assert_eq!(at(path).outlet(path), "daily", "{path}");
        }
        let path = "/nowhere/kcna-2024-08/a.json";
        assert_eq!(at(path).outlet(path), "kcna-2024-08");
    }

    #[test]
    fn folders_in_an_archive_count_and_the_archive_does_not() {
        let archive = at("/nowhere/daily/d.tar.gz");
        let outlet = |inside: &str| archive.outlet(&format!("/nowhere/daily/d.tar.gz{inside}"));
        assert_eq!(outlet("!/a.json"), "daily");
        assert_eq!(outlet("!/2024/08/a.json"), "daily");
        assert_eq!(outlet("!/rodong/08/a.json"), "rodong");
        assert_eq!(outlet("!/kcna/2024.zip!/08/a.json"), "kcna");
    }

    #[test]
    fn without_a_folder_the_name_of_the_file_is_the_outlet() {
        for (path, file, outlet) in [
            ("/kcna.jsonl.gz", "/kcna.jsonl.gz", "kcna"),
            ("/2024/08/kcna.json", "/2024/08/kcna.json", "kcna"),
            ("/d.zip", "/d.zip!/kcna.json", "kcna"),
            ("/.kcna.json", "/.kcna.json", "kcna"),
        ] {
            assert_eq!(at(path).outlet(file), outlet, "{path}");
        }
    }
}
