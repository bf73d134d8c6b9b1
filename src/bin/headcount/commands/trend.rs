//! `headcount trend`

use std::io::Write;

use anyhow::bail;
use headcount::{
    analysis::{
        counts::CountQuery,
        trend::{Events, course},
    },
    period::Granularity,
    report,
};

use super::{question, reading};
use crate::{args::OneEntity, outcome::Outcome};

/// Show whether someone is mentioned more and more, and where the level steps
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount trend ru dump/ --by quarter
  headcount trend xi_jinping --by year --to-date 09-20
  headcount trend cn --by month --cost negative-binomial")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: OneEntity,

    /// How finely time is cut: week, month, quarter, half or year
    #[arg(long, value_name = "PERIOD", default_value = "month")]
    by: Granularity,

    /// What levels are told apart by: `poisson` for independent events, `negative-binomial` for
    /// events in clusters, or whichever neighbouring periods speak for
    #[arg(long, value_name = "COST", default_value = "auto", value_parser = cost)]
    cost: Events,
}

fn cost(text: &str) -> Result<Events, String> {
    match text {
        "auto" => Ok(Events::AsFound),
        "poisson" => Ok(Events::Independent),
        "negative-binomial" => Ok(Events::Clustered),
        _ => Err("use auto, poisson or negative-binomial".to_owned()),
    }
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let asked = &args.asked;
    if args.by == Granularity::Day {
        bail!("days differ by weekday and by chance: ask for a trend with --by week or coarser");
    }
    let gazetteer = reading::gazetteer(&asked.reading.names)?;
    let entity = question::one_entity(&asked.entity, &gazetteer)?;
    question::window(&asked.subcorpus)?;
    let has_headings = asked.evidence.has_headings(asked.format.format);
    let held = asked
        .place
        .read_with_headings(&gazetteer, &asked.reading, has_headings)?;
    let query = CountQuery {
        by: args.by,
        ..question::about_one(asked, entity, &held.facts)?
    };
    let answer = course(query, args.cost, &held.facts, &gazetteer, &held.coverage);
    let head = report::trend::head(&answer);
    let more = question::all_mentions(asked, entity, &gazetteer);
    asked.format.write_opened(
        report::trend::table(&answer),
        &head,
        &report::trend::behind(&answer, &held.facts),
        held.shelf(asked.evidence, &more).as_ref(),
        &mut *out,
    )?;
    asked.place.end(&held.facts, &asked.reading, out)
}
