//! `headcount check`

use std::{io::Write, num::NonZero, path::Path, thread};

use anyhow::{Context, bail};
use headcount::{
    index::{self, CaughtUp},
    store::{self, Repair, Store},
    tallies,
};

use crate::{args::StoreFolder, interrupt, note, outcome::Outcome};

/// Verify a store: digests, lengths, sums, and that derived data fits its documents
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Files that are damaged are named. `--repair` sets them aside, in the store's folder `damaged/`,
says which dump files to index again, and leaves the rest as a store that never held them.

Examples:
  headcount check
  headcount check --store kcna-store
  headcount check --repair")]
pub(crate) struct Args {
    #[command(flatten)]
    store: StoreFolder,

    /// Set aside what is damaged, so that the rest can be used; make the text index anew where it
    /// is damaged, behind or not there
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
    if !findings.is_empty() {
        out.flush()?;
        if damaged > 0 && !args.repair {
            let places = if damaged == 1 { "place" } else { "places" };
            bail!(
                "{} is damaged in {damaged} {places}: copy it again whole, or `headcount check --repair --store {}` sets aside what is damaged and makes the rest usable",
                folder.display(),
                note::quoted(folder)
            );
        }
        if args.repair {
            tell(&store::repair(folder)?, folder, out)?;
        }
    }
    let store = Store::open(folder)?;
    let mut of_index = index::check(&store)?;
    for finding in &of_index {
        writeln!(out, "{finding}")?;
    }
    if args.repair {
        out.flush()?;
        make_index(&store, &of_index)?;
        of_index.clear();
    }
    let of_tallies = tallies::check(&store);
    for finding in &of_tallies {
        writeln!(out, "{finding}")?;
    }
    if args.repair {
        tallies::remove(&store).context("cannot repair the tallies")?;
    } else if !of_tallies.is_empty() {
        out.flush()?;
        bail!(
            "tallies of {} are damaged, its documents are not: `headcount check --repair --store {}` removes them, and the next `count` makes them anew",
            folder.display(),
            note::quoted(folder)
        );
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
    tell_of_files(&store, out)?;
    Ok(Outcome::Complete)
}

/// Says what was set aside.
fn tell(repair: &Repair, folder: &Path, out: &mut impl Write) -> anyhow::Result<()> {
    for kept in &repair.kept {
        writeln!(out, "set aside: {}", folder.join(kept).display())?;
    }
    for (number, records) in &repair.removals {
        writeln!(
            out,
            "removal {number}, which took out {}, is lost: they count again until `headcount remove` takes them out again",
            note::counted(*records, "record", "records")
        )?;
    }
    if repair.mentions > 0 {
        writeln!(
            out,
            "dropped: mentions in {}, which the next `index` or `count` counts again",
            note::counted(repair.mentions, "file of documents", "files of documents")
        )?;
    }
    if repair.leftovers > 0 {
        writeln!(
            out,
            "removed: {} that a run left behind that was stopped",
            note::counted(repair.leftovers, "file", "files")
        )?;
    }
    Ok(())
}

/// Says which files bring back what was set aside, now or before.
fn tell_of_files(store: &Store, out: &mut impl Write) -> anyhow::Result<()> {
    let sources = store.sources().iter();
    let missed: Vec<_> = sources.filter(|source| source.set_aside > 0).collect();
    if missed.is_empty() {
        return Ok(());
    }
    let records = missed.iter().map(|source| source.set_aside).sum();
    writeln!(
        out,
        "{} set aside; `headcount index --store {}` brings them back from:",
        note::counted(records, "record or menu is", "records and menus are"),
        note::quoted(store.folder())
    )?;
    for source in missed {
        writeln!(out, "  {}: {}", source.name, source.set_aside)?;
    }
    Ok(())
}

/// Makes the text index anew where something is wrong with it, and otherwise brings it to what
/// the store holds.
fn make_index(store: &Store, findings: &[index::Finding]) -> anyhow::Result<()> {
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
