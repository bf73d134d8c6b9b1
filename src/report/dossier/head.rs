//! What was searched, in lines that stand under the headline.

use super::super::counts;
use super::Report;

impl Report<'_> {
    /// Returns when this was written, what was searched and where all records went.
    pub fn searched(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "Written on {} with headcount {}.",
            self.day,
            env!("CARGO_PKG_VERSION")
        )];
        match &self.dossier.searched {
            Some(searched) => lines.extend(counts::searched(&searched.periods)),
            None => lines.push(format!(
                "No text was searched; gazetteer {}",
                self.gazetteer.fingerprint
            )),
        }
        lines
    }
}
