//! The law of changes: a text that the sieve lets through has the mentions that it had.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::gazetteer::change::Change;
use crate::gazetteer::model::{
    Alias, Boundary, Entity, EntityIndex, EntityKind, Gazetteer, Office, OfficeIndex, Target,
};
use crate::matching::definition::Definition;
use crate::matching::fixture::{ANYWHERE, Fixture, date, entity, name};
use crate::matching::gate::Gate;
use crate::matching::laws::{PIECES, alias, circumstance, fixture};
use crate::matching::sieve::Sieve;
use crate::matching::{Circumstance, Matcher, Mention};

/// One step from a gazetteer to another. Of several aliases of one text, the order says which is
/// counted.
#[derive(Clone, Debug)]
enum Edit {
    Add(Alias),
    Remove(Index),
    /// One thing that is said of an alias is what is said of another.
    Alter(Index, Said, Alias),
    Repeat(Index, Alias),
    Reorder(Index),
    AddEntity(&'static str),
    RemoveEntity(Index),
    Rename(Index),
    ChangeKind(Index),
    AddOffice(&'static str),
    ChangeTerms,
}

/// What is said of an alias besides its text.
#[derive(Clone, Copy, Debug)]
enum Said {
    Language,
    Targets,
    Boundary,
    Window,
    Context,
    Counts,
}

impl Said {
    fn copy(self, from: Alias, to: &mut Alias) {
        match self {
            Self::Language => to.language = from.language,
            Self::Targets => to.targets = from.targets,
            Self::Boundary => to.boundary = from.boundary,
            Self::Window => (to.from, to.to) = (from.from, from.to),
            Self::Context => to.context = from.context,
            Self::Counts => to.counts = from.counts,
        }
    }
}

fn said() -> impl Strategy<Value = Said> {
    select(vec![
        Said::Language,
        Said::Targets,
        Said::Boundary,
        Said::Window,
        Said::Context,
        Said::Counts,
    ])
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        3 => alias().prop_map(Edit::Add),
        3 => at().prop_map(Edit::Remove),
        8 => (at(), said(), alias()).prop_map(|(at, said, alias)| Edit::Alter(at, said, alias)),
        1 => (at(), alias()).prop_map(|(at, alias)| Edit::Repeat(at, alias)),
        1 => at().prop_map(Edit::Reorder),
        1 => select(vec!["aa", "cz", "zz"]).prop_map(Edit::AddEntity),
        1 => at().prop_map(Edit::RemoveEntity),
        1 => at().prop_map(Edit::Rename),
        3 => at().prop_map(Edit::ChangeKind),
        1 => select(vec!["a_chair", "z_chair"]).prop_map(Edit::AddOffice),
        1 => Just(Edit::ChangeTerms),
    ]
}

impl Edit {
    fn apply(self, gazetteer: &mut Gazetteer) {
        let entities = gazetteer.entities.len();
        let aliases = &mut gazetteer.aliases;
        match self {
            Self::Add(alias) => aliases.push(of_few(alias, entities)),
            Self::Remove(at) if !aliases.is_empty() => {
                aliases.remove(at.index(aliases.len()));
            }
            Self::Alter(at, said, alias) if !aliases.is_empty() => {
                let at = at.index(aliases.len());
                said.copy(of_few(alias, entities), &mut aliases[at]);
            }
            Self::Repeat(at, alias) if !aliases.is_empty() => {
                let text = aliases[at.index(aliases.len())].text.clone();
                aliases.push(Alias {
                    text,
                    ..of_few(alias, entities)
                });
            }
            Self::Reorder(at) if aliases.len() > 1 => {
                let at = at.index(aliases.len() - 1);
                aliases.swap(at, at + 1);
            }
            Self::Remove(_) | Self::Alter(..) | Self::Repeat(..) | Self::Reorder(_) => {}
            Self::AddEntity(id) => add_entity(gazetteer, id),
            Self::RemoveEntity(at) => {
                let at = at.index(gazetteer.entities.len());
                remove_entity(gazetteer, at);
            }
            Self::Rename(at) => {
                let at = at.index(gazetteer.entities.len());
                gazetteer.entities[at].name.push('!');
            }
            Self::ChangeKind(at) => {
                let at = at.index(gazetteer.entities.len());
                let kind = &mut gazetteer.entities[at].kind;
                *kind = match *kind {
                    EntityKind::Country => EntityKind::Person,
                    EntityKind::Person | EntityKind::Organisation => EntityKind::Country,
                };
            }
            Self::AddOffice(id) => add_office(gazetteer, id),
            Self::ChangeTerms => {
                for office in &mut gazetteer.offices {
                    office.terms.truncate(1);
                    for (_, from, _) in &mut office.terms {
                        *from = Some(date("2009-01-01"));
                    }
                }
            }
        }
        gazetteer.aliases.sort_by(|a, b| a.text.cmp(&b.text));
    }
}

/// Returns an alias that stands for nobody beyond the first entities.
fn of_few(mut alias: Alias, entities: usize) -> Alias {
    for (target, _) in &mut alias.targets {
        if let Target::Entity(index) = target {
            index.0 %= u16::try_from(entities).unwrap();
        }
    }
    alias
}

/// Adds an entity where its id belongs, so that those behind it stand elsewhere.
fn add_entity(gazetteer: &mut Gazetteer, id: &str) {
    let at = gazetteer
        .entities
        .partition_point(|entity| *entity.id < *id);
    if gazetteer
        .entities
        .get(at)
        .is_some_and(|entity| entity.id == id)
    {
        return;
    }
    let entity = Entity {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: EntityKind::Country,
        country: None,
    };
    gazetteer.entities.insert(at, entity);
    move_entities(
        gazetteer,
        |index| if index >= at { index + 1 } else { index },
    );
}

/// Removes an entity with what stands for it alone.
fn remove_entity(gazetteer: &mut Gazetteer, at: usize) {
    if gazetteer.entities.len() == 1 {
        return;
    }
    let is_it = |index: EntityIndex| usize::from(index.0) == at;
    gazetteer.entities.remove(at);
    gazetteer.aliases.retain_mut(|alias| {
        let is_decoy = alias.targets.is_empty();
        alias.targets.retain(|(target, _)| match target {
            Target::Entity(index) => !is_it(*index),
            Target::Office(_) => true,
        });
        is_decoy || !alias.targets.is_empty()
    });
    for office in &mut gazetteer.offices {
        office.terms.retain(|(holder, _, _)| !is_it(*holder));
    }
    move_entities(
        gazetteer,
        |index| if index > at { index - 1 } else { index },
    );
}

fn move_entities(gazetteer: &mut Gazetteer, moved: impl Fn(usize) -> usize) {
    let place = |index: &mut EntityIndex| {
        index.0 = u16::try_from(moved(usize::from(index.0))).unwrap();
    };
    for alias in &mut gazetteer.aliases {
        for (target, _) in &mut alias.targets {
            if let Target::Entity(index) = target {
                place(index);
            }
        }
    }
    for office in &mut gazetteer.offices {
        office
            .terms
            .iter_mut()
            .for_each(|(holder, _, _)| place(holder));
    }
}

/// Adds an office that the first entity holds, where its id belongs.
fn add_office(gazetteer: &mut Gazetteer, id: &str) {
    let at = gazetteer.offices.partition_point(|office| *office.id < *id);
    let office = Office {
        id: id.to_owned(),
        terms: vec![(EntityIndex(0), None, None)],
    };
    gazetteer.offices.insert(at, office);
    for alias in &mut gazetteer.aliases {
        for (target, _) in &mut alias.targets {
            if let Target::Office(OfficeIndex(index)) = target
                && usize::from(*index) >= at
            {
                *index += 1;
            }
        }
    }
}

/// Two gazetteers, and a text in which the spellings of both occur, whole and in parts.
fn change_and_text() -> impl Strategy<Value = (Gazetteer, Gazetteer, String)> {
    (fixture(), vec(edit(), 1..4)).prop_flat_map(|(fixture, edits)| {
        let old = fixture.gazetteer;
        let mut new = old.clone();
        for edit in edits {
            edit.apply(&mut new);
        }
        let aliases = old.aliases.iter().chain(&new.aliases);
        let spellings: Vec<String> = aliases.map(|alias| alias.text.clone()).collect();
        let part = prop_oneof![
            4 => select(spellings),
            1 => select(&PIECES[..]).prop_map(str::to_owned),
        ];
        let text = vec(part, 0..9).prop_map(|parts| parts.concat());
        (Just(old), Just(new), text)
    })
}

fn found(matcher: &impl Matcher, text: &str, circumstance: Circumstance) -> Vec<Mention> {
    let mut mentions = Vec::new();
    matcher.find(text, circumstance, &mut mentions);
    mentions
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6000))]

    #[test]
    fn a_text_without_a_changed_spelling_has_the_mentions_that_it_had(
        (old, new, text) in change_and_text(),
        circumstance in circumstance(),
    ) {
        let change = Change::between(&old, &new);
        let is_caught = Sieve::of(&change).unwrap().catches(&text);
        let holds = change.spellings().iter().any(|spelling| text.contains(spelling.as_str()));
        prop_assert_eq!(is_caught, holds);
        if is_caught {
            return Ok(());
        }
        let before = found(&Definition::new(&old), &text, circumstance);
        let carried: Vec<Mention> = before
            .into_iter()
            .map(|mention| Mention {
                entity: change.entity(mention.entity).unwrap(),
                alias: change.alias(mention.alias).unwrap(),
                ..mention
            })
            .collect();
        prop_assert_eq!(&carried, &found(&Definition::new(&new), &text, circumstance));
        prop_assert_eq!(&carried, &found(&Gate::new(&new), &text, circumstance));
    }
}

