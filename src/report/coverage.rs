//! Coverage as tables: the months of every outlet, and the gaps in them.

use crate::coverage::Coverage;
use crate::facts::Facts;
use crate::period::Granularity;
use crate::period::Period;

use super::names;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;

/// Returns a row for every outlet and month. `coverage` is that of `facts`.
pub fn months(coverage: &Coverage, facts: &Facts) -> Table {
    let columns = vec![
        Column::text("outlet", 10),
        Column::text("month", u8::MAX),
        Column::number("documents"),
        Column::number("issue_days"),
        Column::number("issue_days_expected"),
        Column {
            importance: 2,
            ..Column::number("low_days")
        },
        Column::text("state", u8::MAX),
    ];
    let rows = coverage.table().into_iter().map(|month| -> Row {
        let covered = month.coverage;
        vec![
            facts.outlet(month.outlet).into(),
            Period::containing(Granularity::Month, month.month)
                .label()
                .into(),
            covered.documents.into(),
            number(covered.issue_days_held),
            number(covered.issue_days_expected),
            number(covered.low_days),
            names::coverage(covered.state).into(),
        ]
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: vec![
            "issue_days: held of those expected; low_days: held with far fewer documents than usual"
                .to_owned(),
        ],
    }
}

/// Returns a row for every stretch of missing issues. `coverage` is that of `facts`.
pub fn gaps(coverage: &Coverage, facts: &Facts) -> Table {
    let columns = vec![
        Column::text("outlet", 10),
        Column::text("from", u8::MAX),
        Column::text("to", u8::MAX),
        Column::number("issues_missing"),
    ];
    let rows = coverage.gaps().into_iter().map(|gap| -> Row {
        vec![
            facts.outlet(gap.outlet).into(),
            gap.from.into(),
            gap.to.into(),
            (gap.issues as u64).into(),
        ]
    });
    Table {
        columns,
        rows: rows.collect(),
        footers: Vec::new(),
    }
}

fn number(count: u32) -> Cell {
    u64::from(count).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::super::text;
    use super::*;
    use crate::analysis::invented::Record;
    use crate::analysis::invented::facts;

    fn written(table: &Table) -> String {
        let mut out = Vec::new();
        text::write(table, None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// A document a day from 1 January to 31 March 2024 but 5 to 7 February.
    fn daily() -> Facts {
        let days = Period::covering(Granularity::Day, date(2024, 1, 1), date(2024, 3, 31));
        let is_missing =
            |day: &Period| date(2024, 2, 5) <= day.from && day.from <= date(2024, 2, 7);
        let records: Vec<Record> = days
            .iter()
            .filter(|day| !is_missing(day))
            .map(|day| Record::new(1, day.from, &[]))
            .collect();
        facts(&records)
    }

    #[test]
    fn months_show_what_is_held_of_what_is_expected() {
        let facts = daily();
        let table = months(&Coverage::of(&facts, &BTreeMap::new()), &facts);
        insta::assert_snapshot!(written(&table), @r"
        outlet   month    documents  issue_days  issue_days_expected  low_days  state
        ───────  ───────  ─────────  ──────────  ───────────────────  ────────  ───────
        kcna-en  2024-01         31          31                   31         0  whole
        kcna-en  2024-02         26          26                   29         0  partial
        kcna-en  2024-03         31          31                   31         0  whole

        issue_days: held of those expected; low_days: held with far fewer documents than usual
        ");
    }

    #[test]
    fn a_gap_is_told_from_its_first_to_its_last_missing_issue() {
        let facts = daily();
        let table = gaps(&Coverage::of(&facts, &BTreeMap::new()), &facts);
        insta::assert_snapshot!(written(&table), @r"
        outlet   from        to          issues_missing
        ───────  ──────────  ──────────  ──────────────
        kcna-en  2024-02-05  2024-02-07               3
        ");
    }
}
