//! Reading dumps through the library, as the program does, on a day that does not change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use headcount::analysis::counts::{CountQuery, CountTable, count};
use headcount::analysis::subcorpus::Subcorpus;
use headcount::coverage::{Coverage, Rhythm};
use headcount::dedup::Policy;
use headcount::facts::Facts;
use headcount::gazetteer::model::{Counts, Gazetteer};
use headcount::ingest::{End, FactsSink, Settings, Silent, Sink, StoreSink, run};
use headcount::matching::gate::Gate;
use headcount::period::Granularity;
use headcount::rejection::Rejection;
use headcount::source::{Input, Profiles, discover};
use headcount::store::{Totals, Writer};
use jiff::civil::{Date, date};

/// Later than anything that was published.
const TODAY: Date = date(2026, 11, 1);

pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);
pub(crate) static MATCHER: LazyLock<Gate> = LazyLock::new(|| Gate::new(&GAZETTEER));
static PROFILES: LazyLock<Profiles> = LazyLock::new(Profiles::builtin);

/// Returns a file or folder of the project.
pub(crate) fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Returns a file or folder that lies beside the project, if it is there.
pub(crate) fn beside(name: &str) -> Option<PathBuf> {
    let path = own("../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    {
        eprintln!("skipped: no {name} beside the project");
    }
    None
}

/// Returns the files below a path.
pub(crate) fn files(path: &Path) -> Vec<Input> {
    discover(&[path.to_owned()]).unwrap()
}

/// Reads files into a sink.
pub(crate) fn read<S: Sink>(inputs: &[Input], threads: usize, sink: &mut S)
where
    S::Error: std::fmt::Debug,
{
    let settings = Settings {
        profiles: &PROFILES,
        matcher: &*MATCHER,
        today: TODAY,
        threads,
        interrupted: &AtomicBool::new(false),
    };
    assert_eq!(
        run(inputs, settings, &mut Silent, sink).unwrap(),
        End::Complete
    );
}

/// Counts files without a store.
pub(crate) fn scan(inputs: &[Input], threads: usize) -> (Facts, Vec<Rejection>) {
    let mut sink = FactsSink::default();
    read(inputs, threads, &mut sink);
    sink.finish()
}

/// Adds files to a store; returns what that added.
pub(crate) fn index(folder: &Path, inputs: &[Input]) -> Totals {
    let mut writer = Writer::open(folder, &GAZETTEER).unwrap();
    let before = writer.totals();
    let mut sink = StoreSink::new(&mut writer);
    read(inputs, 2, &mut sink);
    writer.commit().unwrap();
    writer.totals() - before
}

/// Returns what facts cover, with the rhythms that profiles declare.
pub(crate) fn coverage(facts: &Facts) -> Coverage {
    let declared = PROFILES.iter().filter_map(|profile| {
        let rhythm = Rhythm::from(profile.rhythm.as_ref()?);
        Some((profile.outlet.clone()?, rhythm))
    });
    Coverage::of(facts, &declared.collect())
}

/// The default question: everyone, names and demonyms, the last version of each article.
pub(crate) fn by(by: Granularity) -> CountQuery {
    CountQuery {
        entities: Vec::new(),
        by,
        subcorpus: Subcorpus::default(),
        counts: Counts::Demonyms,
        kinds: Vec::new(),
        duplicates: Policy::Revisions,
    }
}

/// Asks a question of facts.
pub(crate) fn counted(query: CountQuery, facts: &Facts) -> CountTable {
    count(query, facts, &GAZETTEER, &coverage(facts))
}

/// Mentions and documents by entity and period, where there are any.
pub(crate) fn numbers(table: &CountTable) -> BTreeMap<(String, String), (u64, u64)> {
    table
        .rows()
        .filter_map(|row| {
            let found = (row.mentions()?, row.documents()?);
            let key = (row.entity.id.clone(), row.period.period.label());
            (found.0 > 0).then_some((key, found))
        })
        .collect()
}

/// Returns the rows of a CSV file with a header, each by column.
pub(crate) fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}
