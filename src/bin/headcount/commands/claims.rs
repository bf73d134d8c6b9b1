//! `headcount claims`

use std::{
    convert::Infallible,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::Subcommand;
use headcount::{
    analysis::{
        claims::{Material, Passages, check, read},
        messages::{self, Findings},
    },
    coverage::Coverage,
    dedup::{Deduplicated, Policy},
    facts::Facts,
    gazetteer::model::Gazetteer,
    ingest::{self, Analysed, End, Sink},
    rejection::Rejection,
    report,
    report::format::Format,
    source,
    store::Store,
};
use serde_json::Map;

use super::{
    count,
    messages::{self as reports, MessageSink},
    reading::{self, Dump},
};
use crate::{
    args::{DEFAULT_STORE, FormatArg, Reading},
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
    let mut lists = Vec::new();
    for file in &args.events {
        lists.extend(messages::read_list(file, &gazetteer)?);
    }
    let profiles = reading::profiles(&args.reading.sources)?;
    let store = match &args.store {
        Some(folder) => Some(folder.as_path()),
        None => args.events.is_empty().then_some(Path::new(DEFAULT_STORE)),
    };
    let mut passages = Passages::of(&claims);
    let (facts, findings, origin) = if !args.paths.is_empty() {
        let (facts, findings) = reading::with_dump(
            &args.paths,
            &profiles,
            &gazetteer,
            &args.reading.running,
            |dump| from_dump(dump, &mut passages, &gazetteer),
        )?;
        (facts, findings, Some(note::Origin::Dump(&args.paths)))
    } else if let Some(folder) = store {
        let store = Store::open(folder)?;
        let facts = count::facts(&store, &gazetteer, &args.reading.running)?;
        let findings = reports::from_store(&store, &gazetteer)?;
        for document in store.records()? {
            passages.add(document.id, &document.text);
        }
        (facts, findings, Some(note::Origin::Store(folder)))
    } else {
        (Facts::default(), Findings::default(), None)
    };
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let material = Material {
        facts: &facts,
        coverage: &coverage,
        findings: &findings,
        passages: &passages,
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
        let totals = Deduplicated::of(&facts, Policy::Revisions).totals;
        let corpus = headcount::analysis::corpus::Corpus::of(&facts, totals, &gazetteer);
        head.insert("corpus".to_owned(), report::corpus::json(&corpus));
        table.footers.push(report::corpus::records_read(totals));
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

/// Returns the facts of a dump and what its documents report, having looked for the phrases.
pub(super) fn from_dump(
    dump: &Dump<'_>,
    passages: &mut Passages,
    gazetteer: &Gazetteer,
) -> anyhow::Result<(Facts, Findings)> {
    let mut sink = ClaimSink {
        messages: MessageSink::new(gazetteer),
        passages,
    };
    let end = dump.read(&mut sink).context("cannot read the dump")?;
    if end == End::Interrupted {
        bail!(
            "interrupted before the end of the dump: nothing is shown, since it would be partial"
        );
    }
    Ok(sink.messages.finish())
}

/// Looks for phrases besides reading messages.
struct ClaimSink<'a> {
    messages: MessageSink<'a>,
    passages: &'a mut Passages,
}

impl Sink for ClaimSink<'_> {
    type Error = Infallible;

    fn plan(&mut self, inputs: &[source::Input]) -> Result<Vec<ingest::Wanted>, Infallible> {
        self.messages.plan(inputs)
    }

    fn document(&mut self, input: usize, analysed: Analysed) -> Result<(), Infallible> {
        let document = &analysed.document;
        self.passages.add(document.id, &document.text);
        self.messages.document(input, analysed)
    }

    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), Infallible> {
        self.messages.rejection(input, rejection)
    }

    fn unreadable(&mut self, input: usize, error: source::Error) -> Result<(), Infallible> {
        self.messages.unreadable(input, error)
    }
}
