//! What is doubtful in a gazetteer that loads: shared, repeated and hidden aliases.
//!
//! What is plainly wrong is an [`Error`](super::error::Error) on loading.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    declaration::{Declarations, DeclaredAlias, Owner, Place},
    model::{Boundary, Context, Counts},
};

/// Something a person should look at. Displayed with its place, what was seen and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[expect(missing_docs, reason = "the messages are the documentation")]
pub enum Problem {
    #[error(
        "{place}: {alias:?} of {owner} is also an alias of {other}, declared at {first}, and \
         would be counted for both: give each its own `from` and `to`, or write `shared = true`"
    )]
    Shared {
        place: Place,
        alias: String,
        owner: Owner,
        other: Owner,
        first: Place,
    },
    #[error("{place}: {alias:?} of {owner} was already declared at {first}: delete one")]
    Repeated {
        place: Place,
        alias: String,
        owner: Owner,
        first: Place,
    },
    #[error(
        "{place}: {alias:?} of {owner} is also a decoy, declared at {decoy}: delete one, or make \
         the decoy longer"
    )]
    Hidden {
        place: Place,
        alias: String,
        owner: Owner,
        decoy: Place,
    },
    #[error(
        "{place}: decoy {decoy:?} contains no alias of its language and keeps nothing from being \
         found: delete it"
    )]
    IdleDecoy { place: Place, decoy: String },
    #[error("{place}: {id:?} has no alias and can never be found: add names, or delete it")]
    NoAlias { place: Place, id: String },
}

impl Declarations {
    /// Returns everything doubtful, by place.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut by_text: BTreeMap<&str, Vec<&DeclaredAlias>> = BTreeMap::new();
        for alias in &self.aliases {
            let earlier = by_text.entry(&alias.text).or_default();
            let problem = |first: &&DeclaredAlias| doubt(first, alias);
            problems.extend(earlier.iter().filter_map(problem));
            earlier.push(alias);
        }
        problems.extend(self.idle_decoys());
        problems.extend(self.nameless());
        problems.sort();
        problems
    }

    fn idle_decoys(&self) -> impl Iterator<Item = Problem> {
        let (decoys, aliases): (Vec<_>, Vec<_>) = self
            .aliases
            .iter()
            .map(|alias| (alias, alias.text.to_lowercase()))
            .partition(|(alias, _)| alias.owner == Owner::Decoy);
        decoys
            .into_iter()
            .filter(move |(decoy, long)| {
                !aliases.iter().any(|(alias, short)| {
                    same_language(alias, decoy) && long != short && long.contains(short)
                })
            })
            .map(|(decoy, _)| Problem::IdleDecoy {
                place: decoy.place.clone(),
                decoy: decoy.text.clone(),
            })
    }

    fn nameless(&self) -> impl Iterator<Item = Problem> {
        let mut named = BTreeSet::new();
        for alias in &self.aliases {
            match &alias.owner {
                Owner::Entity(id) => named.extend([id]),
                Owner::Compound(ids) => named.extend(ids),
                Owner::Office(_) | Owner::Decoy => {}
            }
        }
        let nameless = self
            .entities
            .iter()
            .filter(move |(id, _)| !named.contains(id));
        nameless.map(|(id, entity)| Problem::NoAlias {
            place: entity.place.clone(),
            id: id.clone(),
        })
    }
}

/// Returns what is doubtful about two aliases that read the same.
fn doubt(first: &DeclaredAlias, alias: &DeclaredAlias) -> Option<Problem> {
    let stems = |a: &DeclaredAlias| a.boundary == Boundary::Stem;
    if !same_language(first, alias) || !same_time(first, alias) || stems(first) != stems(alias) {
        return None;
    }
    let place = alias.place.clone();
    let text = alias.text.clone();
    let owner = alias.owner.clone();
    match (&first.owner, &alias.owner) {
        (one, other) if one == other => {
            let told_apart = first.context != alias.context;
            (!told_apart).then(|| Problem::Repeated {
                place,
                alias: text,
                owner,
                first: first.place.clone(),
            })
        }
        (Owner::Decoy, _) => Some(Problem::Hidden {
            place,
            alias: text,
            owner,
            decoy: first.place.clone(),
        }),
        (_, Owner::Decoy) => Some(Problem::Hidden {
            place: first.place.clone(),
            alias: text,
            owner: first.owner.clone(),
            decoy: place,
        }),
        _ if declared_shared(first) || declared_shared(alias) => None,
        _ => Some(Problem::Shared {
            place,
            alias: text,
            owner,
            other: first.owner.clone(),
            first: first.place.clone(),
        }),
    }
}

