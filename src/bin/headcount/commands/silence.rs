//! `headcount silence`

use std::io::Write;

use headcount::{
    analysis::{
        silence::{SilenceQuery, silences},
        subcorpus::Subcorpus,
    },
    gazetteer::model::Counts,
    language::Language,
    period::Window,
    report,
};
use jiff::civil::Date;

use super::{evidence, question, reading};
use crate::{
    args::{self, Counting, Evidence, FormatArg, Place, Reading},
    outcome::Outcome,
};

/// Show the longest stretches without a mention, and how surprising they are
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount silence xi_jinping dump/ --from 2024-05-01 --to 2024-08-31
  headcount silence putin --outlet kcna-en")]
pub(crate) struct Args {
    /// Who is looked for: an id or any name
    entity: String,

    #[command(flatten)]
    place: Place,

    /// First day of a window that was fixed before looking, with --to
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day, requires = "to")]
    from: Option<Date>,

    /// Last day of it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day, requires = "from")]
    to: Option<Date>,

    /// Only these outlets [default: all]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    outlet: Vec<String>,

    /// Only documents that stand in this section; may be repeated [default: all]. What is held
    /// is told of the outlet, not of the section
    #[arg(long, value_name = "NAME")]
    section: Vec<String>,

    /// Only these languages: ko, en, zh, ru, ja, es [default: all]
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    language: Vec<Language>,

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
    let entity = question::one_entity(&args.entity, &gazetteer)?;
    // A window of no day is refused as everywhere.
    Window::new(args.from, args.to, None)?;
    let format = args.format.format;
    let has_headings = args.evidence.has_headings(format);
    let held = args
        .place
        .read_with_headings(&gazetteer, &args.reading, has_headings)?;
    let all_days = Window::default();
    let query = SilenceQuery {
        entity,
        window: args.from.zip(args.to),
        subcorpus: Subcorpus::named(
            &held.facts,
            all_days,
            &args.outlet,
            &args.section,
            &args.language,
        )?,
        counts: args.counting.counts,
        duplicates: args.counting.duplicates,
    };
    let answer = silences(query, &held.facts, &gazetteer, &held.coverage);
    // The runs may lie anywhere, and a title counts with all names only.
    let everything = Counting {
        counts: Counts::All,
        ..args.counting
    };
    let more = evidence::all_mentions(
        &[&answer.id],
        args.place.origin(),
        &args::Subcorpus::on_any_day(&args.outlet, &args.section, &args.language),
        everything,
    );
    let table = report::silence::table(&answer, format);
    let behind = report::silence::behind(&answer, &held.facts);
    let shelf = held.shelf(args.evidence, &more);
    args.format.write_opened(
        table,
        &report::silence::head(&answer),
        &behind,
        shelf.as_ref(),
        &mut *out,
    )?;
    args.place.end(&held.facts, &args.reading, out)
}
