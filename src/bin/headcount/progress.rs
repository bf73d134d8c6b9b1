//! What is told on standard error while a run goes on.

use std::{collections::BTreeMap, io, io::IsTerminal, time::Duration, time::Instant};

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

/// Prints a line on standard error.
#[expect(clippy::print_stderr, reason = "the one place that does")]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
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
        let style = match style {
            Style::Auto if io::stderr().is_terminal() => Style::Bar,
            Style::Auto => Style::None,
            style => style,
        };
        let bar = match style {
            Style::Bar => ProgressBar::new(0).with_style(
                ProgressStyle::with_template(
                    "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {msg}",
                )
                .expect("the template is a constant that was tried"),
            ),
            _ => ProgressBar::hidden(),
        };
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
