//! What is asked: entities, phrases, titles and days, as the kind needs them.

use toml::Spanned;

use crate::analysis::claims::About;
use crate::analysis::claims::Events;
use crate::analysis::claims::Phrase;
use crate::analysis::claims::Problem;
use crate::analysis::claims::Sought;
use crate::analysis::claims::file::KindWord;
use crate::analysis::claims::file::UnitWord;
use crate::analysis::claims::file::Written;
use crate::analysis::compare::Counted;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::EntityKind;

use super::Reading;
use super::Refused;

impl Reading<'_> {
    pub(super) fn about(&self, written: &Written) -> Result<About, Refused> {
        Ok(match self.kind {
            KindWord::Messages => {
                let [one, other] = self.two(written)?;
                About::Messages(one, other)
            }
            KindWord::Mentions => About::Count(self.one_counted(written)?, Counted::Mentions),
            KindWord::Documents => About::Count(self.sought(written)?, Counted::Documents),
            KindWord::TitleOnly => About::TitleOnly(self.one(written)?),
            KindWord::Silence => About::Silence(self.one(written)?),
            KindWord::Ratio => {
                let counted = match self.unit(written)? {
                    UnitWord::Mentions => Counted::Mentions,
                    UnitWord::Documents => Counted::Documents,
                    UnitWord::Messages => return Err(self.unfit(written, "mentions or documents")),
                };
                About::Ratio(self.two(written)?, counted)
            }
            KindWord::Section | KindWord::OutOfReach => self.section(written)?,
            KindWord::First => About::First(self.sought(written)?),
            KindWord::Last => About::Last(self.sought(written)?),
            KindWord::Rank => {
                let titles = written
                    .titles
                    .as_ref()
                    .ok_or_else(|| self.missing("titles"))?;
                About::Rank(self.sought(written)?, phrases(titles)?)
            }
            KindWord::Top => self.top(written)?,
            KindWord::Season => About::Season(self.events(written)?, self.months(written)?),
            KindWord::Change => {
                let than = self.window(
                    (written.than_from.as_ref(), "than_from"),
                    (written.than_to.as_ref(), "than_to"),
                )?;
                let [from, to] = self.days(written)?;
                if than[0] <= to && from <= than[1] {
                    let at = written
                        .than_from
                        .as_ref()
                        .map_or(self.at, |day| day.span().start);
                    let [from, to] = than;
                    return Err((at, Problem::Overlap { from, to }));
                }
                About::Change(self.events(written)?, than)
            }
        })
    }

    fn section(&self, written: &Written) -> Result<About, Refused> {
        let sections = written.sections.as_ref();
        let sections = sections.ok_or_else(|| self.missing("sections"))?;
        match sections.get_ref().len() {
            1 => Ok(About::Section),
            named => Err((sections.span().start, Problem::Sections { named })),
        }
    }

    fn top(&self, written: &Written) -> Result<About, Refused> {
        let entities = self.entities(written)?;
        let [one, countries @ ..] = &entities[..] else {
            return Err(self.wrong_number(written, "somebody and countries", 0));
        };
        if countries.is_empty() {
            return Err(self.wrong_number(written, "somebody and countries", 1));
        }
        for country in countries {
            let entity = &self.gazetteer.entities[usize::from(country.0)];
            if entity.kind != EntityKind::Country {
                let id = entity.id.clone();
                return Err((self.at_entities(written), Problem::NoCountry { id }));
            }
        }
        Ok(About::Top(*one, countries.to_vec()))
    }

    fn events(&self, written: &Written) -> Result<Events, Refused> {
        match self.unit(written)? {
            UnitWord::Messages if written.phrases.is_some() => {
                let (kind, field) = (self.kind.name(), "phrases");
                Err((self.at, Problem::Useless { kind, field }))
            }
            UnitWord::Messages => {
                let [one, other] = self.two(written)?;
                Ok(Events::Messages(one, other))
            }
            UnitWord::Documents => Ok(Events::Documents(self.sought(written)?)),
            UnitWord::Mentions => Err(self.unfit(written, "messages or documents")),
        }
    }

    fn unit(&self, written: &Written) -> Result<UnitWord, Refused> {
        let unit = written.unit.as_ref();
        Ok(*unit.ok_or_else(|| self.missing("unit"))?.get_ref())
    }

    fn unfit(&self, written: &Written, needed: &'static str) -> Refused {
        let at = written
            .unit
            .as_ref()
            .map_or(self.at, |unit| unit.span().start);
        let kind = self.kind.name();
        (at, Problem::Unit { kind, needed })
    }

    fn months(&self, written: &Written) -> Result<Vec<i8>, Refused> {
        let months = written
            .months
            .as_ref()
            .ok_or_else(|| self.missing("months"))?;
        let mut sorted = months.get_ref().clone();
        sorted.sort_unstable();
        sorted.dedup();
        let is_some = (1..12).contains(&sorted.len()) && sorted.len() == months.get_ref().len();
        if is_some && sorted.iter().all(|month| (1..=12).contains(month)) {
            Ok(sorted)
        } else {
            Err((months.span().start, Problem::Months))
        }
    }

    /// Returns what must stand in a document: at least one entity or phrase.
    fn sought(&self, written: &Written) -> Result<Sought, Refused> {
        let entities = written.entities.as_ref().map(|_| self.entities(written));
        let sought = Sought {
            entities: entities.transpose()?.unwrap_or_default(),
            phrases: phrases(written.phrases.as_deref().unwrap_or_default())?,
        };
        if sought.entities.is_empty() && sought.phrases.is_empty() {
            let kind = self.kind.name();
            return Err((self.at, Problem::NothingSought { kind }));
        }
        Ok(sought)
    }

    /// Returns what is counted: an entity, or without one a phrase.
    fn one_counted(&self, written: &Written) -> Result<Sought, Refused> {
        let sought = self.sought(written)?;
        match (sought.entities.len(), sought.phrases.len()) {
            (1, _) | (0, 1) => Ok(sought),
            _ => Err((self.at, Problem::NotOneCounted)),
        }
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
}

fn phrases(written: &[Spanned<String>]) -> Result<Vec<Phrase>, Refused> {
    let phrase = |written: &Spanned<String>| {
        let phrase = Phrase::new(written.get_ref());
        phrase.ok_or_else(|| {
            let at = written.span().start;
            (at, Problem::Phrase(written.get_ref().clone()))
        })
    };
    written.iter().map(phrase).collect()
}
