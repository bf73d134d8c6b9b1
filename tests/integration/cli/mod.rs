//! The program from outside: what it prints where, and with which exit code it ends.
#![allow(
    clippy::print_stdout,
    reason = "a test that is skipped says so where tests speak"
)]

mod claims;
mod collocates;
mod compare;
mod concordance;
mod engines;
mod evidence;
mod exports;
mod formats;
mod generate;
mod help;
mod inputs;
mod kills;
mod nothing;
mod outlets;
mod printed;
mod questions;
mod read_only;
mod real_claims;
mod removals;
mod repair_kills;
mod repairs;
mod report;
mod revisions;
mod seals;
mod search;
mod season;
mod sections;
mod sessions;
mod show;
mod silence;
mod stores;
mod tallies;
mod timings;
mod trend;

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A folder of its own, and the program run in it.
struct Desk {
    folder: TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Returns the program with arguments, not yet started.
    fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(program());
        command
            .args(args)
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs the program; arguments are words between spaces.
    fn run(&self, args: &str) -> Ended {
        Ended::of(&mut self.command(args.split_whitespace()))
    }

    /// Runs it and requires that all was done.
    fn out(&self, args: &str) -> String {
        let ended = self.run(args);
        assert_eq!(ended.code, Some(0), "headcount {args}: {ended:?}");
        ended.out
    }

    /// Runs it and requires that it fails, with nothing on standard output; returns the message.
    fn error(&self, args: &str) -> String {
        let ended = self.run(args);
        assert_eq!(ended.code, Some(2), "headcount {args}: {ended:?}");
        assert_eq!(ended.out, "", "headcount {args}");
        assert!(ended.err.starts_with("error: "), "{}", ended.err);
        ended.err
    }

    /// Runs it on what holds no article that can be read, and requires that it answers and says
    /// so.
    fn out_of_nothing(&self, args: &str) -> String {
        let ended = self.run(args);
        assert_eq!(ended.code, Some(1), "headcount {args}: {ended:?}");
        assert!(ended.err.contains("nothing could be read"), "{}", ended.err);
        ended.out
    }

    /// As [`Self::out_of_nothing`], for JSON.
    fn json_of_nothing(&self, args: &str) -> serde_json::Value {
        serde_json::from_str(&self.out_of_nothing(&format!("{args} --format json"))).unwrap()
    }

    /// Runs it and returns the JSON that it writes.
    fn json(&self, args: &str) -> serde_json::Value {
        serde_json::from_str(&self.out(&format!("{args} --format json"))).unwrap()
    }
}

impl Ended {
    fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: told(output.stderr),
        }
    }
}

/// Returns what was said on standard error, but for the note on fields that were recognised:
/// the dumps here are of no outlet that a profile knows.
fn told(stderr: Vec<u8>) -> String {
    let stderr = String::from_utf8(stderr).unwrap();
    let is_other = |line: &&str| !line.starts_with("note: no profile fits");
    stderr.split_inclusive('\n').filter(is_other).collect()
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_headcount"))
}

/// Three articles of two outlets in two languages, and a record without a day.
const DUMP: &str = r#"{"outlet":"north","section":"front","title":"One","date":"2024-01-01","text":"Xi Jinping of China met the people of China."}
{"outlet":"north","section":"back","title":"Two","date":"2024-02-10","text":"A delegation from Russia arrived."}
{"outlet":"south","section":"back","title":"셋","date":"2024-02-11","text":"김정은동지께서 중국의 벗들을 만나시였다."}
{"outlet":"north","title":"Four","text":"China"}
"#;

/// Returns many invented articles, a line each, all different.
fn many(articles: usize) -> String {
    let names = ["China", "Russia", "Japan", "로씨야", "중국", "Kim Jong Un"];
    let article = |n: usize| {
        let (month, day) = (1 + n % 12, 1 + n % 28);
        let name = names[n % names.len()];
        let words = "and the people of the town greeted the guests ".repeat(6);
        format!(
            "{{\"title\":\"Number {n}\",\"date\":\"2024-{month:02}-{day:02}\",\"text\":\"{name} {words}{n}\"}}\n"
        )
    };
    let articles: Vec<String> = (0..articles).map(article).collect();
    articles.concat()
}
