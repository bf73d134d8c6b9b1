//! `headcount claims`

use std::{io::Write, path::PathBuf};

use clap::Subcommand;
use headcount::{
    analysis::claims::{Material, check, read},
    coverage::Coverage,
    dedup::Policy,
    facts::Facts,
    report,
    report::format::Format,
};
use serde_json::Map;

use super::{
    question, reading,
    said::{self, Said},
};
use crate::{
    args::{FormatArg, Reading},
    note,
    outcome::Outcome,
};

/// Hold published figures against a corpus
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount claims check corpus/claims/sample.toml corpus/sample")]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Check(CheckArgs),
}

/// Compute each claim of a file anew: reproduced, different, or not to be tested and why
///
/// The exit code is 0 whatever the verdicts.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount claims check corpus/claims/sample.toml corpus/sample
  headcount claims check corpus/claims/nkpro-2024.toml --events corpus/events/kim-xi.csv --evidence")]
struct CheckArgs {
    /// File of claims (TOML)
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Folder of a store [default: headcount-store, if neither PATH nor --events is given]
    #[arg(long, value_name = "DIR", conflicts_with = "paths")]
    store: Option<PathBuf>,

    /// List of messages (CSV) that stands in for a corpus or completes it; may be repeated
    #[arg(long, value_name = "FILE")]
    events: Vec<PathBuf>,

    /// Name the documents and messages behind each number
    #[arg(long)]
    evidence: bool,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    match &args.what {
        What::Check(args) => run_check(args, out),
    }
}

fn run_check(args: &CheckArgs, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let claims = read(&args.file, &gazetteer)?;
    let lists = said::lists(&args.events, &gazetteer)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    let origin = said::origin(&args.paths, args.store.as_deref(), &args.events);
    let mut said = Said::of(&claims);
    let facts = match origin {
        Some(origin) => said.read(origin, &profiles, &gazetteer, &args.reading.running)?,
        None => Facts::default(),
    };
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let material = Material {
        facts: &facts,
        coverage: &coverage,
        findings: &said.findings,
        passages: &said.passages,
        lists: &lists,
        gazetteer: &gazetteer,
    };
    let checked = check(&claims, material);
    let is_for_programs = matches!(args.format.format, Format::Csv | Format::Json);
    let mut table = if is_for_programs {
        report::claims::table(&checked, args.evidence, &gazetteer)
    } else {
        report::claims::view(&checked, args.evidence, &gazetteer)
    };
    let mut head = Map::new();
    if origin.is_some() {
        let policy = Policy::Revisions;
        question::tell_corpus(&facts, policy, &gazetteer, &mut table, &mut head);
    }
    if args.format.format == Format::Json {
        let behind = report::claims::behind_numbers(&checked, &facts);
        let shelf = None;
        args.format
            .write_opened(table, &head, &behind, shelf, &mut *out)?;
    } else {
        args.format.write_with(&table, &head, &mut *out)?;
    }
    Ok(match origin {
        Some(origin) => note::end(&facts, origin, args.reading.running.strict, out)?,
        None => Outcome::Complete,
    })
}
