//! Claims: what was published, what came out, and what a sceptic sets beside it.

use maud::Markup;
use maud::html;

use crate::analysis::claims::Checked;
use crate::analysis::claims::Relation;
use crate::analysis::claims::Verdict;
use crate::analysis::dossier::Subject;

use super::super::claims::beside;
use super::super::claims::bound;
use super::super::claims::searched;
use super::super::dossier::Keyed;
use super::super::dossier::Report;
use super::evidence::anchor;
use super::figure::figure;
use super::figure::figure_or;

/// Returns the claims: those that were tested, then the others, each in the order of the file.
pub(super) fn part(report: &Report<'_>) -> Option<Markup> {
    let claims = &report.dossier.claims;
    if claims.is_empty() {
        return None;
    }
    let table = report.claims();
    let is_tested = |one: &Checked<'_>| !matches!(one.verdict, Verdict::Untestable(_));
    let number = |is: fn(&Verdict) -> bool| claims.iter().filter(|one| is(&one.verdict)).count();
    let (tested, others): (Vec<_>, Vec<_>) = claims
        .iter()
        .enumerate()
        .partition(|(_, one)| is_tested(one));
    Some(html! {
        p.tally {
            (claims.len()) " claims: "
            (number(|v| matches!(v, Verdict::Reproduced))) " reproduced, "
            (number(|v| matches!(v, Verdict::Differs))) " differ, "
            (number(|v| matches!(v, Verdict::Untestable(_)))) " cannot be tested"
        }
        @for (at, one) in tested { (claim(report, &table, at, one)) }
        @if !others.is_empty() {
            h3 { "Cannot be tested here" }
            @for (at, one) in others { (claim(report, &table, at, one)) }
        }
    })
}

fn claim(report: &Report<'_>, table: &Keyed, at: usize, one: &Checked<'_>) -> Markup {
    let behind = report.dossier.behind.iter();
    let behind = behind
        .map(|one| one.subject)
        .position(|one| one == Subject::Claim(at));
    let is_in_part = bound(one).is_some();
    let has_number = one.claim.published.is_some() || one.found.computed.is_some();
    html! {
        article.claim id={ "claim-" (at + 1) } {
            p.verdict.(class(&one.verdict)) { (figure(table, at, "verdict")) }
            h4 { (figure(table, at, "text")) }
            p.source {
                (figure(table, at, "source")) " · " (figure(table, at, "claim"))
            }
            @if has_number {
                dl.numbers {
                    div {
                        dt { "published" }
                        dd { (relation(one)) (figure_or(table, at, "published", "no number")) }
                    }
                    div {
                        dt { @if is_in_part { "computed, held in part" } @else { "computed" } }
                        dd {
                            (figure_or(table, at, "computed", "no data"))
                            @if is_in_part { "~" }
                        }
                    }
                    @if one.found.interval.is_some() {
                        div {
                            dt { "95 % interval" }
                            dd {
                                (figure(table, at, "low")) "–" (figure_or(table, at, "high", "?"))
                            }
                        }
                    }
                }
            }
            @if table.cell(at, "reason").value.is_some() {
                p.reason { (figure(table, at, "reason")) }
            }
            @if let Some(words) = searched(one) { p.fine { (words) } }
            @if !one.found.beside.is_empty() {
                ul.beside {
                    @for words in one.found.beside.iter().map(beside) { li { (words) } }
                }
            }
            @if let Some(behind) = behind {
                p.fine { a href={ "#" (anchor(behind)) } { "what is behind it" } }
            }
        }
    }
}

/// Returns how a computed number must stand to the published one, if it need not be the same.
fn relation(one: &Checked<'_>) -> &'static str {
    match one.claim.relation {
        Relation::Equal => "",
        Relation::More => "> ",
        Relation::Less => "< ",
    }
}

fn class(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Reproduced => "reproduced",
        Verdict::Differs => "differs",
        Verdict::Untestable(_) => "untested",
    }
}
