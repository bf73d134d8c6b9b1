//! From the arguments of `scan` and `count` to a query.

use headcount::{
    analysis::{counts::CountQuery, subcorpus::Subcorpus},
    facts::Facts,
    gazetteer::model::{EntityIndex, Gazetteer},
    period::Window,
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

impl Understood<'_> {
    /// Returns the query that asks the question of these facts.
    pub(crate) fn query(self, facts: &Facts) -> anyhow::Result<CountQuery> {
        let Question {
            by,
            counts,
            duplicates,
            subcorpus,
            ..
        } = self.question;
        Ok(CountQuery {
            entities: self.entities,
            by: *by,
            subcorpus: Subcorpus::named(
                facts,
                self.window,
                &subcorpus.outlet,
                &subcorpus.section,
                &subcorpus.language,
            )?,
            counts: *counts,
            kinds: Vec::new(),
            duplicates: *duplicates,
        })
    }
}
