//! `headcount scan`

use std::{io::Write, path::PathBuf};

use headcount::{analysis::counts::count, coverage::Coverage};

use super::{evidence, mentions, question, reading};
use crate::{
    args::{Question, Reading},
    note,
    outcome::Outcome,
    timings::{Part, Timings},
};

/// Count straight from dump files, without a store
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount scan dump/ --entity cn,ru,xi_jinping,putin --by month
  headcount scan dump/ --entity countries --by year --unit mentions --format csv > counts.csv
  headcount scan dump/ --entity xi_jinping --from 2024-05-01 --to 2024-08-31 --format json")]
pub(crate) struct Args {
    /// Files and folders of a dump
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    question: Question,

    #[command(flatten)]
    reading: Reading,

    /// Also say on standard error how long each stage took, below the answer
    // A file of mentions is written in a second reading.
    #[arg(long, conflicts_with = "mentions_out")]
    timings: bool,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let timings = args.timings.then(Timings::begin);
    let timings = timings.as_ref();
    let begin = |part| timings.map(|timings| timings.lap_of(part));
    let starting = begin(Part::Start);
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let question = question::understand(&args.question, &gazetteer)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    reading::with_timed_dump(
        &args.paths,
        &profiles,
        &gazetteer,
        &args.reading.running,
        timings,
        |dump| {
            let mentions_out = args.question.mentions_out.as_deref();
            let mentions = mentions_out
                .map(|file| mentions::begin(file, dump).map(|writer| (file, writer)))
                .transpose()?;
            drop(starting);
            let (facts, headings) = evidence::facts(dump, args.question.has_headings())?;
            let analysing = begin(Part::Analysis);
            let query = question.query(&facts)?;
            let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
            let table = count(query.clone(), &facts, &gazetteer, &coverage);
            if let Some((file, writer)) = mentions {
                mentions::write_from_dump(writer, file, dump, &query, &facts, &gazetteer)?;
            }
            let origin = note::Origin::Dump(&args.paths);
            question.answer(&table, &facts, &headings, origin, &mut *out)?;
            let outcome = note::end(&facts, origin, args.reading.running.strict, out)?;
            drop(analysing);
            if let Some(timings) = timings {
                timings.say(&facts, dump.inputs(), &args.reading.running);
            }
            Ok(outcome)
        },
    )
}
