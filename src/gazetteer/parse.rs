//! From the TOML of one file to its declarations.
//!
//! Everything that can be said of a file alone is checked here: languages, dates, empty and
//! unnormalised spellings. Ids are checked when all files are together.

use jiff::civil::Date;
use toml::{Spanned, value::Datetime};
use unicode_normalization::UnicodeNormalization;

use super::{
    declaration::{
        Declarations, DeclaredAlias, DeclaredEntity, DeclaredOffice, DeclaredTerm, Owner, Place,
    },
    error::Error,
    file,
    model::{AliasKind, Boundary, Context, Counts},
    script,
};
use crate::language::Language;

impl Declarations {
    /// Reads one file of a gazetteer; `path` only names it in messages.
    ///
    /// # Errors
    ///
    /// If it is no TOML of a gazetteer, or declares something that cannot be meant.
    pub fn parse(path: &str, toml: &str) -> Result<Self, Error> {
        let source = Source { path, toml };
        let file: file::File = toml::from_str(toml).map_err(|error| Error::Syntax {
            place: source.place(error.span().map_or(0, |span| span.start)),
            message: error.message().to_owned(),
        })?;
        let mut declarations = Self::default();
        for entity in file.entity {
            source.entity(entity, &mut declarations)?;
        }
        for compound in file.compound {
            source.compound(compound, &mut declarations)?;
        }
        for decoy in file.decoy {
            source.alias(decoy, &Owner::Decoy, &mut declarations)?;
        }
        let beside = source.title_context(file.title)?;
        for office in file.office {
            source.office(office, &beside, &mut declarations)?;
        }
        Ok(declarations)
    }
}

/// A file being read.
struct Source<'a> {
    path: &'a str,
    toml: &'a str,
}

