//! Coverage: what is held of each outlet, in numbers and as a strip.

use maud::Markup;
use maud::html;

use super::super::dossier::Keyed;
use super::super::dossier::Report;
use super::figure::table;
use super::legend;
use super::strip;

/// Returns the coverage of every outlet; nothing where no document was asked.
pub(super) fn part(report: &Report<'_>) -> Option<Markup> {
    let searched = report.dossier.searched.as_ref()?;
    if searched.strips.is_empty() || searched.periods.periods.is_empty() {
        return None;
    }
    let whole = whole(report.coverage());
    let by = searched.periods.query.by.name();
    Some(html! {
        (table(&whole, "All days together", &[
            ("outlet", "outlet"),
            ("documents", "documents"),
            ("issue_days", "issue days held"),
            ("issue_days_expected", "of"),
            ("low_days", "with few"),
            ("state", "held"),
        ]))
        p.fine { "Documents: distinct ones, earlier versions of an article among them." }
        (legend::of_strips())
        @for (at, one) in searched.strips.iter().enumerate() {
            figure {
                figcaption { b { (one.outlet) } ", a cell a " (by) }
                div.scroll tabindex="0" role="region" aria-label={ "Coverage of " (one.outlet) } {
                    (strip::strip(one, &searched.periods, at))
                }
            }
        }
    })
}

/// Returns the rows of whole outlets.
fn whole(coverage: Keyed) -> Keyed {
    let rows = coverage.keys.into_iter().zip(coverage.table.rows);
    let of_whole = rows.filter(|(_, row)| row[1].to_text() == super::super::dossier::WHOLE);
    let (keys, rows) = of_whole.unzip();
    Keyed {
        keys,
        table: super::super::table::Table {
            rows,
            ..coverage.table
        },
        ..coverage
    }
}
