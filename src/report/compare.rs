//! A comparison as a report: every number for programs, the telling ones to readers.

use serde_json::Map;

use crate::analysis::compare::Compared;
use crate::analysis::compare::Comparison;
use crate::analysis::compare::Counted;
use crate::analysis::compare::Ratio;
use crate::analysis::compare::SMALLEST;
use crate::analysis::compare::Window;
use crate::analysis::evidence::of_comparison;
use crate::facts::Facts;
use crate::measure::two_counts::RatioInterval;
use crate::period::Granularity;

use super::counts;
use super::evidence::Backing;
use super::evidence::Behind;
use super::format::Format;
use super::table::Cell;
use super::table::Column;
use super::table::Row;
use super::table::Table;
use super::table::Value;

/// Set behind a count from a period that is not held completely.
const PARTIAL: char = '~';

/// Set where nothing was searched.
const NO_DATA: char = '·';

/// Returns a comparison as readers see it, or in CSV and JSON as programs read it.
pub fn table(answer: &Comparison, format: Format) -> Table {
    match format {
        Format::Text | Format::Markdown => view(answer),
        Format::Csv | Format::Json => Table {
            columns: columns(),
            rows: rows(answer).collect(),
            footers: Vec::new(),
        },
    }
}

/// Returns the documents behind both counts of each row; those behind mentions are those behind
/// documents, and listed once. `facts` must be those counted.
pub fn behind(answer: &Comparison, facts: &Facts) -> Behind {
    let found = of_comparison(answer, facts);
    let names: Vec<&str> = answer
        .asked
        .entities
        .iter()
        .map(|e| e.name.as_str())
        .collect();
    let rows = lines(answer)
        .zip(found.iter().cycle())
        .map(|(line, found)| {
            let days = line.row.period.period;
            let both = names.iter().zip(found);
            both.map(|(name, evidence)| Backing {
                evidence: line.row.counts(line.counted).map(|_| evidence.clone()),
                label: (line.counted == Counted::ALL[0])
                    .then(|| format!("{name}, {} to {}", days.from, days.to)),
            })
            .collect()
        });
    Behind {
        fields: vec!["first_ids", "second_ids"],
        rows: rows.collect(),
        besides: Vec::new(),
    }
}

/// Returns the members `query`, `corpus` and `length_steps`, as of a count of both entities.
pub fn head(answer: &Comparison) -> Map<String, serde_json::Value> {
    let mut head = counts::context(&answer.asked);
    let steps = counts::lengths(&answer.length_steps());
    head.insert("length_steps".to_owned(), steps);
    head
}

/// A period, and what is counted in it.
struct Line<'a> {
    row: &'a Compared,
    counted: Counted,
    ratio: Option<Ratio>,
}

fn lines(answer: &Comparison) -> impl Iterator<Item = Line<'_>> {
    Counted::ALL.into_iter().flat_map(|counted| {
        answer.rows.iter().map(move |row| Line {
            row,
            counted,
            ratio: row.ratio(counted),
        })
    })
}

/// Returns the columns of CSV and the fields of JSON; `docs/FORMATS.md` explains each.
fn columns() -> Vec<Column> {
    let is_text = |name| {
        matches!(
            name,
            "counted" | "window" | "period" | "from" | "to" | "state"
        )
    };
    FIELDS
        .iter()
        .map(|(name, _)| {
            if is_text(*name) {
                Column::text(*name, 1)
            } else {
                Column::number(*name)
            }
        })
        .collect()
}

fn rows(answer: &Comparison) -> impl Iterator<Item = Row> {
    lines(answer).map(|line| FIELDS.iter().map(|(_, cell)| cell(&line)).collect())
}

type Field = (&'static str, fn(&Line<'_>) -> Cell);

const FIELDS: [Field; 20] = [
    ("counted", |line| line.counted.name().into()),
    ("window", |line| window(line.row.window).into()),
    ("period", |line| line.row.period.period.label().into()),
    ("from", |line| line.row.period.period.from.into()),
    ("to", |line| line.row.period.period.to.into()),
    ("state", |line| {
        super::names::coverage(line.row.period.coverage.state).into()
    }),
    ("first", |line| count(line, 0)),
    ("second", |line| count(line, 1)),
    ("of", whole),
    ("first_rate", |line| rate(line, 0)),
    ("second_rate", |line| rate(line, 1)),
    ("ratio", |line| {
        line.ratio.map(|r| Value::Ratio(r.ratio)).into()
    }),
    ("blocks_low", |line| low(blocks(line))),
    ("blocks_high", |line| high(blocks(line))),
    ("exact_low", |line| low(exact(line))),
    ("exact_high", |line| high(exact(line))),
    ("exact_p", |line| {
        line.ratio.map(|r| Value::Probability(r.p_value)).into()
    }),
    ("weeks", |line| (line.row.weeks.len() as u64).into()),
    ("issue_days", |line| {
        u64::from(line.row.period.coverage.issue_days_held).into()
    }),
    ("issue_days_expected", |line| {
        u64::from(line.row.period.coverage.issue_days_expected).into()
    }),
];

fn window(window: Window) -> &'static str {
    match window {
        Window::Asked => "asked",
        Window::Earlier => "earlier",
    }
}

fn count(line: &Line<'_>, at: usize) -> Cell {
    line.row.counts(line.counted).map(|both| both[at]).into()
}

