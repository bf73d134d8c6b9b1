//! `headcount sections`

use std::io::Write;

use headcount::{analysis::sections::sections, report};
use serde_json::Map;

use super::{evidence, question, reading};
use crate::{
    args::{Evidence, FormatArg, Place, Reading, Subcorpus},
    outcome::Outcome,
};

/// Show which sections of an outlet are kept up, and which stand still
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount sections dump/ --outlet kcna-en
  headcount sections --section 'Year of Friendship – 2024' --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    subcorpus: Subcorpus,

    #[command(flatten)]
    evidence: Evidence,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let window = question::window(&args.subcorpus)?;
    let has_headings = args.evidence.has_headings(args.format.format);
    let held = args
        .place
        .read_with_headings(&gazetteer, &args.reading, has_headings)?;
    let part = question::part(&args.subcorpus, window, &held.facts)?;
    let answer = sections(&part, &held.facts, &held.coverage);
    args.format.write_opened(
        report::sections::table(&answer),
        &Map::new(),
        &report::sections::behind(&answer, &part, &held.facts),
        held.shelf(args.evidence, evidence::ALL_IN_JSON).as_ref(),
        &mut *out,
    )?;
    args.place.end(&held.facts, &args.reading, out)
}
