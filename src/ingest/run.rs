//! One run: every input through every stage, into one sink.

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use jiff::civil::Date;

use super::analyse::Analysed;
use super::analyse::analyse_timed;
use super::observer::Observer;
use super::observer::Progress;
use super::pipeline::Proceed;
use super::pipeline::ordered;
use super::stopwatch::Lap;
use super::stopwatch::Stage;
use super::stopwatch::Stopwatch;
use super::stopwatch::Untimed;
use crate::matching::Matcher;
use crate::menu::MenuFile;
use crate::rejection::Rejection;
use crate::source;
use crate::source::Input;
use crate::source::Profiles;
use crate::source::RawBatch;
use crate::source::Recognised;

/// What every file of a run is read with.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    /// Where the fields of each outlet's records stand.
    pub profiles: &'a Profiles,
    /// Finds the mentions.
    pub matcher: &'a dyn Matcher,
    /// The day of the run: later dates are refused.
    pub today: Date,
    /// Threads that analyse; one more reads. At least 1.
    pub threads: usize,
    /// Ends the run at the next batch once it is true.
    pub interrupted: &'a AtomicBool,
}

impl std::fmt::Debug for Settings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("today", &self.today)
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}

/// What a sink wants of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What follows the first so many records and menus, which it holds already.
    After(u64),
    /// Nothing: it holds all of the file, or can learn nothing of it.
    Nothing,
}

/// Takes what a run finds, in the order of the files and of the records in them.
pub trait Sink {
    /// Why it could not take something.
    type Error;

    /// Returns what is wanted of each file; called once, before any is read.
    ///
    /// # Errors
    ///
    /// If a file cannot be looked at.
    fn plan(&mut self, inputs: &[Input]) -> Result<Vec<Wanted>, Self::Error> {
        Ok(vec![Wanted::After(0); inputs.len()])
    }

    /// Takes what it wants of a document of the input at this position; the rest is freed by the
    /// thread that made it.
    ///
    /// # Errors
    ///
    /// If it cannot be kept; the run ends.
    fn document(&mut self, input: usize, analysed: &Analysed) -> Result<(), Self::Error>;

    /// Takes a record of the input at this position that was refused.
    ///
    /// # Errors
    ///
    /// If it cannot be kept; the run ends.
    fn rejection(&mut self, input: usize, rejection: Rejection) -> Result<(), Self::Error>;

    /// Takes what a file of the input at this position tells of menus. It is no record; a sink
    /// that has no use for menus need not take it.
    ///
    /// # Errors
    ///
    /// If it cannot be kept; the run ends.
    fn menu(&mut self, input: usize, menu: MenuFile) -> Result<(), Self::Error> {
        let _ = (input, menu);
        Ok(())
    }

    /// Takes note that the system does not let the input at this position be read, or not to
    /// its end.
    ///
    /// # Errors
    ///
    /// If that ends the run.
    fn unreadable(&mut self, input: usize, error: source::Error) -> Result<(), Self::Error>;

    /// Notes that the input at this position was read to its end.
    ///
    /// # Errors
    ///
    /// If that cannot be kept; the run ends.
    fn finished(&mut self, input: usize) -> Result<(), Self::Error> {
        let _ = input;
        Ok(())
    }
}

/// How a run ended that did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every file was read.
    Complete,
    /// It was interrupted; the sink has what came before.
    Interrupted,
}

/// What travels from the reader to the workers.
enum Piece {
    Batch {
        input: usize,
        batch: RawBatch,
    },
    Finished {
        input: usize,
        recognised: Vec<Recognised>,
    },
    Unreadable {
        input: usize,
        error: source::Error,
    },
}

/// What travels from the workers to the sink.
enum Done {
    Batch {
        input: usize,
        bytes: u64,
        menu: Option<MenuFile>,
        results: Vec<Result<Analysed, Rejection>>,
    },
    Finished {
        input: usize,
        recognised: Vec<Recognised>,
    },
    Unreadable {
        input: usize,
        error: Option<source::Error>,
    },
}

/// Reads every input and hands `sink` each document with its mentions, and each rejection.
///
/// The sink sees the same in the same order at any number of threads.
///
/// # Errors
///
/// What the sink returns. A damaged file is no error but a rejection.
pub fn run<S: Sink>(
    inputs: &[Input],
    settings: Settings<'_>,
    observer: &mut dyn Observer,
    sink: &mut S,
) -> Result<End, S::Error> {
    run_timed(inputs, settings, &Untimed, observer, sink)
}

