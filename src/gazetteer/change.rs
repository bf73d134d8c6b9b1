//! The change from one gazetteer to another: which spellings stand for something else.
//!
//! A spelling means what all its aliases say, in their order. In a text without any spelling that
//! changed, both gazetteers find the same mentions: what a matcher decides, it decides by the
//! aliases that stand in the text and by what they stand for. `matching` has the law.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::model::{
    Alias, AliasIndex, AliasKind, Boundary, Context, Counts, EntityIndex, EntityKind, Gazetteer,
    Target,
};
use crate::language::Language;

/// What changed from one gazetteer to another, and where the rest stands in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    spellings: Vec<String>,
    entities: Vec<Option<EntityIndex>>,
    aliases: Vec<Option<AliasIndex>>,
}

impl Change {
    /// Returns what changed from `old` to `new`. Entities are the same by their ids, offices by
    /// who held them when; the names of entities are shown and not looked for.
    pub fn between(old: &Gazetteer, new: &Gazetteer) -> Self {
        let (before, after) = (by_spelling(old), by_spelling(new));
        let spellings: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        let mut change = Self {
            spellings: Vec::new(),
            entities: entities(old, new),
            aliases: vec![None; old.aliases.len()],
        };
        let none = Vec::new();
        for spelling in spellings {
            let aliases = before.get(spelling).unwrap_or(&none);
            let others = after.get(spelling).unwrap_or(&none);
            let is_same = aliases.len() == others.len()
                && aliases
                    .iter()
                    .zip(others)
                    .all(|(alias, other)| meaning(old, *alias) == meaning(new, *other));
            if is_same {
                for (alias, other) in aliases.iter().zip(others) {
                    change.aliases[alias.0 as usize] = Some(*other);
                }
            } else {
                change.spellings.push(spelling.to_owned());
            }
        }
        change
    }

    /// Returns the spellings of which an alias came, went or stands for something else, sorted.
    pub fn spellings(&self) -> &[String] {
        &self.spellings
    }

    /// Returns where an entity of the old gazetteer stands in the new one.
    pub fn entity(&self, old: EntityIndex) -> Option<EntityIndex> {
        *self.entities.get(usize::from(old.0))?
    }

    /// Returns where an alias of the old gazetteer stands in the new one, if its spelling is none
    /// that changed.
    pub fn alias(&self, old: AliasIndex) -> Option<AliasIndex> {
        *self.aliases.get(old.0 as usize)?
    }
}

/// All that a matcher asks of an alias besides its text.
#[derive(PartialEq, Eq)]
struct Meaning<'g> {
    language: Option<Language>,
    targets: Vec<(Meant<'g>, AliasKind)>,
    boundary: Boundary,
    window: (Option<Date>, Option<Date>),
    context: &'g [Context],
    counts: Counts,
}

/// Who is meant, without indices.
#[derive(PartialEq, Eq)]
enum Meant<'g> {
    /// A country's name may stand glued before another name, so that its kind matters.
    Entity(&'g str, EntityKind),
    /// The ids of the holders, each with first and last day.
    Office(Vec<(&'g str, Option<Date>, Option<Date>)>),
}

fn meaning(gazetteer: &Gazetteer, alias: AliasIndex) -> Meaning<'_> {
    // Every field by name, so that a new one cannot be forgotten.
    let Alias {
        text: _,
        language,
        targets,
        boundary,
        from,
        to,
        context,
        counts,
    } = &gazetteer.aliases[alias.0 as usize];
    let targets = targets.iter();
    Meaning {
        language: *language,
        targets: targets
            .map(|(target, kind)| (meant(gazetteer, *target), *kind))
            .collect(),
        boundary: *boundary,
        window: (*from, *to),
        context,
        counts: *counts,
    }
}

fn meant(gazetteer: &Gazetteer, target: Target) -> Meant<'_> {
    let entity = |index: EntityIndex| &gazetteer.entities[usize::from(index.0)];
    match target {
        Target::Entity(index) => Meant::Entity(&entity(index).id, entity(index).kind),
        Target::Office(index) => {
            let terms = gazetteer.offices[usize::from(index.0)].terms.iter();
            let held = terms.map(|(holder, from, to)| (entity(*holder).id.as_str(), *from, *to));
            Meant::Office(held.collect())
        }
    }
}

