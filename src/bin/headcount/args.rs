//! The command line: what can be asked, as types.

use std::path::PathBuf;

use clap::{Args, Parser};
use headcount::{
    dedup::Policy,
    gazetteer::model::Counts,
    language::Language,
    period::{DayOfYear, Granularity},
    report::{counts::Unit, format::Format},
};
use jiff::civil::Date;

use crate::{commands::Command, engine::Engine, progress};

/// Counts who state media talk about, how often, and who has fallen silent
///
/// Give it a dump of state-media text, in any of its formats, and it counts mentions of
/// leaders and countries per period, each count with its denominator, its coverage and the
/// records that it could not read.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, after_help = EXAMPLES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  headcount scan dump/ --entity cn,ru --by month
  headcount index dump/ && headcount count --entity xi_jinping,putin --by year
  headcount explain '조중친선' --date 2024-10-06";

/// Where dumps are and how they are read.
#[derive(Debug, Args)]
pub(crate) struct Sources {
    /// Folder of outlet profiles (TOML) to use before the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) profiles: Option<PathBuf>,
}

/// Which names are looked for.
#[derive(Debug, Args)]
pub(crate) struct Names {
    /// Folder of gazetteer files (TOML) to use in place of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(crate) gazetteer: Option<PathBuf>,

    /// Folder of gazetteer files (TOML) to lay over the built-in ones: adds names, replaces
    /// entities of the same id
    #[arg(long, value_name = "DIR", conflicts_with = "gazetteer")]
    pub(crate) extend_gazetteer: Option<PathBuf>,
}

impl Names {
    /// The names compiled in.
    pub(crate) const BUILTIN: Self = Self {
        gazetteer: None,
        extend_gazetteer: None,
    };
}

/// Where the store is.
#[derive(Debug, Args)]
pub(crate) struct StoreFolder {
    /// Folder of the store
    #[arg(long, value_name = "DIR", default_value = DEFAULT_STORE)]
    pub(crate) store: PathBuf,
}

/// The store that is meant if none is named.
pub(crate) const DEFAULT_STORE: &str = "headcount-store";

/// How a run goes.
#[derive(Debug, Args)]
pub(crate) struct Running {
    /// Threads that analyse [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,

    /// How names are found; every way finds the same, and only some are fast
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "ENGINE",
        hide_short_help = true
    )]
    pub(crate) engine: Engine,

    /// How progress is shown on standard error
    #[arg(long, value_enum, default_value_t, value_name = "STYLE")]
    pub(crate) progress: progress::Style,

    /// Exit with 1 if any record was refused
    #[arg(long)]
    pub(crate) strict: bool,
}

/// With what documents are read: outlet profiles, names, threads.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    pub(crate) sources: Sources,

    #[command(flatten)]
    pub(crate) names: Names,

    #[command(flatten)]
    pub(crate) running: Running,
}

/// What is counted, where, and how finely.
#[derive(Debug, Args)]
pub(crate) struct Question {
    /// Who is counted: ids or any of their names, or `countries`, `leaders`, `organisations`
    /// [default: everyone mentioned]
    #[arg(long, value_name = "WHO,…", value_delimiter = ',')]
    pub(crate) entity: Vec<String>,

    /// How finely time is cut: day, week, month, quarter, half, year or total
    #[arg(long, value_name = "PERIOD", default_value = "total")]
    pub(crate) by: Granularity,

    #[command(flatten)]
    pub(crate) subcorpus: Subcorpus,

    #[command(flatten)]
    pub(crate) counting: Counting,

    #[command(flatten)]
    pub(crate) output: Output,

    #[command(flatten)]
    pub(crate) evidence: Evidence,

    /// Also write every mention that counts to a file: .csv, .jsonl, .arrow or .parquet
    #[arg(long, value_name = "FILE")]
    pub(crate) mentions_out: Option<PathBuf>,
}

/// A question about one entity.
#[derive(Debug, Args)]
pub(crate) struct OneEntity {
    /// Who is looked for: an id or any name
    pub(crate) entity: String,

