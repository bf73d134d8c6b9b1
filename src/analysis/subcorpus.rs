//! The documents that a question is asked of.

use jiff::civil::Date;

use crate::dedup::Deduplicated;
use crate::dedup::Policy;
use crate::document::DocumentId;
use crate::facts::DocumentFact;
use crate::facts::Facts;
use crate::facts::OutletIndex;
use crate::facts::SectionIndex;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::language::Language;
use crate::period::Window;

/// Which documents are looked at: those in the window that fit every list which is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subcorpus {
    /// Days of publication.
    pub window: Window,
    /// Outlets; empty for all.
    pub outlets: Vec<OutletIndex>,
    /// Sections; empty for all. A document that stands in several fits by any of them.
    pub sections: Vec<SectionIndex>,
    /// Languages; empty for all, also for documents of no known language.
    pub languages: Vec<Language>,
}

/// A name that stands for nothing in the corpus.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum UnknownName {
    #[error(
        "no document is of outlet {name:?}: outlets here are {}",
        listed(known)
    )]
    Outlet { name: String, known: Vec<String> },
    #[error("no document stands in section {name:?}: {}", sections(known))]
    Section { name: String, known: Vec<String> },
}

fn sections(known: &[String]) -> String {
    // A document without a section stands in the one without a name.
    let named: Vec<String> = known.iter().filter(|n| !n.is_empty()).cloned().collect();
    if named.is_empty() {
        return "no document here has a section, ask without --section".to_owned();
    }
    format!("sections here are {}", listed(&named))
}

/// Names listed in a message before the rest is only counted.
const LISTED: usize = 20;

fn listed(names: &[String]) -> String {
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    let shown: Vec<String> = sorted
        .into_iter()
        .take(LISTED)
        .map(|n| format!("{n:?}"))
        .collect();
    match names.len() {
        0 => "none".to_owned(),
        all if all > LISTED => format!("{} and {} more", shown.join(", "), all - LISTED),
        _ => shown.join(", "),
    }
}

impl Subcorpus {
    /// Returns the part of `facts` in the window that is of one of the outlets, in one of the
    /// sections and in one of the languages; an empty list does not restrict.
    ///
    /// # Errors
    ///
    /// If a name is that of no outlet or section in `facts`.
    pub fn named(
        facts: &Facts,
        window: Window,
        outlets: &[String],
        sections: &[String],
        languages: &[Language],
    ) -> Result<Self, UnknownName> {
        let known = (&facts.outlets[..], &facts.sections[..]);
        Self::among(known, window, outlets, sections, languages)
    }

    /// Returns the part of a corpus as [`Self::named`] does, where `known` are the names of its
    /// outlets and of its sections.
    ///
    /// # Errors
    ///
    /// If a name is none of them.
    pub fn among(
        known: (&[String], &[String]),
        window: Window,
        outlets: &[String],
        sections: &[String],
        languages: &[Language],
    ) -> Result<Self, UnknownName> {
        let mut part = Self {
            window,
            ..Self::default()
        };
        for name in outlets {
            let outlet = position(name, known.0).map(OutletIndex);
            add(&mut part.outlets, outlet).ok_or_else(|| UnknownName::Outlet {
                name: name.clone(),
                known: known.0.to_vec(),
            })?;
        }
        for name in sections {
            let section = position(name, known.1).map(SectionIndex);
            add(&mut part.sections, section).ok_or_else(|| UnknownName::Section {
                name: name.clone(),
                known: known.1.to_vec(),
            })?;
        }
        for language in languages {
            add(&mut part.languages, Some(*language));
        }
        Ok(part)
    }

    /// Returns whether the document is looked at.
    pub fn contains(&self, document: &DocumentFact) -> bool {
        self.window.contains(document.published)
            && self.is_of(document.outlet, document.language)
            && self.records(document) > 0
    }

    /// Returns whether documents of this outlet and language are looked at.
    pub fn is_of(&self, outlet: OutletIndex, language: Option<Language>) -> bool {
        allows(&self.outlets, &outlet)
            && (self.languages.is_empty() || language.is_some_and(|l| self.languages.contains(&l)))
    }

