//! What do counts rest on? Which documents, by outlet and month, and under which names.
//!
//! Two corpora with equal digests are the same documents; where they are not, the months say
//! where they differ.

use std::collections::BTreeMap;

use crate::document::DocumentId;
use crate::facts::Facts;
use crate::gazetteer::model::{EntityIndex, Gazetteer, Target};

/// The documents of one outlet in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Name of the outlet.
    pub outlet: String,
    /// Month, as `2024-08`.
    pub month: String,
    /// Documents, earlier versions among them.
    pub documents: u64,
    /// Digest of their ids and of how many records each has, 16 hexadecimal digits.
    pub digest: String,
}

/// Returns what is held by outlet and month, sorted.
pub fn holdings(facts: &Facts) -> Vec<Holding> {
    let mut months: BTreeMap<(&str, String), Vec<(DocumentId, u64)>> = BTreeMap::new();
    for document in &facts.documents {
        let day = document.published;
        let month = format!("{:04}-{:02}", day.year(), day.month());
        let held = months.entry((facts.outlet(document.outlet), month));
        held.or_default().push((document.id, document.records()));
    }
    months
        .into_iter()
        .map(|((outlet, month), mut documents)| {
            documents.sort_unstable();
            Holding {
                outlet: outlet.to_owned(),
                month,
                documents: documents.len() as u64,
                digest: digest(&documents),
            }
        })
        .collect()
}

fn digest(documents: &[(DocumentId, u64)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (id, records) in documents {
        hasher.update(&id.0.to_be_bytes());
        hasher.update(&records.to_be_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// Returns the digest of a whole corpus, 32 hexadecimal digits.
pub fn corpus_digest(holdings: &[Holding]) -> String {
    let mut hasher = blake3::Hasher::new();
    for holding in holdings {
        for field in [&holding.outlet, &holding.month, &holding.digest] {
            hasher.update(field.as_bytes());
            hasher.update(&[0xFF]);
        }
    }
    hasher.finalize().to_hex()[..32].to_owned()
}

/// Returns the aliases of some entities, each sorted: names under which they are looked for, not
/// titles, which follow an office.
pub fn aliases(
    gazetteer: &Gazetteer,
    entities: impl IntoIterator<Item = EntityIndex>,
) -> BTreeMap<String, Vec<String>> {
    let mut aliases: BTreeMap<EntityIndex, Vec<String>> = BTreeMap::new();
    for alias in &gazetteer.aliases {
        for (target, _) in &alias.targets {
            if let Target::Entity(entity) = target {
                aliases.entry(*entity).or_default().push(alias.text.clone());
            }
        }
    }
    let named = entities.into_iter().map(|entity| {
        let mut own = aliases.get(&entity).cloned().unwrap_or_default();
        own.sort_unstable();
        own.dedup();
        (gazetteer.entities[usize::from(entity.0)].id.clone(), own)
    });
    named.collect()
}