#[test]
fn a_change_of_too_many_spellings_has_no_sieve() {
    let old = Gazetteer::builtin();
    let mut new = old.clone();
    new.aliases.truncate(old.aliases.len() - 2000);
    assert!(Sieve::of(&Change::between(&old, &new)).is_none());
    assert!(Sieve::of(&Change::between(&old, &old)).is_some());
}

/// 나가: a name may stand glued behind a country's, and not behind a person's.
#[test]
fn a_country_that_becomes_a_person_concerns_the_names_behind_its_own() {
    let names = [
        name("나", "cn", Boundary::Hangul),
        name("가", "ru", Boundary::Hangul),
    ];
    let old = Fixture::of(names).gazetteer;
    let mut new = old.clone();
    new.entities[usize::from(entity("cn").0)].kind = EntityKind::Person;
    let [before, after] = [&old, &new].map(|gazetteer| {
        let mentions = found(&Definition::new(gazetteer), "나가", ANYWHERE);
        mentions.len()
    });
    assert_eq!((before, after), (2, 1));
    let sieve = Sieve::of(&Change::between(&old, &new)).unwrap();
    assert!(sieve.catches("나가") && !sieve.catches("가"));
}

#[test]
fn without_a_change_the_sieve_catches_nothing() {
    let gazetteer = Gazetteer::builtin();
    let sieve = Sieve::of(&Change::between(&gazetteer, &gazetteer)).unwrap();
    assert!(!sieve.catches("China") && !sieve.catches(""));
}
