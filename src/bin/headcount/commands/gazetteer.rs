//! `headcount gazetteer`

use std::io::Write;

use headcount::report;

use super::reading;
use crate::{
    args::{FormatArg, Names},
    outcome::Outcome,
};

/// Look at the names that are searched for
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount gazetteer show cn
  headcount gazetteer check --gazetteer my-names/")]
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
    }
}
