//! `headcount verify`

use std::{fs, io::Write, path::PathBuf};

use anyhow::{Context, bail};
use headcount::{
    analysis::counts::count,
    report::{
        counts::Unit,
        format::Format,
        seal::{self, Drift},
    },
};
use serde_json::{Map, Value};

use super::{question, reading};
use crate::{
    args::{
        Counting, Evidence, FormatArg, Output, Place, Question, Reading, Subcorpus, counts, day,
        policy,
    },
    outcome::Outcome,
};

/// Compute a sealed result anew, and say what drifted and why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
`headcount count --seal FILE` writes a sealed result. Exit code 0: the counts and the documents
are as they were sealed, whatever else changed. Exit code 1: they are not. A file that was changed
by hand is an error.

Examples:
  headcount verify result.json
  headcount verify result.json dump/ --format json")]
pub(crate) struct Args {
    /// The sealed result
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    format: FormatArg,

    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(args: &Args, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let context = || format!("cannot verify {}", args.file.display());
    let text = fs::read_to_string(&args.file).with_context(context)?;
    let sealed = seal::read(&text).with_context(context)?;
    let asked = asked(&sealed).with_context(context)?;
    let gazetteer = reading::gazetteer(&args.reading.names)?;
    let question = question::understand(&asked, &gazetteer)
        .with_context(|| format!("{} asks what cannot be asked now", args.file.display()))?;
    let held = args.place.read(&gazetteer, &args.reading)?;
    let query = question
        .query(&held.facts)
        .with_context(|| format!("{} asks what cannot be asked now", args.file.display()))?;
    let table = count(query, &held.facts, &gazetteer, &held.coverage);
    let mut now = Vec::new();
    seal::write(&table, &held.facts, &gazetteer, &mut now)?;
    let now = serde_json::from_slice(&now).context("cannot read what was counted")?;
    let drifts = seal::drifts(&sealed, &now);
    let drifted = drifts.iter().any(Drift::is_of_result);
    let mut answer = Drift::table(&drifts);
    let rows = sealed["rows"].as_array().map_or(0, Vec::len);
    answer.footers.push(match (drifted, drifts.is_empty()) {
        (true, _) => "drifted: the result is not what was sealed".to_owned(),
        (false, true) => format!("verified: {rows} rows, and all that they rest on"),
        (false, false) => {
            format!("verified: {rows} rows and their documents; other things changed")
        }
    });
    let head = Map::from_iter([("verified".to_owned(), Value::from(!drifted))]);
    match args.format.format {
        Format::Text if drifts.is_empty() => writeln!(out, "{}", answer.footers[0])?,
        _ => args.format.write_with(&answer, &head, &mut *out)?,
    }
    args.place.end(&held.facts, &args.reading, out)?;
    Ok(if drifted {
        Outcome::Partial
    } else {
        Outcome::Complete
    })
}

/// Returns the question of a sealed result.
fn asked(sealed: &Value) -> anyhow::Result<Question> {
    let query = &sealed["query"];
    let word = |name: &str| -> Option<String> { query[name].as_str().map(str::to_owned) };
    let words = |name: &str| -> Vec<String> {
        let words = query[name].as_array().into_iter().flatten();
        words.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let needed = |name: &str| word(name).with_context(|| format!("its query has no {name:?}"));
    let one_day = |name: &str| word(name).map(|text| day(&text)).transpose();
    let told = |why: String| anyhow::anyhow!(why);
    if !words("kinds").is_empty() {
        bail!("its query has kinds of names, which cannot be asked for");
    }
    let languages = words("languages").into_iter();
    Ok(Question {
        evidence: Evidence { evidence: false },
        entity: words("entities"),
        by: needed("by")?.parse()?,
        subcorpus: Subcorpus {
            from: one_day("from").map_err(told)?,
            to: one_day("to").map_err(told)?,
            to_date: word("to_date").map(|text| text.parse()).transpose()?,
            outlet: words("outlets"),
            section: words("sections"),
            language: languages
                .map(|code| code.parse())
                .collect::<Result<_, _>>()?,
        },
        counting: Counting {
            counts: counts(&needed("counts")?).map_err(told)?,
            duplicates: policy(&needed("duplicates")?).map_err(told)?,
        },
        output: Output {
            top: None,
            unit: Unit::default(),
            format: FormatArg {
                format: Format::default(),
            },
        },
        mentions_out: None,
    })
}