    #[command(flatten)]
    pub(crate) place: Place,

    #[command(flatten)]
    pub(crate) subcorpus: Subcorpus,

    #[command(flatten)]
    pub(crate) counting: Counting,

    #[command(flatten)]
    pub(crate) evidence: Evidence,

    #[command(flatten)]
    pub(crate) format: FormatArg,

    #[command(flatten)]
    pub(crate) reading: Reading,
}

/// What counts, and as how many.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Counting {
    /// Which names of a country count: `names`, `names+demonyms` or `all` (also capitals,
    /// parties, titles)
    #[arg(long, value_name = "LEVEL", default_value = "names+demonyms", value_parser = counts)]
    pub(crate) counts: Counts,

    /// Which records count as one article: `copies` merges equal texts, `revisions` also edited
    /// re-issues, `none` nothing
    #[arg(long, value_name = "POLICY", default_value = "revisions", value_parser = policy)]
    pub(crate) duplicates: Policy,
}

/// What is asked: a dump or a store.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// Files and folders of a dump [default: the store]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) store: StoreFolder,
}

/// Which documents are looked at.
#[derive(Clone, Debug, Args)]
pub(crate) struct Subcorpus {
    /// First day [default: that of the first document]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) from: Option<Date>,

    /// Last day [default: that of the last document]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) to: Option<Date>,

    /// In every year, only the days up to this one
    #[arg(long, value_name = "MM-DD")]
    pub(crate) to_date: Option<DayOfYear>,

    /// Only these outlets [default: all]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub(crate) outlet: Vec<String>,

    /// Only documents that stand in this section; may be repeated [default: all]
    #[arg(long, value_name = "NAME")]
    pub(crate) section: Vec<String>,

    /// Only these languages: ko, en, zh, ru, ja, es [default: all]
    #[arg(long, value_name = "CODE,…", value_delimiter = ',')]
    pub(crate) language: Vec<Language>,
}

impl Subcorpus {
    /// Returns all documents of these outlets, sections and languages.
    pub(crate) fn on_any_day(
        outlets: &[String],
        sections: &[String],
        languages: &[Language],
    ) -> Self {
        Self {
            from: None,
            to: None,
            to_date: None,
            outlet: outlets.to_vec(),
            section: sections.to_vec(),
            language: languages.to_vec(),
        }
    }
}

/// How an answer is written.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Number shown in text and Markdown: mentions, documents, share or per-million; JSON and CSV
    /// carry all
    #[arg(long, value_name = "UNIT", default_value = "documents")]
    pub(crate) unit: Unit,

    /// Show only so many in text and Markdown, the largest number first [default: all asked for,
    /// or 20 if none was; of countries, leaders and organisations those with a mention]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: Option<u32>,

    #[command(flatten)]
    pub(crate) format: FormatArg,
}

/// Whether documents are named.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Evidence {
    /// Also list the documents behind each number: date, outlet, id, title and link; in CSV and
    /// JSON their ids
    #[arg(long)]
    pub(crate) evidence: bool,
}

/// The format of an answer.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct FormatArg {
    /// Format of the answer: text, csv, json or markdown
    #[arg(long, value_name = "FORMAT", default_value_t)]
    pub(crate) format: Format,
}

/// Reads a day.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write a day that exists as year, month and day: 2024-09-20".to_owned())
}

/// Reads which names count.
pub(crate) fn counts(text: &str) -> Result<Counts, String> {
    match text {
        "names" => Ok(Counts::Names),
        // The second is what reports call it.
        "names+demonyms" | "demonyms" => Ok(Counts::Demonyms),
        "all" => Ok(Counts::All),
        _ => Err("use names, names+demonyms or all".to_owned()),
    }
}

/// Reads which records count as one article.
pub(crate) fn policy(text: &str) -> Result<Policy, String> {
    match text {
        "copies" => Ok(Policy::Copies),
        "revisions" => Ok(Policy::Revisions),
        "none" => Ok(Policy::None),
        _ => Err("use copies, revisions or none".to_owned()),
    }
}
