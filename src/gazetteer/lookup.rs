//! Finding entities by what a person calls them: an id, a name in any language, or a kind.

use std::{collections::BTreeSet, fmt};

use super::{
    distance::edits,
    model::{AliasKind, Entity, EntityIndex, EntityKind, Gazetteer, Target},
};

/// Nobody and nothing is called that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no entity is called {words:?}{}", suggestion(near))]
pub struct UnknownEntity {
    /// What was asked for.
    pub words: String,
    /// Entities of which something is written alike, nearest first.
    pub near: Vec<Near>,
}

/// What is written like the words asked for, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// An id, name or alias of the entity.
    pub text: String,
    /// The entity's id.
    pub id: String,
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.text == self.id {
            return f.write_str(&self.id);
        }
        write!(f, "{} ({})", self.text, self.id)
    }
}

fn suggestion(near: &[Near]) -> String {
    match near {
        [] => "; use an id such as `cn`, a name in any language, or `countries`".to_owned(),
        near => {
            let near: Vec<String> = near.iter().map(Near::to_string).collect();
            format!("; did you mean {}?", near.join(", "))
        }
    }
}

/// Most suggestions that are made.
const SUGGESTIONS: usize = 8;

/// Returns which of these entities `words` stand for by id, name or kind, in order: all of a kind
/// for `countries`, `leaders` (or `people`), `organisations` and `all`; else the one with that id,
/// else those with that name, whatever their case. `None` if they are called otherwise, if at all.
pub fn called(entities: &[Entity], words: &str) -> Option<Vec<EntityIndex>> {
    let sought = words.trim().to_lowercase();
    if let Some(kind) = kind(&sought) {
        let is_of_it = |entity: &Entity| kind.is_none_or(|kind| entity.kind == kind);
        return Some(which(entities, is_of_it));
    }
    let reads_so = |text: &str| text.to_lowercase() == sought;
    let by_id = which(entities, |entity| reads_so(&entity.id));
    if !by_id.is_empty() {
        return Some(by_id);
    }
    let by_name = which(entities, |entity| reads_so(&entity.name));
    (!by_name.is_empty()).then_some(by_name)
}

/// Returns whether `words` stand for all entities of a kind, as `countries` does.
pub fn is_kind(words: &str) -> bool {
    kind(&words.trim().to_lowercase()).is_some()
}

/// Returns the kind that a word stands for: `Some(None)` for all.
fn kind(word: &str) -> Option<Option<EntityKind>> {
    Some(match word {
        "all" => None,
        "countries" | "country" => Some(EntityKind::Country),
        "leaders" | "leader" | "people" | "persons" | "person" => Some(EntityKind::Person),
        "organisations" | "organisation" | "organizations" | "organization" => {
            Some(EntityKind::Organisation)
        }
        _ => return None,
    })
}

fn which(entities: &[Entity], is_meant: impl Fn(&Entity) -> bool) -> Vec<EntityIndex> {
    (0..=u16::MAX)
        .zip(entities)
        .filter(|(_, entity)| is_meant(entity))
        .map(|(index, _)| EntityIndex(index))
        .collect()
}

impl Gazetteer {
    /// Returns the entities that `words` stand for, in order: those [`called()`] so; else those
    /// with an alias that reads so, whatever its case: `China`, `중국`, `PRC`.
    ///
    /// An alias that is a name or abbreviation goes before one that is less: `CPC` is the party,
    /// not its country. A compound is all of its countries.
    ///
    /// # Errors
    ///
    /// If there are none; then with what is written alike.
    pub fn resolve(&self, words: &str) -> Result<Vec<EntityIndex>, UnknownEntity> {
        let words = words.trim();
        if let Some(found) = called(&self.entities, words) {
            return Ok(found);
        }
        let sought = words.to_lowercase();
        let by_alias = self.by_alias(&sought);
        if !by_alias.is_empty() {
            return Ok(by_alias);
        }
        Err(UnknownEntity {
            words: words.to_owned(),
            near: self.near(&sought),
        })
    }

    /// Returns the entity with exactly this id.
    pub fn entity(&self, id: &str) -> Option<EntityIndex> {
        let at = self
            .entities
            .binary_search_by(|entity| entity.id.as_str().cmp(id))
            .ok()?;
        u16::try_from(at).ok().map(EntityIndex)
    }

    fn indices(&self) -> impl Iterator<Item = EntityIndex> {
        (0..=u16::MAX).take(self.entities.len()).map(EntityIndex)
    }

    fn by_alias(&self, sought: &str) -> Vec<EntityIndex> {
        let mut named = BTreeSet::new();
        let mut meant = BTreeSet::new();
        let read_so = |text: &str| text.to_lowercase() == sought;
        for alias in self.aliases.iter().filter(|alias| read_so(&alias.text)) {
            for (target, kind) in &alias.targets {
                let Target::Entity(index) = target else {
                    continue;
                };
                match kind {
                    AliasKind::Name | AliasKind::Abbreviation => named.insert(*index),
                    _ => meant.insert(*index),
                };
            }
        }
        let found = if named.is_empty() { meant } else { named };
        found.into_iter().collect()
    }

