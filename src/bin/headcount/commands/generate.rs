//! `headcount generate`

use std::{io::Write, path::PathBuf};

use headcount::{invented, invented::Written};

use crate::{
    note::{counted, quoted},
    outcome::Outcome,
};

/// Invent a corpus of any size with known counts, to try headcount on
#[derive(Debug, clap::Args)]
#[command(after_help = "\
DIR/dump has the records, in four languages and with copies and records to be refused among them;
DIR/expected.csv has what must be counted in them by month. The same seed gives the same bytes.

Examples:
  headcount generate --documents 1000 --out invented
  headcount generate --documents 5000000 --seed 7 --out /data/invented")]
pub(crate) struct Args {
    /// Distinct articles; a million are about 2 GB
    #[arg(long, value_name = "N")]
    documents: u64,

    /// Which corpus: for a larger number of documents it begins alike
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,

    /// Folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let written = invented::write(&args.out, args.seed, args.documents)?;
    let Written {
        documents,
        copies,
        refused,
        files,
        bytes,
        languages,
    } = written;
    let files = counted(files, "file", "files");
    let documents = counted(documents, "document", "documents");
    let copies = counted(copies, "copy", "copies");
    writeln!(
        out,
        "{}: {documents}, {copies}, {refused} to be refused; {files}, {bytes} bytes",
        quoted(&args.out.join("dump"))
    )?;
    let languages: Vec<String> = languages
        .iter()
        .map(|(language, documents)| format!("{language} {documents}"))
        .collect();
    writeln!(out, "languages: {}", languages.join(", "))?;
    writeln!(
        out,
        "{}: what `headcount scan {} --by month --format csv` must count",
        quoted(&args.out.join("expected.csv")),
        quoted(&args.out.join("dump"))
    )?;
    Ok(Outcome::Complete)
}
