//! `headcount count`

use std::{io::Write, path::Path, path::PathBuf};

use anyhow::Context;

use headcount::{
    analysis::{
        counts::{CountTable, count},
        recount::{Side, recounted},
    },
    coverage::Coverage,
    facts::{Facts, MentionCount},
    gazetteer::model::Gazetteer,
    matching::{Circumstance, Matcher},
    report,
    report::{evidence::Headings, format::Format, whole},
    store::{Partition, Recounter, Store, Writer},
};

mod tallied;

pub(super) use tallied::keep as keep_tallies;

use super::{evidence, mentions, question, reading};
use crate::{
    args::{Question, Reading, Running, StoreFolder},
    note,
    outcome::Outcome,
    progress::Recounting,
};

/// Count from a store
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount count --entity cn,ru --by month --unit share
  headcount count --entity xi_jinping --by year --to-date 09-20
  headcount count --entity 로씨야 --outlet kcna-en --format json
  headcount count --entity cn --by month --gazetteer names/ --against edited-names/")]
pub(crate) struct Args {
    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    question: Question,

    /// Also write the result to a file with all that it rests on, for `headcount verify`
    #[arg(long, value_name = "FILE")]
    seal: Option<PathBuf>,

    /// Show what the gazetteer files (TOML) in another folder would change, with the documents,
    /// in place of counts
    #[arg(long, value_name = "DIR", conflicts_with_all = ["seal", "mentions_out"])]
    against: Option<PathBuf>,

    #[command(flatten)]
    reading: Reading,
}

impl Args {
    /// Returns whether nothing is asked for for which single documents are needed.
    fn asks_for_counts_alone(&self) -> bool {
        let is_more = self.seal.is_some()
            || self.against.is_some()
            || self.question.mentions_out.is_some()
            || self.question.evidence.evidence;
        !is_more
    }
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let names = reading::names(&args.reading.names)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    let opened = Store::open(&args.store.store);
    if let (Ok(store), true) = (&opened, args.asks_for_counts_alone())
        && let Some(outcome) = tallied::answer(args, &names, &profiles, store, &mut *out)?
    {
        return Ok(outcome);
    }
    let gazetteer = names.assemble()?;
    let question = question::understand(&args.question, &gazetteer)?;
    reading::use_threads(&args.reading.running)?;
    let store = opened?;
    let facts = facts(&store, &gazetteer, &args.reading.running)?;
    tallied::keep(&facts, &gazetteer, &store, &names);
    let query = question.query(&facts)?;
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let table = count(query.clone(), &facts, &gazetteer, &coverage);
    if let Some(folder) = &args.against {
        let other = Gazetteer::from_folder(folder)?;
        compare_with(
            args,
            &other,
            &Side {
                table: &table,
                facts: &facts,
            },
            &store,
            &mut *out,
        )?;
        let origin = note::Origin::Store(&args.store.store);
        return Ok(note::end(&facts, origin, args.reading.running.strict, out)?);
    }
    if let Some(file) = &args.question.mentions_out {
        let matcher = args.reading.running.engine.matcher(&gazetteer);
        mentions::write_from_store(file, &store, &query, &facts, &gazetteer, &*matcher)?;
    }
    if let Some(file) = &args.seal {
        write_sealed(file, &table, &facts, &gazetteer)?;
    }
    let origin = note::Origin::Store(&args.store.store);
    let headings = if args.question.has_headings() {
        evidence::of_store(&store)?
    } else {
        Headings::new()
    };
    question.answer(&table, &facts, &headings, origin, &mut *out)?;
    Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
}

