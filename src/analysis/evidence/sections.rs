//! The documents that stand in a section.

use std::collections::BTreeMap;

use crate::analysis::sections::SectionLife;
use crate::analysis::subcorpus::Subcorpus;
use crate::facts::DocumentFact;
use crate::facts::Facts;

use super::Evidence;

/// Returns the documents of each section, as `sections` counts them: every distinct document,
/// also an earlier version. `subcorpus` and `facts` must be those that were looked at.
pub fn of_sections(lives: &[SectionLife], subcorpus: &Subcorpus, facts: &Facts) -> Vec<Evidence> {
    let mut standing: BTreeMap<(&str, &str), Vec<(&DocumentFact, u64)>> = BTreeMap::new();
    for document in facts.documents.iter().filter(|d| subcorpus.contains(d)) {
        for (section, _) in &document.sections {
            let section = facts.sections[usize::from(section.0)].as_str();
            let place = (facts.outlet(document.outlet), section);
            standing.entry(place).or_default().push((document, 1));
        }
    }
    let places = lives
        .iter()
        .map(|life| (life.outlet.as_str(), life.section.as_str()));
    places
        .map(|place| Evidence::of(standing.remove(&place).unwrap_or_default()))
        .collect()
}