/// Returns whether somebody has said that, or under which condition, the alias is one of several.
fn declared_shared(alias: &DeclaredAlias) -> bool {
    let conditional =
        |context: &Context| matches!(context, Context::OnlyBefore(_) | Context::OnlyAfter(_));
    alias.shared || alias.counts == Counts::Never || alias.context.iter().any(conditional)
}

fn same_language(a: &DeclaredAlias, b: &DeclaredAlias) -> bool {
    a.language.is_none() || b.language.is_none() || a.language == b.language
}

fn same_time(a: &DeclaredAlias, b: &DeclaredAlias) -> bool {
    let begins_after =
        |a: &DeclaredAlias, b: &DeclaredAlias| a.from.zip(b.to).is_some_and(|(from, to)| from > to);
    !begins_after(a, b) && !begins_after(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(toml: &str) -> Vec<String> {
        let declarations = Declarations::parse("my.toml", toml).unwrap();
        declarations
            .problems()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn an_alias_of_two_entities_is_doubtful_unless_it_is_said_to_be_shared() {
        let toml = "[[entity]]\nid = \"father\"\nnames.en = [\"Assad\"]\n\
                    [[entity]]\nid = \"son\"\nnames.en = [\"Assad\"]";
        assert_eq!(
            messages(toml),
            [
                "my.toml:6: \"Assad\" of entity \"son\" is also an alias of entity \"father\", \
                 declared at my.toml:3, and would be counted for both: give each its own `from` \
                 and `to`, or write `shared = true`"
            ]
        );
        let shared = "[[entity]]\nid = \"father\"\nnames.en = [\"Assad\"]\n\
                      [[entity]]\nid = \"son\"\n[[entity.alias]]\ntext = \"Assad\"\n\
                      language = \"en\"\nshared = true";
        assert!(messages(shared).is_empty());
    }

    #[test]
    fn an_alias_may_pass_from_one_entity_to_another_in_time() {
        let toml = "[[entity]]\nid = \"father\"\n[[entity.alias]]\ntext = \"Assad\"\n\
                    language = \"en\"\nto = 2000-06-10\n\
                    [[entity]]\nid = \"son\"\n[[entity.alias]]\ntext = \"Assad\"\n\
                    language = \"en\"\nfrom = 2000-06-11";
        assert!(messages(toml).is_empty());
    }

    #[test]
    fn the_same_spelling_in_two_languages_may_mean_two_things() {
        let toml = "[[entity]]\nid = \"cn\"\nnames.zh = [\"中共\"]\n\
                    [[entity]]\nid = \"x\"\nnames.ja = [\"中共\"]";
        assert!(messages(toml).is_empty());
    }

    #[test]
    fn an_alias_declared_twice_is_doubtful() {
        let toml = "[[entity]]\nid = \"cn\"\nnames.en = [\"China\", \"China\"]";
        assert_eq!(
            messages(toml),
            ["my.toml:3: \"China\" of entity \"cn\" was already declared at my.toml:3: delete one"]
        );
    }

    #[test]
    fn a_decoy_that_reads_like_an_alias_hides_it() {
        let toml = "[[entity]]\nid = \"mn\"\nnames.zh = [\"内蒙古\", \"蒙古\"]\n\
                    [[decoy]]\ntext = \"内蒙古\"\nlanguage = \"zh\"";
        assert_eq!(
            messages(toml),
            [
                "my.toml:3: \"内蒙古\" of entity \"mn\" is also a decoy, declared at my.toml:5: \
                 delete one, or make the decoy longer"
            ]
        );
    }

    #[test]
    fn a_decoy_that_contains_no_alias_is_idle() {
        let toml = "[[decoy]]\ntext = \"일본새\"\nlanguage = \"ko\"";
        assert_eq!(messages(toml).len(), 1);
        let toml = format!("{toml}\n[[entity]]\nid = \"jp\"\nnames.ko = [\"일본\"]");
        assert!(messages(&toml).is_empty());
    }

    #[test]
    fn an_entity_without_an_alias_is_doubtful() {
        let toml = "[[entity]]\nid = \"cn\"\nname = \"China\"\nkind = \"country\"";
        assert_eq!(
            messages(toml),
            ["my.toml:2: \"cn\" has no alias and can never be found: add names, or delete it"]
        );
    }
}
