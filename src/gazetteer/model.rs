//! Entities, aliases and what an alias needs around it to be a mention.
//!
//! Plain data: knows no matcher, and of files only how its words are written in them.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::Language;

/// Everything that is looked for.
///
/// Entities are sorted by id, aliases by text and then by the order they were declared in, so
/// that indices into either are the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gazetteer {
    /// Every entity, by id.
    pub entities: Vec<Entity>,
    /// Every alias and decoy.
    ///
    /// Several may have the same text: for two entities at different times (`Assad`), for one
    /// under either of two conditions, or for an organisation and its country at different levels
    /// (`CPC`). Each that holds where the text stands contributes its targets there; an entity is
    /// mentioned once at a span, at the lowest level at which one of them counts.
    pub aliases: Vec<Alias>,
    /// Every office with its holders; [`Target::Office`] points here.
    pub offices: Vec<Office>,
    /// Digest of all of the above and of the matching rules' version, 16 hexadecimal digits:
    /// two gazetteers with the same fingerprint count alike.
    pub fingerprint: String,
}

/// Index into [`Gazetteer::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityIndex(pub u16);

/// Index into [`Gazetteer::aliases`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AliasIndex(pub u32);

/// Index into [`Gazetteer::offices`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OfficeIndex(pub u16);

/// A country, person or organisation that mentions are counted for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable id: lower-case ISO 3166 alpha-2 for a country (`cn`), a name for a person
    /// (`xi_jinping`) or organisation (`org_nato`).
    pub id: String,
    /// Name shown in tables, in English.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// For a person or organisation, the id of its country, if it has one.
    pub country: Option<String>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum EntityKind {
    Country,
    Person,
    Organisation,
}

/// A spelling to look for, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The spelling, normalised as stored text is.
    pub text: String,
    /// Language it is written in; decides only between languages that share a script
    /// (an English alias is not looked for in a Spanish document, nor a Chinese one in a
    /// Japanese document, but both are in a Korean one). `None`: looked for everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What a mention of it counts for. Empty for a decoy: a longer string that contains an
    /// alias and is not it, which wins by being longer and counts for nothing.
    pub targets: Vec<(Target, AliasKind)>,
    /// How its edges are tested.
    pub boundary: Boundary,
    /// First day on which the spelling means this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day on which the spelling means this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// What must or must not stand beside it; shared by all aliases that it was declared for.
    #[serde(default, skip_serializing_if = "no_context")]
    pub context: Arc<[Context]>,
    /// Smallest `--counts` under which a mention counts.
    pub counts: Counts,
}

fn no_context(context: &Arc<[Context]>) -> bool {
    context.is_empty()
}

/// What a mention of an alias counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Always this entity.
    Entity(EntityIndex),
    /// Whoever holds this office on the document's date; nobody if that is not known.
    Office(OfficeIndex),
}

/// An office and who held it when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Stable id, such as `cn_president`.
    pub id: String,
    /// Holders with first and last day (inclusive; `None` is open), by first day.
    pub terms: Vec<(EntityIndex, Option<Date>, Option<Date>)>,
}

impl Office {
    /// Returns who held the office on `day`; where two terms meet on one day, the later one.
    pub fn holder(&self, day: Date) -> Option<EntityIndex> {
        self.terms
            .iter()
            .rev()
            .find(|(_, from, to)| from.is_none_or(|f| f <= day) && to.is_none_or(|t| day <= t))
            .map(|(entity, _, _)| *entity)
    }
}

/// What sort of name an alias is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AliasKind {
    /// A name in full or in common use: `China`, `중화인민공화국`, `Xi Jinping`.
    Name,
    /// Letters that stand for a name: `PRC`, `ROK`.
    Abbreviation,
    /// People or adjective: `Chinese`, `китайский`.
    Demonym,
    /// Two or more countries in one word: `조중`, `中俄`.
    Compound,
    /// A name with a judgement in it: `puppet ROK`.
    Epithet,
    /// The capital or seat of government standing for the country: `Beijing`.
    Capital,
    /// A party, army, agency or newspaper of the country.
    Organisation,
    /// An office standing for its holder: `Russian President`.
    Title,
    /// An institution named after a person: `Kim Il Sung University`.
    Institution,
}

impl AliasKind {
    /// Returns the name used in reports and in the fingerprint of a gazetteer.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Abbreviation => "abbreviation",
            Self::Demonym => "demonym",
            Self::Compound => "compound",
            Self::Epithet => "epithet",
            Self::Capital => "capital",
            Self::Organisation => "organisation",
            Self::Title => "title",
            Self::Institution => "institution",
        }
    }
}

/// Which mentions count for a country or person: each level includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// Names and abbreviations.
    Names,
    /// Also demonyms, compounds and epithets. The default.
    Demonyms,
    /// Also capitals, organisations and titles.
    All,
    /// Never: too often something else. Still found, so that `explain` can show it.
    Never,
}

/// How the edges of an alias are tested in the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Boundary {
    /// Not beside a letter, digit or combining mark of an alphabetic script. An edge of the
    /// alias that is itself no such character needs no test (`U.S.` before `Army`).
    Word,
    /// As `Word` on the left; on the right up to three lower-case (or, after a capital stem,
    /// capital) Cyrillic letters may follow before the boundary: `китайск` finds `китайского`.
    Stem,
    /// Not preceded by a Hangul syllable, except after what the matching rules list as
    /// attachable (`적`, `반`, another country's name, …); open on the right.
    Hangul,
    /// No Hangul syllable on either side: a name spelled with spaces, `김 정 은`.
    HangulBoth,
    /// Not beside another Katakana character; `・` is a boundary.
    Katakana,
    /// No test: Han, where context and decoys decide.
    Open,
    /// No test on either side, and its edges are boundaries for its neighbours: a leader's name
    /// that lost the spaces around it (`ofKim Jong Unand`).
    Glued,
}

/// A condition on the text directly beside an alias, after at most one space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Context {
    /// Counts only if one of these follows.
    OnlyBefore(Vec<String>),
    /// Does not count if one of these follows.
    NotBefore(Vec<String>),
    /// Counts only if one of these precedes.
    OnlyAfter(Vec<String>),
    /// Does not count if one of these precedes.
    NotAfter(Vec<String>),
}
