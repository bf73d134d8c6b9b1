//! `--evidence`: the documents behind each number, with their titles and links.

use std::path::Path;

use headcount::{
    document::Document,
    facts::Facts,
    ingest::{Analysed, FactsSink},
    report::{
        evidence::{Heading, Headings},
        format::Format,
    },
    store::Store,
};

use super::{
    beside::Beside,
    reading::{self, Dump},
};
use crate::{
    args::{self, Counting},
    note::{Origin, quoted},
};

impl args::Evidence {
    /// Returns whether titles and links are shown: to readers who asked for them.
    pub(crate) fn has_headings(self, format: Format) -> bool {
        self.evidence && matches!(format, Format::Text | Format::Markdown)
    }
}

/// Reads a dump for its facts, and where they are wanted for titles and links.
pub(crate) fn facts(dump: &Dump<'_>, has_headings: bool) -> anyhow::Result<(Facts, Headings)> {
    let mut headings = Headings::new();
    // As the documents come by: a pipe cannot be read twice.
    let look = |analysed: &Analysed| {
        if has_headings {
            add_heading(&mut headings, &analysed.document);
        }
    };
    let mut sink = Beside::new(FactsSink::default(), look);
    reading::to_its_end(dump, &mut sink)?;
    let facts = sink.inner.finish().0;
    Ok((facts, headings))
}

/// Notes title and link of a document: of copies those of the first.
pub(crate) fn add_heading(headings: &mut Headings, document: &Document) {
    headings.entry(document.id).or_insert_with(|| Heading {
        title: document.title().to_owned(),
        url: document.url.clone(),
    });
}

/// Returns titles and links of a store's documents, of each those of its first record that was
/// not removed.
pub(crate) fn of_store(store: &Store) -> anyhow::Result<Headings> {
    let mut headings = Headings::new();
    let mut removed = store.removed_rows()?.into_iter();
    for partition in store.partitions() {
        for document in partition.documents()?.iter() {
            if removed.next() == Some(true) {
                continue;
            }
            headings.entry(document.id).or_insert_with(|| Heading {
                title: document.title.to_owned(),
                url: document.url.to_owned(),
            });
        }
    }
    Ok(headings)
}

/// What to do to see all documents of an answer that no count gives.
pub(crate) const ALL_IN_JSON: &str = "the same command with --format json has every id";

/// Returns what to do to see all documents in which these are mentioned.
pub(crate) fn all_mentions<S: AsRef<str>>(
    entities: &[S],
    origin: Origin<'_>,
    subcorpus: &args::Subcorpus,
    counting: Counting,
) -> String {
    let mut words = vec!["headcount".to_owned()];
    match origin {
        Origin::Store(store) => {
            words.push("count".to_owned());
            if store != Path::new(args::DEFAULT_STORE) {
                words.extend(["--store".to_owned(), quoted(store)]);
            }
        }
        Origin::Dump(paths) => {
            words.push("scan".to_owned());
            words.extend(paths.iter().map(|path| quoted(path)));
        }
    }
    let names: Vec<&str> = entities.iter().map(AsRef::as_ref).collect();
    if !names.is_empty() {
        words.push(format!("--entity {}", quoted(names.join(",").as_ref())));
    }
    words.extend(restrictions(subcorpus));
    words.extend(choices(counting));
    words.push("--mentions-out FILE.csv".to_owned());
    format!("`{}`", words.join(" "))
}

fn restrictions(subcorpus: &args::Subcorpus) -> Vec<String> {
    let day = |name: &str, day: Option<String>| day.map(|day| format!("{name} {day}"));
    let list = |name: &str, values: &[String]| {
        let values = values.join(",");
        (!values.is_empty()).then(|| format!("{name} {}", quoted(values.as_ref())))
    };
    let languages: Vec<String> = subcorpus
        .language
        .iter()
        .map(|language| language.code().to_owned())
        .collect();
    let sections = subcorpus.section.iter();
    [
        day("--from", subcorpus.from.map(|day| day.to_string())),
        day("--to", subcorpus.to.map(|day| day.to_string())),
        day("--to-date", subcorpus.to_date.map(|day| day.to_string())),
        list("--outlet", &subcorpus.outlet),
        list("--language", &languages),
    ]
    .into_iter()
    .flatten()
    .chain(sections.map(|section| format!("--section {}", quoted(section.as_ref()))))
    .collect()
}

fn choices(counting: Counting) -> Vec<String> {
    use headcount::{dedup::Policy, gazetteer::model::Counts, report::names};
    let counts = (counting.counts != Counts::Demonyms)
        .then(|| format!("--counts {}", names::level(counting.counts)));
    let duplicates = (counting.duplicates != Policy::default())
        .then(|| format!("--duplicates {}", counting.duplicates.name()));
    counts.into_iter().chain(duplicates).collect()
}
