//! `headcount concordance`

use std::io::Write;

use anyhow::bail;
use headcount::{
    analysis::{
        concordance::{Layout, Reader, Sample, Sort},
        counts::{self, CountQuery},
    },
    gazetteer::{lookup::UnknownEntity, model::EntityIndex},
    period::Granularity,
    report::{self, concordance::Shown, format::Format, shorthand::Shorthand},
    text,
};

use super::{question, reading};
use crate::{
    args::{Counting, FormatArg, Place, Reading, Subcorpus},
    outcome::Outcome,
    progress,
};

/// List every mention, or every place of a phrase, with the words around it
///
/// As many lines as `count` counts mentions, with the same filters. What names no entity is
/// searched letter for letter, normalised as text is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount concordance xi_jinping dump/ --from 2024-01-01 --width 60
  headcount concordance ru --sample 50 --seed 7 --sort right
  headcount concordance '조중친선' dump/ --phrase --format csv")]
pub(crate) struct Args {
    /// Who is looked for: an id or any name, or a kind such as `leaders`; else a phrase
    #[arg(value_name = "ENTITY|PHRASE")]
    sought: String,

    #[command(flatten)]
    place: Place,

    /// Search the words letter for letter, also if they name an entity
    #[arg(long)]
    phrase: bool,

    /// Columns on either side of the key word; whole words that fit are shown
    #[arg(long, value_name = "COLUMNS", default_value_t = 40, value_parser = columns)]
    width: usize,

    /// Order of the lines: `date`, or by the words before (`left`) or behind (`right`) the key
    #[arg(long, value_name = "ORDER", default_value_t)]
    sort: Sort,

    /// Show only so many lines, drawn by chance [default: all]
    #[arg(long, value_name = "N")]
    sample: Option<usize>,

    /// With --sample: another number draws other lines
    #[arg(long, value_name = "S", default_value_t = 1, requires = "sample")]
    seed: u64,

    #[command(flatten)]
    subcorpus: Subcorpus,

    #[command(flatten)]
    counting: Counting,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

/// Most columns on either side: a long paragraph.
const WIDEST: usize = 10_000;

fn columns(text: &str) -> Result<usize, String> {
    let columns = text.parse().ok().filter(|columns| *columns <= WIDEST);
    columns.ok_or_else(|| format!("write a number of columns up to {WIDEST}"))
}

/// What is looked for.
enum Sought {
    Entities(Vec<EntityIndex>),
    Phrase(String),
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let sought = sought(args, |words| gazetteer.resolve(words))?;
    let window = question::window(&args.subcorpus)?;
    let layout = Layout {
        columns: args.width,
        sort: args.sort,
        sample: args.sample.map(|size| Sample {
            size,
            seed: args.seed,
        }),
    };
    let entities = match &sought {
        Sought::Entities(entities) => entities.clone(),
        Sought::Phrase(_) => Vec::new(),
    };
    let mut reader = Reader::new(layout);
    let asked = args.place.visit(
        &gazetteer,
        &args.reading,
        |facts| {
            Ok(CountQuery {
                entities,
                by: Granularity::Total,
                subcorpus: question::part(&args.subcorpus, window, facts)?,
                counts: args.counting.counts,
                kinds: Vec::new(),
                duplicates: args.counting.duplicates,
            })
        },
        &mut |query, document, mentions| match &sought {
            Sought::Phrase(phrase) => reader.add_phrase(document, phrase),
            Sought::Entities(_) => {
                let counted = mentions.iter().filter(|mention| query.takes(mention));
                reader.add_mentions(document, &counted.copied().collect::<Vec<_>>());
            }
        },
    )?;
    let concordance = reader.finish();
    let table = counts::count(asked.query, &asked.facts, &gazetteer, &asked.coverage);
    let shown = Shown {
        concordance: &concordance,
        layout,
        phrase: match &sought {
            Sought::Phrase(phrase) => Some(phrase),
            Sought::Entities(_) => None,
        },
        table: &table,
        gazetteer: &gazetteer,
        shorthand: Shorthand::of(&asked.facts),
    };
    let table = match args.format.format {
        Format::Text | Format::Markdown => report::concordance::view(&shown),
        Format::Csv | Format::Json => report::concordance::table(&shown),
    };
    let head = report::concordance::head(&shown);
    args.format.write_with(&table, &head, &mut *out)?;
    args.place.end(&asked.facts, &args.reading, out)
}

/// Understands what is looked for: an entity, or what is not called like one.
fn sought(
    args: &Args,
    resolve: impl Fn(&str) -> Result<Vec<EntityIndex>, UnknownEntity>,
) -> anyhow::Result<Sought> {
    let (words, is_quoted) = unquoted(&args.sought);
    if !args.phrase && !is_quoted {
        match resolve(words) {
            Ok(entities) => return Ok(Sought::Entities(entities)),
            Err(unknown) => {
                progress::say(&format!("note: searched letter for letter, for {unknown}"));
            }
        }
    }
    let phrase = text::normalize::normalize(words).into_owned();
    if phrase.is_empty() {
        bail!("there is nothing to look for: name an entity, or write a phrase in quotes");
    }
    if phrase.contains('\n') {
        bail!("a phrase stands in one paragraph: write it on one line");
    }
    Ok(Sought::Phrase(phrase))
}

/// Returns the words between quotation marks that are part of the argument, if they are.
fn unquoted(words: &str) -> (&str, bool) {
    let inner = [('"', '"'), ('“', '”')]
        .into_iter()
        .find_map(|(open, close)| words.trim().strip_prefix(open)?.strip_suffix(close));
    inner.map_or((words, false), |inner| (inner, true))
}
