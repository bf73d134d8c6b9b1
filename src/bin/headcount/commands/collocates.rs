//! `headcount collocates`

use std::io::Write;

use anyhow::bail;
use headcount::{
    analysis::{
        collocates::{Against, CollocateQuery, Order, Reader},
        counts::{self, CountQuery},
    },
    period::{Granularity, Window},
    report::{self, format::Format, shorthand::Shorthand},
};
use jiff::civil::Date;

use super::{question, reading};
use crate::{
    args::{self, OneEntity},
    outcome::Outcome,
};

/// List the words that stand beside an entity more often than elsewhere
///
/// Held against all other text; with --against-from and --against-to against the words beside
/// the entity on other days; with --by each period against the others.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount collocates ru dump/ --window 8 --top 50
  headcount collocates kr --from 2024-01-01 --against-to 2023-12-31
  headcount collocates cn dump/ --by year --top 10 --format csv")]
pub(crate) struct Args {
    #[command(flatten)]
    asked: OneEntity,

    /// Words on either side of a name, within its paragraph
    #[arg(long, value_name = "WORDS", default_value_t = 5)]
    window: u16,

    /// List only words that stand there so often
    #[arg(long, value_name = "N", default_value_t = 5)]
    min_count: u64,

    /// List only so many words, in each period
    #[arg(long, value_name = "N", default_value_t = 30)]
    top: usize,

    /// Order of the words: log-likelihood, log-ratio or count
    #[arg(long, value_name = "ORDER", default_value_t)]
    sort: Order,

    /// Hold each period against the others: day, week, month, quarter, half or year
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["against_from", "against_to"])]
    by: Option<Granularity>,

    /// First day of those whose words are the reference
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day)]
    against_from: Option<Date>,

    /// Last day of them
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = args::day)]
    against_to: Option<Date>,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let asked = &args.asked;
    let gazetteer = reading::gazetteer(&asked.reading.names)?;
    let entity = question::one_entity(&asked.entity, &gazetteer)?;
    let target = question::window(&asked.subcorpus)?;
    let against = against(args, target)?;
    let mut reader = Reader::new(CollocateQuery {
        entity,
        window: usize::from(args.window),
        against,
        least: args.min_count,
        order: args.sort,
        top: Some(args.top),
    });
    let texts = asked.place.visit(
        &gazetteer,
        &asked.reading,
        |facts| {
            let mut query = question::about_one(asked, entity, facts)?;
            // The days of the reference lie outside of those asked about.
            if let Against::Window(..) = against {
                query.subcorpus.window = Window::default();
            }
            Ok(query)
        },
        &mut |query, document, mentions| reader.add(document, mentions, query),
    )?;
    let found = reader.finish();
    let mut query: CountQuery = texts.query;
    query.subcorpus.window = target;
    let searched = counts::count(query, &texts.facts, &gazetteer, &texts.coverage);
    let table = match asked.format.format {
        Format::Text | Format::Markdown => {
            report::collocates::view(&found, &searched, Shorthand::of(&texts.facts))
        }
        Format::Csv | Format::Json => report::collocates::fields(&found, &searched),
    };
    let head = report::collocates::head(&found, &searched);
    asked.format.write_with(&table, &head, &mut *out)?;
    asked.place.end(&texts.facts, &asked.reading, out)
}

/// Returns what the words are held against.
fn against(args: &Args, target: Window) -> anyhow::Result<Against> {
    if let Some(by) = args.by {
        return Ok(match by {
            Granularity::Total => Against::Rest,
            by => Against::Periods(by),
        });
    }
    if args.against_from.is_none() && args.against_to.is_none() {
        return Ok(Against::Rest);
    }
    let to_date = args.asked.subcorpus.to_date;
    let reference = Window::new(args.against_from, args.against_to, to_date)?;
    let starts_after =
        |a: &Window, b: &Window| matches!((a.from(), b.to()), (Some(from), Some(to)) if to < from);
    if !starts_after(&target, &reference) && !starts_after(&reference, &target) {
        bail!(
            "the days asked about and those they are held against overlap: \
             limit both, as in --from 2024-01-01 --against-to 2023-12-31"
        );
    }
    Ok(Against::Window(target, reference))
}
