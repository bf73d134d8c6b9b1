//! The table of months: what `headcount coverage` shows.

use jiff::civil::Date;

use crate::coverage::{Coverage, PeriodCoverage, State};
use crate::facts::{OutletIndex, day_of};

/// How one outlet covers one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCoverage {
    /// The outlet.
    pub outlet: OutletIndex,
    /// First day of the month.
    pub month: Date,
    /// How the month is covered.
    pub coverage: PeriodCoverage,
}

impl Coverage {
    /// Returns every month of every outlet from its first document to its last, by outlet and
    /// month. Months in which nothing was expected and nothing is held are left out.
    pub fn table(&self) -> Vec<MonthCoverage> {
        let mut table = Vec::new();
        for (outlet, held) in (0..).map(OutletIndex).zip(&self.outlets) {
            let (Some(first), Some(last)) = (held.held.first(), held.held.last()) else {
                continue;
            };
            let last = day_of(last.day);
            let mut month = day_of(first.day).first_of_month();
            while month <= last {
                let coverage = self.period(&[outlet], month, month.last_of_month());
                if coverage.state != State::None || coverage.issue_days_expected > 0 {
                    table.push(MonthCoverage {
                        outlet,
                        month,
                        coverage,
                    });
                }
                let Ok(next) = month.last_of_month().tomorrow() else {
                    break;
                };
                month = next;
            }
        }
        table
    }
}
