//! From the TOML of a file to its claims, every mistake with its line.

mod about;
mod value;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use toml::Spanned;
use toml::value::Datetime;

use crate::dedup::Policy;
use crate::gazetteer::declaration::Place;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::Gazetteer;

use super::Asked;
use super::Claim;
use super::DUPLICATES;
use super::Error;
use super::Problem;
use super::Question;
use super::Relation;
use super::file::CountsWord;
use super::file::DuplicatesWord;
use super::file::File;
use super::file::KindWord;
use super::file::RelationWord;
use super::file::Written;

/// Share of expected issue days that must be held if a claim does not say.
const COVERAGE: f64 = 0.9;

/// Reads a file of claims.
///
/// # Errors
///
/// If the file cannot be read, is no TOML of claims, has none, or one of them cannot be meant.
pub fn read(path: &Path, gazetteer: &Gazetteer) -> Result<Vec<Claim>, Error> {
    let toml = fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.into(),
        source,
    })?;
    parse(&path.display().to_string(), &toml, gazetteer)
}

/// Reads claims; `path` only names them in messages.
pub(super) fn parse(path: &str, toml: &str, gazetteer: &Gazetteer) -> Result<Vec<Claim>, Error> {
    let file: File = toml::from_str(toml).map_err(|error| Error::Syntax {
        place: place(path, toml, error.span().map_or(0, |span| span.start)),
        message: explained(error.message()),
    })?;
    if file.claim.is_empty() {
        return Err(Error::Empty { path: path.into() });
    }
    let mut ids = BTreeSet::new();
    let mut claims = Vec::new();
    for written in file.claim {
        let (at, id) = (written.id.span().start, written.id.get_ref().clone());
        let refused = |(at, problem): (usize, Problem)| Error::Claim {
            place: place(path, toml, at),
            id: id.clone(),
            problem,
        };
        if !ids.insert(id.clone()) {
            return Err(refused((at, Problem::Duplicate)));
        }
        let reading = Reading {
            kind: written.kind,
            at,
            gazetteer,
        };
        claims.push(
            reading
                .claim(written, place(path, toml, at))
                .map_err(refused)?,
        );
    }
    Ok(claims)
}

/// Returns what TOML refuses, and where it wants a day what to write.
fn explained(message: &str) -> String {
    let mut message = message.to_owned();
    if message.contains("TOML datetime") {
        message.push_str(": write a day without quotes, as in `from = 2024-05-01`");
    }
    message
}

fn place(path: &str, toml: &str, at: usize) -> Place {
    let before = toml.bytes().take(at).filter(|byte| *byte == b'\n').count();
    Place {
        path: path.into(),
        line: u32::try_from(before + 1).unwrap_or(u32::MAX),
    }
}

/// What is wrong, and where.
type Refused = (usize, Problem);

/// A claim being read.
struct Reading<'a> {
    kind: KindWord,
    /// Where its id stands: the place of what is missing.
    at: usize,
    gazetteer: &'a Gazetteer,
}

impl Reading<'_> {
    fn claim(&self, written: Written, place: Place) -> Result<Claim, Refused> {
        let published = self.published(&written)?;
        let tolerance = self.tolerance(&written)?;
        if let Some(field) = written.useless() {
            let kind = self.kind.name();
            return Err((self.at, Problem::Useless { kind, field }));
        }
        let asked = match (&written.why, self.kind) {
            (Some(why), KindWord::OutOfReach) => Asked::OutOfReach(why.clone()),
            (None, KindWord::OutOfReach) => return Err(self.missing("why")),
            _ => Asked::Of(self.question(&written)?),
        };
        Ok(Claim {
            place,
            id: written.id.into_inner(),
            text: written.text,
            source: written.source,
            asked,
            published,
            relation: match written.relation {
                None | Some(RelationWord::Equal) => Relation::Equal,
                Some(RelationWord::More) => Relation::More,
                Some(RelationWord::Less) => Relation::Less,
            },
            tolerance,
        })
    }

    fn question(&self, written: &Written) -> Result<Question, Refused> {
        let about = self.about(written)?;
        let [from, to] = self.days(written)?;
        let coverage = match &written.coverage {
            Some(given) if !(0.0..=1.0).contains(given.get_ref()) => {
                return Err(number(given, "coverage", "a share from 0 to 1"));
            }
            given => given.as_ref().map_or(COVERAGE, |given| *given.get_ref()),
        };
        let sections = written.sections.as_ref();
        Ok(Question {
            about,
            from,
            to,
            outlets: written.outlets.clone().unwrap_or_default(),
            sections: sections.map_or_else(Vec::new, |sections| sections.get_ref().clone()),
            counts: match written.counts {
                Some(CountsWord::Names) => Counts::Names,
                None | Some(CountsWord::Demonyms) => Counts::Demonyms,
                Some(CountsWord::All) => Counts::All,
            },
            duplicates: match written.duplicates {
                None => DUPLICATES,
                Some(DuplicatesWord::Revisions) => Policy::Revisions,
                Some(DuplicatesWord::Copies) => Policy::Copies,
                Some(DuplicatesWord::None) => Policy::None,
            },
            coverage,
        })
    }

    /// Returns the first and the last day asked for.
    fn days(&self, written: &Written) -> Result<[Date; 2], Refused> {
        self.window((written.from.as_ref(), "from"), (written.to.as_ref(), "to"))
    }

    fn window(
        &self,
        from: (Option<&Spanned<Datetime>>, &'static str),
        to: (Option<&Spanned<Datetime>>, &'static str),
    ) -> Result<[Date; 2], Refused> {
        let at = to.0.map_or(self.at, |to| to.span().start);
        let (from, to) = (self.day(from)?, self.day(to)?);
        if to < from {
            return Err((at, Problem::Reversed { from, to }));
        }
        Ok([from, to])
    }

    fn day(
        &self,
        (day, field): (Option<&Spanned<Datetime>>, &'static str),
    ) -> Result<Date, Refused> {
        let day = day.ok_or_else(|| self.missing(field))?;
        civil(day.get_ref()).ok_or_else(|| {
            let text = day.get_ref().to_string();
            (day.span().start, Problem::NoDay(text))
        })
    }

    fn missing(&self, field: &'static str) -> Refused {
        let kind = self.kind.name();
        (self.at, Problem::Missing { kind, field })
    }
}

/// Returns the day that is written; `None` if a time stands with it or in its place.
fn civil(written: &Datetime) -> Option<Date> {
    let is_day = written.time.is_none() && written.offset.is_none();
    written.to_string().parse().ok().filter(|_| is_day)
}

fn number<T>(at: &Spanned<T>, field: &'static str, needed: &'static str) -> Refused {
    (at.span().start, Problem::Number { field, needed })
}
