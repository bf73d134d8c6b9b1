//! The documents behind the numbers of a silence.

use crate::analysis::silence::Said;
use crate::analysis::silence::Silences;
use crate::analysis::silence::said;
use crate::dedup::Deduplicated;
use crate::facts::DocumentFact;
use crate::facts::Facts;

use super::Evidence;

/// The documents of one stretch that say something of the entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SilenceEvidence {
    /// Those with a mention that counts: none in a silence.
    pub naming: Evidence,
    /// Others in which a title stands for the entity.
    pub title_only: Evidence,
}

/// Returns the documents behind the numbers of each of [`Silences::stretches`]. `facts` must be
/// those that were searched.
pub fn of_silences(answer: &Silences, facts: &Facts) -> Vec<SilenceEvidence> {
    let query = &answer.query;
    let deduplicated = Deduplicated::of(facts, query.duplicates);
    let telling: Vec<(Said, &DocumentFact, u64)> = query
        .subcorpus
        .weighted(facts, &deduplicated)
        .into_iter()
        .map(|(document, weight)| (said(query, facts, document), document, weight))
        .filter(|(said, _, _)| *said != Said::Nothing)
        .collect();
    let stretches = answer.stretches.iter();
    stretches
        .map(|stretch| {
            let saying = |sought: Said| {
                let of_sort = telling.iter().filter(move |(said, document, _)| {
                    let days = stretch.from..=stretch.to;
                    *said == sought && days.contains(&document.published)
                });
                Evidence::of(of_sort.map(|(_, document, weight)| (*document, *weight)))
            };
            SilenceEvidence {
                naming: saying(Said::Named),
                title_only: saying(Said::TitleAlone),
            }
        })
        .collect()
}
