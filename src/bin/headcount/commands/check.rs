//! `headcount check`

use std::io::Write;

use anyhow::bail;
use headcount::store;

use crate::{args::StoreFolder, outcome::Outcome};

/// Verify a store: digests, lengths, sums, and that derived data fits its documents
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount check
  headcount check --store kcna-store")]
pub(crate) struct Args {
    #[command(flatten)]
    store: StoreFolder,
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
    let removed = store::Store::open(folder)?.totals().removed;
    let of_them = match removed {
        0 => String::new(),
        some => format!("; {some} records are removed: `headcount remove --list` says which"),
    };
    writeln!(out, "{} is sound{of_them}", folder.display())?;
    Ok(Outcome::Complete)
}
