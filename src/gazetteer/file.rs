//! One gazetteer file as it is written: the tables and keys of its TOML.
//!
//! Shapes only; what they mean is decided in `parse`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::{Spanned, value::Datetime};

use super::model::{AliasKind, Boundary, Counts, EntityKind};

/// Spellings by language code.
pub(super) type Spellings = BTreeMap<Spanned<String>, Vec<Spanned<String>>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub entity: Vec<Spanned<Entity>>,
    #[serde(default)]
    pub decoy: Vec<Spanned<Alias>>,
    #[serde(default)]
    pub compound: Vec<Spanned<Compound>>,
    #[serde(default)]
    pub office: Vec<Spanned<Office>>,
    #[serde(default)]
    pub title: TitleContext,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    pub id: Spanned<String>,
    pub name: Option<String>,
    pub kind: Option<EntityKind>,
    pub country: Option<Spanned<String>>,
    #[serde(default)]
    pub names: Spellings,
    #[serde(default)]
    pub abbreviations: Spellings,
    #[serde(default)]
    pub demonyms: Spellings,
    #[serde(default)]
    pub capitals: Spellings,
    #[serde(default)]
    pub organisations: Spellings,
    #[serde(default)]
    pub epithets: Spellings,
    #[serde(default)]
    pub alias: Vec<Spanned<Alias>>,
}

/// Words that stand for several entities under the same conditions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Compound {
    /// Ids of the entities, by word.
    pub forms: BTreeMap<Spanned<String>, Vec<String>>,
    pub language: Option<Spanned<String>>,
    pub counts: Option<Counts>,
    pub boundary: Option<Boundary>,
    pub from: Option<Spanned<Datetime>>,
    pub to: Option<Spanned<Datetime>>,
    #[serde(default)]
    pub exact: bool,
    #[serde(default)]
    pub only_before: Vec<String>,
    #[serde(default)]
    pub not_before: Vec<String>,
    #[serde(default)]
    pub only_after: Vec<String>,
    #[serde(default)]
    pub not_after: Vec<String>,
}

/// An `[[entity.alias]]` or `[[decoy]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alias {
    pub text: Option<Spanned<String>>,
    #[serde(default)]
    pub texts: Vec<Spanned<String>>,
    pub language: Option<Spanned<String>>,
    pub kind: Option<AliasKind>,
    pub counts: Option<Counts>,
    pub boundary: Option<Boundary>,
    pub from: Option<Spanned<Datetime>>,
    pub to: Option<Spanned<Datetime>>,
    #[serde(default)]
    pub exact: bool,
    #[serde(default)]
    pub shared: bool,
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    #[serde(default)]
    pub only_before: Vec<String>,
    #[serde(default)]
    pub not_before: Vec<String>,
    #[serde(default)]
    pub only_after: Vec<String>,
    #[serde(default)]
    pub not_after: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub id: Spanned<String>,
    pub terms: Vec<Spanned<Term>>,
    #[serde(default)]
    pub titles: Spellings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Term {
    pub holder: String,
    pub from: Option<Spanned<Datetime>>,
    pub to: Option<Spanned<Datetime>>,
}

/// Words beside which a title does not name the holder, by language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitleContext {
    #[serde(default)]
    pub not_before: BTreeMap<Spanned<String>, Vec<String>>,
    #[serde(default)]
    pub not_after: BTreeMap<Spanned<String>, Vec<String>>,
}
