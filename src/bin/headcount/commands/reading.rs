//! Reading dumps: what `scan`, `index` and their kin share.

use std::{collections::BTreeMap, num::NonZero, path::PathBuf, sync::atomic::AtomicBool, thread};

use anyhow::{Context, bail};
use headcount::{
    coverage::Rhythm,
    facts::Facts,
    gazetteer::{declaration::Declarations, files::GazetteerFiles, model::Gazetteer},
    ingest::{self, End, FactsSink, Settings, Sink},
    matching::Matcher,
    rejection::Rejection,
    source::{self, Input, Profile, Profiles},
};
use jiff::ZonedDateTime;

use crate::{
    args::{Names, Running, Sources},
    interrupt,
    progress::Display,
    timings::Timings,
};

/// Reads the files of the gazetteer that the arguments name.
pub(crate) fn names(names: &Names) -> anyhow::Result<GazetteerFiles> {
    Ok(match (&names.gazetteer, &names.extend_gazetteer) {
        (Some(folder), _) => GazetteerFiles::of_folder(folder)?,
        (None, Some(folder)) => {
            GazetteerFiles::builtin().overlaid_by(GazetteerFiles::of_folder(folder)?)
        }
        (None, None) => GazetteerFiles::builtin(),
    })
}

/// Loads the gazetteer that the arguments name.
pub(crate) fn gazetteer(of: &Names) -> anyhow::Result<Gazetteer> {
    Ok(names(of)?.assemble()?)
}

/// Reads the declarations of the gazetteer that the arguments name, with their places.
pub(crate) fn declarations(of: &Names) -> anyhow::Result<Declarations> {
    Ok(names(of)?.declarations()?)
}

/// Returns how often each outlet publishes, where its profile says so.
pub(crate) fn rhythms(profiles: &Profiles) -> BTreeMap<String, Rhythm> {
    let declared = |profile: &Profile| {
        let rhythm = Rhythm::from(profile.rhythm.as_ref()?);
        Some((profile.outlet.clone()?, rhythm))
    };
    profiles.iter().filter_map(declared).collect()
}

/// Loads the outlet profiles that the arguments name.
pub(crate) fn profiles(sources: &Sources) -> anyhow::Result<Profiles> {
    Ok(match &sources.profiles {
        Some(folder) => Profiles::with_folder(folder)?,
        None => Profiles::builtin(),
    })
}

/// Returns the number of threads asked for, or one a processor.
pub(crate) fn threads(running: &Running) -> usize {
    running.threads.map_or_else(
        || thread::available_parallelism().map_or(1, NonZero::get),
        usize::from,
    )
}

/// Has stored texts counted on the number of threads asked for.
pub(crate) fn use_threads(running: &Running) -> anyhow::Result<()> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads(running))
        .build_global()
        .context("cannot start threads")
}

/// A dump, and what it is read with.
pub(crate) struct Dump<'a> {
    inputs: Vec<Input>,
    profiles: &'a Profiles,
    matcher: &'a dyn Matcher,
    running: &'a Running,
    timings: Option<&'a Timings>,
    interrupted: &'a AtomicBool,
}

impl Dump<'_> {
    /// Returns the files that are read.
    pub(crate) fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Returns the flag that is true once the run is asked to stop.
    pub(crate) fn interrupted(&self) -> &AtomicBool {
        self.interrupted
    }

    /// Reads every file into the sink, showing progress, and says what had to be guessed.
    pub(crate) fn read<S: Sink>(&self, sink: &mut S) -> Result<End, S::Error> {
        let mut display = Display::new(self.running.progress);
        let end = self.run(&mut display, sink)?;
        if end == End::Complete {
            display.say_guesses();
        }
        Ok(end)
    }

    /// Reads every file once more, into another sink.
    pub(crate) fn read_again<S: Sink>(&self, sink: &mut S) -> Result<End, S::Error> {
        self.run(&mut Display::new(self.running.progress), sink)
    }

    fn run<S: Sink>(&self, display: &mut Display, sink: &mut S) -> Result<End, S::Error> {
        let settings = Settings {
            profiles: self.profiles,
            matcher: self.matcher,
            today: ZonedDateTime::now().date(),
            threads: threads(self.running),
            interrupted: self.interrupted,
        };
        match self.timings {
            None => ingest::run(&self.inputs, settings, display, sink),
            Some(timings) => ingest::run_timed(&self.inputs, settings, timings, display, sink),
        }
    }
}

/// Finds the files below `paths` and hands them to `with`, ready to be read.
pub(crate) fn with_dump<T>(
    paths: &[PathBuf],
    profiles: &Profiles,
    gazetteer: &Gazetteer,
    running: &Running,
    with: impl FnOnce(&Dump<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    with_timed_dump(paths, profiles, gazetteer, running, None, with)
}

/// As [`with_dump`], taking the time of what is read.
pub(crate) fn with_timed_dump<T>(
    paths: &[PathBuf],
    profiles: &Profiles,
    gazetteer: &Gazetteer,
    running: &Running,
    timings: Option<&Timings>,
    with: impl FnOnce(&Dump<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let inputs = source::discover(paths)?;
    let interrupted = interrupt::flag()?;
    let matcher = running.engine.matcher(gazetteer);
    with(&Dump {
        inputs,
        profiles,
        matcher: &*matcher,
        running,
        timings,
        interrupted: &interrupted,
    })
}

/// Reads a dump for its facts and rejections.
pub(crate) fn facts(dump: &Dump<'_>) -> anyhow::Result<(Facts, Vec<Rejection>)> {
    let mut sink = FactsSink::default();
    to_its_end(dump, &mut sink)?;
    Ok(sink.finish())
}

/// Reads a dump into a sink, whose answer would be partial before the end.
pub(crate) fn to_its_end<S: Sink>(dump: &Dump<'_>, sink: &mut S) -> anyhow::Result<()>
where
    S::Error: std::error::Error + Send + Sync + 'static,
{
    if dump.read(sink).context("cannot read the dump")? == End::Interrupted {
        bail!(
            "interrupted before the end of the dump: nothing is shown, since it would be partial"
        );
    }
    Ok(())
}
