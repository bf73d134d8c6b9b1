//! Gaps: stretches in which expected issues are missing.

use jiff::civil::Date;

use crate::coverage::Coverage;
use crate::facts::OutletIndex;
use crate::facts::day_of;

/// Expected issues of one outlet that are missing one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    /// The outlet.
    pub outlet: OutletIndex,
    /// Day of the first missing issue.
    pub from: Date,
    /// Day of the last missing issue.
    pub to: Date,
    /// How many issues are missing, at least 1; days of rest between do not count.
    pub issues: usize,
}

impl Coverage {
    /// Returns the gaps of every outlet between its first document and its last, in order.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for (outlet, coverage) in (0..).map(OutletIndex).zip(&self.outlets) {
            let runs = coverage
                .issues
                .chunk_by(|one, next| (one.volume.documents == 0) == (next.volume.documents == 0));
            for run in runs {
                let ([first, ..], [.., last]) = (run, run) else {
                    continue;
                };
                if first.volume.documents > 0 {
                    continue;
                }
                gaps.push(Gap {
                    outlet,
                    from: day_of(first.volume.day),
                    to: day_of(last.volume.day),
                    issues: run.len(),
                });
            }
        }
        gaps
    }
}
