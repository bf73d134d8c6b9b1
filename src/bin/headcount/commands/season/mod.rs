//! `headcount season`

mod messages;

use std::{io, io::Write, path::PathBuf};

use anyhow::{Context, bail};
use headcount::{
    analysis::{
        counts::CountQuery,
        messages::{Kind, Level},
        season::{MonthSpan, entity_by_day, season},
    },
    period::{DayOfYear, Granularity},
    report::{
        self,
        evidence::{Behind, Shelf},
        format::Format,
        table::Table,
    },
};
use serde_json::{Map, Value};

use super::{evidence, question, reading};
use crate::{
    args::{Counting, DEFAULT_STORE, Evidence, FormatArg, Place, Reading, StoreFolder, Subcorpus},
    outcome::Outcome,
};

/// Show in which months of the year someone is mentioned more than in others
///
/// Or, with --messages, in which more is sent; or, with --by-day, how much of each year's total
/// had come by a day of the year.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount season ru dump/
  headcount season xi_jinping --from 2022-01-01 --to 2023-12-31 --format csv
  headcount season ru dump/ --by-day 09-20
  headcount season --messages --between kim_jong_un,xi_jinping --months 09-10,09-11 dump/
  headcount season --messages --events corpus/events/kim-xi.csv --by-day 09-20 --to 2024-09-20")]
pub(crate) struct Args {
    /// Who is looked for: an id or any name; with --messages the first PATH
    #[arg(required_unless_present = "messages")]
    entity: Option<String>,

    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Folder of the store [default: headcount-store; none with --events]
    #[arg(long, value_name = "DIR")]
    store: Option<PathBuf>,

    /// What each year had up to this day, and in the end, in place of its months
    #[arg(long, value_name = "MM-DD")]
    by_day: Option<DayOfYear>,

    /// Messages that leaders sent one another, in place of mentions
    #[arg(long)]
    messages: bool,

    /// Only messages between these two, both ways: ids or names
    #[arg(
        long,
        value_name = "WHO,WHO",
        value_delimiter = ',',
        num_args = 1,
        requires = "messages"
    )]
    between: Vec<String>,

    /// List of messages (CSV) that stands in for a corpus or completes it; may be repeated
    #[arg(long, value_name = "FILE", requires = "messages")]
    events: Vec<PathBuf>,

    /// Between whom, as in `messages` [default: leader,party]
    #[arg(
        long,
        value_name = "LEVEL,…",
        value_delimiter = ',',
        requires = "messages"
    )]
    levels: Vec<Level>,

    /// What was sent, as in `messages` [default: all but baskets, wreaths and gifts]
    #[arg(
        long,
        value_name = "KIND,…",
        value_delimiter = ',',
        requires = "messages"
    )]
    kinds: Vec<Kind>,

    /// Also the share of messages in these months, such as 09-10,09-11
    #[arg(
        long,
        value_name = "MM-MM,…",
        value_delimiter = ',',
        requires = "messages",
        conflicts_with = "by_day"
    )]
    months: Vec<MonthSpan>,

    #[command(flatten)]
    subcorpus: Subcorpus,

    #[command(flatten)]
    counting: Counting,

    #[command(flatten)]
    evidence: Evidence,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    if args.by_day.is_some() && args.subcorpus.to_date.is_some() {
        bail!(
            "--to-date leaves out the rest of each year, of which --by-day tells the share: leave out --to-date"
        );
    }
    if args.evidence.evidence && args.messages {
        bail!(
            "--evidence lists what is behind mentions: `headcount messages --evidence` lists the reports of messages, and --format json has their ids here"
        );
    }
    if args.messages {
        return messages::run(args, out);
    }
    let words = args.entity.as_ref().context("name someone")?;
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let entity = question::one_entity(words, &gazetteer)?;
    let window = question::window(&args.subcorpus)?;
    let place = Place {
        paths: args.paths.clone(),
        store: StoreFolder {
            store: args.store.clone().unwrap_or_else(|| DEFAULT_STORE.into()),
        },
    };
    let has_headings = args.evidence.has_headings(args.format.format);
    let held = place.read_with_headings(&gazetteer, &args.reading, has_headings)?;
    let query = CountQuery {
        entities: vec![entity],
        by: Granularity::Total,
        subcorpus: question::part(&args.subcorpus, window, &held.facts)?,
        counts: args.counting.counts,
        kinds: Vec::new(),
        duplicates: args.counting.duplicates,
    };
    let (facts, coverage) = (&held.facts, &held.coverage);
    let id = [gazetteer.entities[usize::from(entity.0)].id.as_str()];
    let more = evidence::all_mentions(&id, place.origin(), &args.subcorpus, args.counting);
    let shelf = held.shelf(args.evidence, &more);
    if let Some(day) = args.by_day {
        let (counts, answer) = entity_by_day(entity, day, &query, facts, &gazetteer, coverage)?;
        let (table, head) = report::season::of_entity_by_day(&counts, &answer);
        let behind = report::season::behind_entity(&counts, facts);
        args.write(table, &head, &behind, shelf.as_ref(), out)?;
    } else {
        let answer = season(entity, query, facts, &gazetteer, coverage);
        let (table, head) = (
            report::season::table(&answer),
            report::season::head(&answer),
        );
        let behind = report::season::behind(&answer, facts);
        args.write(table, &head, &behind, shelf.as_ref(), out)?;
    }
    place.end(&held.facts, &args.reading, out)
}

impl Args {
    /// Writes the answer, for readers without what is empty.
    fn write(
        &self,
        table: Table,
        head: &Map<String, Value>,
        behind: &Behind,
        shelf: Option<&Shelf<'_>>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let table = self.shown(table);
        self.format
            .write_opened(table, head, behind, shelf, &mut *out)
    }

    /// Returns the table, for readers without what is empty.
    fn shown(&self, table: Table) -> Table {
        match self.format.format {
            Format::Text | Format::Markdown => report::season::view(table),
            Format::Csv | Format::Json => table,
        }
    }
}
