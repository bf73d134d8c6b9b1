//! `headcount season`

use std::io::Write;

use headcount::{analysis::season::season, report};

use super::{question, reading};
use crate::{args::OneEntity, outcome::Outcome};

/// Show in which months of the year someone is mentioned more than in others
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount season ru dump/
  headcount season xi_jinping --from 2022-01-01 --to 2023-12-31 --format csv")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: OneEntity,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let asked = &args.asked;
    let gazetteer = reading::gazetteer(&asked.reading.names)?;
    let entity = question::one_entity(&asked.entity, &gazetteer)?;
    question::window(&asked.subcorpus)?;
    let has_headings = asked.evidence.has_headings(asked.format.format);
    let held = asked
        .place
        .read_with_headings(&gazetteer, &asked.reading, has_headings)?;
    let query = question::about_one(asked, entity, &held.facts)?;
    let answer = season(entity, query, &held.facts, &gazetteer, &held.coverage);
    let head = report::season::head(&answer);
    let more = question::all_mentions(asked, entity, &gazetteer);
    asked.format.write_opened(
        report::season::table(&answer),
        &head,
        &report::season::behind(&answer, &held.facts),
        held.shelf(asked.evidence, &more).as_ref(),
        &mut *out,
    )?;
    asked.place.end(&held.facts, &asked.reading, out)
}
