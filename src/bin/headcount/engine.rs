//! Which matcher finds the names. All find the same, which this option lets anyone check.

use clap::ValueEnum;
use headcount::{
    gazetteer::model::Gazetteer,
    matching::{Matcher, automaton::Automaton, definition::Definition, gate::Gate},
};

/// How names are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// The fastest, which is the gate
    #[default]
    Auto,
    /// Vectors of 32 bytes where the processor has AVX2, small tables and tries
    Gate,
    /// Aho-Corasick, byte by byte
    Automaton,
    /// Every name tried at every place: minutes for a megabyte
    Definition,
}

impl Engine {
    /// Returns the matcher for the aliases of `gazetteer`.
    pub(crate) fn matcher(self, gazetteer: &Gazetteer) -> Box<dyn Matcher + '_> {
        match self {
            Self::Auto | Self::Gate => Box::new(Gate::new(gazetteer)),
            Self::Automaton => Box::new(Automaton::new(gazetteer)),
            Self::Definition => Box::new(Definition::new(gazetteer)),
        }
    }
}
