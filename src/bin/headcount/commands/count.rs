//! `headcount count`

use std::io::Write;

use headcount::{
    analysis::counts::count,
    coverage::Coverage,
    facts::{Facts, MentionCount},
    gazetteer::model::Gazetteer,
    matching::{Circumstance, Matcher, gate::Gate},
    report::evidence::Headings,
    store::Store,
};

use super::{evidence, mentions, question, reading};
use crate::{
    args::{Question, Reading, StoreFolder},
    note,
    outcome::Outcome,
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
    let origin = note::Origin::Store(&args.store.store);
    let headings = if args.question.has_headings() {
        evidence::of_store(&store)?
    } else {
        Headings::new()
    };
    question.answer(&table, &facts, &headings, origin, &mut *out)?;
    Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
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
