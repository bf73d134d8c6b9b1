//! What an article of one language is made of.

use crate::language::Language;

use super::chinese;
use super::english;
use super::korean;
use super::russian;
use super::sentence::Sentence;
use super::sentence::Spacing;

/// An entity and how a tongue writes it.
pub(super) type Name = (&'static str, &'static str);

/// The sentences of a tongue as they are written down.
pub(super) struct Prose {
    pub(super) language: Language,
    pub(super) outlet: &'static str,
    pub(super) sections: [&'static str; 2],
    pub(super) names: &'static [Name],
    /// Titles, with the number of the article.
    pub(super) title: &'static str,
    pub(super) title_without_name: &'static str,
    pub(super) naming: &'static [&'static str],
    pub(super) plain: &'static [&'static str],
    /// Sentences in which a name stands inside another or is none, with who is named.
    pub(super) traps: &'static [(&'static str, &'static [&'static str])],
    /// What stands between two sentences.
    pub(super) space: &'static str,
}

/// A tongue, ready to be written.
#[derive(Clone, Debug)]
pub(super) struct Tongue {
    pub(super) language: Language,
    pub(super) outlet: &'static str,
    pub(super) sections: [&'static str; 2],
    pub(super) names: &'static [Name],
    pub(super) title: Sentence,
    pub(super) title_without_name: Sentence,
    pub(super) naming: Vec<Sentence>,
    pub(super) plain: Vec<Sentence>,
    pub(super) traps: Vec<Sentence>,
    pub(super) space: &'static str,
}

impl Tongue {
    /// Returns all tongues: English, Korean, Chinese, Russian.
    pub(super) fn all() -> [Self; 4] {
        [
            &english::PROSE,
            &korean::PROSE,
            &chinese::PROSE,
            &russian::PROSE,
        ]
        .map(Self::of)
    }

    fn of(prose: &Prose) -> Self {
        let spacing = match prose.language {
            Language::Chinese | Language::Japanese => Spacing::Characters,
            _ => Spacing::Words,
        };
        let sentence = |template: &'static str| Sentence::new(template, &[], spacing);
        let traps = prose.traps.iter();
        Self {
            language: prose.language,
            outlet: prose.outlet,
            sections: prose.sections,
            names: prose.names,
            title: sentence(prose.title),
            title_without_name: sentence(prose.title_without_name),
            naming: prose.naming.iter().copied().map(sentence).collect(),
            plain: prose.plain.iter().copied().map(sentence).collect(),
            traps: traps
                .map(|(template, named)| Sentence::new(template, named, spacing))
                .collect(),
            space: prose.space,
        }
    }
}
