//! The commands that a report names: the one that wrote it, and those that count further.

use std::{env, path::Path};

use headcount::report::{dossier::Commands, shell};
use jiff::civil::Date;

use super::Args;
use crate::{args::Reading, note::Origin};

/// Returns the commands that a reader can copy.
pub(super) fn commands(args: &Args, origin: Option<Origin<'_>>, day: Date) -> Commands {
    let words = env::args_os().skip(1);
    let words = words.map(|word| word.to_string_lossy().into_owned());
    let mut this: Vec<String> = ["headcount".to_owned()].into_iter().chain(words).collect();
    if args.day.is_none() {
        this.extend(["--day".to_owned(), day.to_string()]);
    }
    Commands {
        this: shell::command(this),
        count: origin.map(|origin| count_words(origin, &args.reading)),
        question: question_words(args),
        rejected: origin.map(|origin| origin.to_string().trim_matches('`').to_owned()),
    }
}

/// Returns the command that counts in the same place with the same names.
fn count_words(origin: Origin<'_>, with: &Reading) -> String {
    let written = |path: &Path| path.display().to_string();
    let mut words = vec!["headcount".to_owned()];
    match origin {
        Origin::Dump(paths) => {
            words.push("scan".to_owned());
            words.extend(paths.iter().map(|path| written(path)));
        }
        Origin::Store(store) => {
            words.extend(["count", "--store"].map(str::to_owned));
            words.push(written(store));
        }
    }
    let folders = [
        ("--gazetteer", &with.names.gazetteer),
        ("--extend-gazetteer", &with.names.extend_gazetteer),
        ("--profiles", &with.sources.profiles),
    ];
    for (option, folder) in folders {
        if let Some(folder) = folder {
            words.extend([option.to_owned(), written(folder)]);
        }
    }
    shell::command(words)
}

/// Returns the question of a report as one of `count`.
fn question_words(args: &Args) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut option = |name: &str, value: String| words.extend([name.to_owned(), value]);
    let subcorpus = &args.subcorpus;
    if let Some(from) = subcorpus.from {
        option("--from", from.to_string());
    }
    if let Some(to) = subcorpus.to {
        option("--to", to.to_string());
    }
    if let Some(to_date) = subcorpus.to_date {
        option("--to-date", to_date.to_string());
    }
    if !subcorpus.outlet.is_empty() {
        option("--outlet", subcorpus.outlet.join(","));
    }
    for section in &subcorpus.section {
        option("--section", section.clone());
    }
    if !subcorpus.language.is_empty() {
        let codes = subcorpus.language.iter().map(|one| one.code());
        option("--language", codes.collect::<Vec<_>>().join(","));
    }
    let counts = headcount::report::names::level(args.counting.counts);
    option("--counts", counts.to_owned());
    option("--duplicates", args.counting.duplicates.name().to_owned());
    shell::command(words)
}
