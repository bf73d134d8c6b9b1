//! `headcount export`

use std::{collections::HashMap, fs, io::Write, path::PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;
use headcount::{
    dedup::{Deduplicated, Policy, Standing},
    document::DocumentId,
    facts::Facts,
    ingest,
    report::{
        documents::{self, Counted, DocumentWriter},
        mentions::MentionWriter,
        whole,
    },
    store::Store,
};

use super::{count, reading};
use crate::{
    args::{Reading, StoreFolder, policy},
    note,
    outcome::Outcome,
};

/// Write the documents and mentions of a store for other programs
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Two files: `documents`, a row for each document, and `mentions`, a row for each mention in them,
also of those that do not count; `document` joins them. While a file is written it has `.part`
behind its name: one without is whole. Where `documents` is there, `mentions` is of the same run.

Examples:
  headcount export --to tables
  headcount export --to tables --format csv --force")]
pub(crate) struct Args {
    /// Folder to write to; made if it is not there
    #[arg(long, value_name = "DIR")]
    to: PathBuf,

    /// Format of the files
    #[arg(long, value_enum, default_value_t = FileFormat::Parquet, value_name = "FORMAT")]
    format: FileFormat,

    /// Write to a folder that is not empty, over files of the same names
    #[arg(long)]
    force: bool,

    /// As in `count`: what the column `counted` says
    #[arg(long, value_name = "POLICY", default_value = "revisions", value_parser = policy)]
    duplicates: Policy,

    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    Parquet,
    Csv,
}

impl FileFormat {
    fn ending(self) -> &'static str {
        match self {
            Self::Parquet => "parquet",
            Self::Csv => "csv",
        }
    }

    fn of_documents(self) -> documents::Format {
        match self {
            Self::Parquet => documents::Format::Parquet,
            Self::Csv => documents::Format::Csv,
        }
    }
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    reading::use_threads(&args.reading.running)?;
    let store = Store::open(&args.store.store)?;
    let facts = count::facts(&store, &gazetteer, &args.reading.running)?;
    prepare(args)?;
    let path = |name: &str| args.to.join(format!("{name}.{}", args.format.ending()));
    let (documents, mentions) = (path("documents"), path("mentions"));
    let mut documents_file = DocumentWriter::create(&documents, args.format.of_documents())?;
    let mut mentions_file = MentionWriter::create(&mentions)?;
    let matcher = args.reading.running.engine.matcher(&gazetteer);
    let counted = counted(&facts, args.duplicates);
    let (mut rows, mut mention_rows) = (0_u64, 0_u64);
    let mut found = Vec::new();
    for document in store.documents() {
        let document = document?;
        let Some(counted) = counted.get(&document.id) else {
            bail!(
                "document {} has no facts: run `headcount check`",
                document.id
            );
        };
        documents_file.write(&document, counted)?;
        found.clear();
        matcher.find(&document.text, ingest::circumstance(&document), &mut found);
        mentions_file.write(&document, &found, &gazetteer)?;
        rows += 1;
        mention_rows += found.len() as u64;
    }
    // A kill here must not leave the documents of one run beside the mentions of another.
    whole::take_names(documents_file.whole()?, mentions_file.whole()?)
        .with_context(|| format!("cannot name the files in {}", args.to.display()))?;
    let times: u64 = counted.values().map(|counted| counted.times).sum();
    writeln!(
        out,
        "{}: {rows} documents, counted {times} times",
        documents.display()
    )?;
    writeln!(out, "{}: {mention_rows} mentions", mentions.display())?;
    let totals = Deduplicated::of(&facts, args.duplicates).totals;
    writeln!(out, "{}", headcount::report::corpus::records_read(totals))?;
    let origin = note::Origin::Store(&args.store.store);
    Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
}

/// Makes the folder, and refuses one that holds files.
fn prepare(args: &Args) -> anyhow::Result<()> {
    let to = args.to.display();
    fs::create_dir_all(&args.to).with_context(|| format!("cannot make the folder {to}"))?;
    let mut entries = fs::read_dir(&args.to).with_context(|| format!("cannot read {to}"))?;
    if entries.next().is_some() && !args.force {
        bail!("{to} is not empty: name a new folder, or write over what is there with --force");
    }
    Ok(())
}

/// Returns how every document counts.
fn counted(facts: &Facts, duplicates: Policy) -> HashMap<DocumentId, Counted> {
    let standings = Deduplicated::of(facts, duplicates).standings;
    let documents = facts.documents.iter().zip(standings);
    documents
        .map(|(document, standing)| {
            let sections = document
                .sections
                .iter()
                .map(|(section, _)| facts.sections[usize::from(section.0)].clone());
            let by = match standing {
                Standing::Counted { .. } => None,
                Standing::CopyOf(other) | Standing::RevisionOf(other) => {
                    Some(facts.documents[other.0 as usize].id.to_string())
                }
            };
            let counted = Counted {
                sections: sections.filter(|name| !name.is_empty()).collect(),
                records: document.records(),
                times: standing.weight(),
                by,
            };
            (document.id, counted)
        })
        .collect()
}
