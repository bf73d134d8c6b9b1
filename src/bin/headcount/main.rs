//! headcount, the program: arguments in, tables out. All counting is in the library.

mod answer;
mod args;
mod commands;
mod engine;
mod interrupt;
mod note;
mod outcome;
mod progress;
mod terminal;
mod timings;

use std::{io, io::Write, process::ExitCode};

use clap::Parser;

use crate::{args::Cli, outcome::Outcome};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = commands::run(&cli.command, &mut out)
        .and_then(|outcome| out.flush().map(|()| outcome).map_err(Into::into));
    match result {
        Ok(outcome) => outcome.into(),
        // The reader of a pipe has seen enough: `headcount … | head`.
        Err(error) if outcome::is_closed_pipe(&error) => Outcome::Complete.into(),
        Err(error) => {
            progress::say(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}
