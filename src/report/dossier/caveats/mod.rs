//! What a reader must know before quoting a number, as far as the data call for it.

mod held;

use crate::analysis::counts::SearchedPeriod;
use crate::analysis::dossier::Searched;
use crate::coverage::State;
use crate::measure::change_point::SHORTEST;

use super::super::claims;
use super::super::counts::length_warning;
use super::super::counts::volume_warning;
use super::super::table::Column;
use super::super::table::Row;
use super::Keyed;
use super::Report;
use super::findings::plural;

use self::held::coverage;
use self::held::gaps;

/// Findings with a probability from which on chance must be expected to give one.
const MANY: usize = 10;

type Caveat = (&'static str, String);

impl Report<'_> {
    /// Returns a row for each caveat.
    pub fn caveats(&self) -> Keyed {
        let mut caveats = Vec::new();
        match &self.dossier.searched {
            Some(searched) => caveats.extend(of_documents(searched)),
            None => caveats.push((
                "no corpus",
                "No text was searched: the numbers are of a list of messages, of which nobody \
                 knows what it leaves out."
                    .to_owned(),
            )),
        }
        caveats.extend(self.tests());
        let said = claims::notes(&self.dossier.claims).into_iter();
        caveats.extend(said.map(|words| ("claims", sentence(&words))));
        let columns = vec![Column::text("caveat", 1), Column::prose("sentence")];
        let row = |(kind, words): Caveat| -> Row { vec![kind.into(), words.into()] };
        Keyed::by_number("caveats", columns, caveats.into_iter().map(row).collect())
    }

    /// Returns that of many tests some are small by chance.
    fn tests(&self) -> Option<Caveat> {
        let findings = self.findings();
        let p = (0..findings.len()).filter(|&row| findings.cell(row, "p").value.is_some());
        let tested = p.count();
        (tested >= MANY).then(|| {
            let words = format!(
                "{tested} probabilities stand here: one in twenty is below 0.05 by chance alone."
            );
            ("many tests", words)
        })
    }
}

fn of_documents(searched: &Searched) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    caveats.extend(coverage(searched));
    caveats.extend(gaps(searched));
    let volume = volume_warning(&searched.periods);
    caveats.extend(volume.map(|words| ("volume", sentence(&words))));
    let length = length_warning(&searched.periods.length_steps());
    caveats.extend(length.map(|words| ("length", sentence(&words))));
    caveats.extend(titles(searched));
    caveats.extend(short(searched));
    caveats.extend(no_trend(searched));
    if searched
        .totals
        .entities
        .iter()
        .any(|one| one.documents() > 0)
    {
        caveats.push((
            "independence",
            "Intervals of shares are as if documents named somebody independently of one \
             another; in news they do not, so that they are the least uncertainty there is."
                .to_owned(),
        ));
    }
    caveats
}

fn titles(searched: &Searched) -> Vec<Caveat> {
    let entities = searched.totals.entities.iter().zip(&searched.by_title);
    entities
        .filter(|(_, documents)| **documents > 0)
        .map(|(entity, documents)| {
            let words = format!(
                "{} is meant by title only (as in “Russian President”) in {}, which do not count; \
                 `--counts all` counts them.",
                entity.name,
                plural(*documents, "more document"),
            );
            ("title only", words)
        })
        .collect()
}

/// Returns that a season can look like a trend where too few years are held to tell.
fn short(searched: &Searched) -> Option<Caveat> {
    let is_counted = searched
        .totals
        .entities
        .iter()
        .any(|one| one.documents() > 0);
    let is_short = searched
        .seasons
        .iter()
        .all(|season| season.months.iter().all(|month| month.years < 2));
    (is_counted && is_short).then(|| {
        (
            "season",
            "No month is held in two years: a season cannot be told, and can look like a trend \
             or a silence."
                .to_owned(),
        )
    })
}

/// Returns that no trend is told where too few periods are held whole.
fn no_trend(searched: &Searched) -> Option<Caveat> {
    let is_whole = |one: &&SearchedPeriod| one.documents > 0 && one.coverage.state == State::Whole;
    let periods = &searched.periods;
    let whole = periods.periods.iter().filter(is_whole).count();
    let is_asked = !searched.courses.is_empty() && periods.periods.len() > 1;
    (is_asked && whole < SHORTEST).then(|| {
        let by = periods.query.by.name();
        let words = format!(
            "No trend is told: {} held whole, and it takes {SHORTEST}.",
            match whole {
                1 => format!("1 {by} is"),
                _ => format!("{whole} {by}s are"),
            }
        );
        ("trend", words)
    })
}

/// Returns a note as a sentence.
fn sentence(words: &str) -> String {
    let mut characters = words.chars();
    let Some(first) = characters.next() else {
        return String::new();
    };
    let rest = characters.as_str();
    format!("{}{rest}.", first.to_uppercase())
}
