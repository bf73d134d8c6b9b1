//! From the arguments of `scan` and `count` to a query.

use anyhow::bail;
use headcount::{
    analysis::{counts::CountQuery, subcorpus::Subcorpus},
    facts::Facts,
    gazetteer::model::{EntityIndex, Gazetteer},
    period::{Granularity, Window},
};

use crate::args::{self, Question};

/// A question whose words have been understood, before there is anything to ask it of.
pub(crate) struct Understood<'a> {
    question: &'a Question,
    entities: Vec<EntityIndex>,
    window: Window,
}

/// Understands the names and dates of a question.
pub(crate) fn understand<'a>(
    question: &'a Question,
    gazetteer: &Gazetteer,
) -> anyhow::Result<Understood<'a>> {
    let mut entities = Vec::new();
    for words in &question.entity {
        for entity in gazetteer.resolve(words)? {
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
    }
    Ok(Understood {
        entities,
        window: window(&question.subcorpus)?,
        question,
    })
}

/// Returns the days that are looked at.
pub(crate) fn window(subcorpus: &args::Subcorpus) -> anyhow::Result<Window> {
    Ok(Window::new(
        subcorpus.from,
        subcorpus.to,
        subcorpus.to_date,
    )?)
}

/// Returns the one entity that the words stand for.
pub(crate) fn one_entity(words: &str, gazetteer: &Gazetteer) -> anyhow::Result<EntityIndex> {
    let found = gazetteer.resolve(words)?;
    let [entity] = found[..] else {
        let ids: Vec<&str> = found
            .iter()
            .take(LISTED)
            .map(|entity| gazetteer.entities[usize::from(entity.0)].id.as_str())
            .collect();
        bail!(
            "{words:?} stands for {} entities, among them {}: name one of them",
            found.len(),
            ids.join(", ")
        );
    };
    Ok(entity)
}

/// Entities listed where one was to be named.
const LISTED: usize = 4;

/// Returns the query that counts one entity, over all time together.
pub(crate) fn about_one(
    asked: &args::OneEntity,
    entity: EntityIndex,
    facts: &Facts,
) -> anyhow::Result<CountQuery> {
    Ok(CountQuery {
        entities: vec![entity],
        by: Granularity::Total,
        subcorpus: part(&asked.subcorpus, window(&asked.subcorpus)?, facts)?,
        counts: asked.counting.counts,
        kinds: Vec::new(),
        duplicates: asked.counting.duplicates,
    })
}

/// Returns the part of the facts that is looked at, `window` being that of the arguments.
pub(crate) fn part(
    subcorpus: &args::Subcorpus,
    window: Window,
    facts: &Facts,
) -> anyhow::Result<Subcorpus> {
    Ok(Subcorpus::named(
        facts,
        window,
        &subcorpus.outlet,
        &subcorpus.section,
        &subcorpus.language,
    )?)
}

impl Understood<'_> {
    /// Returns the query that asks the question of these facts.
    pub(crate) fn query(self, facts: &Facts) -> anyhow::Result<CountQuery> {
        let Question {
            by,
            counting,
            subcorpus,
            ..
        } = self.question;
        Ok(CountQuery {
            entities: self.entities,
            by: *by,
            subcorpus: part(subcorpus, self.window, facts)?,
            counts: counting.counts,
            kinds: Vec::new(),
            duplicates: counting.duplicates,
        })
    }
}
