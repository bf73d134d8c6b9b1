//! One file a command: its arguments, and how they become calls of the library.

mod beside;
mod check;
mod claims;
mod collocates;
mod compare;
mod completions;
mod concordance;
mod count;
mod coverage;
mod evidence;
mod explain;
mod export;
mod gazetteer;
mod generate;
mod index;
mod man;
mod mentions;
mod messages;
mod place;
mod question;
pub(crate) mod reading;
mod rejected;
mod remove;
mod report;
mod revisions;
mod said;
mod scan;
mod search;
mod season;
mod sections;
mod show;
mod silence;
mod texts;
mod trend;
mod verify;

use std::io::Write;

use clap::Subcommand;

use crate::outcome::Outcome;

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Scan(scan::Args),
    Index(index::Args),
    Count(count::Args),
    Compare(compare::Args),
    Concordance(concordance::Args),
    Collocates(collocates::Args),
    Silence(silence::Args),
    Season(season::Args),
    Trend(trend::Args),
    Sections(sections::Args),
    Messages(messages::Args),
    Claims(claims::Args),
    Report(report::Args),
    Show(show::Args),
    Search(search::Args),
    Explain(explain::Args),
    Gazetteer(gazetteer::Args),
    Coverage(coverage::Args),
    Rejected(rejected::Args),
    Verify(verify::Args),
    Revisions(revisions::Args),
    Export(export::Args),
    Generate(generate::Args),
    Remove(remove::Args),
    Check(check::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Does what was asked and writes the answer to `out`.
pub(crate) fn run(command: &Command, out: &mut impl Write) -> anyhow::Result<Outcome> {
    match command {
        Command::Scan(args) => scan::run(args, out),
        Command::Index(args) => index::run(args, out),
        Command::Count(args) => count::run(args, out),
        Command::Compare(args) => compare::run(args, out),
        Command::Concordance(args) => concordance::run(args, out),
        Command::Collocates(args) => collocates::run(args, out),
        Command::Silence(args) => silence::run(args, out),
        Command::Season(args) => season::run(args, out),
        Command::Trend(args) => trend::run(args, out),
        Command::Sections(args) => sections::run(args, out),
        Command::Messages(args) => messages::run(args, out),
        Command::Claims(args) => claims::run(args, out),
        Command::Report(args) => report::run(args, out),
        Command::Show(args) => show::run(args, out),
        Command::Search(args) => search::run(args, out),
        Command::Explain(args) => explain::run(args, out),
        Command::Gazetteer(args) => gazetteer::run(args, out),
        Command::Coverage(args) => coverage::run(args, out),
        Command::Rejected(args) => rejected::run(args, out),
        Command::Revisions(args) => revisions::run(args, out),
        Command::Export(args) => export::run(args, out),
        Command::Generate(args) => generate::run(args, out),
        Command::Verify(args) => verify::run(args, out),
        Command::Remove(args) => remove::run(args, out),
        Command::Check(args) => check::run(args, out),
        Command::Completions(args) => completions::run(args, out),
        Command::Man(args) => man::run(args, out),
    }
}