/// Writes what another gazetteer changes in the answer.
fn compare_with(
    args: &Args,
    other: &Gazetteer,
    before: &Side<'_>,
    store: &Store,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let profiles = reading::profiles(&args.reading.sources)?;
    // Not kept: the mentions of the names in use would make room for them.
    let found = counted_in_memory(store, other, &args.reading.running)?;
    let query = question::understand(&args.question, other)?.query(&found)?;
    let coverage = Coverage::of(&found, &reading::rhythms(&profiles));
    let table = count(query, &found, other, &coverage);
    let after = Side {
        table: &table,
        facts: &found,
    };
    let fingerprints = [&before.table.corpus.gazetteer, &other.fingerprint];
    let format = args.question.output.format;
    let answer = report::recount::table(
        &recounted(*before, after),
        fingerprints.map(String::as_str),
        matches!(format.format, Format::Csv | Format::Json),
    );
    Ok(format.write_with(&answer, &report::counts::context(before.table), out)?)
}

/// Writes a sealed result.
fn write_sealed(
    file: &Path,
    table: &CountTable,
    facts: &Facts,
    gazetteer: &Gazetteer,
) -> anyhow::Result<()> {
    whole::write(file, |out| {
        report::seal::write(table, facts, gazetteer, out)
    })
    .with_context(|| format!("cannot write the sealed result to {}", file.display()))
}

/// Returns the facts of a store. Where it holds no mentions for this gazetteer, they are found
/// in the stored text, and kept for the next question if the store can be written to: another
/// run may be writing, or the medium be read-only.
pub(crate) fn facts(
    store: &Store,
    gazetteer: &Gazetteer,
    running: &Running,
) -> anyhow::Result<Facts> {
    note::set_aside(store);
    if store.missing_mentions(&gazetteer.fingerprint).is_empty() {
        return Ok(store.facts(gazetteer)?);
    }
    if let Some(kept) = recounted_store(store, gazetteer, running) {
        return Ok(kept.facts(gazetteer)?);
    }
    counted_in_memory(store, gazetteer, running)
}

/// Returns the facts of a store, counted anew where it holds no mentions for this gazetteer; none
/// are kept.
fn counted_in_memory(
    store: &Store,
    gazetteer: &Gazetteer,
    running: &Running,
) -> anyhow::Result<Facts> {
    let recounting = recounting(store, gazetteer, running);
    let matcher = running.engine.matcher(gazetteer);
    let counting = Counting {
        matcher: &*matcher,
        recounting: &recounting,
    };
    let facts = store.facts_counting(gazetteer, &counting)?;
    recounting.end();
    Ok(facts)
}

/// Returns the display of what is to be counted again.
pub(crate) fn recounting(store: &Store, gazetteer: &Gazetteer, running: &Running) -> Recounting {
    let documents = store.uncounted_documents(&gazetteer.fingerprint);
    Recounting::new(running.progress, documents)
}

/// Counts what is not counted and keeps it; `None` if that cannot be, or if another run added to
/// the store since it was opened, so that the answer would be of other documents.
fn recounted_store(store: &Store, gazetteer: &Gazetteer, running: &Running) -> Option<Store> {
    let mut writer = Writer::open(store.folder(), gazetteer).ok()?;
    let matcher = running.engine.matcher(gazetteer);
    let recounting = recounting(store, gazetteer, running);
    let counting = Counting {
        matcher: &*matcher,
        recounting: &recounting,
    };
    for partition in writer.missing_mentions() {
        writer.recount(partition, &counting).ok()?;
    }
    recounting.end();
    let state = |store: &Store| {
        let numbers = store.partitions().iter().map(Partition::number);
        (
            numbers.collect::<Vec<_>>(),
            store.totals(),
            store.removals_digest(),
        )
    };
    let kept = Store::open(store.folder()).ok()?;
    (state(&kept) == state(store)).then_some(kept)
}

/// Counts the mentions in stored texts, and tells of it.
pub(crate) struct Counting<'a> {
    pub(crate) matcher: &'a dyn Matcher,
    pub(crate) recounting: &'a Recounting,
}

impl Recounter for Counting<'_> {
    fn count(&self, text: &str, circumstance: Circumstance) -> Vec<MentionCount> {
        let mut mentions = Vec::new();
        self.matcher.find(text, circumstance, &mut mentions);
        let mut counts = Vec::new();
        MentionCount::sum(&mentions, &mut counts);
        self.recounting.counted();
        counts
    }

    fn carried(&self) {
        self.recounting.carried();
    }
}
