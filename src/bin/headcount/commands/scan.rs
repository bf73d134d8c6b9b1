//! `headcount scan`

use std::{io::Write, path::PathBuf};

use headcount::{analysis::counts::count, coverage::Coverage};

use super::{evidence, mentions, question, reading};
use crate::{
    args::{Question, Reading},
    note,
    outcome::Outcome,
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
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let question = question::understand(&args.question, &gazetteer)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    reading::with_dump(
        &args.paths,
        &profiles,
        &gazetteer,
        &args.reading.running,
        |dump| {
            let mentions_out = args.question.mentions_out.as_deref();
            let mentions = mentions_out
                .map(|file| mentions::begin(file, dump).map(|writer| (file, writer)))
                .transpose()?;
            let (facts, headings) = evidence::facts(dump, args.question.has_headings())?;
            let query = question.query(&facts)?;
            let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
            let table = count(query.clone(), &facts, &gazetteer, &coverage);
            if let Some((file, writer)) = mentions {
                mentions::write_from_dump(writer, file, dump, &query, &facts, &gazetteer)?;
            }
            let origin = note::Origin::Dump(&args.paths);
            question.answer(&table, &facts, &headings, origin, &mut *out)?;
            Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
        },
    )
}
