//! `headcount rejected`

use std::{io::Write, path::PathBuf};

use headcount::{rejection::Rejection, report, store::Store};

use super::reading;
use crate::{
    args::{FormatArg, Names, Running, Sources, StoreFolder},
    outcome::Outcome,
};

/// List the records that were refused: file, position, reason, first characters
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount rejected
  headcount rejected dump/ --format csv > rejected.csv")]
pub(crate) struct Args {
    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    sources: Sources,

    #[command(flatten)]
    running: Running,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let rejections = if args.paths.is_empty() {
        let store = Store::open(&args.store.store)?;
        store.rejections().collect::<Result<Vec<Rejection>, _>>()?
    } else {
        let gazetteer = reading::gazetteer(&Names::BUILTIN)?;
        let profiles = reading::profiles(&args.sources)?;
        reading::with_dump(&args.paths, &profiles, &gazetteer, &args.running, |dump| {
            Ok(reading::facts(dump)?.1)
        })?
    };
    args.format
        .write(&report::rejected::table(&rejections), out)?;
    Ok(Outcome::of(rejections.len() as u64, args.running.strict))
}
