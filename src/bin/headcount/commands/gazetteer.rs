//! `headcount gazetteer`

use std::io::Write;

use headcount::{
    analysis::{
        counts::CountQuery,
        suggest::{Names as Sort, Reader, SuggestQuery},
    },
    dedup::Policy,
    gazetteer::model::Counts,
    period::Granularity,
    report::{self, format::Format, shorthand::Shorthand},
};

use super::{question, reading};
use crate::{
    args::{self, FormatArg, Names, Place, Reading, Subcorpus},
    outcome::Outcome,
};

/// Look at the names that are searched for
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount gazetteer show cn
  headcount gazetteer check --gazetteer my-names/
  headcount gazetteer suggest dump/")]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Find what is wrong with a gazetteer: shared, shadowed and impossible aliases
    ///
    /// Exits with 1 if anything was found.
    #[command(after_help = "\
Examples:
  headcount gazetteer check
  headcount gazetteer check --gazetteer my-names/ --format csv")]
    Check {
        #[command(flatten)]
        names: Names,
        #[command(flatten)]
        format: FormatArg,
    },
    /// List an entity's aliases, offices and conditions
    #[command(after_help = "\
Examples:
  headcount gazetteer show cn
  headcount gazetteer show 로씨야
  headcount gazetteer show leaders --format csv")]
    Show {
        /// Its id or any of its names
        entity: String,
        #[command(flatten)]
        names: Names,
        #[command(flatten)]
        format: FormatArg,
    },
    Suggest(Box<Suggest>),
}

/// List strings that look like names and that no alias covers: who may be missing
///
/// Capitals in a row in Latin and Cyrillic, words before 동지 or 대통령, foreign names before and
/// behind 总统 or 主席: found by form, for a reader to judge.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount gazetteer suggest dump/
  headcount gazetteer suggest --all --min-documents 5 --top 100 --format csv")]
struct Suggest {
    #[command(flatten)]
    place: Place,

    /// All that look like names, not only beside the office of a head of state, government or
    /// party
    #[arg(long)]
    all: bool,

    /// List only names in so many documents
    #[arg(long, value_name = "N", default_value_t = 2)]
    min_documents: u64,

    /// List only so many names
    #[arg(long, value_name = "N", default_value_t = 40)]
    top: usize,

    #[command(flatten)]
    subcorpus: Subcorpus,

    /// Which records count as one article, as in `count`
    #[arg(long, value_name = "POLICY", default_value = "revisions", value_parser = args::policy)]
    duplicates: Policy,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    match &args.action {
        Action::Check { names, format } => {
            let problems = reading::declarations(names)?.problems();
            format.write(&report::gazetteer::problems(&problems), out)?;
            Ok(Outcome::of(problems.len() as u64, true))
        }
        Action::Show {
            entity,
            names,
            format,
        } => {
            let gazetteer = reading::gazetteer(names)?;
            let entities = gazetteer.resolve(entity)?;
            format.write(&report::gazetteer::aliases(&gazetteer, &entities), out)?;
            Ok(Outcome::Complete)
        }
        Action::Suggest(asked) => suggest(asked, out),
    }
}

fn suggest(asked: &Suggest, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&asked.reading.names)?;
    let window = question::window(&asked.subcorpus)?;
    let mut reader = Reader::new(&gazetteer);
    let texts = asked.place.visit(
        &gazetteer,
        &asked.reading,
        |facts| {
            Ok(CountQuery {
                entities: Vec::new(),
                by: Granularity::Total,
                subcorpus: question::part(&asked.subcorpus, window, facts)?,
                counts: Counts::Never,
                kinds: Vec::new(),
                duplicates: asked.duplicates,
            })
        },
        &mut |_, document, mentions| reader.add(document, mentions),
    )?;
    let found = reader.finish(SuggestQuery {
        least: asked.min_documents,
        top: Some(asked.top),
        names: if asked.all { Sort::All } else { Sort::OfHeads },
    });
    let shorthand = match asked.format.format {
        Format::Text | Format::Markdown => Some(Shorthand::of(&texts.facts)),
        Format::Csv | Format::Json => None,
    };
    let table = report::suggest::table(&found, &gazetteer, shorthand);
    let head = report::suggest::head(&found, &gazetteer);
    asked.format.write_with(&table, &head, &mut *out)?;
    asked.place.end(&texts.facts, &asked.reading, out)
}