    /// Returns the documents looked at, each with how many times it counts, at least once.
    pub fn weighted<'a>(
        &self,
        facts: &'a Facts,
        deduplicated: &Deduplicated,
    ) -> Vec<(&'a DocumentFact, u64)> {
        let standings = facts.documents.iter().zip(&deduplicated.standings);
        standings
            .filter(|(document, _)| self.contains(document))
            .map(|(document, standing)| match deduplicated.policy {
                Policy::None => (document, self.records(document)),
                Policy::Copies | Policy::Revisions => (document, standing.weight()),
            })
            .filter(|(_, weight)| *weight > 0)
            .collect()
    }

    /// Returns the documents looked at that mention one of the entities, by day and id.
    pub fn naming(
        &self,
        facts: &Facts,
        deduplicated: &Deduplicated,
        entities: &[EntityIndex],
        counts: Counts,
    ) -> Vec<(Date, DocumentId)> {
        let mut named: Vec<_> = self
            .weighted(facts, deduplicated)
            .into_iter()
            .filter(|(document, _)| {
                let mut mentions = facts.mentions_in(document).iter();
                mentions.any(|m| entities.contains(&m.entity) && m.counts <= counts)
            })
            .map(|(document, _)| (document.published, document.id))
            .collect();
        named.sort_unstable();
        named
    }

    /// Returns how many of the records that were folded into the document stand in the sections
    /// looked at.
    pub fn records(&self, document: &DocumentFact) -> u64 {
        self.records_in(&document.sections)
    }

    /// Returns how many of the records in these sections, each with their number, are looked at.
    pub fn records_in(&self, sections: &[(SectionIndex, u32)]) -> u64 {
        sections
            .iter()
            .filter(|(section, _)| allows(&self.sections, section))
            .map(|(_, records)| u64::from(*records))
            .sum()
    }
}

fn allows<T: PartialEq>(list: &[T], member: &T) -> bool {
    list.is_empty() || list.contains(member)
}

/// Adds a member that was found, if it is not in the list yet.
fn add<T: PartialEq>(list: &mut Vec<T>, member: Option<T>) -> Option<()> {
    let member = member?;
    if !list.contains(&member) {
        list.push(member);
    }
    Some(())
}

/// Returns where `name` stands among `names`.
fn position(name: &str, names: &[String]) -> Option<u16> {
    let at = names.iter().position(|known| known == name)?;
    u16::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;
    use crate::analysis::invented::january;

    fn corpus() -> Facts {
        let korean = Record {
            outlet: "rodong-ko",
            section: "Home",
            language: Some(Language::Korean),
            ..Record::new(2, january(2), &[])
        };
        let unknown = Record {
            language: None,
            ..Record::new(3, january(3), &[])
        };
        facts(&[Record::new(1, january(1), &[]), korean, unknown])
    }

    /// Returns which of the three documents are looked at.
    fn looked_at(outlets: &[&str], sections: &[&str], languages: &[Language]) -> Vec<bool> {
        let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let facts = corpus();
        let window = Window::default();
        let (outlets, sections) = (owned(outlets), owned(sections));
        let part = Subcorpus::named(&facts, window, &outlets, &sections, languages).unwrap();
        facts.documents.iter().map(|d| part.contains(d)).collect()
    }

    #[test]
    fn empty_lists_do_not_restrict() {
        assert_eq!(looked_at(&[], &[], &[]), [true, true, true]);
    }

    #[test]
    fn each_list_restricts_and_all_must_fit() {
        assert_eq!(looked_at(&["kcna-en"], &[], &[]), [true, false, true]);
        assert_eq!(looked_at(&[], &["Home", "World"], &[]), [true, true, true]);
        assert_eq!(
            looked_at(&["kcna-en"], &["Home"], &[]),
            [false, false, false]
        );
        assert_eq!(
            looked_at(&[], &[], &[Language::English]),
            [true, false, false]
        );
    }

    #[test]
    fn a_name_given_twice_is_taken_once() {
        let twice = ["kcna-en".to_owned(), "kcna-en".to_owned()];
        let part = Subcorpus::named(&corpus(), Window::default(), &twice, &[], &[]).unwrap();
        assert_eq!(part.outlets, [OutletIndex(0)]);
    }

    #[test]
    fn an_unknown_name_is_answered_with_those_there_are() {
        let unknown = |outlets: &[String], sections: &[String]| {
            let facts = corpus();
            Subcorpus::named(&facts, Window::default(), outlets, sections, &[])
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            unknown(&["kcna".to_owned()], &[]),
            "no document is of outlet \"kcna\": outlets here are \"kcna-en\", \"rodong-ko\""
        );
        assert_eq!(
            unknown(&[], &["world".to_owned()]),
            "no document stands in section \"world\": sections here are \"Home\", \"World\""
        );
    }
}
