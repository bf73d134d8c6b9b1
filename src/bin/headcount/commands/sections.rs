//! `headcount sections`

use std::io::Write;

use headcount::{
    analysis::sections::{SectionQuery, section_table},
    report::{self, format::Format},
};

use super::{evidence, question, reading};
use crate::{
    args::{Evidence, FormatArg, Place, Reading, Subcorpus},
    outcome::Outcome,
};

/// Show which sections of an outlet are kept up, which stand still, and which its menu shows
///
/// Where snapshots of the outlet's menu are held, it is told between which days a section
/// appeared in it and vanished from it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  headcount sections dump/ --outlet kcna-en
  headcount sections --section 'Year of Friendship – 2024' --format json")]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    subcorpus: Subcorpus,

    #[command(flatten)]
    evidence: Evidence,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let query = SectionQuery {
        window: question::window(&args.subcorpus)?,
        outlets: args.subcorpus.outlet.clone(),
        sections: args.subcorpus.section.clone(),
        languages: args.subcorpus.language.clone(),
    };
    let format = args.format.format;
    let held = args.place.read_with_headings(
        &gazetteer,
        &args.reading,
        args.evidence.has_headings(format),
    )?;
    let answer = section_table(&query, &held.facts, &held.coverage)?;
    let table = match format {
        Format::Text | Format::Markdown => report::sections::view(&answer),
        Format::Csv | Format::Json => report::sections::table(&answer),
    };
    args.format.write_opened(
        table,
        &report::sections::head(&answer),
        &report::sections::behind(&answer, &query, &held.facts),
        held.shelf(args.evidence, evidence::ALL_IN_JSON).as_ref(),
        &mut *out,
    )?;
    args.place.end(&held.facts, &args.reading, out)
}
