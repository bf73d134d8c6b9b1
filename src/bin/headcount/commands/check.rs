//! `headcount check`

use std::{io::Write, num::NonZero, thread};

use anyhow::{Context, bail};
use headcount::{
    index::{self, CaughtUp},
    store::{self, Store},
};

use crate::{args::StoreFolder, interrupt, note, outcome::Outcome};

/// Verify a store: digests, lengths, sums, and that derived data fits its documents
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount check
  headcount check --store kcna-store
  headcount check --repair")]
pub(crate) struct Args {
    #[command(flatten)]
    store: StoreFolder,

    /// Make the text index anew where it is damaged, behind or not there; documents that are
    /// damaged cannot be repaired
    #[arg(long)]
    repair: bool,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let folder = &args.store.store;
    let findings = store::check(folder)?;
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    let damaged = findings
        .iter()
        .filter(|finding| finding.is_damage())
        .count();
    if damaged > 0 {
        out.flush()?;
        let places = if damaged == 1 { "place" } else { "places" };
        bail!(
            "{} is damaged in {damaged} {places}: copy it again whole, or index the dumps into a new store",
            folder.display()
        );
    }
    let store = Store::open(folder)?;
    let mut of_index = index::check(&store)?;
    for finding in &of_index {
        writeln!(out, "{finding}")?;
    }
    if args.repair {
        out.flush()?;
        repair(&store, &of_index)?;
        of_index.clear();
    }
    if !of_index.is_empty() {
        out.flush()?;
        bail!(
            "the text index of {} is damaged, its documents are not: `headcount check --repair --store {}` makes the index anew",
            folder.display(),
            note::quoted(folder)
        );
    }
    let of_them = match store.totals().removed {
        0 => String::new(),
        some => format!("; {some} records are removed: `headcount remove --list` says which"),
    };
    writeln!(out, "{} is sound{of_them}", folder.display())?;
    Ok(Outcome::Complete)
}

/// Makes the text index anew where something is wrong with it, and otherwise brings it to what
/// the store holds.
fn repair(store: &Store, findings: &[index::Finding]) -> anyhow::Result<()> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let stop = interrupt::flag()?;
    let done = if findings.is_empty() {
        index::catch_up(store, threads, &stop)
    } else {
        index::rebuild(store, threads, &stop)
    };
    match done.context("cannot repair the text index")? {
        CaughtUp::Whole => Ok(()),
        CaughtUp::Busy => bail!("another run is writing to the text index: wait until it ends"),
        CaughtUp::Stopped => bail!("interrupted: the same command goes on with the text index"),
    }
}
