//! `headcount coverage`

use std::io::Write;

use headcount::report;

use super::reading;
use crate::{
    args::{FormatArg, Place, Reading},
    outcome::Outcome,
};

/// Show per outlet and month what is held: documents, issue days held and expected, state
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount coverage
  headcount coverage dump/ --format csv
  headcount coverage --gaps")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,

    /// List the stretches of missing issues in place of the months
    #[arg(long)]
    gaps: bool,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let held = args.place.read(&gazetteer, &args.reading)?;
    let table = if args.gaps {
        report::coverage::gaps(&held.coverage, &held.facts)
    } else {
        report::coverage::months(&held.coverage, &held.facts)
    };
    args.format.write(&table, &mut *out)?;
    args.place.end(&held.facts, &args.reading, out)
}
