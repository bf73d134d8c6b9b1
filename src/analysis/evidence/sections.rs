//! The documents that stand in a section.

use std::collections::BTreeMap;

use crate::analysis::sections::SectionQuery;
use crate::analysis::sections::SectionTable;
use crate::analysis::subcorpus::Subcorpus;
use crate::facts::DocumentFact;
use crate::facts::Facts;

use super::Evidence;

/// Returns the documents of each section of a table, as they are counted there: every distinct
/// document, also an earlier version. `query` must be the one answered, and `facts` those looked
/// at.
pub fn of_sections(answer: &SectionTable, query: &SectionQuery, facts: &Facts) -> Vec<Evidence> {
    let looked_at = Subcorpus {
        window: query.window,
        languages: query.languages.clone(),
        ..Subcorpus::default()
    };
    let mut standing: BTreeMap<(&str, &str), Vec<(&DocumentFact, u64)>> = BTreeMap::new();
    for document in facts.documents.iter().filter(|d| looked_at.contains(d)) {
        for (section, _) in &document.sections {
            let section = facts.sections[usize::from(section.0)].as_str();
            let place = (facts.outlet(document.outlet), section);
            standing.entry(place).or_default().push((document, 1));
        }
    }
    let rows = answer.rows.iter();
    rows.map(|row| {
        let place = (row.outlet.as_str(), row.section.as_str());
        Evidence::of(standing.remove(&place).unwrap_or_default())
    })
    .collect()
}
