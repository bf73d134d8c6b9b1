//! `headcount sections`

use std::io::Write;

use headcount::{analysis::sections::sections, report};

use super::{question, reading};
use crate::{
    args::{FormatArg, Place, Reading, Subcorpus},
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
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let window = question::window(&args.subcorpus)?;
    let held = args.place.read(&gazetteer, &args.reading)?;
    let part = question::part(&args.subcorpus, window, &held.facts)?;
    let answer = sections(&part, &held.facts, &held.coverage);
    args.format
        .write(&report::sections::table(&answer), &mut *out)?;
    args.place.end(&held.facts, &args.reading, out)
}