/// Returns what the counts stand in: documents, or tokens for mentions.
fn whole(line: &Line<'_>) -> Cell {
    let searched = &line.row.period;
    let whole = match line.counted {
        Counted::Documents => searched.documents,
        Counted::Mentions => searched.tokens,
    };
    (searched.documents > 0).then_some(whole).into()
}

fn rate(line: &Line<'_>, at: usize) -> Cell {
    let rate = match line.counted {
        Counted::Documents => line.row.shares().map(|both| Value::Share(both[at].share())),
        Counted::Mentions => {
            let both = line.row.frequencies();
            both.map(|both| Value::Rate(both[at].per_million()))
        }
    };
    rate.into()
}

fn blocks(line: &Line<'_>) -> Option<RatioInterval> {
    line.ratio?.blocks
}

fn exact(line: &Line<'_>) -> Option<RatioInterval> {
    line.ratio.map(|ratio| ratio.exact)
}

fn low(interval: Option<RatioInterval>) -> Cell {
    interval.map(|interval| Value::Ratio(interval.low)).into()
}

fn high(interval: Option<RatioInterval>) -> Cell {
    interval
        .and_then(|interval| interval.high)
        .map(Value::Ratio)
        .into()
}

/// Returns a comparison as readers see it.
pub fn view(answer: &Comparison) -> Table {
    let is_cut = answer.asked.query.by != Granularity::Total;
    let names = answer.asked.entities.iter().map(|entity| &entity.name);
    let mut columns = vec![Column::text("counted", u8::MAX)];
    columns.extend(if is_cut {
        vec![Column::text(answer.asked.query.by.name(), u8::MAX)]
    } else {
        vec![Column::text("from", u8::MAX), Column::text("to", u8::MAX)]
    });
    columns.extend(names.map(Column::number));
    let beside = [
        ("of", 2),
        ("ratio", u8::MAX),
        ("95% (blocks)", u8::MAX),
        ("95% (exact)", 1),
    ];
    columns.extend(beside.map(|(name, importance)| Column {
        importance,
        ..Column::number(name)
    }));
    let rows: Vec<Row> = lines(answer).map(|line| shown(&line, is_cut)).collect();
    let mut footers = legend(answer, &rows);
    footers.extend(counts::volume_warning(&answer.volume));
    footers.extend(counts::length_warning(&answer.length_steps()));
    footers.extend(counts::searched(&answer.asked));
    Table {
        columns,
        rows,
        footers,
    }
}

fn shown(line: &Line<'_>, is_cut: bool) -> Row {
    let period = line.row.period.period;
    let mark = match line.row.counts(line.counted) {
        None => Some(NO_DATA),
        Some(_) => line.row.is_partial().then_some(PARTIAL),
    };
    let mut row: Row = vec![line.counted.name().into()];
    row.extend(if is_cut {
        vec![period.label().into()]
    } else {
        vec![period.from.into(), period.to.into()]
    });
    row.extend([
        count(line, 0).marked(mark),
        count(line, 1).marked(mark),
        whole(line),
        line.ratio.map(|r| Value::Ratio(r.ratio)).into(),
        range(blocks(line)),
        range(exact(line)),
    ]);
    row
}

fn range(interval: Option<RatioInterval>) -> Cell {
    let text = |interval: RatioInterval| {
        let low = Value::Ratio(interval.low).to_text();
        let high = interval.high.map(|high| Value::Ratio(high).to_text());
        Value::Text(format!("{low}–{}", high.as_deref().unwrap_or("?")))
    };
    interval.map(text).into()
}

/// Returns what the numbers and marks mean.
fn legend(answer: &Comparison, rows: &[Row]) -> Vec<String> {
    let has_mark = |mark| rows.iter().flatten().any(|cell| cell.mark == Some(mark));
    let mut legend = Vec::new();
    if answer.rows.is_empty() {
        legend.push("nothing to compare: there is no document".to_owned());
    }
    if has_mark(NO_DATA) {
        legend.push(format!(
            "{NO_DATA} no data: nothing was searched, which is not zero"
        ));
    }
    if has_mark(PARTIAL) {
        let partial = answer.rows.iter().filter(|row| row.is_partial());
        let (held, expected) = partial.fold((0, 0), |(held, expected), row| {
            let coverage = row.period.coverage;
            (
                held + coverage.issue_days_held,
                expected + coverage.issue_days_expected,
            )
        });
        legend.push(format!(
            "{PARTIAL} partial: {held} of {expected} issue days are held"
        ));
    }
    legend.push(
        "of: documents searched, or tokens for mentions; ratio: first over second".to_owned(),
    );
    if lines(answer).any(|line| line.ratio.is_some()) {
        legend.push(
            "95%: blocks of weeks, as mentions come in clusters; exact: as if each stood alone, mostly \
             too narrow"
                .to_owned(),
        );
    }
    let is_small = |line: Line<'_>| {
        let counts = line.row.counts(line.counted);
        counts.is_some_and(|both| both[0].min(both[1]) < SMALLEST)
    };
    if lines(answer).any(is_small) {
        legend.push(format!("no ratio where a count is below {SMALLEST}"));
    }
    let has_few_weeks = |line: Line<'_>| line.ratio.is_some_and(|ratio| ratio.blocks.is_none());
    if lines(answer).any(has_few_weeks) {
        legend.push("no blocks in fewer than eight weeks with documents".to_owned());
    }
    legend
}
