//! Where a run spends its time, told to whoever reads the clock: the library does not.

/// What a run does with a record, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A file is read, unpacked and cut into records; on a thread of its own.
    Cut,
    /// The fields of a record are read, its day and outlet found.
    Fields,
    /// Title and text are freed of markup and normalised.
    Text,
    /// The language is told.
    Language,
    /// Tokens are counted.
    Tokens,
    /// The digest that is the document's identity is made.
    Identity,
    /// The fingerprints are made that tell versions.
    Fingerprints,
    /// Names are found.
    Names,
    /// The sink takes the document; on the calling thread.
    Fold,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 9] = [
        Self::Cut,
        Self::Fields,
        Self::Text,
        Self::Language,
        Self::Tokens,
        Self::Identity,
        Self::Fingerprints,
        Self::Names,
        Self::Fold,
    ];

    /// Returns what is done in it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cut => "read and cut records",
            Self::Fields => "fields and dates",
            Self::Text => "clean text",
            Self::Language => "language",
            Self::Tokens => "tokens",
            Self::Identity => "identity digests",
            Self::Fingerprints => "fingerprints",
            Self::Names => "names",
            Self::Fold => "fold into facts",
        }
    }
}

/// Takes the time of stages, on any thread.
pub trait Stopwatch: Sync {
    /// Begins a stage on the calling thread; it ends with the lap, or when the lap goes on to
    /// another.
    fn lap(&self, stage: Stage) -> impl Lap;
}

/// A run of stages on one thread, without a pause in between.
pub trait Lap {
    /// Ends the stage before, and begins this.
    fn begin(&mut self, stage: Stage);
}

/// Takes no time, and leaves nothing of the taking in the program.
#[derive(Clone, Copy, Debug)]
pub struct Untimed;

impl Stopwatch for Untimed {
    fn lap(&self, _: Stage) -> impl Lap {
        Self
    }
}

impl Lap for Untimed {
    fn begin(&mut self, _: Stage) {}
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::gazetteer::model::Gazetteer;
    use crate::ingest::FactsSink;
    use crate::ingest::Settings;
    use crate::ingest::Silent;
    use crate::ingest::run_timed;
    use crate::matching::gate::Gate;
    use crate::source;
    use crate::source::Profiles;

    /// Notes laps in the order in which they end.
    #[derive(Default)]
    struct Notebook(Mutex<Vec<Vec<Stage>>>);

    struct Noted<'a>(&'a Notebook, Vec<Stage>);

    impl Stopwatch for Notebook {
        fn lap(&self, stage: Stage) -> impl Lap {
            Noted(self, vec![stage])
        }
    }

    impl Lap for Noted<'_> {
        fn begin(&mut self, stage: Stage) {
            self.1.push(stage);
        }
    }

    impl Drop for Noted<'_> {
        fn drop(&mut self) {
            self.0.0.lock().unwrap().push(std::mem::take(&mut self.1));
        }
    }

    #[test]
    fn a_document_passes_every_stage_and_a_refused_record_the_first_alone() {
        let folder = tempfile::tempdir().unwrap();
        let dump = folder.path().join("dump.jsonl");
        let records = "{\"date\":\"2024-01-01\",\"text\":\"China\"}\n{\"text\":\"no day\"}\n";
        fs::write(&dump, records).unwrap();
        let gazetteer = Gazetteer::builtin();
        let settings = Settings {
            profiles: &Profiles::builtin(),
            matcher: &Gate::new(&gazetteer),
            today: jiff::civil::date(2025, 1, 1),
            threads: 1,
            interrupted: &AtomicBool::new(false),
        };
        let inputs = source::discover(&[dump]).unwrap();
        let notebook = Notebook::default();
        let mut sink = FactsSink::default();
        run_timed(&inputs, settings, &notebook, &mut Silent, &mut sink).unwrap();

        let mut laps = notebook.0.into_inner().unwrap();
        laps.iter_mut().for_each(Vec::dedup);
        laps.sort();
        laps.dedup();
        let worked = [
            Stage::Fields,
            Stage::Text,
            Stage::Identity,
            Stage::Language,
            Stage::Tokens,
            Stage::Names,
            Stage::Fingerprints,
            // The second record.
            Stage::Fields,
        ];
        assert_eq!(laps, [vec![Stage::Cut], worked.to_vec(), vec![Stage::Fold]]);
    }
}
