//! `headcount compare`

use std::{io::Write, path::Path};

use anyhow::bail;
use headcount::{
    analysis::compare::{CompareQuery, compare},
    period::Granularity,
    report,
};

use super::{evidence, question, reading};
use crate::{
    args::{Counting, Evidence, FormatArg, Place, Reading, Subcorpus},
    outcome::Outcome,
};

/// Compare how often two are mentioned: ratio with intervals, beside earlier years
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount compare ru cn dump/ --from 2024-01-01 --to 2024-09-20
  headcount compare putin xi_jinping --by year")]
pub(crate) struct Args {
    /// Who is divided: an id or any name
    #[arg(value_name = "A")]
    first: String,

    /// By whom: an id or any name
    #[arg(value_name = "B")]
    second: String,

    #[command(flatten)]
    place: Place,

    /// How finely time is cut: day, week, month, quarter, half, year or total; uncut, a window
    /// stands beside the same days of earlier years
    #[arg(long, value_name = "PERIOD", default_value = "total")]
    by: Granularity,

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
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let first = question::one_entity(&args.first, &gazetteer)?;
    let second = question::one_entity(&args.second, &gazetteer);
    if second.is_err() && Path::new(&args.second).exists() {
        bail!(
            "{:?} is a file or folder where the second entity is missing: name two, as in \
             `headcount compare {} cn {}`",
            args.second,
            args.first,
            args.second
        );
    }
    let second = second?;
    let window = question::window(&args.subcorpus)?;
    let format = args.format.format;
    let has_headings = args.evidence.has_headings(format);
    let held = args
        .place
        .read_with_headings(&gazetteer, &args.reading, has_headings)?;
    let query = CompareQuery {
        first,
        second,
        by: args.by,
        subcorpus: question::part(&args.subcorpus, window, &held.facts)?,
        counts: args.counting.counts,
        duplicates: args.counting.duplicates,
    };
    let answer = compare(&query, &held.facts, &gazetteer, &held.coverage)?;
    let entities: Vec<&str> = answer
        .asked
        .entities
        .iter()
        .map(|entity| entity.id.as_str())
        .collect();
    // Earlier years are set beside the days asked for.
    let all_days = Subcorpus {
        from: None,
        to: None,
        ..args.subcorpus.clone()
    };
    let origin = args.place.origin();
    let more = evidence::all_mentions(&entities, origin, &all_days, args.counting);
    let table = report::compare::table(&answer, format);
    let behind = report::compare::behind(&answer, &held.facts);
    let shelf = held.shelf(args.evidence, &more);
    args.format.write_opened(
        table,
        &report::compare::head(&answer),
        &behind,
        shelf.as_ref(),
        &mut *out,
    )?;
    args.place.end(&held.facts, &args.reading, out)
}
