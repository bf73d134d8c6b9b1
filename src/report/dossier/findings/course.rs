//! What time does: silences, seasons, trends.

use crate::analysis::compare::SMALLEST;
use crate::analysis::counts::CountRow;
use crate::analysis::season::Season;
use crate::analysis::silence::Kind;
use crate::analysis::silence::Silences;
use crate::analysis::silence::Stretch;
use crate::analysis::trend::Course;
use crate::coverage::CellState;
use crate::measure::change_point::SHORTEST;

use super::super::super::season::NAMES;
use super::super::super::table::Value;
use super::Said;
use super::plural;

/// Probability below which months are said to differ.
const RARE: f64 = 0.05;

/// Returns the longest stretch without a mention; none where there is no mention at all, which
/// the share says already.
pub(super) fn silence(silences: &Silences) -> Option<Said> {
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
pub(super) fn season(season: &Season) -> Option<Said> {
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

pub(super) fn trend(course: &Course) -> Option<Said> {
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
