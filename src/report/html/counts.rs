//! Counts: all days together, then period by period as a table and as charts.

use maud::Markup;
use maud::html;

use crate::analysis::counts::CountRow;
use crate::analysis::counts::CountTable;
use crate::coverage::CellState;
use crate::period::Granularity;

use super::super::dossier::Keyed;
use super::super::dossier::Report;
use super::chart;
use super::figure::figure;
use super::figure::table;
use super::legend;

/// Returns the counts; nothing where no document was asked or nobody counted.
pub(super) fn part(report: &Report<'_>) -> Option<Markup> {
    let searched = report.dossier.searched.as_ref()?;
    if searched.totals.entities.is_empty() || searched.totals.periods.is_empty() {
        return None;
    }
    let totals = report.totals();
    Some(html! {
        (table(&totals, "All days together", &[
            ("name", "name"),
            ("documents", "documents"),
            ("documents_total", "of"),
            ("share", "share"),
            ("share_low", "95 % from"),
            ("share_high", "to"),
            ("mentions", "mentions"),
            ("per_million", "per million tokens"),
        ]))
        @if searched.periods.query.by != Granularity::Total {
            (by_period(report, &searched.periods))
        }
    })
}

fn by_period(report: &Report<'_>, counts: &CountTable) -> Markup {
    let keyed = report.periods();
    let by = counts.query.by.name();
    html! {
        (pivot(&keyed, counts))
        (legend::of_charts())
        @for (at, entity) in counts.entities.iter().enumerate() {
            figure {
                figcaption {
                    b { (entity.name) } ": documents with a mention, by " (by)
                }
                div.scroll tabindex="0" role="region" aria-label={ "Chart of " (entity.name) } {
                    (chart::chart(&keyed, counts, at))
                }
            }
        }
        p.fine { "Each chart has a scale of its own." }
    }
}

/// Returns a row for each period and a column for each entity.
fn pivot(keyed: &Keyed, counts: &CountTable) -> Markup {
    let periods = counts.periods.len();
    let rows: Vec<Vec<CountRow<'_>>> = counts
        .entities
        .iter()
        .map(|entity| counts.rows_of(entity).collect())
        .collect();
    let caption = format!("Documents with a mention, by {}", counts.query.by.name());
    html! {
        div.scroll.tall tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr {
                    th scope="col" { (counts.query.by.name()) }
                    th scope="col" class="number" { "searched" }
                    @for entity in &counts.entities {
                        th scope="col" class="number" { (entity.name) }
                    }
                } }
                tbody {
                    @for period in 0..periods {
                        tr {
                            th scope="row" { (figure(keyed, period, "period")) }
                            td class="number" { (figure(keyed, period, "documents_total")) }
                            @for (at, rows) in rows.iter().enumerate() {
                                (cell(keyed, at * periods + period, rows[period].state()))
                            }
                        }
                    }
                }
            }
        }
        p.fine { "~ held in part: a lower bound. “No data”: no document was searched, which is not 0." }
    }
}

fn cell(keyed: &Keyed, row: usize, state: CellState) -> Markup {
    html! {
        td class={ "number " (super::super::names::state(state)) } {
            (figure(keyed, row, "documents"))
            @if state == CellState::Partial { span.mark title="held in part" { "~" } }
        }
    }
}
