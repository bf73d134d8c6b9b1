//! Counts, coverage and claims as tables of the report.

use crate::coverage::PeriodCoverage;

use super::super::claims;
use super::super::counts;
use super::super::names;
use super::super::table::Column;
use super::super::table::Row;
use super::Keyed;
use super::Report;

impl Report<'_> {
    /// Returns all days together, a row for each entity: the fields of counts.
    pub fn totals(&self) -> Keyed {
        let searched = self.dossier.searched.as_ref();
        let rows = searched.map(|searched| counts::rows(&searched.totals).collect());
        Keyed::by_columns("totals", 1, counts::columns(), rows.unwrap_or_default())
    }

    /// Returns a row for each entity and period: the fields of counts.
    pub fn periods(&self) -> Keyed {
        let searched = self.dossier.searched.as_ref();
        let rows: Vec<Row> = searched
            .map(|searched| counts::rows(&searched.periods).collect())
            .unwrap_or_default();
        let key = |row: &Row| format!("{} {}", row[0].to_text(), row[2].to_text());
        Keyed {
            keys: rows.iter().map(key).collect(),
            ..Keyed::by_columns("periods", 1, counts::columns(), rows)
        }
    }

    /// Returns a row for each outlet and period, and one for all of them, called `total`.
    pub fn coverage(&self) -> Keyed {
        let mut columns = ["outlet", "period"]
            .map(|name| Column::text(name, 1))
            .to_vec();
        columns.extend(
            ["documents", "issue_days", "issue_days_expected", "low_days"].map(Column::number),
        );
        columns.push(Column::text("state", 1));
        let mut rows = Vec::new();
        if let Some(searched) = &self.dossier.searched {
            for strip in &searched.strips {
                let labels = searched
                    .periods
                    .periods
                    .iter()
                    .map(|one| one.period.label());
                // A report without parts of time has no more than the whole.
                let cells = labels.zip(&strip.cells).filter(|(label, _)| label != WHOLE);
                for (label, cell) in cells {
                    rows.push(covered(&strip.outlet, &label, cell));
                }
                rows.push(covered(&strip.outlet, WHOLE, &strip.whole));
            }
        }
        Keyed::by_columns("coverage", 2, columns, rows)
    }

    /// Returns a row for each claim: the fields of `claims check`.
    pub fn claims(&self) -> Keyed {
        let table = claims::table(&self.dossier.claims, false, self.gazetteer);
        Keyed::by_columns("claims", 1, table.columns, table.rows)
    }
}

/// The period that is all of them.
pub(in crate::report) const WHOLE: &str = "total";

fn covered(outlet: &str, period: &str, coverage: &PeriodCoverage) -> Row {
    let number = |count: u32| u64::from(count).into();
    vec![
        outlet.into(),
        period.into(),
        coverage.documents.into(),
        number(coverage.issue_days_held),
        number(coverage.issue_days_expected),
        number(coverage.low_days),
        names::coverage(coverage.state).into(),
    ]
}
