//! `headcount messages`

use std::{io::Write, path::PathBuf};

use anyhow::bail;
use headcount::{
    analysis::messages::{
        self, Attribution, Findings, Kind, Level, Listed, Message, MessageQuery, Source,
    },
    coverage::Coverage,
    dedup::{Deduplicated, Policy},
    facts::{DocumentFact, Facts, OutletIndex},
    gazetteer::model::{EntityIndex, EntityKind, Gazetteer},
    period::Granularity,
    report,
    report::{
        evidence::{Headings, Shelf},
        format,
        format::Format,
        table::Table,
    },
};
use serde_json::Map;

use super::{
    evidence, question, reading,
    said::{self, Said},
};
use crate::{
    args::{self, Evidence, FormatArg, Reading},
    note,
    outcome::Outcome,
    terminal,
};

/// List or count the messages that leaders sent one another
///
/// A message is an event, however many articles report it. Reports in English, Korean, Chinese, Spanish
/// and Russian are read, by their lead sentence.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount messages dump/ --between kim_jong_un,xi_jinping --by year
  headcount messages dump/ --kinds 'floral basket,gift' --format csv
  headcount messages --events corpus/events/kim-xi.csv --between kim_jong_un,xi_jinping --by year")]
pub(crate) struct Args {
    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Only between these two, both ways: ids or names
    #[arg(long, value_name = "WHO,WHO", value_delimiter = ',', num_args = 1)]
    between: Vec<String>,

    /// Count by period in place of listing: day, week, month, quarter, half, year or total
    #[arg(long, value_name = "PERIOD")]
    by: Option<Granularity>,

    /// List of messages (CSV) that stands in for a corpus or completes it; may be repeated
    #[arg(long, value_name = "FILE")]
    events: Vec<PathBuf>,

    /// Between whom: `leader`, `party` (a party for its head), `official`
    #[arg(
        long,
        value_name = "LEVEL,…",
        value_delimiter = ',',
        default_value = "leader,party"
    )]
    levels: Vec<Level>,

    /// What was sent: congratulation, greeting, reply, sympathy, condolence, letter, verbal
    /// message, message, New Year card; floral basket, wreath, gift [default: all but the last
    /// three]
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    kinds: Vec<Kind>,

    /// Show how each report was read
    #[arg(long, conflicts_with_all = ["by", "unread", "evidence"])]
    explain: bool,

    /// List what looks like the report of a message and could not be read
    #[arg(long, conflicts_with_all = ["by", "evidence"])]
    unread: bool,

    #[command(flatten)]
    subcorpus: args::Subcorpus,

    /// Which records count as one article, as in `count`
    #[arg(long, value_name = "POLICY", default_value = "revisions", value_parser = args::policy)]
    duplicates: Policy,

    /// Folder of a store [default: headcount-store, if neither PATH nor --events is given]
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,

    #[command(flatten)]
    evidence: Evidence,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let query = query(args, &gazetteer)?;
    let lists = said::lists(&args.events, &gazetteer)?;
    let profiles = reading::profiles(&args.reading.sources)?;
    let has_headings = args.evidence.has_headings(args.format.format);
    let mut said = Said::of(&[]).with_headings(has_headings);
    let Some(origin) = said::origin(&args.paths, args.store.as_deref(), &args.events) else {
        answer(args, None, said.findings, query, lists, &gazetteer, out)?;
        return Ok(Outcome::Complete);
    };
    let facts = said.read(origin, &profiles, &gazetteer, &args.reading.running)?;
    let (subcorpus, outlets) = said.restrict(&facts, &args.subcorpus, args.duplicates)?;
    let deduplicated = Deduplicated::of(&facts, args.duplicates);
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let corpus = Corpus {
        parts: (&facts, &coverage, outlets.as_slice()),
        searched: subcorpus.weighted(&facts, &deduplicated),
        headings: &said.headings,
    };
    let findings = said.findings;
    answer(args, Some(&corpus), findings, query, lists, &gazetteer, out)?;
    Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
}