fn by_spelling(gazetteer: &Gazetteer) -> BTreeMap<&str, Vec<AliasIndex>> {
    let mut aliases: BTreeMap<&str, Vec<AliasIndex>> = BTreeMap::new();
    for (index, alias) in (0..).zip(&gazetteer.aliases) {
        let of_spelling = aliases.entry(&alias.text).or_default();
        of_spelling.push(AliasIndex(index));
    }
    aliases
}

fn entities(old: &Gazetteer, new: &Gazetteer) -> Vec<Option<EntityIndex>> {
    let places: BTreeMap<&str, EntityIndex> = new
        .entities
        .iter()
        .zip(0..)
        .map(|(entity, index)| (entity.id.as_str(), EntityIndex(index)))
        .collect();
    let entities = old.entities.iter();
    entities
        .map(|entity| places.get(entity.id.as_str()).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::declaration::Declarations;

    const BEFORE: &str = r#"
        [[entity]]
        id = "cn"
        name = "China"
        kind = "country"
        names.zh = ["中国"]

        [[entity]]
        id = "putin"
        name = "Vladimir Putin"
        kind = "person"
        names.zh = ["普京"]

        [[entity]]
        id = "ru"
        name = "Russia"
        kind = "country"
        names.zh = ["俄国"]

        [[office]]
        id = "ru_president"
        terms = [{ holder = "putin", from = 2012-05-07 }]
        titles.zh = ["俄国总统"]

        [[decoy]]
        text = "中国城"
        language = "zh"
    "#;

    fn gazetteer(toml: &str) -> Gazetteer {
        let declarations = Declarations::parse("test.toml", toml).unwrap();
        declarations.assemble().unwrap()
    }

    /// Returns the spellings that change when a part of [`BEFORE`] is replaced, in two ways.
    fn changed(part: &str, by: &str) -> Vec<String> {
        assert!(BEFORE.contains(part));
        let (old, new) = (gazetteer(BEFORE), gazetteer(&BEFORE.replace(part, by)));
        let change = Change::between(&old, &new);
        let back = Change::between(&new, &old);
        assert_eq!(change.spellings(), back.spellings());
        for (index, alias) in (0..).zip(&old.aliases) {
            let is_changed = change.spellings().contains(&alias.text);
            match change.alias(AliasIndex(index)) {
                Some(other) => {
                    assert_eq!(new.aliases[other.0 as usize].text, alias.text);
                    assert_eq!(back.alias(other), Some(AliasIndex(index)));
                    assert!(!is_changed);
                }
                None => assert!(is_changed),
            }
        }
        change.spellings().to_vec()
    }

    #[test]
    fn nothing_changes_from_a_gazetteer_to_itself() {
        assert!(changed("中国", "中国").is_empty());
    }

    #[test]
    fn what_comes_and_what_goes_changes() {
        assert_eq!(changed("[\"中国\"]", "[\"中国\", \"中华\"]"), ["中华"]);
        assert_eq!(changed("\"中国城\"", "\"中国地\""), ["中国地", "中国城"]);
    }

    #[test]
    fn another_target_changes_its_spellings_alone() {
        let country = "name = \"China\"\n        kind = \"country\"";
        let person = "name = \"China\"\n        kind = \"person\"";
        assert_eq!(changed(country, person), ["中国"]);
        assert_eq!(changed("id = \"cn\"", "id = \"zh\""), ["中国"]);
    }

    #[test]
    fn a_term_of_an_office_changes_its_titles() {
        assert_eq!(changed("2012-05-07", "2012-05-08"), ["俄国总统"]);
    }

    #[test]
    fn a_name_that_is_only_shown_changes_nothing_nor_does_the_id_of_an_office() {
        assert!(changed("\"Russia\"", "\"Russian Federation\"").is_empty());
        assert!(changed("ru_president", "russian_president").is_empty());
    }

    #[test]
    fn an_entity_is_where_its_id_is() {
        let old = gazetteer(BEFORE);
        let more = "[[entity]]\nid = \"de\"\nname = \"Germany\"\nkind = \"country\"\n\
                    names.zh = [\"德国\"]";
        let new = gazetteer(&format!("{BEFORE}\n{more}"));
        let change = Change::between(&old, &new);
        assert_eq!(change.entity(EntityIndex(1)), Some(EntityIndex(2)));
        assert_eq!(new.entities[2].id, old.entities[1].id);
        let back = Change::between(&new, &old);
        assert_eq!(back.entity(EntityIndex(1)), None);
        assert_eq!(back.spellings(), ["德国"]);
    }
}
