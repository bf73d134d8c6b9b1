//! `headcount remove`

use std::io::Write;

use anyhow::Context;
use headcount::{
    gazetteer::model::Gazetteer,
    report,
    store::{Removal, Selection, Store, Writer},
};

use crate::{
    args::{FormatArg, StoreFolder},
    note,
    outcome::Outcome,
    progress,
};

/// Take documents out of all counts, or put them back
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What is removed stays in the ledger: records read = documents + copies + rejected + removed. It
stays removed when the same file, or the same article in another one, is indexed again. Of a file
that is removed, articles that also stand in another file still count. Nothing is erased from
the disk: `--undo` puts it back.

Examples:
  headcount remove --outlet pine-branch --dry-run
  headcount remove --source dump/2024.json
  headcount remove --id 3f2a,77e01c
  headcount remove --list
  headcount remove --undo 7")]
pub(crate) struct Args {
    #[command(flatten)]
    what: What,

    /// Show what would go, and remove nothing
    #[arg(long, conflicts_with_all = ["undo", "list"])]
    dry_run: bool,

    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    format: FormatArg,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct What {
    /// Every article of this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Every record of this input file, named as when it was indexed
    #[arg(long, value_name = "FILE")]
    source: Option<String>,

    /// Articles by their ids, or the beginnings of them
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    id: Vec<String>,

    /// Put back what the removal of this number took out
    #[arg(long, value_name = "NUMBER")]
    undo: Option<u64>,

    /// List the removals with their numbers
    #[arg(long)]
    list: bool,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let folder = &args.store.store;
    if let Some(number) = args.what.undo {
        return undo(args, number, out);
    }
    let Some(selection) = args.what.selection() else {
        let store = Store::open(folder)?;
        let list = report::removal::list(store.removals(), store.totals());
        args.format.write(&list, out)?;
        return Ok(Outcome::Complete);
    };
    if args.dry_run {
        let removal = Store::open(folder)?.removal(selection)?;
        show(args, &removal, out)?;
        return Ok(Outcome::Complete);
    }
    // A look first: a writer would make a store where there is none.
    Store::open(folder)?;
    let gazetteer = Gazetteer::builtin();
    let mut writer = Writer::open(folder, &gazetteer)
        .with_context(|| format!("cannot remove from {}", folder.display()))?;
    let removal = Store::open(folder)?.removal(selection)?;
    let number = writer.remove(&removal)?;
    show(args, &removal, out)?;
    out.flush()?;
    progress::say(&format!(
        "removed {}: `headcount remove --undo {number} --store {}` puts it back",
        removal_in_words(&removal),
        note::quoted(folder)
    ));
    Ok(Outcome::Complete)
}

fn undo(args: &Args, number: u64, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let folder = &args.store.store;
    Store::open(folder)?;
    let gazetteer = Gazetteer::builtin();
    let restored = Writer::open(folder, &gazetteer)
        .with_context(|| format!("cannot put back into {}", folder.display()))?
        .restore(number)?;
    writeln!(
        out,
        "put back {restored}; {} holds {}",
        folder.display(),
        Store::open(folder)?.totals()
    )?;
    Ok(Outcome::Complete)
}

fn show(args: &Args, removal: &Removal, out: &mut impl Write) -> std::io::Result<()> {
    args.format.write(&report::removal::table(removal), out)
}

fn removal_in_words(removal: &Removal) -> String {
    match removal.records() {
        1 => "1 record".to_owned(),
        records => format!("{records} records"),
    }
}

impl What {
    fn selection(&self) -> Option<Selection> {
        let outlet = self.outlet.clone().map(Selection::Outlet);
        let source = self.source.clone().map(Selection::Source);
        let ids = (!self.id.is_empty()).then(|| Selection::Documents(self.id.clone()));
        outlet.or(source).or(ids)
    }
}