/// As [`run`], telling each thread's stages to a stopwatch. Time in which a thread waits for
/// another belongs to no stage.
///
/// # Errors
///
/// What the sink returns.
pub fn run_timed<S: Sink>(
    inputs: &[Input],
    settings: Settings<'_>,
    stopwatch: &impl Stopwatch,
    observer: &mut dyn Observer,
    sink: &mut S,
) -> Result<End, S::Error> {
    let wanted = sink.plan(inputs)?;
    let sizes: Vec<u64> = inputs.iter().map(Input::bytes).collect();
    let mut progress = Progress {
        files_total: inputs.len() as u64,
        bytes_total: sizes.iter().sum(),
        ..Progress::default()
    };
    let mut bytes_before = 0;
    let mut held = 0;
    let mut current = None;
    let broken_off = AtomicBool::new(false);
    ordered(
        settings.threads,
        |emit| {
            if read(inputs, &wanted, settings, stopwatch, emit) == Reading::BrokenOff {
                broken_off.store(true, Ordering::SeqCst);
            }
        },
        |piece| work(piece, settings.matcher, stopwatch),
        |done| {
            let _lap = stopwatch.lap(Stage::Fold);
            match done {
                Done::Batch {
                    input,
                    bytes,
                    menu,
                    results,
                } => {
                    let input = *input;
                    if current.replace(input) != Some(input) {
                        held = match wanted[input] {
                            Wanted::After(records) => records,
                            Wanted::Nothing => 0,
                        };
                    }
                    // A compressed file unfolds to more than its size.
                    let end_of_file = bytes_before + sizes[input];
                    progress.bytes = (progress.bytes + *bytes).min(end_of_file);
                    if let Some(menu) = menu.take() {
                        if held > 0 {
                            held -= 1;
                        } else {
                            sink.menu(input, menu)?;
                        }
                    }
                    for result in results {
                        progress.records += 1;
                        if held > 0 {
                            held -= 1;
                            continue;
                        }
                        match result {
                            Ok(analysed) => sink.document(input, analysed)?,
                            Err(rejection) => {
                                progress.rejected += 1;
                                sink.rejection(input, rejection.clone())?;
                            }
                        }
                    }
                }
                Done::Unreadable { input, error } => {
                    progress.rejected += 1;
                    progress.files += 1;
                    if let Some(error) = error.take() {
                        sink.unreadable(*input, error)?;
                    }
                }
                Done::Finished { input, recognised } => {
                    let input = *input;
                    for recognised in recognised {
                        observer.recognised(recognised);
                    }
                    if wanted[input] != Wanted::Nothing {
                        sink.finished(input)?;
                    }
                    bytes_before += sizes[input];
                    progress.bytes = bytes_before;
                    progress.files += 1;
                }
            }
            observer.progress(&progress);
            Ok(())
        },
    )?;
    // An interrupt that came after the last batch has cost nothing.
    Ok(if broken_off.load(Ordering::SeqCst) {
        End::Interrupted
    } else {
        End::Complete
    })
}

/// How the reading of all files ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// At the end of the last file.
    Ended,
    /// Before it: by an interrupt, or because the sink failed.
    BrokenOff,
}

/// Reads the files one after the other, until the end or an interrupt.
fn read(
    inputs: &[Input],
    wanted: &[Wanted],
    settings: Settings<'_>,
    stopwatch: &impl Stopwatch,
    emit: &mut dyn FnMut(Piece) -> Proceed,
) -> Reading {
    for (input, (file, wanted)) in inputs.iter().zip(wanted).enumerate() {
        let mut flow = ControlFlow::Continue(());
        let mut recognised = Vec::new();
        if *wanted != Wanted::Nothing {
            let mut cutting = Some(stopwatch.lap(Stage::Cut));
            let read = source::read(file, settings.profiles, settings.today, &mut |batch| {
                // Waiting until the workers have room is no work.
                drop(cutting.take());
                let is_over = settings.interrupted.load(Ordering::SeqCst)
                    || emit(Piece::Batch { input, batch }) == Proceed::No;
                if is_over {
                    flow = ControlFlow::Break(());
                }
                cutting = Some(stopwatch.lap(Stage::Cut));
                flow
            });
            drop(cutting);
            match read {
                Ok(summary) => recognised = summary.recognised,
                Err(error) => match emit(Piece::Unreadable { input, error }) {
                    Proceed::Yes => continue,
                    Proceed::No => return Reading::BrokenOff,
                },
            }
        }
        if flow.is_break() || emit(Piece::Finished { input, recognised }) == Proceed::No {
            return Reading::BrokenOff;
        }
    }
    Reading::Ended
}

/// Turns raw records into documents with their mentions.
fn work(piece: Piece, matcher: &dyn Matcher, stopwatch: &impl Stopwatch) -> Done {
    match piece {
        Piece::Finished { input, recognised } => Done::Finished { input, recognised },
        Piece::Unreadable { input, error } => Done::Unreadable {
            input,
            error: Some(error),
        },
        Piece::Batch { input, mut batch } => {
            let mut lap = stopwatch.lap(Stage::Fields);
            let menu = batch.take_menu();
            let mut results = Vec::with_capacity(batch.len());
            for record in batch.records() {
                results.push(record.and_then(|record| analyse_timed(record, matcher, &mut lap)));
                lap.begin(Stage::Fields);
            }
            Done::Batch {
                input,
                bytes: batch.bytes() as u64,
                menu,
                results,
            }
        }
    }
}