/// What is asked.
struct Corpus<'a> {
    /// Facts, their coverage and the outlets looked at.
    parts: (&'a Facts, &'a Coverage, &'a [OutletIndex]),
    /// The documents looked at, each with how many times it counts.
    searched: Vec<(&'a DocumentFact, u64)>,
    /// Titles and links, where they are wanted.
    headings: &'a Headings,
}

fn answer(
    args: &Args,
    corpus: Option<&Corpus<'_>>,
    findings: Findings,
    query: MessageQuery,
    lists: Vec<Listed>,
    gazetteer: &Gazetteer,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let is_for_programs = matches!(args.format.format, Format::Csv | Format::Json);
    let mut head = report::messages::head(&query, gazetteer);
    let Findings {
        readings, unread, ..
    } = findings;
    let write = |table: &Table, head: &Map<_, _>, out: &mut _| {
        format::write(table, head, args.format.format, terminal::width(), out)
    };
    let unread: Vec<_> = unread
        .into_iter()
        .filter(|unread| query.may_ask_for(unread))
        .collect();
    if args.unread {
        write(&report::messages::unread(&unread), &head, out)?;
        return Ok(());
    }
    if args.explain {
        let asked: Vec<_> = readings
            .iter()
            .filter(|r| query.asks_for(r, gazetteer))
            .collect();
        write(&report::messages::readings(&asked, gazetteer), &head, out)?;
        return Ok(());
    }
    let source = Source {
        corpus: corpus.map(|corpus| corpus.parts),
        has_list: !lists.is_empty(),
    };
    let all: Vec<Message> = messages::merge(readings, lists);
    let tally = |query, by| {
        let table = messages::tally(query, by, &all, source, gazetteer);
        match corpus {
            Some(corpus) => table.with_documents(&corpus.searched),
            None => table,
        }
    };
    let (no_facts, no_headings) = (Facts::default(), Headings::new());
    let (facts, headings) = corpus.map_or((&no_facts, &no_headings), |c| (c.parts.0, c.headings));
    let behind;
    let mut held = None;
    let mut table = if let Some(by) = args.by {
        let table = tally(query, by);
        head = report::messages::head_of_numbers(&table, gazetteer);
        behind = report::messages::behind_numbers(&table, facts, gazetteer);
        if is_for_programs {
            report::messages::numbers(&table, gazetteer)
        } else {
            report::messages::numbers_view(&table, gazetteer)
        }
    } else {
        if corpus.is_some() {
            let whole = tally(query.clone(), Granularity::Total);
            held = report::messages::held(&whole);
        }
        let selected = query.select(&all, gazetteer);
        let selected: Vec<&Message> = selected.into_iter().map(|(message, _)| message).collect();
        behind = report::messages::behind_events(&selected, facts, gazetteer);
        report::messages::events(&selected, &query, gazetteer, is_for_programs)
    };
    if let Some((words, numbers)) = held {
        table.footers.push(words);
        head.insert("held".to_owned(), numbers);
    }
    if corpus.is_some() {
        question::tell_corpus(facts, args.duplicates, gazetteer, &mut table, &mut head);
    }
    if !unread.is_empty() {
        table.footers.push(format!(
            "{} articles look like reports of messages and could not be read: --unread lists them",
            unread.len()
        ));
    }
    let shelf = args.evidence.evidence.then_some(Shelf {
        facts,
        headings,
        more: evidence::ALL_IN_JSON,
    });
    args.format
        .write_opened(table, &head, &behind, shelf.as_ref(), out)?;
    Ok(())
}

fn query(args: &Args, gazetteer: &Gazetteer) -> anyhow::Result<MessageQuery> {
    Ok(MessageQuery {
        between: between(&args.between, gazetteer)?,
        window: question::window(&args.subcorpus)?,
        levels: args.levels.clone(),
        kinds: if args.kinds.is_empty() {
            MessageQuery::messages()
        } else {
            args.kinds.clone()
        },
        attribution: Attribution::Published,
        unverified: true,
    })
}

/// Returns the two that `--between` names, if it names any.
pub(super) fn between(
    words: &[String],
    gazetteer: &Gazetteer,
) -> anyhow::Result<Option<(EntityIndex, EntityIndex)>> {
    Ok(match words {
        [] => None,
        [a, b] => Some((one(a, gazetteer)?, one(b, gazetteer)?)),
        _ => bail!("--between takes two, such as kim_jong_un,xi_jinping"),
    })
}

fn one(words: &str, gazetteer: &Gazetteer) -> anyhow::Result<EntityIndex> {
    match gazetteer.resolve(words)?.as_slice() {
        [entity] if gazetteer.entities[usize::from(entity.0)].kind == EntityKind::Country => {
            bail!("{words:?} is a country: messages go between persons, name its leader")
        }
        [entity] => Ok(*entity),
        _ => bail!("{words:?} is more than one: name one person"),
    }
}
