//! What was found, in a sentence each, with its number, denominator and interval.

use crate::analysis::compare::Comparison;
use crate::analysis::compare::Counted;
use crate::analysis::compare::SMALLEST;
use crate::analysis::counts::CountRow;
use crate::analysis::dossier::Searched;
use crate::analysis::season::Season;
use crate::analysis::silence::Kind;
use crate::analysis::silence::Silences;
use crate::analysis::silence::Stretch;
use crate::analysis::trend::Course;
use crate::coverage::CellState;
use crate::coverage::PeriodCoverage;
use crate::coverage::State;
use crate::measure::change_point::SHORTEST;
use crate::measure::two_counts::RatioInterval;

use super::super::claims::range;
use super::super::season::NAMES;
use super::super::table::Cell;
use super::super::table::Column;
use super::super::table::Row;
use super::super::table::Value;
use super::Keyed;
use super::Report;

/// Probability below which months are said to differ.
const RARE: f64 = 0.05;

/// One finding.
#[derive(Default)]
struct Said {
    kind: &'static str,
    entities: String,
    unit: String,
    value: Cell,
    of: Cell,
    low: Cell,
    high: Cell,
    p: Cell,
    sentence: String,
}

impl Report<'_> {
    /// Returns a row for each finding: of each entity its share and its longest silence, of the
    /// first two their ratio, then seasons and trends where enough is held.
    pub fn findings(&self) -> Keyed {
        let mut said = Vec::new();
        if let Some(searched) = &self.dossier.searched {
            said.extend(shares(searched));
            said.extend(searched.comparison.as_ref().and_then(ratio));
            said.extend(searched.silences.iter().filter_map(silence));
            said.extend(searched.seasons.iter().filter_map(season));
            said.extend(searched.courses.iter().filter_map(trend));
        }
        let mut columns = ["finding", "entities", "unit"]
            .map(|name| Column::text(name, 1))
            .to_vec();
        columns.extend(["value", "of", "low", "high", "p"].map(Column::number));
        columns.push(Column::prose("sentence"));
        let row = |one: Said| -> Row {
            vec![
                one.kind.into(),
                one.entities.into(),
                one.unit.into(),
                one.value,
                one.of,
                one.low,
                one.high,
                one.p,
                one.sentence.into(),
            ]
        };
        Keyed::by_columns("findings", 2, columns, said.into_iter().map(row).collect())
    }
}

fn shares(searched: &Searched) -> Vec<Said> {
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

fn ratio(comparison: &Comparison) -> Option<Said> {
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

/// Returns the longest stretch without a mention; none where there is no mention at all, which
/// the share says already.
fn silence(silences: &Silences) -> Option<Said> {
    if silences.mentioning == 0 {
        return None;
    }
    let is_run = |stretch: &&Stretch| stretch.kind != Kind::Window && stretch.is_searched();
    let longest = silences.stretches.iter().find(is_run)?;
    let held = longest.coverage.issue_days_held;
    let expected = longest.coverage.issue_days_expected;
    let open = match longest.kind {
        Kind::OpenRun => ", where the documents end",
        Kind::Run | Kind::Window => "",
    };
    let surprise = longest.surprise.map(|surprise| {
        format!(
            " At the rate before, some stretch as long within a year has probability {}.",
            Value::Probability(surprise.some_in_a_year).to_text()
        )
    });
    Some(Said {
        kind: "longest silence",
        entities: silences.id.clone(),
        unit: "issue days".to_owned(),
        value: u64::from(held).into(),
        of: u64::from(expected).into(),
        p: longest
            .surprise
            .map(|surprise| Value::Probability(surprise.some_in_a_year))
            .into(),
        sentence: format!(
            "The longest stretch without {}: {} to {}{open}, {held} of {} held, {} searched.{}",
            silences.name,
            longest.from,
            longest.to,
            plural(u64::from(expected), "issue day"),
            plural(longest.documents, "document"),
            surprise.unwrap_or_default(),
        ),
        ..Said::default()
    })
}

/// Returns the season; none where no month is held in two years, or too little was found.
fn season(season: &Season) -> Option<Said> {
    let p = season.even_p?;
    if season.months.iter().all(|month| month.years < 2) {
        return None;
    }
    let indices = season.months.iter().zip(NAMES);
    let indices = indices.filter_map(|(month, name)| Some((month.index?, name)));
    let mut indices: Vec<(f64, &str)> = indices.collect();
    indices.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (&(most, month), &(least, other)) = (indices.first()?, indices.last()?);
    let entity = season.table.entities.first()?;
    let index = |index: f64| Value::Ratio(index).to_text();
    let probability = Value::Probability(p).to_text();
    let sentence = if p < RARE {
        format!(
            "{} has a season: its share is {} times the mean in {month} and {} times in {other} \
             (probability of months as uneven by chance {probability}, as if documents were \
             independent).",
            entity.name,
            index(most),
            index(least),
        )
    } else {
        format!(
            "No season of {} can be told from chance (probability of months as uneven \
             {probability}); its share is highest in {month}, {} times the mean.",
            entity.name,
            index(most),
        )
    };
    Some(Said {
        kind: "season",
        entities: entity.id.clone(),
        unit: "highest share of a month over the mean".to_owned(),
        value: Value::Ratio(most).into(),
        p: Value::Probability(p).into(),
        sentence,
        ..Said::default()
    })
}

fn trend(course: &Course) -> Option<Said> {
    let trend = course.trend?;
    let entity = course.table.entities.first()?;
    // A share that is 0 nearly everywhere has no slope to speak of, nor has one of months of
    // which a few documents are held.
    let is_whole = |row: &CountRow<'_>| matches!(row.state(), CellState::Counted | CellState::Zero);
    if entity.documents() < SMALLEST || course.table.rows().filter(is_whole).count() < SHORTEST {
        return None;
    }
    let by = course.table.query.by.name();
    let points = 100.0 * trend.slope;
    let probability = Value::Probability(trend.p_value).to_text();
    let steps = course
        .levels
        .iter()
        .flatten()
        .map(|level| level.number)
        .max();
    let levels = match steps {
        Some(2) => " Its level steps once.".to_owned(),
        Some(levels) if levels > 2 => format!(" Its level steps {} times.", levels - 1),
        _ => String::new(),
    };
    Some(Said {
        kind: "trend",
        entities: entity.id.clone(),
        unit: format!("percentage points a {by}"),
        value: Value::Change(points).into(),
        p: Value::Probability(trend.p_value).into(),
        sentence: format!(
            "The share of {} changes by {} percentage points a {by} (Theil–Sen; probability \
             without a trend {probability}, Mann–Kendall).{levels}",
            entity.name,
            Value::Change(points).to_text(),
        ),
        ..Said::default()
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

/// Returns a number of things.
pub(super) fn plural(count: u64, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}
