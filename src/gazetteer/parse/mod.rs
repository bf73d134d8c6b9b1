//! From the TOML of one file to its declarations.
//!
//! Everything that can be said of a file alone is checked here: languages, dates, empty and
//! unnormalised spellings. Ids are checked when all files are together.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use toml::{Spanned, value::Datetime};

use super::{
    declaration::{Declarations, DeclaredEntity, DeclaredOffice, DeclaredTerm, Owner, Place},
    error::Error,
    file,
    model::{AliasKind, Context},
};
use crate::language::Language;

mod alias;

impl Declarations {
    /// Reads one file of a gazetteer; `path` only names it in messages.
    ///
    /// # Errors
    ///
    /// If it is no TOML of a gazetteer, or declares something that cannot be meant.
    pub fn parse(path: &str, toml: &str) -> Result<Self, Error> {
        let source = Source::new(path, toml);
        let file: file::File = toml::from_str(toml).map_err(|error| Error::Syntax {
            place: source.place(error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        let mut declarations = Self::default();
        for entity in file.entity {
            source.entity(entity, &mut declarations)?;
        }
        for compound in file.compound {
            source.compound(compound.into_inner(), &mut declarations)?;
        }
        for decoy in file.decoy {
            let place = source.place(decoy.span().start);
            source.alias(place, decoy.into_inner(), &Owner::Decoy, &mut declarations)?;
        }
        let beside = source.title_contexts(file.title)?;
        for office in file.office {
            source.office(office, &beside, &mut declarations)?;
        }
        Ok(declarations)
    }
}

/// What must not stand beside the titles of a file, by language.
type TitleContexts = BTreeMap<Language, Arc<[Context]>>;

/// A file being read.
struct Source {
    path: Arc<str>,
    /// Where each line ends, in bytes.
    ends: Vec<usize>,
}

impl Source {
    fn new(path: &str, toml: &str) -> Self {
        let ends = toml.match_indices('\n').map(|(at, _)| at).collect();
        Self {
            path: path.into(),
            ends,
        }
    }
}

impl Source {
    fn place(&self, at: usize) -> Place {
        let before = self.ends.partition_point(|end| *end < at);
        Place {
            path: Arc::clone(&self.path),
            line: u32::try_from(before + 1).unwrap_or(u32::MAX),
        }
    }

    fn entity(
        &self,
        entity: Spanned<file::Entity>,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        let entity = entity.into_inner();
        let place = self.place(entity.id.span().start);
        let id = entity.id.into_inner();
        match (entity.name, entity.kind) {
            (Some(name), Some(kind)) => {
                let declared = DeclaredEntity {
                    place: place.clone(),
                    name,
                    kind,
                    country: entity.country.map(Spanned::into_inner),
                };
                if let Some(first) = declarations.entities.insert(id.clone(), declared) {
                    let first = first.place;
                    return Err(Error::Duplicate { place, id, first });
                }
            }
            (None, None) => {}
            _ => return Err(Error::HalfDeclared { place, id }),
        }
        let owner = Owner::Entity(id);
        for (kind, spellings) in [
            (AliasKind::Name, entity.names),
            (AliasKind::Abbreviation, entity.abbreviations),
            (AliasKind::Demonym, entity.demonyms),
            (AliasKind::Capital, entity.capitals),
            (AliasKind::Organisation, entity.organisations),
            (AliasKind::Epithet, entity.epithets),
        ] {
            self.spellings(kind, spellings, &owner, &TitleContexts::new(), declarations)?;
        }
        for alias in entity.alias {
            let place = self.place(alias.span().start);
            self.alias(place, alias.into_inner(), &owner, declarations)?;
        }
        Ok(())
    }

    /// Reads a `[[compound]]` as one alias for each of its forms.
    fn compound(
        &self,
        compound: file::Compound,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        for (form, entities) in compound.forms {
            let place = self.place(form.span().start);
            if entities.is_empty() {
                let alias = form.into_inner();
                return Err(Error::NoEntity { place, alias });
            }
            let alias = file::Alias {
                text: Some(form),
                texts: Vec::new(),
                language: compound.language.clone(),
                kind: Some(AliasKind::Compound),
                counts: compound.counts,
                boundary: compound.boundary,
                from: compound.from.clone(),
                to: compound.to.clone(),
                exact: compound.exact,
                shared: false,
                also: Vec::new(),
                only_before: compound.only_before.clone(),
                not_before: compound.not_before.clone(),
                only_after: compound.only_after.clone(),
                not_after: compound.not_after.clone(),
            };
            self.alias(place, alias, &Owner::Compound(entities), declarations)?;
        }
        Ok(())
    }

    fn office(
        &self,
        office: Spanned<file::Office>,
        beside: &TitleContexts,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        let office = office.into_inner();
        let place = self.place(office.id.span().start);
        let id = office.id.into_inner();
        let owner = Owner::Office(id.clone());
        let mut terms = Vec::new();
        for term in office.terms {
            let place = self.place(term.span().start);
            let term = term.into_inner();
            let (from, to) = self.window(term.from, term.to, &owner)?;
            let holder = term.holder;
            terms.push(DeclaredTerm {
                place,
                holder,
                from,
                to,
            });
        }
        let declared = DeclaredOffice {
            place: place.clone(),
            terms,
        };
        if let Some(first) = declarations.offices.insert(id.clone(), declared) {
            let first = first.place;
            return Err(Error::Duplicate { place, id, first });
        }
        self.spellings(
            AliasKind::Title,
            office.titles,
            &owner,
            beside,
            declarations,
        )
    }

    fn title_contexts(&self, title: file::TitleContext) -> Result<TitleContexts, Error> {
        let mut contexts: BTreeMap<Language, Vec<Context>> = BTreeMap::new();
        for (code, words) in title.not_before {
            let of_language = contexts.entry(self.language(&code)?).or_default();
            of_language.push(Context::NotBefore(words));
        }
        for (code, words) in title.not_after {
            let of_language = contexts.entry(self.language(&code)?).or_default();
            of_language.push(Context::NotAfter(words));
        }
        let shared = contexts.into_iter();
        Ok(shared
            .map(|(language, context)| (language, context.into()))
            .collect())
    }

    fn language(&self, code: &Spanned<String>) -> Result<Language, Error> {
        code.get_ref().parse().map_err(|_| Error::UnknownLanguage {
            place: self.place(code.span().start),
            code: code.get_ref().clone(),
        })
    }

    fn window(
        &self,
        from: Option<Spanned<Datetime>>,
        to: Option<Spanned<Datetime>>,
        owner: &Owner,
    ) -> Result<(Option<Date>, Option<Date>), Error> {
        let at = to.as_ref().map_or(0, |to| to.span().start);
        let from = from.map(|from| self.day(from, owner)).transpose()?;
        let to = to.map(|to| self.day(to, owner)).transpose()?;
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            let (place, owner) = (self.place(at), owner.to_string());
            return Err(Error::NoTime { place, owner });
        }
        Ok((from, to))
    }

    fn day(&self, day: Spanned<Datetime>, owner: &Owner) -> Result<Date, Error> {
        let place = self.place(day.span().start);
        let day = day.into_inner();
        let date = match day {
            Datetime {
                date: Some(date),
                time: None,
                offset: None,
            } => Some(date),
            _ => None,
        };
        let number = |number: u16| i16::try_from(number).ok();
        let small = |number: u8| i8::try_from(number).ok();
        date.and_then(|date| {
            let (month, day) = (small(date.month)?, small(date.day)?);
            Date::new(number(date.year)?, month, day).ok()
        })
        .ok_or_else(|| Error::NoDay {
            place,
            owner: owner.to_string(),
            date: day.to_string(),
        })
    }
}

#[cfg(test)]
mod tests;