impl Source<'_> {
    fn place(&self, at: usize) -> Place {
        let lines = self.toml.as_bytes()[..at].iter().filter(|b| **b == b'\n');
        Place {
            path: self.path.to_owned(),
            line: u32::try_from(lines.count() + 1).unwrap_or(u32::MAX),
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
                    kind: kind.into(),
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
            self.spellings(kind, spellings, &owner, &[], declarations)?;
        }
        for alias in entity.alias {
            self.alias(alias, &owner, declarations)?;
        }
        Ok(())
    }

    fn compound(
        &self,
        mut compound: Spanned<file::Alias>,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        let entities = std::mem::take(&mut compound.as_mut().entities);
        if entities.is_empty() {
            let alias = compound.get_ref();
            let text = alias.text.iter().chain(&alias.texts).next();
            return Err(Error::NoEntity {
                place: self.place(compound.span().start),
                alias: text.map_or_else(String::new, |text| text.get_ref().clone()),
            });
        }
        let ids = entities.into_iter().map(Spanned::into_inner).collect();
        self.alias(compound, &Owner::Compound(ids), declarations)
    }

    fn office(
        &self,
        office: Spanned<file::Office>,
        beside: &[(Language, Context)],
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

    fn title_context(&self, title: file::TitleContext) -> Result<Vec<(Language, Context)>, Error> {
        let mut contexts = Vec::new();
        for (code, words) in title.not_before {
            contexts.push((self.language(&code)?, Context::NotBefore(words)));
        }
        for (code, words) in title.not_after {
            contexts.push((self.language(&code)?, Context::NotAfter(words)));
        }
        Ok(contexts)
    }

    fn spellings(
        &self,
        kind: AliasKind,
        spellings: file::Spellings,
        owner: &Owner,
        beside: &[(Language, Context)],
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        for (code, texts) in spellings {
            let language = self.language(&code)?;
            let context: Vec<Context> = beside
                .iter()
                .filter(|(of, _)| *of == language)
                .map(|(_, context)| context.clone())
                .collect();
            for text in texts {
                let (text, place, boundary) = self.spelling(text, owner)?;
                declarations.aliases.push(DeclaredAlias {
                    place,
                    boundary,
                    text,
                    language: Some(language),
                    owner: owner.clone(),
                    kind,
                    also: Vec::new(),
                    from: None,
                    to: None,
                    context: context.clone(),
                    counts: default_counts(kind),
                    exact: false,
                    shared: false,
                });
            }
        }
        Ok(())
    }

    /// Reads an `[[entity.alias]]`, `[[compound]]` or `[[decoy]]`: one alias for each text.
    fn alias(
        &self,
        alias: Spanned<file::Alias>,
        owner: &Owner,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        let place = self.place(alias.span().start);
        let alias = alias.into_inner();
        let language = alias
            .language
            .as_ref()
            .map(|code| self.language(code))
            .transpose()?;
        let (from, to) = self.window(alias.from, alias.to, owner)?;
        let kind = match owner {
            Owner::Compound(_) => AliasKind::Compound,
            _ => alias.kind.map_or(AliasKind::Name, Into::into),
        };
        let context: Vec<Context> = [
            (alias.only_before, Context::OnlyBefore as fn(_) -> _),
            (alias.not_before, Context::NotBefore),
            (alias.only_after, Context::OnlyAfter),
            (alias.not_after, Context::NotAfter),
        ]
        .into_iter()
        .filter(|(words, _)| !words.is_empty())
        .map(|(words, condition)| condition(words))
        .collect();
        let also: Vec<String> = alias.also.into_iter().map(Spanned::into_inner).collect();
        let texts: Vec<_> = alias.text.into_iter().chain(alias.texts).collect();
        if texts.is_empty() {
            let owner = owner.to_string();
            return Err(Error::NoText { place, owner });
        }
        for text in texts {
            let (text, place, boundary) = self.spelling(text, owner)?;
            declarations.aliases.push(DeclaredAlias {
                place,
                boundary: alias.boundary.map_or(boundary, Into::into),
                text,
                language,
                owner: owner.clone(),
                kind,
                also: also.clone(),
                from,
                to,
                context: context.clone(),
                counts: alias.counts.map_or(default_counts(kind), Into::into),
                exact: alias.exact,
                shared: alias.shared,
            });
        }
        Ok(())
    }

    /// Returns a spelling without its `*`, its place and the boundary that suits it.
    fn spelling(
        &self,
        text: Spanned<String>,
        owner: &Owner,
    ) -> Result<(String, Place, Boundary), Error> {
        let place = self.place(text.span().start);
        let text = text.into_inner();
        let (text, stem) = match text.strip_suffix('*') {
            Some(stem) => (stem.to_owned(), true),
            None => (text, false),
        };
        if text.trim().is_empty() {
            let owner = owner.to_string();
            return Err(Error::EmptyAlias { place, owner });
        }
        let normal = normal_form(&text);
        if normal != text {
            let (alias, owner) = (text, owner.to_string());
            return Err(Error::NotNormalised {
                place,
                alias,
                owner,
                normal,
            });
        }
        let boundary = match script::boundary_of(&text) {
            _ if stem => Boundary::Stem,
            // A decoy is longer than what it hides, and may stand anywhere in a word.
            Boundary::Hangul if *owner == Owner::Decoy => Boundary::Open,
            boundary => boundary,
        };
        Ok((text, place, boundary))
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
        let text = day.into_inner().to_string();
        text.parse().map_err(|_| Error::NoDay {
            place,
            owner: owner.to_string(),
            date: text,
        })
    }
}

/// Returns the smallest `--counts` under which an alias of this kind counts if it says nothing.
fn default_counts(kind: AliasKind) -> Counts {
    match kind {
        AliasKind::Name | AliasKind::Abbreviation => Counts::Names,
        AliasKind::Demonym | AliasKind::Compound | AliasKind::Epithet | AliasKind::Institution => {
            Counts::Demonyms
        }
        AliasKind::Capital | AliasKind::Organisation | AliasKind::Title => Counts::All,
    }
}

/// Returns a spelling as it stands in normalised text, as far as spellings need it: NFC, plain
/// apostrophes, quotation marks and hyphens, single plain spaces.
///
/// `text` normalises documents; this says the same of the few characters that people type into a
/// gazetteer.
fn normal_form(text: &str) -> String {
    let plain: String =
        text.nfc()
            .filter(|c| {
                !matches!(
                    c,
                    '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
                )
            })
            .map(|c| match c {
                '\u{2018}' | '\u{2019}' => '\'',
                '\u{201C}' | '\u{201D}' => '"',
                '\u{2010}'..='\u{2015}' | '\u{FF0D}' => '-',
                '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0)
                    .expect("full-width ASCII has a plain form"),
                c if c.is_whitespace() => ' ',
                c => c,
            })
            .collect();
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
