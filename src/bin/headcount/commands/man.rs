//! `headcount man`

use std::io::Write;

use clap::CommandFactory;

use crate::{args::Cli, outcome::Outcome};

/// Print the manual page of headcount or of one of its commands
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount man > headcount.1
  headcount man scan | man -l -")]
pub(crate) struct Args {
    /// The command [default: headcount itself]
    command: Option<String>,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let mut cli = Cli::command();
    cli.build();
    let page = match &args.command {
        None => cli,
        Some(name) => cli
            .find_subcommand(name)
            .ok_or_else(|| {
                anyhow::anyhow!("{name:?} is no command: `headcount --help` lists them")
            })?
            .clone(),
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    out.write_all(&text)?;
    Ok(Outcome::Complete)
}
