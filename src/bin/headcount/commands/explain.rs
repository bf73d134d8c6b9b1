//! `headcount explain`

use std::io::Write;

use anyhow::bail;
use headcount::{
    ingest,
    language::Language,
    matching::{Circumstance, explain::explain},
    report,
    store::Store,
    text,
};
use jiff::civil::Date;

use super::reading;
use crate::{
    args::{self, FormatArg, Names, StoreFolder},
    outcome::Outcome,
};

/// Show every string in a text that could be a mention, and why it counts or does not
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount explain '전략적인도를 받들어 중국과의 친선을'
  headcount explain 'Greetings from Russian President' --date 2024-08-04
  headcount explain --document 3f2a91")]
pub(crate) struct Args {
    /// The text
    #[arg(required_unless_present = "document")]
    text: Option<String>,

    /// A document of the store in place of a text: its id, or as much of it as is unique
    #[arg(long, value_name = "ID", conflicts_with_all = ["text", "date", "language"])]
    document: Option<String>,

    /// Day of publication: decides who held an office, and which spelling was in use
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day)]
    date: Option<Date>,

    /// Language of the text [default: detected]
    #[arg(long, value_name = "CODE")]
    language: Option<Language>,

    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    names: Names,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.names)?;
    let (text, circumstance) = if let Some(id) = &args.document {
        let document = Store::open(&args.store.store)?.document(id)?;
        let circumstance = ingest::circumstance(&document);
        (document.text, circumstance)
    } else {
        let given = args.text.as_deref().unwrap_or_default();
        if given.trim().is_empty() {
            bail!("the text is empty: write it in quotes, or name a document with --document");
        }
        let text = text::normalize::normalize(given).into_owned();
        let circumstance = Circumstance {
            language: args.language.or_else(|| text::language::detect(&text)),
            published: args.date,
        };
        (text, circumstance)
    };
    let findings = explain(&gazetteer, &text, circumstance);
    let table = report::explain::table(&gazetteer, &text, circumstance, &findings);
    args.format.write(&table, out)?;
    Ok(Outcome::Complete)
}
