//! From the TOML of a file to its claims, every mistake with its line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use toml::Spanned;
use toml::value::Datetime;

use crate::analysis::compare::Counted;
use crate::gazetteer::declaration::Place;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::Gazetteer;

use super::About;
use super::Asked;
use super::Claim;
use super::Error;
use super::Measured;
use super::Problem;
use super::Question;
use super::file::CountsWord;
use super::file::File;
use super::file::KindWord;
use super::file::UnitWord;
use super::file::Written;

/// Share of expected issue days that must be held if a claim does not say.
const COVERAGE: f64 = 0.9;

/// Tolerance of a ratio if a claim does not say: published ratios have one decimal.
const OF_RATIO: f64 = 0.05;

/// Reads a file of claims.
///
/// # Errors
///
/// If the file cannot be read, is no TOML of claims, or one of them cannot be meant.
pub fn read(path: &Path, gazetteer: &Gazetteer) -> Result<Vec<Claim>, Error> {
    let toml = fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    parse(&path.display().to_string(), &toml, gazetteer)
}

/// Reads claims; `path` only names them in messages.
pub(super) fn parse(path: &str, toml: &str, gazetteer: &Gazetteer) -> Result<Vec<Claim>, Error> {
    let file: File = toml::from_str(toml).map_err(|error| Error::Syntax {
        place: place(path, toml, error.span().map_or(0, |span| span.start)),
        message: error.message().to_owned(),
    })?;
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

fn place(path: &str, toml: &str, at: usize) -> Place {
    let before = toml.bytes().take(at).filter(|byte| *byte == b'\n').count();
    Place {
        path: path.to_owned(),
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
        let tolerance = match &written.tolerance {
            Some(given) if !given.get_ref().is_finite() || *given.get_ref() < 0.0 => {
                return Err(number(given, "tolerance", "a number from 0"));
            }
            Some(given) => *given.get_ref(),
            None if self.kind == KindWord::Ratio => OF_RATIO,
            None => 0.0,
        };
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
            tolerance,
        })
    }

    fn question(&self, written: &Written) -> Result<Question, Refused> {
        let about = self.about(written)?;
        let from = self.day(written.from.as_ref(), "from")?;
        let to = self.day(written.to.as_ref(), "to")?;
        if to < from {
            let at = written.to.as_ref().map_or(self.at, |to| to.span().start);
            return Err((at, Problem::Reversed { from, to }));
        }
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
            outlets: written.outlets.clone(),
            sections: sections.map_or_else(Vec::new, |sections| sections.get_ref().clone()),
            counts: match written.counts {
                Some(CountsWord::Names) => Counts::Names,
                None | Some(CountsWord::Demonyms) => Counts::Demonyms,
                Some(CountsWord::All) => Counts::All,
            },
            coverage,
        })
    }

    fn about(&self, written: &Written) -> Result<About, Refused> {
        let counted = || match written.unit {
            Some(UnitWord::Mentions) => Ok(Counted::Mentions),
            Some(UnitWord::Documents) => Ok(Counted::Documents),
            None => Err(self.missing("unit")),
        };
        Ok(match self.kind {
            KindWord::Messages => {
                let [a, b] = self.two(written)?;
                About::Messages(a, b)
            }
            KindWord::Mentions => About::Count(self.one(written)?, Counted::Mentions),
            KindWord::Documents => About::Count(self.one(written)?, Counted::Documents),
            KindWord::Silence => About::Silence(self.one(written)?),
            KindWord::Ratio => About::Ratio(self.two(written)?, counted()?),
            KindWord::Section | KindWord::OutOfReach => {
                let Some(sections) = &written.sections else {
                    return Err(self.missing("sections"));
                };
                let named = sections.get_ref().len();
                if named != 1 {
                    return Err((sections.span().start, Problem::Sections { named }));
                }
                About::Section
            }
        })
    }

    fn published(&self, written: &Written) -> Result<Option<Measured>, Refused> {
        let Some(value) = &written.value else {
            return match self.kind {
                KindWord::OutOfReach => Ok(None),
                KindWord::Silence | KindWord::Section => Ok(Some(Measured::Count(0))),
                _ => Err(self.missing("value")),
            };
        };
        let may_be_ratio = matches!(self.kind, KindWord::Ratio | KindWord::OutOfReach);
        let measured = match value.get_ref() {
            toml::Value::Integer(count) if self.kind == KindWord::Ratio => u32::try_from(*count)
                .ok()
                .map(|ratio| Measured::Ratio(f64::from(ratio))),
            toml::Value::Integer(count) => u64::try_from(*count).ok().map(Measured::Count),
            toml::Value::Float(ratio) if may_be_ratio && ratio.is_finite() && *ratio >= 0.0 => {
                Some(Measured::Ratio(*ratio))
            }
            _ => None,
        };
        let needed = if may_be_ratio {
            "a number from 0"
        } else {
            "a whole number from 0"
        };
        measured
            .map(Some)
            .ok_or_else(|| number(value, "value", needed))
    }

    fn one(&self, written: &Written) -> Result<EntityIndex, Refused> {
        match self.entities(written)?[..] {
            [entity] => Ok(entity),
            ref others => Err(self.wrong_number(written, "one entity", others.len())),
        }
    }

    fn two(&self, written: &Written) -> Result<[EntityIndex; 2], Refused> {
        match self.entities(written)?[..] {
            [first, second] if first == second => {
                let entity = &self.gazetteer.entities[usize::from(first.0)];
                let id = entity.id.clone();
                Err((self.at_entities(written), Problem::SameEntity { id }))
            }
            [first, second] => Ok([first, second]),
            ref others => Err(self.wrong_number(written, "two entities", others.len())),
        }
    }

    fn entities(&self, written: &Written) -> Result<Vec<EntityIndex>, Refused> {
        let Some(ids) = &written.entities else {
            return Err(self.missing("entities"));
        };
        let ids = ids.get_ref().iter();
        ids.map(|id| {
            let entity = self.gazetteer.entity(id.get_ref());
            entity.ok_or_else(|| {
                let at = id.span().start;
                let id = id.get_ref().clone();
                (at, Problem::Entity { id })
            })
        })
        .collect()
    }

    fn at_entities(&self, written: &Written) -> usize {
        let entities = written.entities.as_ref();
        entities.map_or(self.at, |entities| entities.span().start)
    }

    fn wrong_number(&self, written: &Written, needed: &'static str, named: usize) -> Refused {
        let kind = self.kind.name();
        let problem = Problem::Entities {
            kind,
            needed,
            named,
        };
        (self.at_entities(written), problem)
    }

    fn day(&self, day: Option<&Spanned<Datetime>>, field: &'static str) -> Result<Date, Refused> {
        let day = day.ok_or_else(|| self.missing(field))?;
        let written = day.get_ref();
        let is_day = written.time.is_none() && written.offset.is_none();
        let text = written.to_string();
        match text.parse() {
            Ok(day) if is_day => Ok(day),
            _ => Err((day.span().start, Problem::NoDay(text))),
        }
    }

    fn missing(&self, field: &'static str) -> Refused {
        let kind = self.kind.name();
        (self.at, Problem::Missing { kind, field })
    }
}

fn number<T>(at: &Spanned<T>, field: &'static str, needed: &'static str) -> Refused {
    (at.span().start, Problem::Number { field, needed })
}
