//! `headcount report`

mod commands;
mod evidence;
mod file;

use std::{io::Write, path::PathBuf};

use anyhow::bail;
use headcount::{
    analysis::{
        claims::{self, Claim, Material, check},
        dossier::{Dossier, Inquiry},
        messages::Listed,
    },
    coverage::{Coverage, Rhythm},
    facts::Facts,
    gazetteer::model::{EntityIndex, Gazetteer},
    period::{Granularity, Window},
    report::dossier::{Form, Report},
    store::Store,
};
use jiff::{ZonedDateTime, civil::Date};

use super::{
    count, question, reading,
    said::{self, Said},
};
use crate::{
    args::{self, Counting, Reading},
    note::{self, Origin},
    outcome::Outcome,
};

/// Write one page to publish or print from: findings, charts, coverage and the articles behind
/// each count
///
/// The page stands alone: it needs no network and no script. The same numbers can be had as
/// Markdown, CSV and JSON.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount report dump/ --entity ru,cn,putin,xi_jinping --out report.html
  headcount report --claims corpus/claims/sample.toml corpus/sample --out claims.html
  headcount report --claims claims.toml --events corpus/events/kim-xi.csv --format markdown")]
pub(crate) struct Args {
    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Folder of a store [default: headcount-store, if neither PATH nor --events is given]
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    store: Option<PathBuf>,

    /// Who is counted: ids or any of their names [default: those of the claims]
    #[arg(long, value_name = "WHO,…", value_delimiter = ',')]
    entity: Vec<String>,

    /// File of claims (TOML), as for `claims check`
    #[arg(long, value_name = "FILE")]
    claims: Option<PathBuf>,

    /// List of messages (CSV) that stands in for a corpus or completes it; may be repeated
    #[arg(long, value_name = "FILE", requires = "claims")]
    events: Vec<PathBuf>,

    /// How finely time is cut: day, week, month, quarter, half, year or total
    #[arg(long, value_name = "PERIOD", default_value = "month")]
    by: Granularity,

    #[command(flatten)]
    subcorpus: args::Subcorpus,

    #[command(flatten)]
    counting: Counting,

    /// Headline [default: who is counted]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Day printed on the report [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day)]
    day: Option<Date>,

    /// File to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Format: html, markdown, csv or json [default: by the name of the file, else html]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Form>,

    #[command(flatten)]
    reading: Reading,
}

/// Entities that a reader can take in on one page.
const MOST: usize = 24;

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let window = question::window(&args.subcorpus)?;
    let claims = match &args.claims {
        Some(file) => claims::read(file, &gazetteer)?,
        None => Vec::new(),
    };
    let entities = entities(args, &claims, &gazetteer)?;
    let lists = said::lists(&args.events, &gazetteer)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    let asked = Asked {
        args,
        gazetteer: &gazetteer,
        rhythms: reading::rhythms(&profiles),
        window,
        claims,
        lists,
        entities,
    };
    let target = file::Target::of(args.out.as_deref(), args.format)?;
    let mut said = Said::of(&asked.claims);
    match said::origin(&args.paths, args.store.as_deref(), &args.events) {
        None => asked.answer(&Facts::default(), &said, None, |_| Ok(()), target, out),
        Some(origin @ Origin::Dump(paths)) => {
            let running = &args.reading.running;
            reading::with_dump(paths, &profiles, &gazetteer, running, |dump| {
                for input in dump.inputs() {
                    input.require_rereadable()?;
                    target.require_other_than(&input.path)?;
                }
                let facts = if asked.claims.is_empty() {
                    reading::facts(dump)?.0
                } else {
                    said.read_dump(dump, &gazetteer)?
                };
                let read = |dossier: &mut Dossier<'_>| evidence::from_dump(dump, dossier);
                asked.answer(&facts, &said, Some(origin), read, target, out)
            })
        }
        Some(origin @ Origin::Store(folder)) => {
            reading::use_threads(&args.reading.running)?;
            let store = Store::open(folder)?;
            let facts = count::facts(&store, &gazetteer, &args.reading.running)?;
            let matcher = args.reading.running.engine.matcher(&gazetteer);
            if !asked.claims.is_empty() {
                said.read_store(&store, &gazetteer, &*matcher)?;
            }
            let read = |dossier: &mut Dossier<'_>| evidence::from_store(&store, &*matcher, dossier);
            asked.answer(&facts, &said, Some(origin), read, target, out)
        }
    }
}

/// A question whose words have been understood.
struct Asked<'a> {
    args: &'a Args,
    gazetteer: &'a Gazetteer,
    rhythms: std::collections::BTreeMap<String, Rhythm>,
    window: Window,
    claims: Vec<Claim>,
    lists: Vec<Listed>,
    entities: Vec<EntityIndex>,
}

impl Asked<'_> {
    /// Answers from facts and what their documents report, and reads the articles behind.
    fn answer(
        &self,
        facts: &Facts,
        said: &Said,
        origin: Option<Origin<'_>>,
        read: impl FnOnce(&mut Dossier<'_>) -> anyhow::Result<()>,
        target: file::Target<'_>,
        out: &mut impl Write,
    ) -> anyhow::Result<Outcome> {
        let args = self.args;
        let coverage = Coverage::of(facts, &self.rhythms);
        let material = Material {
            facts,
            coverage: &coverage,
            findings: &said.findings,
            passages: &said.passages,
            lists: &self.lists,
            gazetteer: self.gazetteer,
        };
        let inquiry = Inquiry {
            entities: self.entities.clone(),
            by: args.by,
            subcorpus: question::part(&args.subcorpus, self.window, facts)?,
            counts: args.counting.counts,
            duplicates: args.counting.duplicates,
        };
        let corpus = origin.map(|_| (facts, &coverage));
        let checked = check(&self.claims, material);
        let mut dossier = Dossier::of(inquiry, checked, corpus, self.gazetteer);
        read(&mut dossier)?;
        let day = args.day.unwrap_or_else(|| ZonedDateTime::now().date());
        let report = Report {
            dossier: &dossier,
            gazetteer: self.gazetteer,
            title: args.title.as_deref(),
            day,
            commands: &commands::commands(args, origin, day),
        };
        target.write(&report, out)?;
        Ok(match origin {
            Some(origin) => note::end(facts, origin, args.reading.running.strict, out)?,
            None => Outcome::Complete,
        })
    }
}

/// Returns who is counted: those named, or those whose mentions the claims are about.
fn entities(
    args: &Args,
    claims: &[Claim],
    gazetteer: &Gazetteer,
) -> anyhow::Result<Vec<EntityIndex>> {
    let mut entities: Vec<EntityIndex> = Vec::new();
    let mut add = |entity| {
        if !entities.contains(&entity) {
            entities.push(entity);
        }
    };
    for words in &args.entity {
        gazetteer.resolve(words)?.into_iter().for_each(&mut add);
    }
    if args.entity.is_empty() {
        claims.iter().flat_map(Claim::mentioned).for_each(&mut add);
    }
    if args.entity.is_empty() && args.claims.is_none() {
        bail!("nobody to report on: name somebody with --entity, or give claims with --claims");
    }
    if entities.len() > MOST {
        bail!(
            "a report of {} entities cannot be taken in: name up to {MOST}; \
             `headcount scan` and `headcount count` have them all",
            entities.len()
        );
    }
    Ok(entities)
}
