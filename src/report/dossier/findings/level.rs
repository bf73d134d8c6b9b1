//! How often somebody is named, and how often beside another.

use crate::analysis::compare::Comparison;
use crate::analysis::compare::Counted;
use crate::analysis::compare::SMALLEST;
use crate::analysis::counts::CountRow;
use crate::analysis::dossier::Searched;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::measure::two_counts::RatioInterval;

use super::super::super::claims::range;
use super::super::super::table::Value;
use super::Said;
use super::plural;

/// Returns the share of each entity.
pub(super) fn shares(searched: &Searched) -> Vec<Said> {
    let table = &searched.totals;
    if table.periods.is_empty() {
        let nothing = |entity: &crate::analysis::counts::EntityCounts| Said {
            kind: "share",
            entities: entity.id.clone(),
            unit: "documents".to_owned(),
            sentence: format!(
                "No number for {}: there is no document to search.",
                entity.name
            ),
            ..Said::default()
        };
        return table.entities.iter().map(nothing).collect();
    }
    table.rows().map(|row| share(&row)).collect()
}

fn share(row: &CountRow<'_>) -> Said {
    let name = &row.entity.name;
    let said = Said {
        kind: "share",
        entities: row.entity.id.clone(),
        unit: "documents".to_owned(),
        ..Said::default()
    };
    let (Some(documents), Some(of), Some(share)) =
        (row.documents(), row.documents_total(), row.share())
    else {
        let period = row.period.period;
        return Said {
            sentence: format!(
                "No number for {name}: no document is held of {} to {}, which is not zero.",
                period.from, period.to
            ),
            ..said
        };
    };
    let interval = share.interval();
    let percent = |share: f64| Value::Share(share).to_text();
    let named = match documents {
        0 => format!("{name} is named in none of {}", plural(of, "document")),
        some => format!("{name} is named in {some} of {}", plural(of, "document")),
    };
    let times = row
        .mentions()
        .filter(|mentions| *mentions > 0)
        .map(|mentions| format!(", {} in all", plural(mentions, "mention")));
    let bound = lower_bound(row.period.coverage);
    Said {
        value: documents.into(),
        of: of.into(),
        low: Value::Share(interval.low).into(),
        high: Value::Share(interval.high).into(),
        sentence: format!(
            "{named}: {} (95 % interval {} to {}){}.{}",
            percent(share.share()),
            percent(interval.low),
            percent(interval.high),
            times.unwrap_or_default(),
            bound.unwrap_or_default(),
        ),
        ..said
    }
}

pub(super) fn ratio(comparison: &Comparison) -> Option<Said> {
    let row = comparison.rows.first()?;
    let [first, second] = row.counts(Counted::Documents)?;
    let [one, other] = [0, 1].map(|at| &comparison.asked.entities[at]);
    let of = row.period.documents;
    let said = Said {
        kind: "ratio",
        entities: format!("{},{}", one.id, other.id),
        unit: "documents over documents".to_owned(),
        of: of.into(),
        ..Said::default()
    };
    let counts = format!("{first} and {second} of {}", plural(of, "document"));
    let Some(ratio) = row.ratio(Counted::Documents) else {
        return Some(Said {
            sentence: format!(
                "No ratio of {} to {}: {counts}, and one count is below {SMALLEST}.",
                one.name, other.name
            ),
            ..said
        });
    };
    let (interval, how) = match ratio.blocks {
        Some(blocks) => (blocks, "from blocks of weeks"),
        None => (ratio.exact, "as if documents were independent"),
    };
    let RatioInterval { low, high } = interval;
    Some(Said {
        value: Value::Ratio(ratio.ratio).into(),
        low: Value::Ratio(low).into(),
        high: high.map(Value::Ratio).into(),
        p: Value::Probability(ratio.p_value).into(),
        sentence: format!(
            "{} stands in {} times as many documents as {}: {counts} (95 % interval {}, {how}).",
            one.name,
            Value::Ratio(ratio.ratio).to_text(),
            other.name,
            range(interval).replace('–', " to "),
        ),
        ..said
    })
}

/// Returns that a count of days that are not held whole is a lower bound.
fn lower_bound(coverage: PeriodCoverage) -> Option<String> {
    let (held, expected) = (coverage.issue_days_held, coverage.issue_days_expected);
    (coverage.state == State::Partial).then(|| {
        let expected = plural(u64::from(expected), "issue day");
        format!(" A lower bound: {held} of {expected} are held.")
    })
}
