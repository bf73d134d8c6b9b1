//! Small gazetteers for tests.

use std::sync::Arc;

use jiff::civil::Date;

use crate::gazetteer::model::{
    Alias, AliasKind, Boundary, Context, Counts, Entity, EntityIndex, EntityKind, Gazetteer,
    Office, OfficeIndex, Target,
};
use crate::language::Language;

use super::definition::Definition;
use super::{Circumstance, Matcher, Mention};

/// Ids of the entities that every fixture holds, in their order: four countries, three persons.
pub(super) const ENTITIES: [&str; 7] = ["by", "cn", "kp", "ru", "kim", "medvedev", "putin"];

/// No language, no date.
pub(super) const ANYWHERE: Circumstance = Circumstance {
    language: None,
    published: None,
};

/// A gazetteer small enough to read.
#[derive(Clone, Debug)]
pub(super) struct Fixture {
    pub(super) gazetteer: Gazetteer,
}

impl Fixture {
    /// Returns a gazetteer of these aliases, the entities of [`ENTITIES`] and one office:
    /// the president of Russia.
    pub(super) fn of(aliases: impl IntoIterator<Item = Alias>) -> Self {
        let mut aliases: Vec<Alias> = aliases.into_iter().collect();
        aliases.sort_by(|a, b| a.text.cmp(&b.text));
        let entities = ENTITIES.iter().enumerate().map(|(index, id)| Entity {
            id: (*id).to_owned(),
            name: (*id).to_owned(),
            kind: if index < 4 {
                EntityKind::Country
            } else {
                EntityKind::Person
            },
            country: None,
        });
        let gazetteer = Gazetteer {
            entities: entities.collect(),
            aliases,
            offices: vec![president()],
            fingerprint: String::new(),
        };
        Self { gazetteer }
    }

    /// Returns the mentions of the definition.
    pub(super) fn mentions(&self, text: &str, circumstance: Circumstance) -> Vec<Mention> {
        let mut mentions = Vec::new();
        Definition::new(&self.gazetteer).find(text, circumstance, &mut mentions);
        mentions
    }

    /// Returns what is mentioned, as `surface=entity`, in order.
    pub(super) fn found(&self, text: &str, circumstance: Circumstance) -> Vec<String> {
        self.mentions(text, circumstance)
            .into_iter()
            .map(|mention| {
                let entity = ENTITIES[usize::from(mention.entity.0)];
                format!("{}={entity}", mention.span.surface(text))
            })
            .collect()
    }
}

/// Vladimir Putin 2000–2008 and from 2012-05-07, Dmitry Medvedev between.
fn president() -> Office {
    let day = |text: &str| Some(date(text));
    Office {
        id: "ru_president".to_owned(),
        terms: vec![
            (entity("putin"), day("2000-05-07"), day("2008-05-07")),
            (entity("medvedev"), day("2008-05-07"), day("2012-05-07")),
            (entity("putin"), day("2012-05-07"), None),
        ],
    }
}

/// Returns the day written as `2024-09-09`.
pub(super) fn date(text: &str) -> Date {
    text.parse().expect("tests write dates as ISO 8601")
}

/// Returns the index of an entity of [`ENTITIES`].
pub(super) fn entity(id: &str) -> EntityIndex {
    let index = ENTITIES.iter().position(|known| *known == id);
    let index = index.expect("tests name entities of the fixture");
    EntityIndex(u16::try_from(index).expect("the fixture is small"))
}

/// Returns a name of an entity.
pub(super) fn name(text: &str, id: &str, boundary: Boundary) -> Alias {
    Alias {
        text: text.to_owned(),
        language: None,
        targets: vec![(Target::Entity(entity(id)), AliasKind::Name)],
        boundary,
        from: None,
        to: None,
        context: Arc::default(),
        counts: Counts::Names,
    }
}

/// Returns a decoy.
pub(super) fn decoy(text: &str, boundary: Boundary) -> Alias {
    Alias {
        targets: Vec::new(),
        ..name(text, "kp", boundary)
    }
}

/// Returns a title of the president of Russia.
pub(super) fn title(text: &str, boundary: Boundary) -> Alias {
    Alias {
        targets: vec![(Target::Office(OfficeIndex(0)), AliasKind::Title)],
        counts: Counts::All,
        ..name(text, "ru", boundary)
    }
}

/// Changes to an alias that read as a sentence.
pub(super) trait With {
    fn in_language(self, language: Language) -> Self;
    fn between(self, from: Option<&str>, to: Option<&str>) -> Self;
    fn where_beside(self, context: Context) -> Self;
    fn and_for(self, id: &str, kind: AliasKind) -> Self;
}

impl With for Alias {
    fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    fn between(mut self, from: Option<&str>, to: Option<&str>) -> Self {
        (self.from, self.to) = (from.map(date), to.map(date));
        self
    }

    fn where_beside(mut self, context: Context) -> Self {
        self.context = self.context.iter().cloned().chain([context]).collect();
        self
    }

    fn and_for(mut self, id: &str, kind: AliasKind) -> Self {
        self.targets.push((Target::Entity(entity(id)), kind));
        self
    }
}
