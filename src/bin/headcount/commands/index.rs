//! `headcount index`

use std::{
    io,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
};

use anyhow::{Context, bail};
use headcount::{
    analysis::{counts::CountQuery, subcorpus::Subcorpus},
    dedup::{Deduplicated, Policy},
    gazetteer::model::{Counts, Gazetteer},
    index::{self as text_index, CaughtUp},
    ingest::{End, StoreSink},
    period::Granularity,
    report,
    store::{Limit, Store, Writer},
};

use super::{
    count, mentions,
    reading::{self, Dump},
};
use crate::{
    args::{Reading, Running, StoreFolder},
    note,
    outcome::Outcome,
    progress,
};

/// Keep the documents of a dump in a store; run again, it adds only what is new
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A file that the store holds already is skipped, by its content. An interrupted run keeps what
was committed, and the same command goes on from there.

Examples:
  headcount index dump/
  headcount index dump/2024 dump/2025.json.gz --store kcna-store")]
pub(crate) struct Args {
    /// Files and folders of a dump
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    reading: Reading,

    /// Also write every mention in the store to a file, as `count` counts them by default: .csv,
    /// .jsonl, .arrow or .parquet
    #[arg(long, value_name = "FILE")]
    mentions_out: Option<PathBuf>,

    /// Leave out the text index that `search` looks into; it is made when it is next wanted
    #[arg(long)]
    no_text_index: bool,

    /// Records after which what was read is committed. For tests: many small partitions make
    /// every later question slower
    #[arg(long, value_name = "N", hide = true, value_parser = clap::value_parser!(u32).range(1..))]
    commit_every: Option<u32>,
}

impl Args {
    fn limit(&self) -> Limit {
        let limit = Limit::default();
        let rows = self.commit_every.map(|rows| rows as usize);
        Limit {
            rows: rows.unwrap_or(limit.rows),
            ..limit
        }
    }
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let names = reading::names(&args.reading.names)?;
    let gazetteer = names.assemble()?;
    let profiles = reading::profiles(&args.reading.sources)?;
    let folder = &args.store.store;
    reading::use_threads(&args.reading.running)?;
    reading::with_dump(
        &args.paths,
        &profiles,
        &gazetteer,
        &args.reading.running,
        |dump| {
            let context = || format!("cannot index into {}", folder.display());
            let writer = Writer::open(folder, &gazetteer).with_context(context)?;
            let mut writer = writer.with_limit(args.limit());
            if let Some(file) = &args.mentions_out {
                mentions::begin(file, dump)?;
            }
            let before = writer.totals();
            let mut sink = StoreSink::new(&mut writer);
            let end = dump.read(&mut sink).with_context(context)?;
            let (skipped, removed) = (sink.skipped(), sink.removed());
            let unread = sink.unread().clone();
            writer.commit().with_context(context)?;
            note::say_unread(&unread);
            let counted = if end == End::Complete {
                recount(&mut writer, &gazetteer, dump, args).with_context(context)?
            } else {
                End::Interrupted
            };
            let added = writer.totals() - before;
            let store = folder.display();
            if end == End::Interrupted {
                bail!(
                    "interrupted: the store {store} keeps {} records of this run; run the same command again to go on",
                    added.records
                );
            }
            if counted == End::Interrupted {
                bail!(
                    "interrupted: the store {store} keeps {} records of this run, and the counts of the names used before; the same command, or `count`, goes on with these names",
                    added.records
                );
            }
            writeln!(out, "added to {store}: {} records", added.records)?;
            tell_passed_over(skipped, removed, folder, out)?;
            let stored = Store::open(folder)?;
            if !args.no_text_index {
                index_text(&stored, dump, &args.reading.running).with_context(context)?;
            }
            let facts = count::facts(&stored, &gazetteer, &args.reading.running)?;
            count::keep_tallies(&facts, &gazetteer, &stored, &names);
            if let Some(file) = &args.mentions_out {
                let matcher = args.reading.running.engine.matcher(&gazetteer);
                mentions::write_from_store(
                    file,
                    &stored,
                    &everything(),
                    &facts,
                    &gazetteer,
                    &*matcher,
                )?;
            }
            let totals = Deduplicated::of(&facts, Policy::default()).totals;
            writeln!(
                out,
                "{store} holds: {}",
                report::corpus::records_read(totals)
            )?;
            if let Some(menus) = report::corpus::menus(&facts.menus) {
                writeln!(out, "{menus}")?;
            }
            if added.rejected > 0 {
                let list = note::Origin::Store(folder);
                writeln!(out, "{list} lists what was refused, with reasons")?;
            }
            let left_out = added.rejected + unread.files;
            Ok(Outcome::of(left_out, args.reading.running.strict))
        },
    )
}

/// Says how many files the store holds already, and how many were removed from it.
fn tell_passed_over(
    skipped: usize,
    removed: usize,
    folder: &Path,
    out: &mut impl Write,
) -> io::Result<()> {
    if skipped > 0 {
        let (files, them) = if skipped == 1 {
            ("file", "it")
        } else {
            ("files", "them")
        };
        writeln!(
            out,
            "{skipped} {files} skipped: the store holds {them} already"
        )?;
    }
    if removed > 0 {
        let files = if removed == 1 {
            "file was removed and stays"
        } else {
            "files were removed and stay"
        };
        writeln!(
            out,
            "{removed} {files} so: `headcount remove --list --store {}` has the number for `--undo`",
            note::quoted(folder)
        )?;
    }
    Ok(())
}

/// Brings the text index to what the store holds.
fn index_text(store: &Store, dump: &Dump<'_>, running: &Running) -> anyhow::Result<()> {
    match text_index::catch_up(store, reading::threads(running), dump.interrupted())? {
        CaughtUp::Whole => {}
        CaughtUp::Busy => progress::say(
            "note: another run is writing to the text index: what it leaves out is added by the next `index` or `search`",
        ),
        CaughtUp::Stopped => bail!(
            "interrupted: all documents are in the store, but not in its text index; the next `index` or `search` goes on with it"
        ),
    }
    Ok(())
}

/// Returns what `count` asks when it is asked for nothing in particular.
fn everything() -> CountQuery {
    CountQuery {
        entities: Vec::new(),
        by: Granularity::Total,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::default(),
    }
}

/// Finds this gazetteer's mentions in what an earlier run stored with another; stops at the end
/// of a partition once the run is asked to.
fn recount(
    writer: &mut Writer<'_>,
    gazetteer: &Gazetteer,
    dump: &Dump<'_>,
    args: &Args,
) -> anyhow::Result<End> {
    let missing = writer.missing_mentions();
    if missing.is_empty() {
        return Ok(End::Complete);
    }
    let matcher = args.reading.running.engine.matcher(gazetteer);
    let store = Store::open(&args.store.store)?;
    let recounting = count::recounting(&store, gazetteer, &args.reading.running);
    let counting = count::Counting {
        matcher: &*matcher,
        recounting: &recounting,
    };
    for partition in missing {
        if dump.interrupted().load(Ordering::SeqCst) {
            return Ok(End::Interrupted);
        }
        writer.recount(partition, &counting)?;
    }
    recounting.end();
    Ok(End::Complete)
}
