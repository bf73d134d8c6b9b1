//! `headcount messages`

use std::{
    convert::Infallible,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::bail;
use headcount::{
    analysis::{
        messages::{
            self, Attribution, Findings, Kind, Level, Listed, Message, MessageQuery, Source,
        },
        subcorpus::Subcorpus,
    },
    coverage::Coverage,
    dedup::{Deduplicated, Policy},
    facts::{Facts, OutletIndex},
    gazetteer::model::{EntityIndex, Gazetteer},
    ingest::{self, Analysed, FactsSink, Sink},
    matching::{Matcher, automaton::Automaton},
    menu::MenuFile,
    period::{Granularity, Window},
    rejection::Rejection,
    report,
    report::{
        evidence::{Headings, Shelf},
        format,
        format::Format,
        table::Table,
    },
    source,
    store::Store,
};
use serde_json::Map;

use super::{
    count,
    evidence::{self, HeadingSink},
    question,
    reading::{self, Dump},
};
use crate::{
    args::{self, DEFAULT_STORE, Evidence, FormatArg, Reading},
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
    let mut lists = Vec::new();
    for file in &args.events {
        lists.extend(messages::read_list(file, &gazetteer)?);
    }
    let profiles = reading::profiles(&args.reading.sources)?;
    let store = match &args.store {
        Some(folder) => Some(folder.as_path()),
        None => args.events.is_empty().then_some(Path::new(DEFAULT_STORE)),
    };
    let has_headings = args.evidence.has_headings(args.format.format);
    let (facts, findings, headings, origin) = if !args.paths.is_empty() {
        let (facts, findings, headings) = reading::with_dump(
            &args.paths,
            &profiles,
            &gazetteer,
            &args.reading.running,
            |dump| with_headings(dump, &gazetteer, has_headings),
        )?;
        (facts, findings, headings, note::Origin::Dump(&args.paths))
    } else if let Some(folder) = store {
        let store = Store::open(folder)?;
        let facts = count::facts(&store, &gazetteer, &args.reading.running)?;
        let findings = from_store(&store, &gazetteer)?;
        let headings = if has_headings {
            evidence::of_store(&store)?
        } else {
            Headings::new()
        };
        (facts, findings, headings, note::Origin::Store(folder))
    } else {
        answer(
            args,
            None,
            Findings::default(),
            query,
            lists,
            &gazetteer,
            out,
        )?;
        return Ok(Outcome::Complete);
    };
    let subcorpus = Subcorpus::named(
        &facts,
        Window::default(),
        &args.subcorpus.outlet,
        &args.subcorpus.section,
        &args.subcorpus.language,
    )?;
    let findings = findings.within(&facts, &subcorpus, args.duplicates);
    let coverage = Coverage::of(&facts, &reading::rhythms(&profiles));
    let outlets = if subcorpus.outlets.is_empty() {
        (0..).map(OutletIndex).take(facts.outlets.len()).collect()
    } else {
        subcorpus.outlets
    };
    let corpus = Corpus {
        parts: (&facts, &coverage, outlets.as_slice()),
        headings: &headings,
    };
    answer(args, Some(&corpus), findings, query, lists, &gazetteer, out)?;
    Ok(note::end(&facts, origin, args.reading.running.strict, out)?)
}

/// What is asked.
struct Corpus<'a> {
    /// Facts, their coverage and the outlets looked at.
    parts: (&'a Facts, &'a Coverage, &'a [OutletIndex]),
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
    let (no_facts, no_headings) = (Facts::default(), Headings::new());
    let (facts, headings) = corpus.map_or((&no_facts, &no_headings), |c| (c.parts.0, c.headings));
    let behind;
    let mut table = if let Some(by) = args.by {
        let table = messages::tally(query, by, &all, source, gazetteer);
        head = report::messages::head_of_numbers(&table, gazetteer);
        behind = report::messages::behind_numbers(&table, facts, gazetteer);
        if is_for_programs {
            report::messages::numbers(&table, gazetteer)
        } else {
            report::messages::numbers_view(&table, gazetteer)
        }
    } else {
        let selected = query.select(&all, gazetteer);
        let selected: Vec<&Message> = selected.into_iter().map(|(message, _)| message).collect();
        behind = report::messages::behind_events(&selected, facts, gazetteer);
        report::messages::events(&selected, &query, gazetteer, is_for_programs)
    };
    if corpus.is_some() {
        let totals = Deduplicated::of(facts, args.duplicates).totals;
        let corpus = headcount::analysis::corpus::Corpus::of(facts, totals, gazetteer);
        head.insert("corpus".to_owned(), report::corpus::json(&corpus));
        table.footers.push(report::corpus::records_read(totals));
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
        [entity] => Ok(*entity),
        _ => bail!("{words:?} is more than one: name one person"),
    }
}

/// Returns what the documents of a store report.
pub(super) fn from_store(store: &Store, gazetteer: &Gazetteer) -> anyhow::Result<Findings> {
    let matcher = Automaton::new(gazetteer);
    let mut findings = Findings::default();
    let mut mentions = Vec::new();
    for document in store.records()? {
        mentions.clear();
        matcher.find(
            &document.text,
            ingest::circumstance(&document),
            &mut mentions,
        );
        findings.add(messages::read(&document, &mentions, gazetteer));
    }
    Ok(findings)
}

/// Returns the facts of a dump, what its documents report, and where they are wanted their titles
/// and links.
fn with_headings(
    dump: &Dump<'_>,
    gazetteer: &Gazetteer,
    are_wanted: bool,
) -> anyhow::Result<(Facts, Findings, Headings)> {
    let mut sink = HeadingSink::new(MessageSink::new(gazetteer), are_wanted);
    reading::to_its_end(dump, &mut sink)?;
    let (facts, findings) = sink.inner.finish();
    Ok((facts, findings, sink.headings))
}

/// Returns the facts of a dump, and what its documents report.
pub(super) fn from_dump(
    dump: &Dump<'_>,
    gazetteer: &Gazetteer,
) -> anyhow::Result<(Facts, Findings)> {
    let (facts, findings, _) = with_headings(dump, gazetteer, false)?;
    Ok((facts, findings))
}

/// Reads the messages of every document and keeps its facts.
pub(super) struct MessageSink<'g> {
    facts: FactsSink,
    findings: Findings,
    gazetteer: &'g Gazetteer,
}

impl<'g> MessageSink<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            facts: FactsSink::default(),
            findings: Findings::default(),
            gazetteer,
        }
    }

    /// Returns the facts, and what the documents report.
    pub(super) fn finish(self) -> (Facts, Findings) {
        (self.facts.finish().0, self.findings)
    }
}

impl Sink for MessageSink<'_> {
    type Error = Infallible;

    fn plan(&mut self, inputs: &[source::Input]) -> Result<Vec<ingest::Wanted>, Infallible> {
        self.facts.plan(inputs)
    }

    fn document(&mut self, input: usize, analysed: Analysed) -> Result<(), Infallible> {
        let Analysed {
            document, mentions, ..
        } = &analysed;
        self.findings
            .add(messages::read(document, mentions, self.gazetteer));
        self.facts.document(input, analysed)
    }

    fn menu(&mut self, input: usize, menu: MenuFile) -> Result<(), Infallible> {
        self.facts.menu(input, menu)
    }

    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), Infallible> {
        self.facts.rejection(input, rejection)
    }

    fn unreadable(&mut self, input: usize, error: source::Error) -> Result<(), Infallible> {
        self.facts.unreadable(input, error)
    }
}
