//! Findings: a number, and the sentence that says of what.

use maud::Markup;
use maud::html;

use super::super::dossier::Keyed;
use super::super::dossier::Report;
use super::evidence::anchor;
use super::figure::figure;
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
                            span.kind { (unit(&findings, row)) }
                        }
                        p {
                            (figure_or(&findings, row, "sentence", ""))
                            @if let Some(behind) = behind(report, &findings, row) {
                                " " a.fine href={ "#" (anchor(behind)) } { "the articles" }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// Returns what the number of a finding is one of.
fn unit(findings: &Keyed, row: usize) -> Markup {
    let finding = findings.cell(row, "finding").to_text();
    let has_whole = findings.cell(row, "of").value.is_some();
    html! {
        @match finding.as_str() {
            "share" if has_whole => { "of " (figure(findings, row, "of")) " documents" }
            "share" => "documents",
            "longest silence" => "issue days of silence",
            "season" => "times the mean",
            "trend" => (findings.cell(row, "unit").to_text()),
            other => (other),
        }
    }
}

/// Returns what stands behind the share of an entity.
fn behind(report: &Report<'_>, findings: &Keyed, row: usize) -> Option<usize> {
    if findings.cell(row, "finding").to_text() != "share" {
        return None;
    }
    let id = findings.cell(row, "entities").to_text();
    let mut behind = report.dossier.behind.iter();
    behind.position(|one| one.documents > 0 && report.subject(one) == ("entity", id.as_str()))
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
