//! A concordance has the lines that a count counts: over the sample and over real state media.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;

use headcount::analysis::concordance::{Concordance, Layout, Reader, Sort};
use headcount::analysis::counts::{CountQuery, Selection};
use headcount::dedup::Policy;
use headcount::facts::Facts;
use headcount::gazetteer::model::Counts;
use headcount::ingest::{Analysed, FactsSink, Sink, Wanted, circumstance};
use headcount::matching::Matcher;
use headcount::period::Granularity;
use headcount::rejection::Rejection;
use headcount::source::{self, Input};
use headcount::store::Store;

use crate::reading::{GAZETTEER, MATCHER, beside, by, counted, files, index, own, read};

const LAYOUT: Layout = Layout {
    columns: 30,
    sort: Sort::Date,
    sample: None,
};

/// Keeps everything that a dump holds.
#[derive(Default)]
struct Kept {
    documents: Vec<Analysed>,
    facts: FactsSink,
}

impl Sink for Kept {
    type Error = Infallible;

    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, Infallible> {
        self.facts.plan(inputs)
    }

    fn document(&mut self, input: usize, analysed: &Analysed) -> Result<(), Infallible> {
        self.documents.push(analysed.clone());
        self.facts.document(input, analysed)
    }

    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), Infallible> {
        self.facts.rejection(input, rejection)
    }

    fn unreadable(&mut self, _: usize, error: source::Error) -> Result<(), Infallible> {
        panic!("{error}")
    }
}

/// Documents with their mentions, and their facts.
struct Corpus {
    documents: Vec<Analysed>,
    facts: Facts,
}

fn corpus(folder: &Path) -> Corpus {
    let mut kept = Kept::default();
    read(&files(folder), 2, &mut kept);
    Corpus {
        documents: kept.documents,
        facts: kept.facts.finish().0,
    }
}

fn sample() -> Corpus {
    corpus(&own("corpus/sample"))
}

fn concordance(corpus: &Corpus, query: &CountQuery) -> Concordance {
    let mut selection = Selection::of(query, &corpus.facts);
    let mut reader = Reader::new(LAYOUT);
    for Analysed {
        document, mentions, ..
    } in &corpus.documents
    {
        if selection.takes(document) {
            let counted = mentions.iter().filter(|mention| query.takes(mention));
            reader.add_mentions(document, &counted.copied().collect::<Vec<_>>());
        }
    }
    reader.finish()
}

/// Returns the number of lines of each entity.
fn lines_by_entity(concordance: &Concordance) -> BTreeMap<&str, u64> {
    let mut lines = BTreeMap::new();
    for line in &concordance.lines {
        let entity = line.mention.unwrap().entity;
        let id = GAZETTEER.entities[usize::from(entity.0)].id.as_str();
        *lines.entry(id).or_default() += 1;
    }
    lines
}

#[track_caller]
fn require_as_counted(corpus: &Corpus, query: &CountQuery) {
    let table = counted(query.clone(), &corpus.facts);
    let counts = table
        .entities
        .iter()
        .map(|one| (one.id.as_str(), one.mentions()));
    let counts: BTreeMap<&str, u64> = counts.filter(|(_, mentions)| *mentions > 0).collect();
    let concordance = concordance(corpus, query);
    assert_eq!(lines_by_entity(&concordance), counts, "{query:?}");
    assert_eq!(concordance.total, counts.values().sum::<u64>());
}

#[test]
fn every_mention_in_the_sample_has_a_line() {
    let corpus = sample();
    for duplicates in Policy::ALL {
        for counts in [Counts::Names, Counts::Demonyms, Counts::All] {
            let query = CountQuery {
                counts,
                duplicates,
                ..by(Granularity::Total)
            };
            require_as_counted(&corpus, &query);
        }
    }
}

#[test]
fn an_entity_of_the_sample_alone_has_the_lines_that_it_has_among_all() {
    let corpus = sample();
    let all = concordance(&corpus, &by(Granularity::Total));
    for (id, lines) in lines_by_entity(&all) {
        let query = CountQuery {
            entities: vec![GAZETTEER.entity(id).unwrap()],
            ..by(Granularity::Total)
        };
        let alone = concordance(&corpus, &query);
        assert_eq!(alone.total, lines, "{id}");
    }
}

#[test]
fn a_store_and_its_dump_have_the_same_lines() {
    let query = by(Granularity::Total);
    let folder = tempfile::tempdir().unwrap();
    index(folder.path(), &files(&own("corpus/sample")));
    let store = Store::open(folder.path()).unwrap();
    let stored = store.facts(&GAZETTEER).unwrap();
    let mut selection = Selection::of(&query, &stored);
    let mut reader = Reader::new(LAYOUT);
    for document in store.records().unwrap() {
        if selection.takes(&document) {
            let mut mentions = Vec::new();
            MATCHER.find(&document.text, circumstance(&document), &mut mentions);
            mentions.retain(|mention| query.takes(mention));
            reader.add_mentions(&document, &mentions);
        }
    }
    assert_eq!(reader.finish(), concordance(&sample(), &query));
}

#[test]
fn every_mention_in_real_state_media_has_a_line() {
    let Some(folder) = beside("data") else {
        return;
    };
    for folder in std::fs::read_dir(folder).unwrap() {
        let folder = folder.unwrap().path();
        if folder.is_dir() {
            require_as_counted(&corpus(&folder), &by(Granularity::Total));
        }
    }
}