    /// Returns the entities with an id, name or alias of which at most a third would have to
    /// change, each with what of it is nearest.
    fn near(&self, sought: &str) -> Vec<Near> {
        let mut near: Vec<(usize, Near)> = Vec::new();
        for (text, index) in self.writings() {
            let id = &self.entities[usize::from(index.0)].id;
            let edits = edits(sought, &text.to_lowercase());
            let allowed = (sought.chars().count() / 3).max(1);
            // One edit makes any two-letter id another.
            let says_nothing = text == id && text.len() < 3;
            if edits <= allowed && edits < text.chars().count() && !says_nothing {
                let (text, id) = (text.to_owned(), id.clone());
                near.push((edits, Near { text, id }));
            }
        }
        // Of what is as near, ids and names stand before aliases.
        near.sort_by_key(|(edits, _)| *edits);
        if near.is_empty() {
            near = self
                .within(sought)
                .into_iter()
                .map(|near| (0, near))
                .collect();
        }
        let mut seen = BTreeSet::new();
        near.retain(|(_, near)| seen.insert(near.id.clone()));
        let near = near.into_iter().take(SUGGESTIONS);
        near.map(|(_, near)| near).collect()
    }

    /// Returns the entities of whose id or name the words are a part: `kim`, `jinping`.
    fn within(&self, sought: &str) -> Vec<Near> {
        let is_part = |text: &str| sought.len() > 2 && text.to_lowercase().contains(sought);
        let entities = self.entities.iter();
        let fitting = entities.filter(|entity| is_part(&entity.id) || is_part(&entity.name));
        let near = fitting.map(|entity| Near {
            text: entity.name.clone(),
            id: entity.id.clone(),
        });
        near.collect()
    }

    /// Returns everything that an entity can be called by, with the entity.
    fn writings(&self) -> impl Iterator<Item = (&str, EntityIndex)> {
        let own = self.indices().flat_map(|index| {
            let entity = &self.entities[usize::from(index.0)];
            [(entity.id.as_str(), index), (entity.name.as_str(), index)]
        });
        let aliases = self.aliases.iter().flat_map(|alias| {
            alias.targets.iter().filter_map(|(target, _)| match target {
                Target::Entity(index) => Some((alias.text.as_str(), *index)),
                Target::Office(_) => None,
            })
        });
        own.chain(aliases)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::declaration::Declarations;

    const TOML: &str = r#"
        [[entity]]
        id = "cn"
        name = "China"
        kind = "country"
        names.ko = ["중국"]
        abbreviations.en = ["PRC"]
        demonyms.en = ["Chinese"]

        [[entity]]
        id = "jp"
        name = "Japan"
        kind = "country"
        names.en = ["Japan"]

        [[entity]]
        id = "org_cpc"
        name = "Communist Party of China"
        kind = "organisation"
        country = "cn"
        abbreviations.en = ["CPC"]

        [[entity]]
        id = "xi_jinping"
        name = "Xi Jinping"
        kind = "person"
        country = "cn"

        [[compound]]
        language = "ko"
        forms."중일" = ["cn", "jp"]
    "#;

    fn resolved(words: &str) -> Result<Vec<String>, UnknownEntity> {
        let gazetteer = Declarations::parse("test.toml", TOML)
            .and_then(|declarations| declarations.assemble())
            .unwrap();
        let indices = gazetteer.resolve(words)?.into_iter();
        Ok(indices
            .map(|index| gazetteer.entities[usize::from(index.0)].id.clone())
            .collect())
    }

    #[test]
    fn an_entity_is_found_by_id_name_or_alias_in_any_case() {
        for words in [
            "cn", "CN", "China", "china", "중국", "prc", " PRC ", "chinese",
        ] {
            assert_eq!(resolved(words).unwrap(), ["cn"], "{words}");
        }
    }

    #[test]
    fn a_party_is_itself_before_it_is_its_country() {
        assert_eq!(resolved("CPC").unwrap(), ["org_cpc"]);
    }

    #[test]
    fn a_compound_is_all_of_its_countries() {
        assert_eq!(resolved("중일").unwrap(), ["cn", "jp"]);
    }

    #[test]
    fn a_kind_is_everything_of_that_kind() {
        assert_eq!(resolved("countries").unwrap(), ["cn", "jp"]);
        assert_eq!(resolved("leaders").unwrap(), ["xi_jinping"]);
        assert_eq!(resolved("organisations").unwrap(), ["org_cpc"]);
        assert_eq!(resolved("all").unwrap().len(), 4);
    }

    #[test]
    fn an_unknown_name_is_answered_with_what_is_written_alike() {
        let error = resolved("Chnia").unwrap_err();
        assert_eq!(
            error.to_string(),
            "no entity is called \"Chnia\"; did you mean China (cn)?"
        );
    }

    #[test]
    fn a_part_of_a_name_is_answered_with_the_whole() {
        let message = resolved("jinp").unwrap_err().to_string();
        assert!(
            message.ends_with("did you mean Xi Jinping (xi_jinping)?"),
            "{message}"
        );
    }

    #[test]
    fn where_nothing_is_alike_the_message_says_what_can_be_asked() {
        let message = resolved("Atlantis").unwrap_err().to_string();
        assert!(message.contains("use an id such as `cn`"), "{message}");
    }
}
