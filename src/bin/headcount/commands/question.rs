//! From the arguments of `scan` and `count` to a query.

use std::{io, io::Write};

use anyhow::bail;
use headcount::{
    analysis::{
        corpus::Corpus,
        counts::{CountQuery, CountTable},
        subcorpus::Subcorpus,
    },
    dedup::{Deduplicated, Policy},
    facts::Facts,
    gazetteer::{
        lookup::is_kind,
        model::{EntityIndex, Gazetteer},
    },
    period::{Granularity, Window},
    report,
    report::{
        counts::Listing,
        evidence::{Headings, Shelf},
        table::Table,
    },
};
use serde_json::{Map, Value};

use super::evidence;
use crate::{
    args::{self, Output, Question},
    note::Origin,
    terminal,
};

/// A question whose words have been understood, before there is anything to ask it of.
pub(crate) struct Understood<'a> {
    question: &'a Question,
    entities: Vec<EntityIndex>,
    window: Window,
    /// Which of them readers are shown.
    pub(crate) listing: Listing,
}

/// Understands the names and dates of a question.
pub(crate) fn understand<'a>(
    question: &'a Question,
    gazetteer: &Gazetteer,
) -> anyhow::Result<Understood<'a>> {
    understand_by(question, |words| Ok(gazetteer.resolve(words)?))
}

/// Understands the names and dates of a question; `resolve` returns whom words stand for.
pub(crate) fn understand_by(
    question: &Question,
    mut resolve: impl FnMut(&str) -> anyhow::Result<Vec<EntityIndex>>,
) -> anyhow::Result<Understood<'_>> {
    let mut entities = Vec::new();
    let mut listing = Listing {
        top: question.output.top.map(|top| top as usize),
        ..Listing::default()
    };
    for words in &question.entity {
        let found = resolve(words)?;
        if is_kind(words) {
            listing.has_group = true;
        } else {
            listing.named.extend(&found);
        }
        for entity in found {
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
    }
    Ok(Understood {
        entities,
        window: window(&question.subcorpus)?,
        listing,
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
    let found = match gazetteer.resolve(words) {
        Err(_) if words.contains(',') => bail!(
            "{words:?} names several, and one entity is asked for: give one of them, and ask again \
             for the next"
        ),
        found => found?,
    };
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

/// Returns what to do to see every document behind an answer about one entity.
pub(crate) fn all_mentions(
    asked: &args::OneEntity,
    entity: EntityIndex,
    gazetteer: &Gazetteer,
) -> String {
    let id = gazetteer.entities[usize::from(entity.0)].id.as_str();
    evidence::all_mentions(
        &[id],
        asked.place.origin(),
        &asked.subcorpus,
        asked.counting,
    )
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

/// Adds what an answer was drawn from: to its head for programs, below the table for readers.
pub(crate) fn tell_corpus(
    facts: &Facts,
    duplicates: Policy,
    gazetteer: &Gazetteer,
    table: &mut Table,
    head: &mut Map<String, Value>,
) {
    let totals = Deduplicated::of(facts, duplicates).totals;
    let corpus = Corpus::of(facts, totals, gazetteer);
    head.insert("corpus".to_owned(), report::corpus::json(&corpus));
    table.footers.push(report::corpus::records_read(totals));
}

impl Understood<'_> {
    /// Returns the query that asks the question of these facts.
    pub(crate) fn query(&self, facts: &Facts) -> anyhow::Result<CountQuery> {
        self.query_among(&facts.outlets, &facts.sections)
    }

    /// Returns the query that asks the question of a corpus with these outlets and sections.
    pub(crate) fn query_among(
        &self,
        outlets: &[String],
        sections: &[String],
    ) -> anyhow::Result<CountQuery> {
        let Question {
            by,
            counting,
            subcorpus,
            ..
        } = self.question;
        Ok(CountQuery {
            entities: self.entities.clone(),
            by: *by,
            subcorpus: Subcorpus::among(
                (outlets, sections),
                self.window,
                &subcorpus.outlet,
                &subcorpus.section,
                &subcorpus.language,
            )?,
            counts: counting.counts,
            kinds: Vec::new(),
            duplicates: counting.duplicates,
        })
    }

    /// Returns the entities named, none for all.
    pub(crate) fn entities(&self) -> &[EntityIndex] {
        &self.entities
    }

    /// Writes the counts alone.
    pub(crate) fn show(&self, table: &CountTable, out: impl Write) -> io::Result<()> {
        let Output { unit, format, .. } = self.question.output;
        let (listing, width) = (&self.listing, terminal::width());
        report::counts::write_listed(table, unit, listing, format.format, width, out)
    }

    /// Writes the counts, and what stands behind them if that was asked for.
    pub(crate) fn answer(
        &self,
        table: &CountTable,
        facts: &Facts,
        headings: &Headings,
        origin: Origin<'_>,
        out: impl Write,
    ) -> io::Result<()> {
        let Question {
            entity,
            subcorpus,
            counting,
            evidence,
            ..
        } = self.question;
        let Output { unit, format, .. } = self.question.output;
        let (listing, width) = (&self.listing, terminal::width());
        if !evidence.evidence {
            return self.show(table, out);
        }
        let more = evidence::all_mentions(entity, origin, subcorpus, *counting);
        let shelf = Shelf {
            facts,
            headings,
            more: &more,
        };
        format.write_opened(
            report::counts::table(table, unit, listing, format.format, width),
            &report::counts::head(table),
            &report::counts::behind(table, unit, listing, facts),
            Some(&shelf),
            out,
        )
    }
}

impl Question {
    /// Returns whether titles and links are shown.
    pub(crate) fn has_headings(&self) -> bool {
        self.evidence.has_headings(self.output.format.format)
    }
}
