//! From declarations to the gazetteer that is searched with.
//!
//! Ids become indices, derived spellings are added, and spellings that several languages share
//! become one.

use std::collections::HashSet;

use super::{
    declaration::{Declarations, DeclaredAlias, Owner},
    error::Error,
    fingerprint,
    model::{Alias, AliasKind, Boundary, Counts, Entity, EntityKind, Gazetteer, Office, Target},
    variant,
};
use crate::language::Language;
use ids::Ids;

mod ids;

/// What an alias stands for, and the smallest `--counts` under which it counts for that.
type Meaning = (Vec<(Target, AliasKind)>, Counts);

impl Declarations {
    /// Returns the gazetteer that is declared.
    ///
    /// # Errors
    ///
    /// If a country, holder, entity or office is named that is not declared.
    pub fn assemble(&self) -> Result<Gazetteer, Error> {
        let ids = Ids::of(self)?;
        let entities = self.entities.iter().map(|(id, entity)| Entity {
            id: id.clone(),
            name: entity.name.clone(),
            kind: entity.kind,
            country: entity.country.clone(),
        });
        let mut gazetteer = Gazetteer {
            entities: entities.collect(),
            aliases: self.aliases(&ids)?,
            offices: self.offices(&ids)?,
            fingerprint: String::new(),
        };
        gazetteer.fingerprint = fingerprint::fingerprint(&gazetteer);
        Ok(gazetteer)
    }

    fn offices(&self, ids: &Ids) -> Result<Vec<Office>, Error> {
        let mut offices = Vec::new();
        for (id, office) in &self.offices {
            let owner = Owner::Office(id.clone());
            let mut terms = Vec::new();
            for term in &office.terms {
                let holder = ids.entity(&term.holder, "holder", &term.place, &owner)?;
                terms.push((holder, term.from, term.to));
            }
            terms.sort_by_key(|(holder, from, to)| (*from, *to, *holder));
            let id = id.clone();
            offices.push(Office { id, terms });
        }
        Ok(offices)
    }

    fn aliases(&self, ids: &Ids) -> Result<Vec<Alias>, Error> {
        let declared: HashSet<(&str, Option<Language>)> = self
            .aliases
            .iter()
            .map(|alias| (alias.text.as_str(), alias.language))
            .collect();
        let is_declared = |text: &str, language: Option<Language>| {
            declared.contains(&(text, language)) || declared.contains(&(text, None))
        };
        let mut aliases = Vec::new();
        for alias in &self.aliases {
            let of_person = matches!(&alias.owner, Owner::Entity(id)
                if self.entities.get(id).is_some_and(|e| e.kind == EntityKind::Person));
            // A person's name is the same in Spanish text, so that nobody need list it twice.
            let language = alias
                .language
                .filter(|language| !(of_person && *language == Language::English));
            let mut spellings = vec![(alias.text.clone(), alias.boundary)];
            // What somebody declared means what it was declared as.
            let variants = variant::variants(alias, of_person).into_iter();
            spellings.extend(variants.filter(|(text, _)| !is_declared(text, alias.language)));
            for (targets, counts) in self.meanings(alias, ids)? {
                for (text, boundary) in &spellings {
                    let mut alias = spelled(alias, text, *boundary, &targets, counts);
                    alias.language = language;
                    aliases.push(alias);
                }
            }
        }
        let aliases = once_for_all_languages(aliases);
        match u32::try_from(aliases.len()) {
            Ok(_) => Ok(aliases),
            Err(_) => Err(Error::TooMany {
                what: "aliases",
                count: aliases.len(),
                limit: u32::MAX as usize,
            }),
        }
    }

    /// Returns the meanings of an alias.
    ///
    /// An organisation's alias stands for the organisation, and at another level for countries:
    /// for those that are named in it as a demonym does, else for its own with `all` only.
    fn meanings(&self, alias: &DeclaredAlias, ids: &Ids) -> Result<Vec<Meaning>, Error> {
        let entity = |id: &str, what| {
            let index = ids.entity(id, what, &alias.place, &alias.owner)?;
            Ok::<_, Error>(Target::Entity(index))
        };
        match &alias.owner {
            Owner::Decoy => Ok(vec![(Vec::new(), Counts::Never)]),
            Owner::Office(id) => {
                let index = ids.offices[id.as_str()];
                let targets = vec![(Target::Office(index), alias.kind)];
                Ok(vec![(targets, alias.counts)])
            }
            Owner::Compound(members) => {
                let targets = members
                    .iter()
                    .map(|id| Ok((entity(id, "entity")?, alias.kind)))
                    .collect::<Result<_, Error>>()?;
                Ok(vec![(targets, alias.counts)])
            }
            Owner::Entity(id) => {
                let own = entity(id, "entity").map_err(|_| Error::NothingToAddTo {
                    place: alias.place.clone(),
                    id: id.clone(),
                })?;
                let own = vec![(own, alias.kind)];
                let mut meanings = vec![(own, alias.counts)];
                let named = alias
                    .also
                    .iter()
                    .map(|id| Ok((entity(id, "country")?, AliasKind::Organisation)))
                    .collect::<Result<Vec<_>, Error>>()?;
                if !named.is_empty() {
                    meanings.push((named, alias.counts.max(Counts::Demonyms)));
                }
                let declared = self.entities.get(id);
                let home = declared
                    .filter(|entity| entity.kind == EntityKind::Organisation)
                    .and_then(|entity| entity.country.as_ref())
                    .filter(|home| !alias.also.contains(home));
                if let Some(home) = home {
                    let country = vec![(entity(home, "country")?, AliasKind::Organisation)];
                    meanings.push((country, alias.counts.max(Counts::All)));
                }
                Ok(meanings)
            }
        }
    }
}

fn spelled(
    alias: &DeclaredAlias,
    text: &str,
    boundary: Boundary,
    targets: &[(Target, AliasKind)],
    counts: Counts,
) -> Alias {
    Alias {
        text: text.to_owned(),
        language: alias.language,
        targets: targets.to_vec(),
        boundary,
        from: alias.from,
        to: alias.to,
        context: alias.context.clone(),
        counts,
    }
}

/// Returns the aliases by text, those that differ in nothing but the language as one that is
/// looked for in every language.
fn once_for_all_languages(mut aliases: Vec<Alias>) -> Vec<Alias> {
    // Stable: of one text they stay in the order they were declared in.
    aliases.sort_by(|one, other| one.text.cmp(&other.text));
    let mut once: Vec<Alias> = Vec::with_capacity(aliases.len());
    let mut first_of_text = 0;
    for alias in aliases {
        if once.last().is_some_and(|last| last.text != alias.text) {
            first_of_text = once.len();
        }
        let twin = once[first_of_text..]
            .iter_mut()
            .find(|other| same_but_for_language(&alias, other));
        match twin {
            Some(twin) if twin.language == alias.language => {}
            Some(twin) => twin.language = None,
            None => once.push(alias),
        }
    }
    once
}

fn same_but_for_language(alias: &Alias, other: &Alias) -> bool {
    // Every field by name, so that a new one cannot be forgotten.
    let Alias {
        text,
        language: _,
        targets,
        boundary,
        from,
        to,
        context,
        counts,
    } = other;
    alias.text == *text
        && alias.targets == *targets
        && alias.boundary == *boundary
        && (alias.from, alias.to) == (*from, *to)
        && alias.context == *context
        && alias.counts == *counts
}

#[cfg(test)]
mod tests;
