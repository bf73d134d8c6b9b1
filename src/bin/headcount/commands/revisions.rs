//! `headcount revisions`

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use headcount::{
    analysis::revisions::{Kind, Load, RevisionQuery, revisions},
    document::{Document, DocumentId},
    period::Window,
    report::{self, format::Format},
    store::Store,
};
use jiff::civil::Date;
use serde_json::{Map, json};

use crate::{
    args::{self, FormatArg, StoreFolder},
    outcome::Outcome,
};

/// Show what was added, edited and deleted between loads of one source, word by word
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A load is a file that was indexed. It is compared with the latest earlier one of the same name, or
with an article that it has too. Deleted is what the earlier one has and the later, on days that it
reaches, has not. An edit is what counting takes for an earlier version, or another text under the
link of an article: [-old words-] and {+new words+}.

Examples:
  headcount revisions --change edited
  headcount revisions --source dump/headlines_2024-08-05.json --format json
  headcount revisions --from 2024-08-01 --to 2024-08-31 --outlet kcna-en")]
pub(crate) struct Args {
    /// Only changes that this file brought, named as when it was indexed
    #[arg(long, value_name = "FILE")]
    source: Option<String>,

    /// Only these changes: added, edited, deleted [default: all]
    #[arg(long, value_name = "KIND,…", value_delimiter = ',', value_parser = kinds())]
    change: Vec<String>,

    /// First day of publication [default: that of the first document]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day)]
    from: Option<Date>,

    /// Last day of publication [default: that of the last document]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day)]
    to: Option<Date>,

    /// Only these outlets [default: all]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    outlet: Vec<String>,

    #[command(flatten)]
    store: StoreFolder,

    #[command(flatten)]
    format: FormatArg,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.map(Kind::name))
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let window = Window::new(args.from, args.to, None)?;
    let store = Store::open(&args.store.store)?;
    let loads = loads(&store)?;
    let query = RevisionQuery {
        window,
        outlets: args.outlet.clone(),
        kinds: Kind::ALL
            .into_iter()
            .filter(|kind| args.change.iter().any(|name| name == kind.name()))
            .collect(),
        loads: sought(&loads, args.source.as_deref(), &args.store)?,
    };
    let facts = store.facts_without_mentions()?;
    if let Some(unknown) = args
        .outlet
        .iter()
        .find(|name| !facts.outlets.contains(name))
    {
        bail!(
            "no document is of outlet {unknown:?}: outlets here are {}",
            facts.outlets.join(", ")
        );
    }
    let found = revisions(&facts, &loads, &query);
    let documents = documents(&store, &report::revisions::needed(&found))?;
    let table = match args.format.format {
        Format::Text | Format::Markdown => report::revisions::view(&found, &loads, &documents),
        Format::Csv | Format::Json => report::revisions::table(&found, &loads, &documents),
    };
    let pairs = found.pairs.iter();
    let pairs = pairs.map(|(before, after)| json!([loads[*before].name, loads[*after].name]));
    let head = Map::from_iter([("loads".to_owned(), pairs.collect())]);
    args.format.write_with(&table, &head, out)?;
    Ok(Outcome::Complete)
}

fn loads(store: &Store) -> anyhow::Result<Vec<Load>> {
    let documents = store.documents_of_sources()?.into_iter();
    let loads = store.sources().iter().zip(documents);
    Ok(loads
        .map(|(source, documents)| Load {
            name: source.name.clone(),
            documents,
        })
        .collect())
}

/// Returns the positions of the loads of a name; none for all.
fn sought(
    loads: &[Load],
    name: Option<&str>,
    store: &StoreFolder,
) -> anyhow::Result<BTreeSet<usize>> {
    let Some(name) = name else {
        return Ok(BTreeSet::new());
    };
    let named = loads
        .iter()
        .enumerate()
        .filter(|(_, load)| load.name == name);
    let found: BTreeSet<usize> = named.map(|(position, _)| position).collect();
    if found.is_empty() {
        let names: Vec<&str> = loads
            .iter()
            .map(|load| load.name.as_str())
            .take(LISTED)
            .collect();
        bail!(
            "the store at {} read no file of the name {name:?}; it read {} files, among them {}",
            store.store.display(),
            loads.len(),
            names.join(", ")
        );
    }
    Ok(found)
}

/// Files listed where one was to be named.
const LISTED: usize = 4;

fn documents(
    store: &Store,
    needed: &BTreeSet<DocumentId>,
) -> anyhow::Result<BTreeMap<DocumentId, Document>> {
    let mut documents = BTreeMap::new();
    for document in store.documents() {
        let document = document?;
        if needed.contains(&document.id) {
            documents.insert(document.id, document);
        }
    }
    Ok(documents)
}
