//! What is told on standard error while a run goes on.

use std::{
    collections::BTreeMap,
    io,
    io::{IsTerminal, Write},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use clap::ValueEnum;
use headcount::{
    ingest::{Observer, Progress},
    source::Recognised,
};
use indicatif::{ProgressBar, ProgressStyle};

/// How progress is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Style {
    /// A bar where standard error is a terminal, otherwise nothing
    #[default]
    Auto,
    /// A bar
    Bar,
    /// A line every few seconds
    Text,
    /// A JSON object a line, for other programs
    Json,
    /// Nothing
    None,
}

impl Style {
    /// Returns the style with `Auto` settled.
    fn settled(self) -> Self {
        match self {
            Self::Auto if io::stderr().is_terminal() => Self::Bar,
            Self::Auto => Self::None,
            style => style,
        }
    }

    /// Returns a bar of some length, which is seen in one style alone.
    fn bar(self, length: u64, template: &str) -> ProgressBar {
        match self {
            Self::Bar => ProgressBar::new(length).with_style(
                ProgressStyle::with_template(template)
                    .expect("the template is a constant that was tried"),
            ),
            _ => ProgressBar::hidden(),
        }
    }
}

/// Prints a line on standard error, if anybody reads it: who has closed it must not stop a run.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Shows progress in one style.
pub(crate) struct Display {
    style: Style,
    bar: ProgressBar,
    last: Option<Instant>,
    /// What was read from which fields where no profile fits, with the number of files.
    guessed: BTreeMap<String, u64>,
}

/// Time between two lines of [`Style::Text`] and [`Style::Json`].
const EVERY: Duration = Duration::from_secs(2);

impl Display {
    /// Returns a display in `style`; `Auto` is settled here.
    pub(crate) fn new(style: Style) -> Self {
        let style = style.settled();
        let bar = style.bar(0, "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {msg}");
        Self {
            style,
            bar,
            last: None,
            guessed: BTreeMap::new(),
        }
    }

    /// Says which fields were recognised in files that no profile knows.
    pub(crate) fn say_guesses(&self) {
        for (fields, files) in &self.guessed {
            let files = if *files == 1 {
                "1 file".to_owned()
            } else {
                format!("{files} files")
            };
            say(&format!(
                "note: no profile fits {files}; recognised by name: {fields}"
            ));
        }
    }
}

impl Observer for Display {
    fn recognised(&mut self, recognised: &Recognised) {
        if !recognised.is_guessed() || recognised.fields.is_empty() {
            return;
        }
        let fields: Vec<String> = recognised
            .fields
            .iter()
            .map(|(field, from)| format!("{field} from {from}"))
            .collect();
        *self.guessed.entry(fields.join(", ")).or_default() += recognised.files;
    }

    fn progress(&mut self, progress: &Progress) {
        let is_due = progress.is_end() || self.last.is_none_or(|last| last.elapsed() >= EVERY);
        match self.style {
            Style::Bar => {
                self.bar.set_length(progress.bytes_total);
                self.bar.set_position(progress.bytes);
                self.bar
                    .set_message(format!("{} records", progress.records));
                if progress.is_end() {
                    self.bar.finish_and_clear();
                }
            }
            Style::Text if is_due => say(&format!(
                "{} of {} files, {} records, {} refused",
                progress.files, progress.files_total, progress.records, progress.rejected
            )),
            Style::Json if is_due => say(&progress.to_json()),
            _ => return,
        }
        self.last = Some(Instant::now());
    }
}

/// Shows how many stored documents were counted again, after the names changed, and how many keep
/// their mentions, since no name in them changed.
pub(crate) struct Recounting {
    style: Style,
    bar: ProgressBar,
    total: u64,
    counted: AtomicU64,
    carried: AtomicU64,
    last: Mutex<Instant>,
}

/// Documents between two looks at the clock.
const LOOK: u64 = 64;

impl Recounting {
    /// Returns a display of so many documents to be gone through.
    pub(crate) fn new(style: Style, total: u64) -> Self {
        let style = style.settled();
        Self {
            style,
            bar: style
                .bar(total, "{bar:30} {pos}/{len} {msg}")
                .with_message(AGAIN),
            total,
            counted: AtomicU64::new(0),
            carried: AtomicU64::new(0),
            last: Mutex::new(Instant::now()),
        }
    }

    /// Takes note of a document that was counted, on any thread.
    pub(crate) fn counted(&self) {
        self.counted.fetch_add(1, Ordering::Relaxed);
        self.show();
    }

    /// Takes note of a document that keeps its mentions, on any thread.
    pub(crate) fn carried(&self) {
        self.carried.fetch_add(1, Ordering::Relaxed);
        self.show();
    }

    fn show(&self) {
        let done = self.counted.load(Ordering::Relaxed) + self.carried.load(Ordering::Relaxed);
        let is_end = done == self.total;
        if !is_end && !done.is_multiple_of(LOOK) {
            return;
        }
        // Another thread that shows it now is as good.
        let Ok(mut last) = self.last.try_lock() else {
            return;
        };
        let is_due = last.elapsed() >= EVERY;
        match self.style {
            Style::Bar => self.bar.set_position(done),
            Style::Text | Style::Json if is_due && !is_end => self.say(false),
            _ => return,
        }
        if is_due {
            *last = Instant::now();
        }
    }

    /// Says that all was gone through.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
        if matches!(self.style, Style::Text | Style::Json) {
            self.say(true);
        }
    }

    fn say(&self, is_end: bool) {
        let total = self.total;
        let counted = self.counted.load(Ordering::Relaxed);
        let carried = self.carried.load(Ordering::Relaxed);
        match self.style {
            Style::Json => say(&format!(
                "{{\"documents_recounted\":{counted},\"documents_carried\":{carried},\"documents_total\":{total}}}"
            )),
            _ if carried == 0 => say(&format!("{counted} of {total} {AGAIN}")),
            _ if is_end => say(&format!("{counted} of {total} {AGAIN}: {OTHERS}")),
            _ => say(&format!(
                "{} of {total} documents gone through, {counted} of them counted again",
                counted + carried
            )),
        }
    }
}

/// What is counted.
const AGAIN: &str = "documents counted again for these names";

/// Why not all are.
const OTHERS: &str = "in the others stands no name that changed";
