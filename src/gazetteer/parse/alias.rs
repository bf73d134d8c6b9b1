//! Spellings, one by one: what is said of each, and what its kind and script say.

use std::{borrow::Cow, sync::Arc};

use toml::Spanned;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Source, TitleContexts};
use crate::gazetteer::{
    declaration::{Declarations, DeclaredAlias, Owner, Place},
    error::Error,
    file,
    model::{AliasKind, Boundary, Context, Counts},
    script,
};

impl Source {
    pub(super) fn spellings(
        &self,
        kind: AliasKind,
        spellings: file::Spellings,
        owner: &Owner,
        beside: &TitleContexts,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        for (code, texts) in spellings {
            let language = self.language(&code)?;
            let context = beside.get(&language).cloned().unwrap_or_default();
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

    /// Reads an `[[entity.alias]]` or `[[decoy]]`: one alias for each text.
    pub(super) fn alias(
        &self,
        place: Place,
        alias: file::Alias,
        owner: &Owner,
        declarations: &mut Declarations,
    ) -> Result<(), Error> {
        let language = alias
            .language
            .as_ref()
            .map(|code| self.language(code))
            .transpose()?;
        let (from, to) = self.window(alias.from, alias.to, owner)?;
        let kind = alias.kind.unwrap_or(AliasKind::Name);
        let context: Arc<[Context]> = [
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
                boundary: alias.boundary.unwrap_or(boundary),
                text,
                language,
                owner: owner.clone(),
                kind,
                also: also.clone(),
                from,
                to,
                context: context.clone(),
                counts: alias.counts.unwrap_or(default_counts(kind)),
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
            let normal = normal.into_owned();
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
fn normal_form(text: &str) -> Cow<'_, str> {
    if is_normal(text) {
        return text.into();
    }
    let plain: String = text.nfc().filter_map(plain).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").into()
}

/// Returns whether a spelling evidently is in normal form, as nearly all are.
fn is_normal(text: &str) -> bool {
    let is_spaced = || text.contains("  ") || text.starts_with(' ') || text.ends_with(' ');
    text.chars().all(|c| plain(c) == Some(c))
        && !is_spaced()
        && (text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes)
}

/// Returns the plain form of a character; `None` if it has no width.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => return None,
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{FF0D}' => '-',
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(c) - 0xFEE0).expect("full-width ASCII has a plain form")
        }
        c if c.is_whitespace() => ' ',
        c => c,
    })
}
