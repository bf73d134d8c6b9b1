//! `headcount silence`

use std::io::Write;

use headcount::{
    analysis::{
        silence::{SilenceQuery, silences},
        subcorpus::Subcorpus,
    },
    period::Window,
    report,
};
use jiff::civil::Date;

use super::{question, reading};
use crate::{
    args::{self, Counting, FormatArg, Place, Reading},
    outcome::Outcome,
    terminal,
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

    #[command(flatten)]
    counting: Counting,

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
    let held = args.place.read(&gazetteer, &args.reading)?;
    let all_days = Window::default();
    let query = SilenceQuery {
        entity,
        window: args.from.zip(args.to),
        subcorpus: Subcorpus::named(&held.facts, all_days, &args.outlet, &[], &[])?,
        counts: args.counting.counts,
        duplicates: args.counting.duplicates,
    };
    let answer = silences(query, &held.facts, &gazetteer, &held.coverage);
    report::silence::write(&answer, args.format.format, terminal::width(), &mut *out)?;
    args.place.end(&held.facts, &args.reading, out)
}
