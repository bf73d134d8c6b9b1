//! When was an entity not mentioned, for how long, and how surprising is that?
//!
//! A silence is made of issue days that are held and do not mention the entity. Days without
//! documents are no silence: a run begins and ends on days with documents, and says how many of
//! its issue days are held.

mod days;
mod surprise;

use jiff::civil::Date;

use crate::analysis::corpus::Corpus;
use crate::analysis::subcorpus::Subcorpus;
use crate::coverage::Coverage;
use crate::coverage::PeriodCoverage;
use crate::dedup::Deduplicated;
use crate::dedup::Policy;
use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use self::days::Days;

pub(super) use self::days::Said;
pub(super) use self::days::said;
pub use self::surprise::Surprise;

/// Runs that are shown, the longest first.
pub const SHOWN: usize = 5;

/// Whose silence, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilenceQuery {
    /// Who is looked for.
    pub entity: EntityIndex,
    /// Days that were fixed before looking, if any; first and last.
    pub window: Option<(Date, Date)>,
    /// Which documents are looked at, without a restriction of days.
    pub subcorpus: Subcorpus,
    /// Which mentions break a silence.
    pub counts: Counts,
    /// Which documents count as one.
    pub duplicates: Policy,
}

/// The answer to a [`SilenceQuery`].
#[derive(Clone, Debug, PartialEq)]
pub struct Silences {
    /// What was asked.
    pub query: SilenceQuery,
    /// What there was to search.
    pub corpus: Corpus,
    /// Names of the outlets that were asked for; empty for all.
    pub outlets: Vec<String>,
    /// Names of the sections that were asked for; empty for all.
    pub sections: Vec<String>,
    /// Id of the entity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Documents searched.
    pub documents: u64,
    /// Documents with a mention.
    pub mentioning: u64,
    /// The window asked for, if any, then the longest runs, by issue days held and then by time.
    /// The run that is still open is always among them.
    pub stretches: Vec<Stretch>,
}

/// What a stretch of days is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The window asked for, whether it holds mentions or not.
    Window,
    /// A run of days without a mention.
    Run,
    /// The run that the last document ends: it may go on.
    OpenRun,
}

/// A stretch of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// What it is.
    pub kind: Kind,
    /// First day; of a run, one with documents.
    pub from: Date,
    /// Last day; of a run, one with documents.
    pub to: Date,
    /// How completely it is held.
    pub coverage: PeriodCoverage,
    /// Documents searched in it.
    pub documents: u64,
    /// Documents with a mention: none in a run.
    pub mentioning: u64,
    /// Documents without a mention that counts in which a title stands for the entity.
    pub by_title: u64,
    /// The last mention before it.
    pub before: Option<Place>,
    /// The first mention after it.
    pub after: Option<Place>,
    /// How surprising it is that it is empty; `None` if it is not, if nothing is held in it, or
    /// if too little is known of the time before.
    pub surprise: Option<Surprise>,
}

/// A document that mentions the entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its day of publication.
    pub day: Date,
    /// Its id.
    pub document: DocumentId,
}

impl Stretch {
    /// Returns whether anything was searched in it.
    pub fn is_searched(&self) -> bool {
        self.documents > 0
    }
}

/// Returns the silences of an entity. `facts` must have been found with `gazetteer`, and
/// `coverage` be that of `facts`.
pub fn silences(
    query: SilenceQuery,
    facts: &Facts,
    gazetteer: &Gazetteer,
    coverage: &Coverage,
) -> Silences {
    let deduplicated = Deduplicated::of(facts, query.duplicates);
    let days = Days::of(&query, facts, &deduplicated, coverage);
    let mut runs = days.runs();
    runs.sort_by_key(|run| {
        let held = run.coverage.issue_days_held;
        (std::cmp::Reverse(held), run.from)
    });
    let open = runs
        .iter()
        .skip(SHOWN)
        .find(|run| run.kind == Kind::OpenRun)
        .cloned();
    runs.truncate(SHOWN);
    let window = query.window.map(|(from, to)| days.window(from, to));
    let stretches = window.into_iter().chain(runs).chain(open).collect();
    let (documents, mentioning) = days.totals();
    let entity = &gazetteer.entities[usize::from(query.entity.0)];
    let outlets = query.subcorpus.outlets.iter();
    let sections = query.subcorpus.sections.iter();
    Silences {
        corpus: Corpus::of(facts, deduplicated.totals, gazetteer),
        outlets: outlets
            .map(|outlet| facts.outlet(*outlet).to_owned())
            .collect(),
        sections: sections
            .map(|section| facts.sections[usize::from(section.0)].clone())
            .collect(),
        id: entity.id.clone(),
        name: entity.name.clone(),
        documents,
        mentioning,
        stretches,
        query,
    }
}

#[cfg(test)]
mod tests;
