//! `headcount coverage`

use std::{io::Write, path::PathBuf};

use headcount::{coverage::Coverage, report, store::Store};

use super::{count, reading};
use crate::{
    args::{FormatArg, Names, Running, Sources, StoreFolder},
    note,
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
    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    store: StoreFolder,

    /// List the stretches of missing issues in place of the months
    #[arg(long)]
    gaps: bool,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    names: Names,

    #[command(flatten)]
    running: Running,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.names)?;
    let profiles = reading::profiles(&args.sources)?;
    let facts = if args.paths.is_empty() {
        count::facts(&Store::open(&args.store.store)?, &gazetteer)?
    } else {
        reading::with_dump(&args.paths, &profiles, &gazetteer, &args.running, |dump| {
            Ok(reading::facts(dump)?.0)
        })?
    };
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let table = if args.gaps {
        report::coverage::gaps(&coverage, &facts)
    } else {
        report::coverage::months(&coverage, &facts)
    };
    args.format.write(&table, &mut *out)?;
    let origin = if args.paths.is_empty() {
        note::Origin::Store(&args.store.store)
    } else {
        note::Origin::Dump(&args.paths)
    };
    Ok(note::end(&facts, origin, args.running.strict, out)?)
}
