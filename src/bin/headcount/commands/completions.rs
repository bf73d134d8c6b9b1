//! `headcount completions`

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::{args::Cli, outcome::Outcome};

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  headcount completions bash > ~/.local/share/bash-completion/completions/headcount")]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let mut completions = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut Cli::command(),
        "headcount",
        &mut completions,
    );
    out.write_all(&completions)?;
    Ok(Outcome::Complete)
}
