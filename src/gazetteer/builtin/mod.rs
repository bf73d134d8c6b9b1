//! The gazetteer that is compiled into the program: the files of `corpus/gazetteer`.

use super::{declaration::Declarations, files::GazetteerFiles, model::Gazetteer};

/// Names a file of `corpus/gazetteer` and takes in its text.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$((
            concat!("corpus/gazetteer/", $name),
            include_str!(concat!("../../../corpus/gazetteer/", $name)),
        )),+]
    };
}

/// Every file, by name, with its path and text.
pub(super) const FILES: &[(&str, &str)] = files![
    "compounds.toml",
    "countries-africa.toml",
    "countries-americas.toml",
    "countries-east-asia.toml",
    "countries-europe.toml",
    "countries-former-soviet-union.toml",
    "countries-middle-east.toml",
    "countries-oceania.toml",
    "countries-south-asia.toml",
    "countries-southeast-asia.toml",
    "decoys.toml",
    "leaders-asia.toml",
    "leaders-china.toml",
    "leaders-europe-americas.toml",
    "leaders-former-soviet-union.toml",
    "leaders-japan.toml",
    "leaders-korea.toml",
    "leaders-middle-east-africa.toml",
    "leaders-russia.toml",
    "leaders-united-states.toml",
    "offices.toml",
    "organisations.toml",
];

impl Declarations {
    /// Returns what the files compiled in declare.
    ///
    /// # Panics
    ///
    /// Never: a test reads them.
    pub fn builtin() -> Self {
        GazetteerFiles::builtin()
            .declarations()
            .expect("the gazetteer compiled in is valid, as its test shows")
    }
}

impl Gazetteer {
    /// Returns the gazetteer that is compiled in.
    ///
    /// # Panics
    ///
    /// Never: a test assembles it.
    pub fn builtin() -> Self {
        Declarations::builtin()
            .assemble()
            .expect("the gazetteer compiled in is valid, as its test shows")
    }
}

#[cfg(test)]
mod tests;
