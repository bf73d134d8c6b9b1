//! Findings: a number, and the sentence that says of what.

use maud::Markup;
use maud::html;

use super::super::dossier::Report;
use super::figure::figure_or;

/// Returns the findings.
pub(super) fn part(report: &Report<'_>) -> Option<Markup> {
    let findings = report.findings();
    (!findings.is_empty()).then(|| {
        html! {
            ol.findings {
                @for row in 0..findings.len() {
                    li {
                        div.lead {
                            span.value { (figure_or(&findings, row, "value", "–")) }
                            span.kind { (findings.cell(row, "finding").to_text()) }
                        }
                        p { (figure_or(&findings, row, "sentence", "")) }
                    }
                }
            }
        }
    })
}

/// Returns what must be known before a number is quoted.
pub(super) fn caveats(report: &Report<'_>) -> Option<Markup> {
    let caveats = report.caveats();
    (!caveats.is_empty()).then(|| {
        html! {
            ul.caveats {
                @for row in 0..caveats.len() {
                    li { (figure_or(&caveats, row, "sentence", "")) }
                }
            }
        }
    })
}
