//! What there is to search: the head of every answer.

use jiff::civil::Date;

use crate::dedup::Totals;
use crate::facts::Facts;
use crate::gazetteer::model::Gazetteer;

/// A whole corpus in a few numbers, before any question restricts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corpus {
    /// Where all records went: read = documents + copies + rejected.
    pub totals: Totals,
    /// Names of outlets, sorted.
    pub outlets: Vec<String>,
    /// First and last day on which a document was published; `None` without documents.
    pub range: Option<(Date, Date)>,
    /// Fingerprint of the gazetteer that mentions were found with.
    pub gazetteer: String,
}

impl Corpus {
    /// Returns the summary of facts that were found with a gazetteer.
    pub fn of(facts: &Facts, totals: Totals, gazetteer: &Gazetteer) -> Self {
        let mut outlets = facts.outlets.clone();
        outlets.sort_unstable();
        let days = || facts.documents.iter().map(|document| document.published);
        Self {
            totals,
            outlets,
            range: days().min().zip(days().max()),
            gazetteer: gazetteer.fingerprint.clone(),
        }
    }
}
