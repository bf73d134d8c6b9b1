//! Facts invented for tests: records as an analysis sees them, without text.

use jiff::civil::Date;
use jiff::civil::date;

use crate::document::DocumentId;
use crate::facts::FactRow;
use crate::facts::Facts;
use crate::facts::FactsBuilder;
use crate::facts::MentionCount;
use crate::gazetteer::model::AliasIndex;
use crate::gazetteer::model::AliasKind;
use crate::gazetteer::model::Counts;
use crate::gazetteer::model::Entity;
use crate::gazetteer::model::EntityIndex;
use crate::gazetteer::model::EntityKind;
use crate::gazetteer::model::Gazetteer;
use crate::language::Language;
use crate::signature::Signature;

pub(crate) const CHINA: EntityIndex = EntityIndex(0);
pub(crate) const RUSSIA: EntityIndex = EntityIndex(1);
pub(crate) const XI: EntityIndex = EntityIndex(2);

/// Returns a gazetteer of China, Russia and Xi Jinping.
pub(crate) fn gazetteer() -> Gazetteer {
    let entity = |id: &str, name: &str, kind, country: Option<&str>| Entity {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        country: country.map(str::to_owned),
    };
    Gazetteer {
        entities: vec![
            entity("cn", "China", EntityKind::Country, None),
            entity("ru", "Russia", EntityKind::Country, None),
            entity("xi_jinping", "Xi Jinping", EntityKind::Person, Some("cn")),
        ],
        aliases: Vec::new(),
        offices: Vec::new(),
        fingerprint: "0123456789abcdef".to_owned(),
    }
}

/// A record; equal articles of one outlet and day are copies.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) article: u64,
    pub(crate) outlet: &'static str,
    pub(crate) section: &'static str,
    pub(crate) language: Option<Language>,
    pub(crate) day: Date,
    pub(crate) tokens: u32,
    /// Entity, sort of name, and how many.
    pub(crate) mentions: Vec<(EntityIndex, AliasKind, u32)>,
}

impl Record {
    /// Returns an article of 100 English tokens in KCNA, with these mentions by name.
    pub(crate) fn new(article: u64, day: Date, mentions: &[(EntityIndex, u32)]) -> Self {
        Self {
            article,
            outlet: "kcna-en",
            section: "World",
            language: Some(Language::English),
            day,
            tokens: 100,
            mentions: mentions
                .iter()
                .map(|(entity, count)| (*entity, AliasKind::Name, *count))
                .collect(),
        }
    }
}

/// Returns the facts of the records and of one record that was refused.
pub(crate) fn facts(records: &[Record]) -> Facts {
    let mut builder = FactsBuilder::default();
    for record in records {
        let id = DocumentId::of(record.outlet, record.day, &record.article.to_string());
        let mut mentions: Vec<MentionCount> =
            record.mentions.iter().copied().map(mention).collect();
        mentions.sort_unstable();
        builder.add_row(
            &FactRow {
                id,
                outlet: record.outlet,
                section: record.section,
                language: record.language,
                published: record.day,
                tokens: record.tokens,
                title: None,
                url: None,
                has_body: true,
                signature: unlike_any_other(id),
            },
            mentions,
        );
    }
    builder.add_rejected();
    builder.finish()
}

fn mention((entity, kind, count): (EntityIndex, AliasKind, u32)) -> MentionCount {
    let counts = match kind {
        AliasKind::Name | AliasKind::Abbreviation => Counts::Names,
        AliasKind::Demonym | AliasKind::Compound | AliasKind::Epithet => Counts::Demonyms,
        AliasKind::Capital
        | AliasKind::Organisation
        | AliasKind::Title
        | AliasKind::Institution => Counts::All,
    };
    MentionCount {
        entity,
        alias: AliasIndex(u32::from(entity.0)),
        kind,
        counts,
        count,
    }
}

fn unlike_any_other(id: DocumentId) -> Signature {
    let mut buckets = [0; 64];
    let digest = blake3::hash(&id.0.to_be_bytes());
    buckets[..32].copy_from_slice(digest.as_bytes());
    buckets[32..].copy_from_slice(blake3::hash(digest.as_bytes()).as_bytes());
    Signature(buckets)
}

/// Returns a day of January 2024.
pub(crate) fn january(day: i8) -> Date {
    date(2024, 1, day)
}
