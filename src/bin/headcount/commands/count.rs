//! `headcount count`

use std::{fs, io::Write, path::Path, path::PathBuf};

use anyhow::Context;

use headcount::{
    analysis::counts::{CountTable, count},
    coverage::Coverage,
    facts::{Facts, MentionCount},
    gazetteer::model::Gazetteer,
    matching::{Circumstance, Matcher, gate::Gate},
    report,
    store::Store,
};

use super::{mentions, question, reading};
use crate::{
    args::{Question, Reading, StoreFolder},
    note,
    outcome::Outcome,
    terminal,
};

/// Count from a store
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount count --entity cn,ru --by month --unit share
  headcount count --entity xi_jinping --by year --to-date 09-20
  headcount count --entity 로씨야 --outlet kcna-en --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    question: Question,

    /// Also write the result to a file with all that it rests on, for `headcount verify`
    #[arg(long, value_name = "FILE")]
    seal: Option<PathBuf>,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let question = question::understand(&args.question, &gazetteer)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    reading::use_threads(&args.reading.running)?;
    let store = Store::open(&args.store.store)?;
    let facts = facts(&store, &gazetteer)?;
    let query = question.query(&facts)?;
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let table = count(query.clone(), &facts, &gazetteer, &coverage);
    if let Some(file) = &args.question.mentions_out {
        mentions::write_from_store(file, &store, &query, &facts, &gazetteer)?;
    }
    if let Some(file) = &args.seal {
        write_sealed(file, &table, &facts, &gazetteer)?;
    }
    let output = &args.question.output;
    report::counts::write(
        &table,
        output.unit,
        output.format.format,
        terminal::width(),
        &mut *out,
    )?;
    let origin = note::Origin::Store(&args.store.store);
    Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
}

/// Writes a sealed result: beside the file first, so that one of this name is whole.
fn write_sealed(
    file: &Path,
    table: &CountTable,
    facts: &Facts,
    gazetteer: &Gazetteer,
) -> anyhow::Result<()> {
    let context = || format!("cannot write the sealed result to {}", file.display());
    let mut sealed = Vec::new();
    report::seal::write(table, facts, gazetteer, &mut sealed).with_context(context)?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, sealed).with_context(context)?;
    fs::rename(&beside, file).with_context(context)
}

/// Returns the facts of a store. Where it holds no mentions for this gazetteer, they are found
/// in the stored text; the store itself is left as it is, and may be read-only.
pub(crate) fn facts(store: &Store, gazetteer: &Gazetteer) -> anyhow::Result<Facts> {
    if store.missing_mentions(&gazetteer.fingerprint).is_empty() {
        return Ok(store.facts(gazetteer)?);
    }
    let matcher = Gate::new(gazetteer);
    Ok(store.facts_counting(gazetteer, counting(&matcher))?)
}

/// Returns the function that counts the mentions in a text.
pub(crate) fn counting(
    matcher: &impl Matcher,
) -> impl Fn(&str, Circumstance) -> Vec<MentionCount> + Sync {
    |text, circumstance| {
        let mut mentions = Vec::new();
        matcher.find(text, circumstance, &mut mentions);
        let mut counts = Vec::new();
        MentionCount::sum(&mentions, &mut counts);
        counts
    }
}
